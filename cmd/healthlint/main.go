// Command healthlint checks Chinese health-news copy.
package main

import (
	"os"
	"runtime/debug"
)

// collectAt is by how many percent the heap grows before it is collected. At Go's 100 a single article, whose tables take the heap to
// 4 MB, is collected once and takes a quarter more time; a run over many takes a tenth more memory with this.
const collectAt = 200

func main() {
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(collectAt)
	}
	os.Exit(Command{os.Stdin, os.Stdout, os.Stderr}.Main(os.Args[1:]))
}
