package desk

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"runtime"
	"runtime/debug"
	"strings"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/source"
)

// request is what the page sends; which fields count depends on the path.
type request struct {
	Name     string      `json:"name"` // of a file dropped or pasted; its extension says what it is
	Path     string      `json:"path"` // in the folder
	Text     string      `json:"text"`
	Lang     string      `json:"lang"`
	Data     string      `json:"data"`    // a file, in base64
	Version  string      `json:"version"` // of the file as it was read
	Comments bool        `json:"comments"`
	Was      string      `json:"was"`     // the text of a Word document as it was opened
	Outline  []lineKind  `json:"outline"` // and what its lines are
	Ignored  []dismissed `json:"ignored"`
}

// dismissed is a finding that the editor ignores.
type dismissed struct {
	Rule string `json:"rule"`
	Text string `json:"text"`
	Nth  int    `json:"nth"`  // of the findings of that rule and text, from 0
	From int    `json:"from"` // where it stands in the text that is checked
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
		"/api/check": d.check, "/api/files": d.files, "/api/read": d.read, "/api/open": d.open, "/api/save": d.save, "/api/download": d.download,
	}[route]
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		var in request
		var out any
		body, err := io.ReadAll(r.Body)
		var tooLarge *http.MaxBytesError
		switch {
		case errors.As(err, &tooLarge):
			err = tooLong(tooLarge.Limit)
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

func tooLong(limit int64) error {
	return wrong(http.StatusRequestEntityTooLarge, "超过%d MB，太大", "larger than %d MB", max(1, limit>>20))
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
