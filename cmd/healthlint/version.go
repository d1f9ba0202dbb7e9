package main

import (
	"cmp"
	"fmt"
	"runtime"
	"runtime/debug"
)

// version is set by the release build; a build by hand says what it knows.
var version = ""

// releaseVersion is the version alone.
func releaseVersion() string {
	if info, ok := debug.ReadBuildInfo(); ok && version == "" && info.Main.Version != "" {
		return info.Main.Version
	}
	return cmp.Or(version, "(devel)")
}

func versionText() string {
	commit := ""
	if info, ok := debug.ReadBuildInfo(); ok {
		for _, s := range info.Settings {
			if s.Key == "vcs.revision" {
				commit = " " + s.Value[:min(len(s.Value), 12)]
			}
		}
	}
	return fmt.Sprintf("healthlint %s%s %s %s/%s", releaseVersion(), commit, runtime.Version(), runtime.GOOS, runtime.GOARCH)
}
