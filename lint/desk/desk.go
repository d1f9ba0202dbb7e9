// Package desk serves the page on which an editor mends copy: the copy on one
// side, findings on the other, checked while it is typed. It keeps nothing of
// the copy, logs nothing of it, and reaches no path outside the folder it was
// given.
package desk

import (
	"bytes"
	"crypto/rand"
	"crypto/sha256"
	"crypto/subtle"
	"embed"
	"encoding/base64"
	"encoding/hex"
	"html/template"
	"io"
	"net"
	"net/http"
	"net/url"
	"os"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/healthlint/healthlint/lint"
)

//go:embed static
var static embed.FS

// Config is what a desk works with.
type Config struct {
	Lint     func(*lint.Document) ([]lint.Finding, error) // safe for concurrent use; Document.Path is relative to Root
	Title    func(rule string) lint.Text                  // of a rule
	Encoding func(path string) string                     // that the configuration says a file has; "" to find it
	Root     *os.Root                                     // the folder whose files may be opened; nil for none
	Files    func() []string                              // files in it, relative to Root, with slashes
	Lang     string                                       // of the page at first: "zh", "en"
	Hosts    []string                                     // host:port under which the desk may be asked for
	Now      func() time.Time
	Log      io.Writer // of our own mistakes; standard error if nil
}

// Limits of what a request may carry, in bytes.
const (
	maxText = 4 << 20
	maxFile = 64 << 20
)

// Desk answers the page's requests.
type Desk struct {
	Config
	token string
	page  *template.Template
	mux   *http.ServeMux
	busy  chan struct{} // bounds the checks at work at once
}

// New returns a desk with a fresh token.
func New(c Config) (*Desk, error) {
	secret := make([]byte, 24)
	if _, err := rand.Read(secret); err != nil {
		return nil, err
	}
	source, err := static.ReadFile("static/desk.html")
	if err != nil {
		return nil, err
	}
	page, err := template.New("desk").Parse(string(source))
	if err != nil {
		return nil, err
	}
	if c.Now == nil {
		c.Now = time.Now
	}
	if c.Log == nil {
		c.Log = os.Stderr
	}
	d := &Desk{Config: c, token: hex.EncodeToString(secret), page: page, mux: http.NewServeMux(), busy: make(chan struct{}, 4)}
	d.mux.HandleFunc("GET /{$}", d.index)
	d.mux.HandleFunc("GET /desk.js", d.asset("static/desk.js", "text/javascript; charset=utf-8"))
	d.mux.HandleFunc("GET /desk.css", d.asset("static/desk.css", "text/css; charset=utf-8"))
	d.mux.HandleFunc("GET /favicon.ico", func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusNoContent) })
	for path, limit := range map[string]int64{"/api/check": 2 * maxText, "/api/files": 1 << 10, "/api/read": 1 << 16, "/api/open": maxFile, "/api/save": 2*maxText + 1<<16, "/api/download": maxFile + maxText} {
		d.mux.Handle("POST "+path, http.MaxBytesHandler(d.api(path), limit))
	}
	return d, nil
}

// URL returns the address that opens the desk; it carries the token, which
// the first answer turns into a cookie.
func (d *Desk) URL(host string) string {
	return (&url.URL{Scheme: "http", Host: host, Path: "/", RawQuery: "token=" + d.token}).String()
}

// Loopback reports whether a listener's address can be reached from this
// machine only.
func Loopback(a net.Addr) bool {
	t, ok := a.(*net.TCPAddr)
	return ok && t.IP.IsLoopback()
}

const cookieName = "healthlint"

// ServeHTTP lets in only who asks for this desk by its own name, with its
// token. The host is checked against rebound names, the origin and the custom
// header against other sites' pages.
func (d *Desk) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	h := w.Header()
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Referrer-Policy", "no-referrer")
	h.Set("Cross-Origin-Opener-Policy", "same-origin")
	h.Set("Cross-Origin-Resource-Policy", "same-origin")
	h.Set("Cache-Control", "no-store")
	h.Set("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'")
	if len(d.Hosts) > 0 && !slices.Contains(d.Hosts, r.Host) {
		http.Error(w, "unknown host", http.StatusMisdirectedRequest)
		return
	}
	if site := r.Header.Get("Sec-Fetch-Site"); site == "cross-site" && r.Method != http.MethodGet || r.Method != http.MethodGet && r.Header.Get("Origin") != "http://"+r.Host {
		http.Error(w, "another site's page may not ask", http.StatusForbidden)
		return
	}
	if t := r.URL.Query().Get("token"); t != "" && r.URL.Path == "/" {
		if !d.known(t) {
			http.Error(w, "wrong token", http.StatusForbidden)
			return
		}
		http.SetCookie(w, &http.Cookie{Name: d.cookie(r), Value: d.token, Path: "/", HttpOnly: true, SameSite: http.SameSiteStrictMode})
		// No redirect: a browser that came from elsewhere would follow it
		// without the strict cookie. The page itself drops the token from
		// the address.
		d.index(w, r)
		return
	}
	c, err := r.Cookie(d.cookie(r))
	if err != nil || !d.known(c.Value) {
		http.Error(w, "open the desk by the address that healthlint serve prints / 请用 healthlint serve 显示的网址打开", http.StatusForbidden)
		return
	}
	if r.Method == http.MethodPost && r.Header.Get("X-Healthlint") != "desk" {
		http.Error(w, "not from the desk's page", http.StatusForbidden)
		return
	}
	d.mux.ServeHTTP(w, r)
}

func (d *Desk) known(token string) bool {
	return subtle.ConstantTimeCompare([]byte(token), []byte(d.token)) == 1
}

// cookie names the cookie by port, because cookies do not tell ports apart
// and two desks may be open.
func (d *Desk) cookie(r *http.Request) string {
	_, port, _ := net.SplitHostPort(r.Host)
	return cookieName + port
}

func (d *Desk) index(w http.ResponseWriter, _ *http.Request) {
	nonce := make([]byte, 16)
	if _, err := rand.Read(nonce); err != nil {
		http.Error(w, "no randomness", http.StatusInternalServerError)
		return
	}
	n := base64.RawURLEncoding.EncodeToString(nonce)
	h := w.Header()
	// The editor component adds its style sheet under the nonce; there is no
	// inline script at all.
	h.Set("Content-Security-Policy", "default-src 'none'; script-src 'self'; style-src 'self' 'nonce-"+n+"'; connect-src 'self'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'")
	h.Set("Content-Type", "text/html; charset=utf-8")
	var out bytes.Buffer
	if err := d.page.Execute(&out, map[string]any{"Nonce": n, "Lang": d.Lang, "Folder": d.Root != nil}); err != nil {
		http.Error(w, "page", http.StatusInternalServerError)
		return
	}
	_, _ = w.Write(out.Bytes())
}

func (d *Desk) asset(name, kind string) http.HandlerFunc {
	load := sync.OnceValues(func() ([]byte, string) {
		data, err := static.ReadFile(name)
		if err != nil {
			return nil, ""
		}
		sum := sha256.Sum256(data)
		return data, `"` + hex.EncodeToString(sum[:12]) + `"`
	})
	return func(w http.ResponseWriter, r *http.Request) {
		data, tag := load()
		w.Header().Set("Content-Type", kind)
		w.Header().Set("ETag", tag)
		w.Header().Set("Cache-Control", "no-cache")
		if strings.Contains(r.Header.Get("If-None-Match"), tag) {
			w.WriteHeader(http.StatusNotModified)
			return
		}
		_, _ = w.Write(data)
	}
}
