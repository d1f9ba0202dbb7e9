package main

import (
	"os"

	"golang.org/x/term"
)

// terminal returns the descriptor of a stream that is a terminal.
func terminal(stream any) (fd int, ok bool) {
	if w, ok := stream.(*watched); ok {
		stream = w.Writer
	}
	file, ok := stream.(*os.File)
	if !ok {
		return 0, false
	}
	fd = int(file.Fd())
	return fd, term.IsTerminal(fd)
}

// width is that of the terminal on stdout in columns, 0 if there is none.
func (a *app) width() int {
	fd, ok := terminal(a.Stdout)
	if !ok {
		return 0
	}
	if w, _, err := term.GetSize(fd); err == nil && w > 0 {
		return w
	}
	return 80
}

// colored decides about colour: the flag first, then NO_COLOR and FORCE_COLOR
// (https://no-color.org, https://force-color.org), then whether stdout is a
// terminal that knows colour.
func (a *app) colored() bool {
	switch {
	case a.color == "always":
		return true
	case a.color == "never":
		return false
	case os.Getenv("NO_COLOR") != "":
		return false
	case os.Getenv("FORCE_COLOR") != "":
		return true
	}
	_, ok := terminal(a.Stdout)
	return ok && os.Getenv("TERM") != "dumb"
}
