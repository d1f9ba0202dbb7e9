// Package lsp is healthlint in an editor: findings while the copy is typed,
// their fixes, the doc of their rules, over the Language Server Protocol.
package lsp

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"io"
	"log"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"

	"github.com/sourcegraph/jsonrpc2"

	"github.com/healthlint/healthlint/lint"
)

// Options are what the server needs of the program around it.
type Options struct {
	// Lint returns the findings to show of the copy at path, which may differ
	// from the file. It stops when ctx is done.
	Lint func(ctx context.Context, path string, copy []byte) (*lint.Document, []lint.Finding, error)
	// Reload forgets the configuration, which is read again when needed.
	Reload  func()
	Fault   func(panicked any) lint.Text // says what Lint panicked with; called while it is being recovered from
	Rule    func(id string) (lint.Rule, bool)
	Lang    string // of messages, unless the client asks for another
	Version string
}

// ErrNoShutdown is returned where a client says exit without shutdown before it: the process is to end with 1.
var ErrNoShutdown = errors.New("lsp: exit without shutdown")

// notInitialized is the code of the protocol for requests before initialize.
const notInitialized = -32002

// MessageError says that what a client sent is no message of the protocol.
// There is no telling where its next one begins.
type MessageError struct{ Err error }

func (e *MessageError) Error() string { return "lsp: malformed message: " + e.Err.Error() }

func (e *MessageError) Unwrap() error { return e.Err }

// codec keeps what was wrong with the last message, which the connection does
// not tell.
type codec struct {
	jsonrpc2.VSCodeObjectCodec
	failed error // nil where the client went away
}

func (c *codec) ReadObject(stream *bufio.Reader, v any) error {
	err := c.VSCodeObjectCodec.ReadObject(stream, v)
	if err == nil || errors.Is(err, io.EOF) || errors.Is(err, os.ErrClosed) || errors.Is(err, io.ErrClosedPipe) {
		return err
	}
	c.failed = &MessageError{err}
	return err
}

// Serve answers one client until it says exit or goes away, or sends what
// cannot be read, which is a *MessageError.
func Serve(ctx context.Context, in io.ReadCloser, out io.Writer, o Options) error {
	s := &server{Options: o, open: map[string]*document{}, exit: make(chan struct{})}
	ctx, s.stop = context.WithCancel(ctx)
	defer s.stop()
	var c codec
	conn := jsonrpc2.NewConn(ctx, jsonrpc2.NewBufferedStream(pipe{in, out}, &c), beside{jsonrpc2.HandlerWithError(s.handle).SuppressErrClosed()},
		jsonrpc2.SetLogger(log.New(io.Discard, "", 0))) // what ends a session is returned
	defer conn.Close()
	select {
	case <-conn.DisconnectNotify():
		return c.failed
	case <-s.exit:
		if s.state.Load() != shutDown {
			return ErrNoShutdown
		}
	case <-ctx.Done():
	}
	return nil
}

// beside answers what takes long while the messages behind it are handled.
type beside struct{ jsonrpc2.Handler }

func (b beside) Handle(ctx context.Context, conn *jsonrpc2.Conn, req *jsonrpc2.Request) {
	if req.Method == "textDocument/codeAction" {
		go b.Handler.Handle(ctx, conn, req)
		return
	}
	b.Handler.Handle(ctx, conn, req)
}

type pipe struct {
	io.ReadCloser
	io.Writer
}

// How far a session is.
const (
	fresh int32 = iota
	initialized
	shutDown
)

type server struct {
	Options
	state atomic.Int32 // how far the session is
	stop  context.CancelFunc
	exit  chan struct{}
	once  sync.Once // around the closing of exit
	utf8  bool

	mu   sync.Mutex
	open map[string]*document
}

// document is an open document. Its lint runs beside the messages; a newer
// version cancels it.
type document struct {
	uri, path string
	version   int
	text      *text
	cancel    context.CancelFunc
	findings  []lint.Finding // of linted
	linted    *text
	all       *mending // of linted
}

// handle answers messages one after another, in the order they come.
func (s *server) handle(ctx context.Context, conn *jsonrpc2.Conn, req *jsonrpc2.Request) (any, error) {
	if !req.Notif {
		switch {
		case s.state.Load() == fresh && req.Method != "initialize":
			return nil, &jsonrpc2.Error{Code: notInitialized, Message: "not initialized"}
		case s.state.Load() == shutDown:
			return nil, &jsonrpc2.Error{Code: jsonrpc2.CodeInvalidRequest, Message: "shut down"}
		}
	}
	switch req.Method {
	case "initialize":
		s.state.Store(initialized)
		var p initializeParams
		if err := read(req, &p); err != nil {
			return nil, err
		}
		encoding := "utf-16"
		for _, e := range p.Capabilities.General.PositionEncodings {
			if e == "utf-8" {
				encoding, s.utf8 = e, true
			}
		}
		if l := p.InitializationOptions.Lang; l == "zh" || l == "en" {
			s.Lang = l
		}
		return capabilities(encoding, s.Version), nil
	case "initialized", "$/setTrace", "$/cancelRequest", "textDocument/willSave":
		return nil, nil
	case "shutdown":
		s.state.Store(shutDown)
		return nil, nil
	case "exit":
		s.once.Do(func() { close(s.exit) }) // some clients say it twice
		return nil, nil
	case "textDocument/didOpen":
		var p didOpenParams
		if err := read(req, &p); err != nil {
			return nil, err
		}
		d := &document{uri: p.TextDocument.URI, path: filePath(p.TextDocument.URI, p.TextDocument.LanguageID), version: p.TextDocument.Version, text: newText(p.TextDocument.Text, s.utf8)}
		s.mu.Lock()
		s.open[d.uri] = d
		s.mu.Unlock()
		s.lint(ctx, conn, d)
	case "textDocument/didChange":
		var p didChangeParams
		if err := read(req, &p); err != nil {
			return nil, err
		}
		s.mu.Lock()
		d := s.open[p.TextDocument.URI]
		if d != nil {
			for _, c := range p.ContentChanges {
				d.text = d.text.replace(c.Range, c.Text)
			}
			d.version = p.TextDocument.Version
		}
		s.mu.Unlock()
		if d != nil {
			s.lint(ctx, conn, d)
		}
	case "textDocument/didClose":
		var p documentParams
		if err := read(req, &p); err != nil {
			return nil, err
		}
		s.mu.Lock()
		d := s.open[p.TextDocument.URI]
		delete(s.open, p.TextDocument.URI)
		if d != nil && d.cancel != nil {
			d.cancel()
		}
		s.mu.Unlock()
		return nil, conn.Notify(ctx, "textDocument/publishDiagnostics", publishParams{URI: p.TextDocument.URI, Diagnostics: []diagnostic{}})
	case "textDocument/didSave", "workspace/didChangeConfiguration", "workspace/didChangeWatchedFiles":
		// A configuration file may have changed, and with it every document.
		s.Reload()
		s.mu.Lock()
		var all []*document
		for _, d := range s.open {
			all = append(all, d)
		}
		s.mu.Unlock()
		for _, d := range all {
			s.lint(ctx, conn, d)
		}
	case "textDocument/codeAction":
		var p codeActionParams
		if err := read(req, &p); err != nil {
			return nil, err
		}
		return s.actions(ctx, conn, p), nil
	case "textDocument/hover":
		var p hoverParams
		if err := read(req, &p); err != nil {
			return nil, err
		}
		if h := s.hover(p); h != nil {
			return h, nil
		}
	default:
		if !req.Notif {
			return nil, &jsonrpc2.Error{Code: jsonrpc2.CodeMethodNotFound, Message: req.Method}
		}
	}
	return nil, nil
}

func read(req *jsonrpc2.Request, into any) error {
	if req.Params == nil {
		return &jsonrpc2.Error{Code: jsonrpc2.CodeInvalidParams, Message: "no params"}
	}
	if err := json.Unmarshal(*req.Params, into); err != nil {
		return &jsonrpc2.Error{Code: jsonrpc2.CodeInvalidParams, Message: err.Error()}
	}
	return nil
}

// filePath is where the configuration of a document is looked for, and whose
// ending says how it is read.
func filePath(uri, language string) string {
	u, err := url.Parse(uri)
	path := "untitled"
	if err == nil && u.Scheme == "file" {
		path = filepath.FromSlash(u.Path)
		if len(path) > 2 && path[2] == ':' { // \C:\copy
			path = path[1:]
		}
	}
	if filepath.Ext(path) == "" {
		switch language {
		case "markdown":
			path += ".md"
		case "html":
			path += ".html"
		default:
			path += ".txt"
		}
	}
	return path
}

// lint starts to lint a document; what was under way for it is stale.
func (s *server) lint(ctx context.Context, conn *jsonrpc2.Conn, d *document) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if d.cancel != nil {
		d.cancel()
	}
	ctx, d.cancel = context.WithCancel(ctx)
	version, t := d.version, d.text
	go func() {
		defer s.recovered(ctx, conn, d.path)
		_, findings, err := s.Lint(ctx, d.path, []byte(t.s))
		s.mu.Lock()
		defer s.mu.Unlock()
		if ctx.Err() != nil || s.open[d.uri] != d || d.text != t {
			return
		}
		if err != nil {
			_ = conn.Notify(ctx, "window/logMessage", map[string]any{"type": 1, "message": err.Error()})
			return
		}
		d.findings, d.linted, d.all = findings, t, &mending{path: d.path, text: t}
		p := publishParams{URI: d.uri, Version: version, Diagnostics: []diagnostic{}}
		for _, f := range findings {
			p.Diagnostics = append(p.Diagnostics, s.diagnostic(d, f))
		}
		_ = conn.Notify(ctx, "textDocument/publishDiagnostics", p)
	}()
}

// recovered is deferred around the linting of a document, which must not end the session.
func (s *server) recovered(ctx context.Context, conn *jsonrpc2.Conn, path string) {
	if p := recover(); p != nil {
		_ = conn.Notify(ctx, "window/logMessage", map[string]any{"type": 1, "message": path + ": " + s.Fault(p).In(s.Lang)})
	}
}

func (t *text) span(s lint.Span) span { return span{t.position(s.Start), t.position(s.End)} }

func (s *server) diagnostic(d *document, f lint.Finding) diagnostic {
	severity := map[lint.Severity]int{lint.Error: 1, lint.Warning: 2, lint.Info: 3}[f.Severity]
	out := diagnostic{Range: d.linted.span(f.Span), Severity: severity, Code: f.Rule, Source: "healthlint", Message: f.Message.In(s.Lang)}
	for _, n := range f.Notes {
		out.Message += "\n" + n.In(s.Lang)
	}
	for _, r := range f.Related {
		out.Related = append(out.Related, related{location{d.uri, d.linted.span(r.Span)}, r.Message.In(s.Lang)})
	}
	return out
}

// hover shows the finding under a place and the doc of its rule.
func (s *server) hover(p hoverParams) *hover {
	s.mu.Lock()
	defer s.mu.Unlock()
	d := s.open[p.TextDocument.URI]
	if d == nil || d.linted != d.text {
		return nil
	}
	at := d.text.offset(p.Position)
	for _, f := range d.findings {
		if at < f.Span.Start || at > f.Span.End {
			continue
		}
		var b strings.Builder
		b.WriteString("**" + f.Rule + "** " + f.Message.In(s.Lang) + "\n")
		for _, n := range f.Notes {
			b.WriteString("\n- " + n.In(s.Lang))
		}
		if r, ok := s.Rule(f.Rule); ok {
			b.WriteString("\n\n---\n\n### " + r.Title.In(s.Lang) + "\n\n" + r.Doc.In(s.Lang) + "\n")
		}
		h := &hover{Range: d.text.span(f.Span)}
		h.Contents.Kind, h.Contents.Value = "markdown", b.String()
		return h
	}
	return nil
}
