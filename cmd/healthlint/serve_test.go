package main

import (
	"bufio"
	"context"
	"io"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// serving runs the desk and returns the address it prints; end stops it.
func serving(t *testing.T, args ...string) (address string, end func()) {
	t.Helper()
	r, w := io.Pipe()
	ctx, cancel := context.WithCancel(context.Background())
	a := &app{Command: Command{Stdout: w, Stderr: io.Discard}, lang: "en"}
	cmd := a.root()
	cmd.SetContext(ctx)
	cmd.SetArgs(args)
	done := make(chan error, 1)
	go func() { done <- cmd.Execute() }()
	line, err := bufio.NewReader(r).ReadString('\n')
	if err != nil {
		t.Fatal(err)
	}
	address = strings.TrimSpace(strings.TrimPrefix(line, "desk:"))
	if !strings.HasPrefix(address, "http://127.0.0.1:") {
		t.Fatalf("the desk opens at %q", address)
	}
	return address, func() {
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
}

// TestServe starts the desk on a free port, asks for its page by the address
// it prints, and ends it.
func TestServe(t *testing.T) {
	folder := t.TempDir()
	if err := os.WriteFile(filepath.Join(folder, ".healthlint.yaml"), []byte("no: such key\n"), 0o666); err != nil {
		t.Fatal(err)
	}
	address, end := serving(t, "serve", "--no-open", "--no-config", "--listen", "127.0.0.1:0", folder)
	defer end()
	answer, err := http.Get(address)
	if err != nil {
		t.Fatal(err)
	}
	page, _ := io.ReadAll(answer.Body)
	answer.Body.Close()
	if answer.StatusCode != http.StatusOK || !strings.Contains(string(page), `<html lang="en"`) {
		t.Errorf("status %d, page %.200q", answer.StatusCode, page)
	}
}

// TestServeEncoding holds that the desk reads a file as its configuration says.
func TestServeEncoding(t *testing.T) {
	folder := t.TempDir()
	for name, text := range map[string]string{".healthlint.yaml": "encoding: big5\n", "a.txt": "\xac~\xb5\xc7\n"} { // 洗腎: as GB18030 it is Chinese, too
		if err := os.WriteFile(filepath.Join(folder, name), []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	address, end := serving(t, "serve", "--no-open", "--listen", "127.0.0.1:0", folder)
	defer end()
	answer, err := http.Get(address)
	if err != nil {
		t.Fatal(err)
	}
	answer.Body.Close()
	home, _, _ := strings.Cut(address, "/?")
	r, err := http.NewRequest(http.MethodPost, home+"/api/read", strings.NewReader(`{"path":"a.txt"}`))
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range answer.Cookies() {
		r.AddCookie(c)
	}
	r.Header.Set("Content-Type", "application/json")
	r.Header.Set("X-Healthlint", "desk")
	r.Header.Set("Origin", home)
	if answer, err = http.DefaultClient.Do(r); err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	if body, _ := io.ReadAll(answer.Body); !strings.Contains(string(body), "洗腎") || !strings.Contains(string(body), `"BIG5"`) {
		t.Errorf("status %d, %s", answer.StatusCode, body)
	}
}

// TestServeFinishesAnswers ends the desk while it answers.
func TestServeFinishesAnswers(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	ln, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	answered := false
	server := &http.Server{Handler: http.HandlerFunc(func(http.ResponseWriter, *http.Request) {
		cancel()
		time.Sleep(100 * time.Millisecond) // longer than it takes to end at once
		answered = true
	})}
	go http.Get("http://" + ln.Addr().String())
	if err := serveUntil(ctx, server, ln); err != nil || !answered {
		t.Errorf("ended with %v before the answer was given", err)
	}
}
