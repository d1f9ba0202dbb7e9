package desk

import (
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"path"
	"runtime"
	"runtime/debug"
	"strings"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/report"
	"github.com/healthlint/healthlint/lint/source"
)

// request is what the page sends; which fields count depends on the path.
type request struct {
	Name     string `json:"name"` // of a file dropped or pasted; its extension says what it is
	Path     string `json:"path"` // in the folder
	Text     string `json:"text"`
	Lang     string `json:"lang"`
	Data     string `json:"data"`    // a file, in base64
	Version  string `json:"version"` // of the file as it was read
	Comments bool   `json:"comments"`
	Ignored  []struct {
		Rule string `json:"rule"`
		Text string `json:"text"`
		Nth  int    `json:"nth"` // of the findings of that rule and text, from 0
	} `json:"ignored"`
}

// problem is an error that the page shows.
type problem struct {
	status  int
	message lint.Text
}

func (p *problem) Error() string { return p.message.EN }

func wrong(status int, zh, en string, args ...any) error {
	return &problem{status, lint.Say(zh, en, args...)}
}

// api reads the request, runs the handler of the path and writes what it
// returns as JSON.
func (d *Desk) api(route string) http.Handler {
	handle := map[string]func(*request) (any, error){
		"/api/check": d.check, "/api/files": d.files, "/api/read": d.read, "/api/open": d.open, "/api/save": d.save, "/api/docx": d.docx,
	}[route]
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		var in request
		var out any
		body, err := io.ReadAll(r.Body)
		var tooLarge *http.MaxBytesError
		switch {
		case errors.As(err, &tooLarge):
			err = wrong(http.StatusRequestEntityTooLarge, "超过%d MB，太大", "larger than %d MB", max(1, tooLarge.Limit>>20))
		case err == nil:
			if !strings.HasPrefix(r.Header.Get("Content-Type"), "application/json") || json.Unmarshal(body, &in) != nil {
				err = wrong(http.StatusBadRequest, "请求有误", "malformed request")
			}
		}
		if err == nil {
			d.busy <- struct{}{}
			out, err = d.guard(handle, &in)
			<-d.busy
		}
		w.Header().Set("Content-Type", "application/json; charset=utf-8")
		if err != nil {
			status, message := explain(err)
			w.WriteHeader(status)
			out = map[string]string{"error": message.In(in.Lang)}
		}
		_ = json.NewEncoder(w).Encode(out)
	})
}

// guard keeps the desk up where a check fails; what is said of it holds
// nothing of the copy: not to the page, and on standard error, for whoever
// reports it, the rule, the kind of panic and the stack, whose arguments are
// numbers.
func (d *Desk) guard(handle func(*request) (any, error), in *request) (out any, err error) {
	defer func() {
		if p := recover(); p != nil {
			_, _ = io.WriteString(d.Log, fault(p))
			err = wrong(http.StatusInternalServerError, "内部错误", "internal error")
		}
	}()
	return handle(in)
}

// fault describes a panic without its value, where that may quote the copy.
func fault(panicked any) string {
	rule, stack := "", debug.Stack()
	if f, ok := panicked.(*lint.Fault); ok {
		rule, panicked, stack = " in "+f.Rule, f.Value, f.Stack
	}
	what := fmt.Sprintf("%T", panicked)
	if e, ok := panicked.(runtime.Error); ok {
		what = e.Error() // an index, a nil pointer, a division
	}
	return fmt.Sprintf("healthlint: internal error%s: %s\n%s", rule, what, stack)
}

func explain(err error) (int, lint.Text) {
	var p *problem
	var s *source.Error
	switch {
	case errors.As(err, &p):
		return p.status, p.message
	case errors.As(err, &s):
		return http.StatusUnprocessableEntity, s.Message
	}
	// What is left speaks of the configuration, never of the copy.
	return http.StatusInternalServerError, lint.Text{ZH: err.Error(), EN: err.Error()}
}

// The answers to the page. Places are in UTF-16 code units, as the editor
// component counts them.
type place struct {
	From int    `json:"from"`
	To   int    `json:"to"`
	Text string `json:"text,omitempty"`
}

type findingJSON struct {
	place
	Rule     string        `json:"rule"`
	Title    string        `json:"title,omitempty"`
	Severity string        `json:"severity"`
	Message  string        `json:"message"`
	Line     int           `json:"line"`
	Column   int           `json:"column"`
	Notes    []string      `json:"notes,omitempty"`
	Related  []relatedJSON `json:"related,omitempty"`
	Fixes    []fixJSON     `json:"fixes,omitempty"`
}

type relatedJSON struct {
	place
	Message string `json:"message"`
	Line    int    `json:"line"`
}

type fixJSON struct {
	Message string  `json:"message"`
	Safe    bool    `json:"safe"`
	Edits   []place `json:"edits"`
}

type factJSON struct {
	place
	Value    string `json:"value,omitempty"`
	Measures string `json:"measures,omitempty"`
	Where    string `json:"where,omitempty"`
	When     string `json:"when,omitempty"`
}

type checked struct {
	Findings   []findingJSON `json:"findings"`
	Facts      []factJSON    `json:"facts"`
	Characters int           `json:"characters"`
	Rate       float64       `json:"rate"`
}

// parse reads the text on the page. A Word document's text is plain there,
// one paragraph to a line.
func parse(in *request) (*lint.Document, error) {
	name := in.Name
	if in.Path != "" {
		name = in.Path
	}
	as := name
	if source.HasExtension(name, []string{".docx"}) {
		as += ".txt"
	}
	doc, err := source.Read(as, []byte(in.Text), "utf-8")
	if err == nil {
		doc.Path = name
	}
	return doc, err
}

func (d *Desk) check(in *request) (any, error) {
	doc, err := parse(in)
	if err != nil {
		return nil, err
	}
	findings, err := d.Lint(doc)
	if err != nil {
		return nil, err
	}
	u := newUnits(doc.Source)
	out := checked{Findings: []findingJSON{}, Facts: []factJSON{}}
	for _, f := range findings {
		out.Findings = append(out.Findings, d.finding(doc, u, f, in.Lang))
	}
	for _, f := range facts(doc) {
		out.Facts = append(out.Facts, factJSON{place: u.place(f.Span, f.Text), Value: f.Value, Measures: f.Measures, Where: f.Place, When: f.When})
	}
	var score report.Score
	score.Add(report.Entry{Doc: doc, Findings: findings})
	out.Characters, out.Rate = score.Characters, score.Rate(score.Errors())
	return out, nil
}

func (d *Desk) finding(doc *lint.Document, u *units, f lint.Finding, lang string) findingJSON {
	out := findingJSON{
		place: u.place(f.Span, f.Text), Rule: f.Rule, Severity: f.Severity.String(), Message: f.Message.In(lang),
		Line: f.Start.Line, Column: f.Start.Column,
	}
	if d.Title != nil {
		out.Title = d.Title(f.Rule).In(lang)
	}
	for _, n := range f.Notes {
		out.Notes = append(out.Notes, n.In(lang))
	}
	for _, r := range f.Related {
		out.Related = append(out.Related, relatedJSON{u.place(r.Span, doc.Shown(r.Span)), r.Message.In(lang), doc.Position(r.Span.Start).Line})
	}
	for _, x := range f.Fixes {
		fix := fixJSON{Message: x.Message.In(lang), Safe: x.Safe}
		for _, e := range x.Edits {
			fix.Edits = append(fix.Edits, u.place(e.Span, e.Text))
		}
		out.Fixes = append(out.Fixes, fix)
	}
	return out
}

// opened is a file as the page holds it.
type opened struct {
	Name     string `json:"name"`
	Path     string `json:"path,omitempty"`
	Text     string `json:"text"`
	Format   string `json:"format"`
	Encoding string `json:"encoding"`
	Version  string `json:"version"`
}

func read(name string, data []byte) (*opened, error) {
	doc, err := source.Read(name, data, "")
	if err != nil {
		return nil, err
	}
	sum := sha256.Sum256(data)
	text := string(doc.Source)
	if doc.Format == "docx" {
		text = strings.TrimSuffix(text, "\n")
	}
	return &opened{Name: path.Base(name), Text: text, Format: doc.Format, Encoding: doc.Encoding, Version: hex.EncodeToString(sum[:])}, nil
}

// open reads a file that was dropped on the page.
func (d *Desk) open(in *request) (any, error) {
	data, err := base64.StdEncoding.DecodeString(in.Data)
	if err != nil {
		return nil, wrong(http.StatusBadRequest, "请求有误", "malformed request")
	}
	if !source.HasExtension(in.Name, source.CopyExtensions) {
		return nil, wrong(http.StatusUnsupportedMediaType, "只能打开 %s", "only %s can be opened", strings.Join(source.CopyExtensions, " "))
	}
	return read(in.Name, data)
}

func (d *Desk) files(*request) (any, error) {
	list := []string{}
	if d.Root != nil {
		list = append(list, d.Files()...)
	}
	return map[string]any{"files": list}, nil
}

// load reads a file of the folder. os.Root keeps the path inside, symbolic
// links included.
func (d *Desk) load(name string) ([]byte, error) {
	if d.Root == nil || !source.HasExtension(name, source.CopyExtensions) {
		return nil, wrong(http.StatusForbidden, "不在打开的目录中", "not in the folder that was opened")
	}
	info, err := d.Root.Stat(name)
	if err != nil || !info.Mode().IsRegular() {
		return nil, wrong(http.StatusNotFound, "打不开“%s”", "cannot open “%s”", name)
	}
	if info.Size() > maxFile {
		return nil, wrong(http.StatusRequestEntityTooLarge, "文件超过%d MB", "the file is larger than %d MB", maxFile>>20)
	}
	data, err := d.Root.ReadFile(name)
	if err != nil {
		return nil, wrong(http.StatusNotFound, "打不开“%s”", "cannot open “%s”", name)
	}
	return data, nil
}

func (d *Desk) read(in *request) (any, error) {
	data, err := d.load(in.Path)
	if err != nil {
		return nil, err
	}
	out, err := read(in.Path, data)
	if err == nil {
		out.Path = in.Path
	}
	return out, err
}

// save writes the text back into the file it came from: in its encoding, with
// its line ends, and only if nobody changed the file meanwhile. A Word
// document takes the changes as tracked ones.
func (d *Desk) save(in *request) (any, error) {
	old, err := d.load(in.Path)
	if err != nil {
		return nil, err
	}
	if sum := sha256.Sum256(old); hex.EncodeToString(sum[:]) != in.Version {
		return nil, wrong(http.StatusConflict, "文件在别处改过了，未保存", "the file was changed elsewhere: not saved")
	}
	out := saved{Text: in.Text, Left: []int{}}
	var data []byte
	if source.HasExtension(in.Path, []string{".docx"}) {
		var m mended
		m, err = mendDocx(old, in.Text, d.Now())
		data, out.Text, out.Left = m.data, m.text, append(out.Left, m.left...)
	} else {
		data, err = encode(old, in.Text)
	}
	if err != nil {
		return nil, err
	}
	if err := d.replace(in.Path, data); err != nil {
		return nil, wrong(http.StatusInternalServerError, "无法写入“%s”", "cannot write “%s”", in.Path)
	}
	sum := sha256.Sum256(data)
	out.Version = hex.EncodeToString(sum[:])
	return out, nil
}

// saved is what a file says now, which may not be all that the page does.
type saved struct {
	Version string `json:"version"`
	Text    string `json:"text"`
	Left    []int  `json:"left"` // lines of the page that did not go into the Word file
}

// encode gives the text the encoding and the line ends of the file as it was.
func encode(old []byte, text string) ([]byte, error) {
	was, err := source.Decode(old, "")
	if err != nil {
		return nil, err
	}
	text = strings.ReplaceAll(text, "\r\n", "\n")
	if strings.Contains(string(was.Source), "\r\n") {
		text = strings.ReplaceAll(text, "\n", "\r\n")
	}
	if was.Encoding == "utf-8" && was.BOM && !strings.HasPrefix(text, "\uFEFF") {
		text = "\uFEFF" + text
	}
	was.Source = []byte(text)
	return source.Encode(was)
}

// replace writes a file whole or not at all.
func (d *Desk) replace(name string, data []byte) error {
	info, err := d.Root.Stat(name)
	if err != nil {
		return err
	}
	temp := fmt.Sprintf("%s/.%s.%d.healthlint", path.Dir(name), path.Base(name), d.Now().UnixNano())
	if err := d.Root.WriteFile(temp, data, info.Mode().Perm()); err != nil {
		return err
	}
	if err := d.Root.Rename(temp, name); err != nil {
		_ = d.Root.Remove(temp)
		return err
	}
	return nil
}

// docx returns a Word document with the page's changes in it, tracked, and on
// request a comment at each finding that was not ignored.
func (d *Desk) docx(in *request) (any, error) {
	var data []byte
	var err error
	if in.Path != "" {
		data, err = d.load(in.Path)
	} else {
		data, err = base64.StdEncoding.DecodeString(in.Data)
	}
	if err != nil {
		return nil, err
	}
	out, err := mendDocx(data, in.Text, d.Now())
	if err != nil {
		return nil, err
	}
	if in.Comments {
		if out.data, err = d.comment(out.data, in); err != nil {
			return nil, err
		}
	}
	return map[string]any{"data": base64.StdEncoding.EncodeToString(out.data), "left": append([]int{}, out.left...)}, nil
}
