// Command gen writes the embedded tables of package hanzi.
//
// The script tables come from OpenCC through gocc and need nothing else:
//
//	go run ./lint/hanzi/internal/gen -out lint/hanzi/data script
//
// Readings come from go-pinyin:
//
//	go run ./lint/hanzi/internal/gen -out lint/hanzi/data readings
//
// Commonness and the neighbours of one-to-many forms are counted in text files (.txt or .txt.gz) of simplified and of Traditional Chinese, and
// look-alikes are derived from chaizi-jt.txt (kfcd/chaizi, CC BY 3.0):
//
//	go run ./lint/hanzi/internal/gen -out lint/hanzi/data -simplified a.txt.gz,b.txt.gz -traditional c.txt.gz common
//	go run ./lint/hanzi/internal/gen -out lint/hanzi/data -traditional c.txt.gz contexts
//	go run ./lint/hanzi/internal/gen -out lint/hanzi/data -chaizi chaizi-jt.txt shapes
package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/healthlint/healthlint/lint/hanzi"
	"github.com/healthlint/healthlint/lint/hanzi/internal/tables"
)

func main() {
	var g generator
	flag.StringVar(&g.out, "out", "lint/hanzi/data", "folder of the tables")
	flag.StringVar(&g.simplified, "simplified", "", "text files in simplified characters, comma-separated; FILE:0.2 weighs one")
	flag.StringVar(&g.traditional, "traditional", "", "text files in Traditional characters")
	flag.StringVar(&g.chaizi, "chaizi", "", "chaizi-jt.txt")
	flag.Parse()
	for _, part := range flag.Args() {
		if err := g.run(part); err != nil {
			fmt.Fprintln(os.Stderr, "gen:", err)
			os.Exit(1)
		}
	}
}

type generator struct{ out, simplified, traditional, chaizi string }

func (g generator) run(part string) error {
	switch part {
	case "script":
		return g.script()
	case "common":
		return g.common()
	case "readings":
		return g.readings()
	case "shapes":
		return g.shapes()
	case "contexts":
		return g.contexts()
	}
	return fmt.Errorf("unknown part %q", part)
}

func (g generator) script() error {
	both, err := g.read("both.tsv")
	if err != nil {
		return err
	}
	variants, err := g.read("variants.tsv")
	if err != nil {
		return err
	}
	regional, err := g.read("regional.tsv")
	if err != nil {
		return err
	}
	d, err := tables.OpenDictionaries(regional)
	if err != nil {
		return err
	}
	phrases, err := tables.Phrases()
	if err != nil {
		return err
	}
	for name, table := range map[string][]byte{
		"phrases.bin":     phrases,
		"classes.bin":     d.Classes(both, variants),
		"simplified.bin":  d.Simplified(variants),
		"traditional.bin": d.Traditional(),
		"variants.bin":    tables.Variants(variants),
	} {
		if err := g.write(name, table); err != nil {
			return err
		}
	}
	return nil
}

func (g generator) read(name string) (string, error) {
	data, err := os.ReadFile(filepath.Join(g.out, name))
	return string(data), err
}

func (g generator) write(name string, data []byte) error {
	return os.WriteFile(filepath.Join(g.out, name), data, 0o644)
}

func (g generator) common() error {
	var simplified, traditional tables.Counter
	for files, counter := range map[string]*tables.Counter{g.simplified: &simplified, g.traditional: &traditional} {
		for file := range strings.SplitSeq(files, ",") {
			name, weight := file, 1.0
			if path, w, ok := strings.Cut(file, ":"); ok {
				v, err := strconv.ParseFloat(w, 64)
				if err != nil {
					return err
				}
				name, weight = path, v
			}
			if err := counter.AddFile(name, weight); err != nil {
				return err
			}
		}
	}
	return g.write("common.bin", tables.Common(&simplified, &traditional, hanzi.Simplify))
}

func (g generator) readings() error {
	list, err := g.read("polyphones.txt")
	if err != nil {
		return err
	}
	readings := tables.Readings(hanzi.Frequency, candidate, tables.Polyphones(list))
	for name, table := range readings {
		if err := g.write(name, table); err != nil {
			return err
		}
	}
	return nil
}

func (g generator) shapes() error {
	confusable, err := g.read("confusable.tsv")
	if err != nil {
		return err
	}
	chaizi, err := os.Open(g.chaizi)
	if err != nil {
		return err
	}
	defer chaizi.Close()
	table, err := tables.Shapes(chaizi, confusable, hanzi.Frequency, candidate, rare)
	if err != nil {
		return err
	}
	return g.write("shapes.txt", table)
}

// candidate tells the characters that a writer of simplified Chinese may have meant.
func candidate(r rune) bool {
	c := hanzi.ClassOf(r)
	return (c == hanzi.Both || c == hanzi.SimplifiedOnly) && hanzi.Level(r) > 0 && hanzi.Level(r) < 3
}

// rare tells the characters of simplified text that next to nobody means.
func rare(r rune) bool {
	c := hanzi.ClassOf(r)
	return (c == hanzi.Both || c == hanzi.SimplifiedOnly) && !candidate(r)
}

func (g generator) contexts() error {
	forms, err := g.read("forms.tsv")
	if err != nil {
		return err
	}
	counter := tables.NewContextCounter(forms)
	for file := range strings.SplitSeq(g.traditional, ",") {
		if err := counter.AddFile(file); err != nil {
			return err
		}
	}
	return g.write("contexts.bin", counter.Contexts())
}
