package lsp

import (
	"context"
	"encoding/json"
	"fmt"
	"net"
	"strings"
	"testing"
	"time"

	"github.com/sourcegraph/jsonrpc2"

	"github.com/healthlint/healthlint/lint"
)

// client talks to a server in this process, which panics on copy that says so.
func client(t *testing.T) (conn *jsonrpc2.Conn, said <-chan string) {
	t.Helper()
	here, there := net.Pipe()
	out := make(chan string, 10)
	go func() {
		_ = Serve(context.Background(), there, there, Options{
			Lint: func(_ context.Context, path string, copy []byte) (*lint.Document, []lint.Finding, error) {
				if strings.Contains(string(copy), "恐慌") {
					panic("out of range")
				}
				return lint.NewDocument(path, copy), nil, nil
			},
			Fault: func(p any) lint.Text { return lint.Say("内部错误：%v", "internal error: %v", p) },
		})
	}()
	conn = jsonrpc2.NewConn(context.Background(), jsonrpc2.NewBufferedStream(here, jsonrpc2.VSCodeObjectCodec{}),
		jsonrpc2.HandlerWithError(func(_ context.Context, _ *jsonrpc2.Conn, req *jsonrpc2.Request) (any, error) {
			var p struct{ URI, Message string }
			err := json.Unmarshal(*req.Params, &p)
			out <- req.Method + " " + p.URI + p.Message
			return nil, err
		}))
	t.Cleanup(func() { conn.Close() })
	if err := conn.Call(context.Background(), "initialize", map[string]any{"initializationOptions": map[string]any{"lang": "en"}}, nil); err != nil {
		t.Fatal(err)
	}
	return conn, out
}

// TestFault holds that copy the linter panics on costs its own findings, not the session.
func TestFault(t *testing.T) {
	conn, said := client(t)
	for i, test := range []struct{ copy, want string }{
		{"市民不必恐慌。", "window/logMessage /0.txt: internal error: out of range"},
		{"市民可以预约接种。", "textDocument/publishDiagnostics file:///1.txt"},
	} {
		err := conn.Notify(context.Background(), "textDocument/didOpen", map[string]any{"textDocument": map[string]any{"uri": fmt.Sprintf("file:///%d.txt", i), "text": test.copy}})
		if err != nil {
			t.Fatal(err)
		}
		select {
		case got := <-said:
			if got != test.want {
				t.Errorf("%s: %q, want %q", test.copy, got, test.want)
			}
		case <-time.After(20 * time.Second):
			t.Fatalf("%s: no answer", test.copy)
		}
	}
}

// TestExitTwice holds that a second exit, already under way when the first ends the session, is no panic.
func TestExitTwice(t *testing.T) {
	s := &server{exit: make(chan struct{})}
	for range 2 {
		if _, err := s.handle(context.Background(), nil, &jsonrpc2.Request{Method: "exit", Notif: true}); err != nil {
			t.Error(err)
		}
	}
}
