package main

import (
	"io"
	"os"

	"golang.org/x/term"

	"github.com/healthlint/healthlint/lint/report"
)

// terminal returns the descriptor of a stream that is a terminal.
func terminal(stream any) (fd int, ok bool) {
	if w, ok := stream.(*watched); ok {
		stream = w.Writer
	}
	if w, ok := stream.(screen); ok {
		stream = w.Writer
	}
	file, ok := stream.(*os.File)
	if !ok {
		return 0, false
	}
	fd = int(file.Fd())
	return fd, term.IsTerminal(fd)
}

// screen is where messages go. What they quote of copy and of names must not
// steer the terminal.
type screen struct{ io.Writer }

func (s screen) Write(p []byte) (int, error) {
	if _, err := io.WriteString(s.Writer, report.Drawn(string(p))); err != nil {
		return 0, err
	}
	return len(p), nil
}

// raw returns what is behind a screen, for a bar that steers the terminal.
func raw(w io.Writer) io.Writer {
	if s, ok := w.(screen); ok {
		return s.Writer
	}
	return w
}

// diff returns the changes to a file as they may go to standard output: to
// others than a terminal as they are, so that they can be applied.
func (a *app) diff(changes []byte) []byte {
	if _, ok := terminal(a.Stdout); ok {
		return []byte(report.Drawn(string(changes)))
	}
	return changes
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
