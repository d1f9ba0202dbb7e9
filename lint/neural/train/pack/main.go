// Command pack turns what lint/neural/train learned into the file that the binary embeds.
//
//	go run ./lint/neural/train/pack -vocabulary DIR/vocabulary.bin -out lint/neural/data/default.network LEARNED
package main

import (
	"encoding/binary"
	"flag"
	"fmt"
	"os"

	"github.com/healthlint/healthlint/lint/neural"
)

func main() {
	vocabulary := flag.String("vocabulary", "", "vocabulary.bin of traindata")
	out := flag.String("out", "", "file to write")
	flag.Parse()
	if *vocabulary == "" || *out == "" || flag.NArg() != 1 {
		flag.Usage()
		os.Exit(2)
	}
	data, err := os.ReadFile(*vocabulary)
	check(err)
	var ids []uint16
	for ; len(data) >= 2; data = data[2:] {
		ids = append(ids, binary.LittleEndian.Uint16(data))
	}
	learned, err := os.ReadFile(flag.Arg(0))
	check(err)
	packed, err := neural.Pack(ids, learned)
	check(err)
	_, err = neural.Open(string(packed))
	check(err)
	check(os.WriteFile(*out, packed, 0o644))
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "pack:", err)
		os.Exit(1)
	}
}
