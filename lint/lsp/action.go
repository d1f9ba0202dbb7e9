package lsp

import (
	"context"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"github.com/sourcegraph/jsonrpc2"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/fix"
)

// reasons are offered for “ignore here”: a directive needs one, and the
// protocol cannot ask for it.
var reasons = []lint.Text{
	{ZH: "引文照录", EN: "quoted as it stands"},
	{ZH: "专名", EN: "a proper name"},
	{ZH: "核对无误", EN: "checked and right"},
}

// actions returns the fixes of the findings in a range, the ways to ignore
// them, and the mending of the whole copy.
func (s *server) actions(ctx context.Context, conn *jsonrpc2.Conn, p codeActionParams) []codeAction {
	out, all := s.quickFixes(p)
	if all == nil {
		return out
	}
	if edit, ok := all.do(func() (textEdit, bool) { return s.fixAll(ctx, conn, all) }); ok {
		out = append(out, codeAction{Title: lint.Say("改正全文有把握的错误", "Mend what is certain in the whole copy").In(s.Lang), Kind: fixAll,
			Edit: workspaceEdit{map[string][]textEdit{p.TextDocument.URI: {edit}}}})
	}
	return out
}

// mending is the edit that mends all that is safe in a text. It lints the copy several times, and is asked for with every move of
// the cursor.
type mending struct {
	path string
	text *text
	once sync.Once
	edit textEdit
	ok   bool
}

func (m *mending) do(compute func() (textEdit, bool)) (textEdit, bool) {
	m.once.Do(func() { m.edit, m.ok = compute() })
	return m.edit, m.ok
}

// quickFixes is actions but for the mending of the whole copy, which it names if there is any.
func (s *server) quickFixes(p codeActionParams) ([]codeAction, *mending) {
	s.mu.Lock()
	defer s.mu.Unlock()
	out := []codeAction{}
	d := s.open[p.TextDocument.URI]
	if d == nil || d.linted != d.text {
		return out, nil // findings of an older text would edit the wrong place
	}
	wants := func(kind string) bool {
		return len(p.Context.Only) == 0 || slices.ContainsFunc(p.Context.Only, func(k string) bool { return k == kind || strings.HasPrefix(kind, k+".") })
	}
	from, to := d.text.offset(p.Range.Start), d.text.offset(p.Range.End)
	for _, f := range d.findings {
		if !wants("quickfix") || f.Span.Start > to || f.Span.End < from {
			continue
		}
		diagnostics := []diagnostic{s.diagnostic(d, f)}
		for i, x := range f.Fixes {
			var edits []textEdit
			for _, e := range x.Edits {
				edits = append(edits, textEdit{d.text.span(e.Span), e.Text})
			}
			out = append(out, codeAction{Title: x.Message.In(s.Lang), Kind: "quickfix", Diagnostics: diagnostics,
				IsPreferred: i == 0 && x.Safe, Edit: workspaceEdit{map[string][]textEdit{d.uri: edits}}})
		}
		out = append(out, s.ignore(d, f, diagnostics)...)
	}
	if !wants(fixAll) || !slices.ContainsFunc(d.findings, func(f lint.Finding) bool { return len(f.Fixes) > 0 && f.Fixes[0].Safe }) {
		return out, nil
	}
	return out, d.all
}

// ignore offers a directive above the finding's line, in the formats that
// have comments.
func (s *server) ignore(d *document, f lint.Finding, diagnostics []diagnostic) []codeAction {
	switch strings.ToLower(filepath.Ext(d.path)) {
	case ".md", ".markdown", ".html", ".htm":
	default:
		return nil
	}
	if strings.HasPrefix(f.Rule, lint.Directives.Name+"/") {
		return nil
	}
	line := d.text.position(f.Span.Start).Line
	start := d.text.lines[line]
	indent := d.text.s[start : start+len(d.text.s[start:])-len(strings.TrimLeft(d.text.s[start:], " \t"))]
	eol := "\n"
	if strings.Contains(d.text.s, "\r\n") {
		eol = "\r\n"
	}
	var out []codeAction
	for _, r := range reasons {
		out = append(out, codeAction{
			Title: lint.Say("在此忽略 %s：%s", "Ignore %s here: %s", f.Rule, r.In(s.Lang)).In(s.Lang),
			Kind:  "quickfix", Diagnostics: diagnostics,
			Edit: workspaceEdit{map[string][]textEdit{d.uri: {{
				Range:   span{position{line, 0}, position{line, 0}},
				NewText: indent + "<!-- healthlint-disable-next-line " + f.Rule + " " + r.In(s.Lang) + " -->" + eol,
			}}}},
		})
	}
	return out
}

// fixAll returns one edit that mends all that is safe.
func (s *server) fixAll(ctx context.Context, conn *jsonrpc2.Conn, m *mending) (edit textEdit, ok bool) {
	defer s.recovered(ctx, conn, m.path)
	r, err := fix.Mend([]byte(m.text.s), false, func(src []byte) []lint.Finding {
		_, findings, err := s.Lint(ctx, m.path, src)
		if err != nil {
			return nil
		}
		return findings
	})
	if err != nil || len(r.Applied) == 0 {
		return textEdit{}, false
	}
	return textEdit{m.text.span(lint.Span{End: len(m.text.s)}), string(r.Source)}, true
}
