package main

import (
	"bufio"
	"context"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// TestServe starts the desk on a free port, asks for its page by the address
// it prints, and ends it.
func TestServe(t *testing.T) {
	r, w := io.Pipe()
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	a := &app{Command: Command{Stdout: w, Stderr: io.Discard}, lang: "en"}
	folder := t.TempDir()
	if err := os.WriteFile(filepath.Join(folder, ".healthlint.yaml"), []byte("no: such key\n"), 0o666); err != nil {
		t.Fatal(err)
	}
	cmd := a.root()
	cmd.SetContext(ctx)
	cmd.SetArgs([]string{"serve", "--no-open", "--no-config", "--listen", "127.0.0.1:0", folder})
	done := make(chan error, 1)
	go func() { done <- cmd.Execute() }()
	line, err := bufio.NewReader(r).ReadString('\n')
	if err != nil {
		t.Fatal(err)
	}
	address := strings.TrimSpace(strings.TrimPrefix(line, "desk:"))
	if !strings.HasPrefix(address, "http://127.0.0.1:") {
		t.Fatalf("the desk opens at %q", address)
	}
	answer, err := http.Get(address)
	if err != nil {
		t.Fatal(err)
	}
	page, _ := io.ReadAll(answer.Body)
	answer.Body.Close()
	if answer.StatusCode != http.StatusOK || !strings.Contains(string(page), `<html lang="en"`) {
		t.Errorf("status %d, page %.200q", answer.StatusCode, page)
	}
	cancel()
	select {
	case err := <-done:
		if err != nil {
			t.Error(err)
		}
	case <-time.After(10 * time.Second):
		t.Error("the desk did not end")
	}
}
