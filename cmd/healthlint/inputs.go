package main

import (
	"io/fs"
	"os"
)

// inputs are the files that a run reads, so that none is written over.
type inputs struct {
	paths []string
	infos []fs.FileInfo
}

// newInputs looks at the files of a run, standard input among them where it
// is one.
func newInputs(a *app, files []string) *inputs {
	in := &inputs{}
	for _, path := range files {
		info, err := os.Stat(path)
		if stdin, ok := a.Stdin.(*os.File); ok && path == "-" {
			info, err = stdin.Stat()
		}
		if err == nil {
			in.paths, in.infos = append(in.paths, path), append(in.infos, info)
		}
	}
	return in
}

// at returns what is read of the file that path names, itself or through a
// link; "" if nothing is.
func (in *inputs) at(path string) string {
	info, err := os.Stat(path)
	if err != nil || !info.Mode().IsRegular() {
		return ""
	}
	for i, x := range in.infos {
		if os.SameFile(info, x) {
			return in.paths[i]
		}
	}
	return ""
}

// spare refuses to write to a file that is read.
func (in *inputs) spare(a *app, flag, path string) error {
	of := in.at(path)
	switch of {
	case "":
		return nil
	case "-":
		of = a.say("标准输入", "standard input")
	}
	return a.usage("%s：%s 会覆盖要读的稿件（%s），换一个路径", "%s: %s would overwrite copy that is to be read (%s); name another path", flag, path, of)
}
