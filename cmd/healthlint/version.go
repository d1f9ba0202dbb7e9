package main

import (
	"fmt"
	"runtime"
	"runtime/debug"
)

// version is set by the release build; a build by hand says what it knows.
var version = ""

func versionText() string {
	v, commit := version, ""
	if info, ok := debug.ReadBuildInfo(); ok {
		if v == "" {
			v = info.Main.Version
		}
		for _, s := range info.Settings {
			if s.Key == "vcs.revision" {
				commit = " " + s.Value[:min(len(s.Value), 12)]
			}
		}
	}
	if v == "" {
		v = "(devel)"
	}
	return fmt.Sprintf("healthlint %s%s %s %s/%s", v, commit, runtime.Version(), runtime.GOOS, runtime.GOARCH)
}
