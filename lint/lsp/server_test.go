package lsp

import (
	"context"
	"encoding/json"
	"fmt"
	"net"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/sourcegraph/jsonrpc2"

	"github.com/healthlint/healthlint/lint"
)

// client talks to a server in this process, which panics on copy that says so.
func client(t *testing.T) (conn *jsonrpc2.Conn, said <-chan string) {
	t.Helper()
	return session(t, func(_ context.Context, path string, copy []byte) (*lint.Document, []lint.Finding, error) {
		if strings.Contains(string(copy), "恐慌") {
			panic("out of range")
		}
		return lint.NewDocument(path, copy), nil, nil
	})
}

// session talks to a server in this process that lints so.
func session(t *testing.T, linting func(context.Context, string, []byte) (*lint.Document, []lint.Finding, error)) (conn *jsonrpc2.Conn, said <-chan string) {
	t.Helper()
	here, there := net.Pipe()
	out := make(chan string, 10)
	go func() {
		_ = Serve(context.Background(), there, there, Options{
			Lint:  linting,
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

// mendable finds the first 热反 of copy, which may be mended unasked.
func mendable(path string, copy []byte) (*lint.Document, []lint.Finding, error) {
	doc := lint.NewDocument(path, copy)
	at := strings.Index(string(copy), "热反")
	if at < 0 {
		return doc, nil, nil
	}
	s := lint.Span{Start: at, End: at + len("热反")}
	return doc, []lint.Finding{{Diagnostic: lint.Diagnostic{Rule: "typo/x", Severity: lint.Error, Span: s, Fixes: []lint.Fix{{Safe: true, Edits: []lint.Edit{{Span: s, Text: "热饭"}}}}}}}, nil
}

// open opens a document and waits until its findings are said.
func open(t *testing.T, conn *jsonrpc2.Conn, said <-chan string, uri, text string) {
	t.Helper()
	if err := conn.Notify(t.Context(), "textDocument/didOpen", map[string]any{"textDocument": map[string]any{"uri": uri, "text": text}}); err != nil {
		t.Fatal(err)
	}
	if got := <-said; got != "textDocument/publishDiagnostics "+uri {
		t.Fatal(got)
	}
}

// actions asks what can be done about the whole copy, and returns the texts it would have.
func actions(ctx context.Context, conn *jsonrpc2.Conn, uri string) (texts []string, err error) {
	var out []codeAction
	err = conn.Call(ctx, "textDocument/codeAction", map[string]any{"textDocument": map[string]any{"uri": uri}, "context": map[string]any{"only": []string{fixAll}}}, &out)
	for _, a := range out {
		texts = append(texts, a.Edit.Changes[uri][0].NewText)
	}
	return texts, err
}

// TestFixAllOnce asks for the mending of a text again and again, as an editor does with every move of the cursor.
func TestFixAllOnce(t *testing.T) {
	var lints atomic.Int32
	conn, said := session(t, func(_ context.Context, path string, copy []byte) (*lint.Document, []lint.Finding, error) {
		lints.Add(1)
		return mendable(path, copy)
	})
	open(t, conn, said, "file:///a.txt", "吃热反，热反好。")
	var after int32
	for i := range 3 {
		if texts, err := actions(t.Context(), conn, "file:///a.txt"); err != nil || len(texts) != 1 || texts[0] != "吃热饭，热饭好。" {
			t.Fatal(texts, err)
		}
		if i == 0 {
			after = lints.Load()
		}
	}
	if lints.Load() != after {
		t.Errorf("linted %d times for the first answer, then %d more", after, lints.Load()-after)
	}
}

// TestFixAllBeside holds that other messages are answered while the whole copy is mended, and that a panic there is no end.
func TestFixAllBeside(t *testing.T) {
	var lints atomic.Int32
	held := make(chan struct{})
	conn, said := session(t, func(_ context.Context, path string, copy []byte) (*lint.Document, []lint.Finding, error) {
		if lints.Add(1) == 2 {
			<-held
			panic("out of range")
		}
		return mendable(path, copy)
	})
	open(t, conn, said, "file:///a.txt", "吃热反。")
	ctx, cancel := context.WithTimeout(t.Context(), 20*time.Second)
	defer cancel()
	answered := make(chan error, 1)
	go func() {
		texts, err := actions(ctx, conn, "file:///a.txt")
		if err == nil && len(texts) > 0 {
			err = fmt.Errorf("mended: %q", texts)
		}
		answered <- err
	}()
	for lints.Load() < 2 && ctx.Err() == nil {
		time.Sleep(time.Millisecond)
	}
	var h any
	if err := conn.Call(ctx, "textDocument/hover", map[string]any{"textDocument": map[string]any{"uri": "file:///a.txt"}}, &h); err != nil {
		t.Errorf("hover: %v", err)
	}
	close(held)
	if err := <-answered; err != nil {
		t.Error(err)
	}
	if got := <-said; got != "window/logMessage /a.txt: internal error: out of range" {
		t.Error(got)
	}
}
