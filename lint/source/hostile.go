package source

import "bytes"

// The parser of Markdown is quadratic in the depth of nesting, in the number of open brackets and of links that do not close,
// in that of marks of emphasis in one block, and in that of the targets of links that stand below each other. No article comes near these.
const (
	maxDepth    = 64
	maxOpen     = 512
	maxLinks    = 512
	maxEmphasis = 4096
	maxTargets  = 4096
)

// tooDeep reports Markdown that would take the parser more than linear time.
// Its reader takes such a file for plain text.
func tooDeep(src []byte) bool {
	open, links, emphasis, targets := 0, 0, 0, 0
	for len(src) > 0 {
		line := src
		if i := bytes.IndexByte(src, '\n'); i >= 0 {
			line = src[:i]
		}
		src = src[min(len(line)+1, len(src)):]
		depth, i := 0, 0
		for ; i < len(line) && bytes.IndexByte([]byte(" \t>+-*.)0123456789"), line[i]) >= 0; i++ {
			spaced := i+1 < len(line) && (line[i+1] == ' ' || line[i+1] == '\t')
			if c := line[i]; c == '>' || spaced && c != ' ' && c != '\t' && (c < '0' || c > '9') {
				depth++
			}
		}
		if depth > maxDepth {
			return true
		}
		if i == len(line) {
			open, links, emphasis, targets = 0, 0, 0, 0
		}
		after, deepest := brackets(line, open)
		if open = after; deepest > maxOpen {
			return true
		}
		links = max(0, links+bytes.Count(line, []byte("]("))-bytes.Count(line, []byte(")")))
		emphasis += bytes.Count(line, []byte("*")) + bytes.Count(line, []byte("_")) + bytes.Count(line, []byte("~"))
		if i < len(line) && line[i] == '[' && bytes.Contains(line, []byte("]:")) {
			targets++ // [甲]: https://example.com
		}
		if links > maxLinks || emphasis > maxEmphasis || targets > maxTargets {
			return true
		}
	}
	return false
}

// brackets counts those that are open behind a line, of those before it, and how many are in it at most: [[甲]] has two.
func brackets(line []byte, open int) (after, most int) {
	most = open
	for {
		i := bytes.IndexAny(line, "[]")
		if i < 0 {
			return open, most
		}
		if line[i] == '[' {
			open++
			most = max(most, open)
		} else {
			open = max(0, open-1)
		}
		line = line[i+1:]
	}
}
