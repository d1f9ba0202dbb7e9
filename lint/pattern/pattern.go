// Package pattern holds regular expressions that are compiled when they are
// first asked for. One article needs few of the checks' patterns, and a
// pre-commit hook starts the program for every commit.
package pattern

import (
	"os"
	"regexp"
	"strings"
	"sync"
)

// Lazy returns a function that compiles a pattern once, when it is first
// called, and may be called by many at a time. In tests patterns are compiled
// at once, so that a wrong one fails the tests of its package.
func Lazy(expr string) func() *regexp.Regexp {
	if strings.HasSuffix(os.Args[0], ".test") {
		re := regexp.MustCompile(expr)
		return func() *regexp.Regexp { return re }
	}
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(expr) })
}
