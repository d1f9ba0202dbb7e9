// Command healthlint checks Chinese health-news copy.
package main

import "os"

func main() {
	os.Exit(Command{os.Stdin, os.Stdout, os.Stderr}.Main(os.Args[1:]))
}
