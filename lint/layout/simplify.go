package layout

import "github.com/healthlint/healthlint/lint/hanzi"

// simplify returns s in simplified characters, byte for byte as long, so that
// one list of wordings serves both scripts.
func simplify(s string) string { return hanzi.SimplifySameLength(s) }
