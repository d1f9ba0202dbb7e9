package main

import (
	"context"
	"errors"
	"io"
	"slices"
	"sync"

	"github.com/spf13/cobra"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/config"
	"github.com/healthlint/healthlint/lint/lsp"
	"github.com/healthlint/healthlint/lint/source"
)

func (a *app) lspCommand() *cobra.Command {
	var c configFlags
	var severity string
	cmd := &cobra.Command{
		Use:   "lsp",
		Short: a.say("供编辑器使用的语言服务器（标准输入输出）", "Language server for editors, over standard input and output"),
		Args:  a.arguments(0, 0),
		RunE:  func(*cobra.Command, []string) error { return a.serveLSP(&c, severity) },
	}
	cmd.Flags().StringVar(&severity, "severity", "warning", a.say("从哪一级起显示：info、warning 或 error", "show from this severity: info, warning or error"))
	cmd.Flags().Bool("stdio", true, a.say("编辑器常带此参数，无作用", "passed by many editors; does nothing"))
	c.register(a, cmd)
	return cmd
}

func (a *app) serveLSP(c *configFlags, severity string) error {
	e, err := a.engine(c)
	if err != nil {
		return err
	}
	if _, err := a.severity("--severity", severity); err != nil {
		return err
	}
	known := &editorBaselines{app: a}
	var mu sync.Mutex // around e, which Reload replaces
	current := func() *engine {
		mu.Lock()
		defer mu.Unlock()
		return e
	}
	in, ok := a.Stdin.(io.ReadCloser)
	if !ok {
		in = io.NopCloser(a.Stdin)
	}
	err = lsp.Serve(context.Background(), in, a.Stdout, lsp.Options{
		Lang: a.lang, Version: versionText(), Rule: e.rule, Fault: faultMessage,
		Reload: func() {
			if fresh, err := a.engine(c); err == nil {
				mu.Lock()
				e = fresh
				mu.Unlock()
			}
			known.forget()
		},
		Lint: func(ctx context.Context, path string, copy []byte) (*lint.Document, []lint.Finding, error) {
			e := current()
			r, err := e.For(path)
			if err != nil {
				return nil, nil, err
			}
			from, err := lint.ParseSeverity(r.Scalar("severity", severity).V)
			if err != nil {
				return nil, nil, err
			}
			if r.Excluded(path, false) {
				return nil, nil, nil
			}
			doc, err := source.Read(path, copy, "utf-8")
			if err != nil {
				return nil, nil, err
			}
			l, p, err := e.linter(path)
			if err != nil {
				return nil, nil, err
			}
			findings, err := l.LintContext(ctx, doc)
			if err != nil {
				return nil, nil, err
			}
			findings, err = known.filter(r, doc, p.Grade(doc, findings))
			if err != nil {
				return nil, nil, err
			}
			return doc, slices.DeleteFunc(findings, func(f lint.Finding) bool { return f.Severity < from }), nil
		},
	})
	if errors.Is(err, lsp.ErrNoShutdown) {
		return exitStatus(1) // as the protocol has it
	}
	if merr := (*lsp.MessageError)(nil); errors.As(err, &merr) {
		return a.usage("编辑器发来的消息不合语言服务器协议，会话到此结束：%[1]v", "the editor sent what is no message of the language server protocol; the session ends: %[1]v", merr.Err)
	}
	return err
}

// editorBaselines are the baselines that the configurations of open files name, each read once until a
// file is saved.
type editorBaselines struct {
	*app
	mu   sync.Mutex
	read map[string]*ledger
}

func (b *editorBaselines) forget() {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.read = nil
}

// filter drops the findings that the baseline of the configuration remembers.
func (b *editorBaselines) filter(r *config.Resolved, doc *lint.Document, findings []lint.Finding) ([]lint.Finding, error) {
	file, named := baselineFile("", false, r)
	if file == "" || len(findings) == 0 {
		return findings, nil
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	l := b.read[file]
	if l == nil {
		var err error
		if l, err = b.openBaseline(file, named); err != nil {
			return nil, err
		}
		if b.read == nil {
			b.read = map[string]*ledger{}
		}
		b.read[file] = l
	}
	l.Renew()
	return l.filter(doc, findings), nil
}
