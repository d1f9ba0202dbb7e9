package main

import (
	"bytes"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

// TestOutputKeepsTheSchema holds what the program prints about the fixtures
// against the schema that is published for it.
func TestOutputKeepsTheSchema(t *testing.T) {
	schema, err := jsonschema.NewCompiler().Compile("../../lint/report/schema.json")
	if err != nil {
		t.Fatal(err)
	}
	var out, errs bytes.Buffer
	status := Command{strings.NewReader(""), &out, &errs}.Main([]string{"check", "--no-config", "--format", "json", "--severity", "info", "--summary", "../../fixtures/articles", "nowhere.txt"})
	if status != exitUsage || !strings.Contains(out.String(), `"rule":`) {
		t.Fatalf("status %d\n%s", status, errs.String())
	}
	v, err := jsonschema.UnmarshalJSON(&out)
	if err != nil {
		t.Fatal(err)
	}
	if err := schema.Validate(v); err != nil {
		t.Error(err)
	}
}
