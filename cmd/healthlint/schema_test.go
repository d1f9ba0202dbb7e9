package main

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/owenrumney/go-sarif/v3/pkg/report/v210/sarif"
	"github.com/santhosh-tekuri/jsonschema/v6"
)

// schemas are the published schemas; the README beside them names sources.
const schemas = "../../lint/report/testdata/schemas/"

// TestFormatsKeepTheirSchemas holds what the program writes about all
// fixtures, the rows of a data set, a hostile file name and two failures
// against the schema of each format, and a run without findings as well.
func TestFormatsKeepTheirSchemas(t *testing.T) {
	in, out := t.TempDir(), t.TempDir()
	for name, text := range map[string]string{
		`稿 件/a%b,c;d&'(1).txt`: damaged,
		"rows.jsonl":           "{\"content\": \"" + strings.ReplaceAll(damaged, "\r\n", `\n`) + "\"}\nnot a row\n",
		"clean.txt":            whole,
	} {
		path := filepath.Join(in, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	fixtures, err := filepath.Abs("../../fixtures/articles")
	if err != nil {
		t.Fatal(err)
	}
	if err := os.CopyFS(filepath.Join(in, "articles"), os.DirFS(fixtures)); err != nil {
		t.Fatal(err)
	}
	published, err := filepath.Abs(schemas)
	if err != nil {
		t.Fatal(err)
	}
	own, err := filepath.Abs("../../lint/report/schema.json")
	if err != nil {
		t.Fatal(err)
	}
	t.Chdir(in)

	valid := map[string]func(t *testing.T, path string){
		"json":  func(t *testing.T, path string) { keepsJSON(t, own, path, false) },
		"sarif": keepsSARIF,
		"gitlab": func(t *testing.T, path string) {
			keepsJSON(t, filepath.Join(published, "gitlab-code-quality.schema.json"), path, false)
		},
		"rdjsonl": func(t *testing.T, path string) {
			keepsJSON(t, filepath.Join(published, "rdjson-diagnostic.schema.json"), path, true)
		},
		"checkstyle": func(t *testing.T, path string) { keepsXML(t, filepath.Join(published, "checkstyle-report.xsd"), path) },
		"junit":      func(t *testing.T, path string) { keepsXML(t, filepath.Join(published, "jenkins-junit.xsd"), path) },
	}
	for _, run := range []struct {
		name   string
		args   []string
		status int
	}{
		{"articles", []string{"--summary", ".", "nowhere.txt"}, exitUsage},
		{"rows", []string{"--records", "content", "rows.jsonl"}, exitUsage},
		{"none", []string{"clean.txt"}, exitClean},
	} {
		args := []string{"check", "--no-config", "--severity", "info"}
		for format := range valid {
			args = append(args, "--output", format+":"+filepath.Join(out, run.name+"."+format))
		}
		var stdout, stderr bytes.Buffer
		if status := (Command{strings.NewReader(""), &stdout, &stderr}).Main(append(args, run.args...)); status != run.status {
			t.Fatalf("%s: status %d\n%s", run.name, status, stderr.String())
		}
		for format, keeps := range valid {
			t.Run(run.name+"/"+format, func(t *testing.T) {
				path := filepath.Join(out, run.name+"."+format)
				data, err := os.ReadFile(path)
				if err != nil {
					t.Fatal(err)
				}
				if found := strings.Contains(string(data), "script/mixed"); found != (run.name != "none") && format != "sarif" { // which declares every rule
					t.Errorf("findings written: %v", found)
				}
				keeps(t, path)
			})
		}
	}
}

func keepsSARIF(t *testing.T, path string) {
	log, err := sarif.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := log.Validate(); err != nil { // the schema of OASIS
		t.Error(err)
	}
}

// keepsJSON validates a document, or one to each line.
func keepsJSON(t *testing.T, schema, path string, lines bool) {
	t.Helper()
	s, err := jsonschema.UnmarshalJSON(opened(t, schema))
	if err != nil {
		t.Fatal(err)
	}
	if lines {
		closeObjects(s)
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource("schema.json", s); err != nil {
		t.Fatal(err)
	}
	compiled, err := c.Compile("schema.json")
	if err != nil {
		t.Fatal(err)
	}
	data, err := io.ReadAll(opened(t, path))
	if err != nil {
		t.Fatal(err)
	}
	documents := [][]byte{data}
	if lines {
		documents = bytes.SplitAfter(bytes.TrimSuffix(data, []byte("\n")), []byte("\n"))
	}
	for i, d := range documents {
		if len(d) == 0 {
			continue
		}
		v, err := jsonschema.UnmarshalJSON(bytes.NewReader(d))
		if err == nil {
			err = compiled.Validate(v)
		}
		if err != nil {
			t.Errorf("document %d: %v", i+1, err)
		}
	}
}

// closeObjects forbids what a schema does not name. reviewdog's allows
// anything, so that a misspelt field would pass.
func closeObjects(v any) {
	switch v := v.(type) {
	case map[string]any:
		if _, ok := v["properties"]; ok {
			v["additionalProperties"] = false
		}
		for _, x := range v {
			closeObjects(x)
		}
	case []any:
		for _, x := range v {
			closeObjects(x)
		}
	}
}

func opened(t *testing.T, path string) io.Reader {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return bytes.NewReader(data)
}

func keepsXML(t *testing.T, schema, path string) {
	t.Helper()
	xmllint, err := exec.LookPath("xmllint")
	if err != nil {
		t.Skip("xmllint is not installed (Debian: libxml2-utils)")
	}
	if out, err := exec.Command(xmllint, "--noout", "--nonet", "--schema", schema, path).CombinedOutput(); err != nil {
		t.Error(fmt.Errorf("%w\n%s", err, out))
	}
}

// TestEditorHasTheSchema compares the schema that the VS Code extension
// brings with the one the program prints.
func TestEditorHasTheSchema(t *testing.T) {
	const shipped = "../../editors/vscode/healthlint.schema.json"
	want, err := os.ReadFile(shipped)
	if err != nil {
		t.Fatal(err)
	}
	var out, errs bytes.Buffer
	if status := (Command{strings.NewReader(""), &out, &errs}).Main([]string{"config", "--schema", "--lang", "en"}); status != exitClean {
		t.Fatalf("status %d\n%s", status, errs.String())
	}
	if !bytes.Equal(out.Bytes(), want) {
		t.Errorf("%s is stale: healthlint config --schema --lang en > editors/vscode/healthlint.schema.json", shipped)
	}
}
