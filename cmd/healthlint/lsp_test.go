package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/sourcegraph/jsonrpc2"

	"github.com/healthlint/healthlint/lint/config"
)

// session is a client of a server that runs in a process of its own.
type session struct {
	t         *testing.T
	conn      *jsonrpc2.Conn
	published chan map[string]any
}

func startLSP(t *testing.T, dir string, encodings ...string) (*session, map[string]any) {
	t.Helper()
	return startServer(t, dir, []string{"lsp", "--lang", "en"}, encodings...)
}

func startServer(t *testing.T, dir string, args []string, encodings ...string) (*session, map[string]any) {
	t.Helper()
	cmd := program(t, args...)
	cmd.Dir = dir
	in, _ := cmd.StdinPipe()
	out, _ := cmd.StdoutPipe()
	cmd.Stderr = os.Stderr
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	s := &session{t: t, published: make(chan map[string]any, 100)}
	handler := jsonrpc2.HandlerWithError(func(_ context.Context, _ *jsonrpc2.Conn, req *jsonrpc2.Request) (any, error) {
		if req.Method == "textDocument/publishDiagnostics" {
			var p map[string]any
			if err := json.Unmarshal(*req.Params, &p); err != nil {
				return nil, err
			}
			s.published <- p
		}
		return nil, nil
	})
	s.conn = jsonrpc2.NewConn(context.Background(), jsonrpc2.NewBufferedStream(struct {
		io.ReadCloser
		io.Writer
	}{out, in}, jsonrpc2.VSCodeObjectCodec{}), handler)
	t.Cleanup(func() {
		s.call("shutdown", nil)
		s.notify("exit", nil)
		done := make(chan error, 1)
		go func() { done <- cmd.Wait() }()
		select {
		case err := <-done:
			if err != nil {
				t.Errorf("the server ended with %v", err)
			}
		case <-time.After(5 * time.Second):
			t.Error("the server did not exit")
			_ = cmd.Process.Kill()
		}
	})
	init := s.call("initialize", map[string]any{"processId": nil, "rootUri": nil, "capabilities": map[string]any{"general": map[string]any{"positionEncodings": encodings}}})
	s.notify("initialized", map[string]any{})
	return s, init.(map[string]any)
}

func (s *session) call(method string, params any) any {
	s.t.Helper()
	var result any
	ctx, cancel := context.WithTimeout(context.Background(), 20*time.Second)
	defer cancel()
	if err := s.conn.Call(ctx, method, params, &result); err != nil {
		s.t.Fatalf("%s: %v", method, err)
	}
	return result
}

func (s *session) notify(method string, params any) {
	s.t.Helper()
	if err := s.conn.Notify(context.Background(), method, params); err != nil {
		s.t.Fatalf("%s: %v", method, err)
	}
}

// await returns the diagnostics of a version; those of older ones pass by.
func (s *session) await(version float64) []any {
	s.t.Helper()
	for {
		select {
		case p := <-s.published:
			if p["version"] == version {
				return p["diagnostics"].([]any)
			}
		case <-time.After(20 * time.Second):
			s.t.Fatalf("no diagnostics of version %v", version)
		}
	}
}

func at(v any, path ...string) any {
	for _, p := range path {
		v = v.(map[string]any)[p]
	}
	return v
}

type object = map[string]any

func openDocument(s *session, uri, language, text string) {
	s.notify("textDocument/didOpen", object{"textDocument": object{"uri": uri, "languageId": language, "version": 1, "text": text}})
}

func TestLSPSession(t *testing.T) {
	for _, c := range []struct {
		encoding string
		column   float64 // of 預, behind an emoji and four Han characters
	}{{"utf-16", 6}, {"utf-8", 16}} {
		dir := t.TempDir()
		s, init := startLSP(t, dir, c.encoding, "utf-32")
		if got := at(init, "capabilities", "positionEncoding"); got != c.encoding {
			t.Errorf("encoding %v, want %s", got, c.encoding)
		}
		uri := "file://" + filepath.ToSlash(filepath.Join(dir, "a.md"))
		openDocument(s, uri, "markdown", "# 接种通知\n\n😀市民可以預約接种疫苗。医院开设儿童门诊，市民可在网上预约。\n")
		d := s.await(1)
		if len(d) != 1 || at(d[0], "code") != "script/mixed" || at(d[0], "severity") != 1.0 || at(d[0], "range", "start", "character") != c.column || at(d[0], "range", "start", "line") != 2.0 {
			t.Fatalf("%s: got %v", c.encoding, d)
		}
		where := at(d[0], "range")

		h := s.call("textDocument/hover", object{"textDocument": object{"uri": uri}, "position": at(where, "start")})
		if text := at(h, "contents", "value").(string); !strings.Contains(text, "script/mixed") || !strings.Contains(text, "预约") || len(text) < 200 {
			t.Errorf("hover says %s", text)
		}
		if h := s.call("textDocument/hover", object{"textDocument": object{"uri": uri}, "position": object{"line": 0, "character": 0}}); h != nil {
			t.Errorf("hover on right copy says %v", h)
		}

		actions := s.call("textDocument/codeAction", object{"textDocument": object{"uri": uri}, "range": where, "context": object{"diagnostics": []any{}}}).([]any)
		var fixes, ignores, all int
		for _, x := range actions {
			edit := at(x, "edit", "changes", uri).([]any)[0]
			switch text := at(edit, "newText").(string); {
			case at(x, "kind") == "source.fixAll.healthlint":
				all++
				if !strings.Contains(text, "😀市民可以预约接种") {
					t.Errorf("fix all gives %q", text)
				}
			case strings.Contains(text, "healthlint-disable-next-line script/mixed "):
				ignores++
			case text == "预约":
				fixes++
			}
		}
		if fixes != 1 || ignores != 3 || all != 1 {
			t.Errorf("%d fixes, %d ways to ignore, %d to mend all in %v", fixes, ignores, all, actions)
		}

		// An ignored finding is gone; a deletion of the directive brings it back.
		insert := object{"start": object{"line": 2, "character": 0}, "end": object{"line": 2, "character": 0}}
		s.notify("textDocument/didChange", object{"textDocument": object{"uri": uri, "version": 2}, "contentChanges": []any{object{"range": insert, "text": "<!-- healthlint-disable-next-line script/mixed 引文照录 -->\n"}}})
		if d := s.await(2); len(d) != 0 {
			t.Errorf("after ignoring: %v", d)
		}
		line := object{"start": object{"line": 2, "character": 0}, "end": object{"line": 3, "character": 0}}
		s.notify("textDocument/didChange", object{"textDocument": object{"uri": uri, "version": 3}, "contentChanges": []any{object{"range": line, "text": ""}}})
		if d := s.await(3); len(d) != 1 {
			t.Errorf("after deleting the directive: %v", d)
		}

		// A configuration that is written while the document is open counts.
		if err := os.WriteFile(filepath.Join(dir, ".healthlint.yaml"), []byte("rules: {script: off}\n"), 0o666); err != nil {
			t.Fatal(err)
		}
		s.notify("textDocument/didSave", object{"textDocument": object{"uri": uri}})
		if d := s.await(3); len(d) != 0 {
			t.Errorf("after switching the rule off: %v", d)
		}
		s.notify("textDocument/didClose", object{"textDocument": object{"uri": uri}})
		if d := s.await(0); len(d) != 0 {
			t.Errorf("after closing: %v", d)
		}
	}
}

// TestLSPFlags opens one document under each flag.
func TestLSPFlags(t *testing.T) {
	dir := t.TempDir()
	for name, text := range map[string]string{".healthlint.yaml": "rules: {script: off}\n", "script.yaml": "rules: {script/mixed: info}\n"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	const hans, hant = "市民可以預約接种疫苗。医院开设儿童门诊，市民可在网上预约。\n", "市民可以預約接種疫苗。醫院開設兒童門診，市民可在網上預約。\n"
	const contact = "请于2025年3月27日前报送名单。\n\n联系人：李主任，联系电话：0551-62990000，地址：安澜市河口区柳荫路8号\n"
	for _, c := range []struct {
		args []string
		text string
		want int
	}{
		{[]string{"lsp", "--stdio"}, hans, 0}, // the file's word
		{[]string{"lsp", "--no-config"}, hans, 1},
		{[]string{"lsp", "--config", "script.yaml"}, hans, 0},
		{[]string{"lsp", "--config", "script.yaml", "--severity", "info"}, hans, 1},
		{[]string{"lsp", "--select", "script"}, hans, 1},
		{[]string{"lsp", "--no-config", "--ignore", "script"}, hans, 0},
		{[]string{"lsp", "--no-config", "--script", "simplified"}, hant, 1},
		{[]string{"lsp", "--no-config", "--region", "cn"}, hant, 1},
		{[]string{"lsp", "--no-config", "--region", "tw"}, hant, 0},
		{[]string{"lsp", "--no-config", "--severity", "info"}, contact, 1},
		{[]string{"lsp", "--no-config", "--severity", "info", "--profile", "official"}, contact, 0},
	} {
		s, _ := startServer(t, dir, c.args)
		openDocument(s, "file://"+filepath.ToSlash(filepath.Join(dir, "a.txt")), "plaintext", c.text)
		if d := s.await(1); len(d) != c.want {
			t.Errorf("%q: %d findings, want %d: %v", c.args, len(d), c.want, d)
		}
	}
}

// TestLSPBaseline opens a document with an old finding and a new one: the baseline that the
// configuration names hides the old one, however often the document is looked at.
func TestLSPBaseline(t *testing.T) {
	dir := t.TempDir()
	const old = "市民可以預約接种疫苗。医院开设儿童门诊，市民可在网上预约。\n"
	write(t, old, dir, "a.txt")
	record := program(t, "baseline", "--output", "b.json", "a.txt")
	record.Dir = dir
	if out, err := record.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	write(t, "baseline: b.json\n", dir, config.Name)
	s, _ := startServer(t, dir, []string{"lsp", "--lang", "en"})
	uri := "file://" + filepath.ToSlash(filepath.Join(dir, "a.txt"))
	openDocument(s, uri, "plaintext", old)
	if d := s.await(1); len(d) != 0 {
		t.Errorf("what the baseline remembers is published: %v", d)
	}
	s.notify("textDocument/didChange", object{"textDocument": object{"uri": uri, "version": 2}, "contentChanges": []any{object{"text": old + "\n孩子可以打疫苗，醫院每天开门。\n"}}})
	if d := s.await(2); len(d) != 1 || at(d[0], "range", "start", "line") != 2.0 {
		t.Errorf("after a new finding: %v", d)
	}
}

// TestLSPKeepsUpWithTyping sends a change per key; the last version's
// findings come, and positions are those of its text.
func TestLSPKeepsUpWithTyping(t *testing.T) {
	s, _ := startLSP(t, t.TempDir())
	uri := "untitled:Untitled-1"
	openDocument(s, uri, "plaintext", "")
	sentence := []rune("市民可以預約接种疫苗。医院开设儿童门诊，市民可在网上预约。")
	for i, r := range sentence {
		p := object{"line": 0, "character": i}
		s.notify("textDocument/didChange", object{"textDocument": object{"uri": uri, "version": i + 2}, "contentChanges": []any{object{"range": object{"start": p, "end": p}, "text": string(r)}}})
	}
	d := s.await(float64(len(sentence) + 1))
	if len(d) != 1 || at(d[0], "range", "start", "character") != 4.0 || at(d[0], "range", "end", "character") != 6.0 {
		t.Errorf("got %v", d)
	}
}

// TestLSPWithNodeClient runs Microsoft's own client library against the
// server; `npm ci` in editors/vscode installs it.
func TestLSPWithNodeClient(t *testing.T) {
	client, err := filepath.Abs("../../editors/vscode")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := exec.LookPath("node"); err != nil {
		t.Skip("node is not installed")
	}
	if _, err := os.Stat(filepath.Join(client, "node_modules", "vscode-languageserver-protocol")); err != nil {
		t.Skip("npm ci has not run in editors/vscode")
	}
	exe, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command("node", "test/session.mjs", exe)
	cmd.Dir = client
	cmd.Env = append(os.Environ(), runAsProgram+"=1")
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	for line := range strings.Lines(string(out)) {
		t.Log(strings.TrimSpace(line))
	}
}

// Before initialize and after shutdown nothing is answered; exit without shutdown ends with 1.
func TestLSPOrder(t *testing.T) {
	frame := func(body string) string { return fmt.Sprintf("Content-Length: %d\r\n\r\n%s", len(body), body) }
	hover := frame(`{"jsonrpc":"2.0","id":1,"method":"textDocument/hover","params":{}}`)
	for _, c := range []struct {
		name, in, want string
		status         int
	}{
		{"too early", hover + frame(`{"jsonrpc":"2.0","method":"exit"}`), `"code":-32002`, 1},
		{"too late", frame(`{"jsonrpc":"2.0","id":0,"method":"initialize","params":{"capabilities":{}}}`) + frame(`{"jsonrpc":"2.0","id":2,"method":"shutdown"}`) + hover + frame(`{"jsonrpc":"2.0","method":"exit"}`), `"code":-32600`, 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			cmd := program(t, "lsp")
			in, err := cmd.StdinPipe()
			if err != nil {
				t.Fatal(err)
			}
			var out bytes.Buffer
			cmd.Stdout = &out
			if err := cmd.Start(); err != nil {
				t.Fatal(err)
			}
			if _, err := io.WriteString(in, c.in); err != nil {
				t.Fatal(err)
			}
			err = cmd.Wait() // the pipe stays open: it is exit that ends the program
			if status := cmd.ProcessState.ExitCode(); status != c.status || !strings.Contains(out.String(), c.want) {
				t.Errorf("status %d (%v), %s", status, err, &out)
			}
		})
	}
}

// TestMalformedMessages ends the session and says why; a client that goes away
// does not.
func TestMalformedMessages(t *testing.T) {
	message := func(body string) string { return fmt.Sprintf("Content-Length: %d\r\n\r\n%s", len(body), body) }
	const initialize = `{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"capabilities":{}}}`
	for _, c := range []struct {
		name, in string
		status   int
		says     string
	}{
		{"nothing", "", exitClean, ""},
		{"gone without a word", message(initialize), exitClean, ""},
		{"not JSON", message(initialize) + message("{bad}"), exitUsage, "编辑器发来的消息不合语言服务器协议"},
		{"cut short", message(initialize) + message(`{"jsonrpc":`) + message(`{}`), exitUsage, "编辑器发来的消息不合语言服务器协议"},
		{"no header", "{}\r\n\r\n", exitUsage, "编辑器发来的消息不合语言服务器协议"},
	} {
		var out, errs bytes.Buffer
		status := Command{strings.NewReader(c.in), &out, &errs}.Main([]string{"lsp"})
		if status != c.status || !strings.Contains(errs.String(), c.says) || (c.says == "") != (errs.Len() == 0) {
			t.Errorf("%s: status %d, %q", c.name, status, errs.String())
		}
	}
}
