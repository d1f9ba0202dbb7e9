package source

import "github.com/healthlint/healthlint/lint"

// Error says in both languages why copy could not be read.
type Error struct {
	Message lint.Text
	Offset  int // byte on disk at which it went wrong; -1 where that says nothing
	Line    int // of the malformed row of a data set; 0 for a whole file
	// Fields are those that a data set has, where it has none of those asked for.
	Fields []string
}

func (e *Error) Error() string { return e.Message.EN }
