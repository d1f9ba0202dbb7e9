//go:build unix

package fix

import (
	"io/fs"
	"syscall"
)

// keepOwner gives tmp the owner of the file it replaces, as far as we may.
func keepOwner(in folder, tmp string, info fs.FileInfo) {
	if st, ok := info.Sys().(*syscall.Stat_t); ok {
		_ = in.Chown(tmp, int(st.Uid), int(st.Gid)) // only root may give files away
	}
}
