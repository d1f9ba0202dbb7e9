package main

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// TestEveryFlagIsExercised looks in the scripts and tests for a line that
// runs each command with each of its flags.
func TestEveryFlagIsExercised(t *testing.T) {
	var lines []string
	for _, pattern := range []string{"testdata/script/*.txtar", "*_test.go"} {
		files, err := filepath.Glob(pattern)
		if err != nil || len(files) == 0 {
			t.Fatalf("%s: %d files, %v", pattern, len(files), err)
		}
		for _, name := range files {
			data, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			lines = append(lines, strings.Split(string(data), "\n")...)
		}
	}
	a := &app{lang: "en"}
	for _, cmd := range commands(a.root()) {
		words := strings.Fields(cmd.CommandPath())[1:]
		if len(words) == 0 || words[0] == "help" || words[0] == "completion" { // cobra's own
			continue
		}
		called := regexp.MustCompile(`exec healthlint (--\S+ \S+ )*` + strings.Join(words, " ") + `( |$)|"` + strings.Join(words, `", "`) + `"`)
		cmd.LocalNonPersistentFlags().VisitAll(func(f *pflag.Flag) {
			if f.Name == "help" {
				return
			}
			given := regexp.MustCompile(`--` + f.Name + `([^\w-]|$)`)
			for _, line := range lines {
				if called.MatchString(line) && given.MatchString(line) {
					return
				}
			}
			t.Errorf("no script runs %s --%s", cmd.CommandPath(), f.Name)
		})
	}
}

func commands(cmd *cobra.Command) []*cobra.Command {
	list := []*cobra.Command{cmd}
	for _, c := range cmd.Commands() {
		list = append(list, commands(c)...)
	}
	return list
}
