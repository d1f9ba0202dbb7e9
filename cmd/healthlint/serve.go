package main

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"runtime"
	"syscall"
	"time"

	"github.com/spf13/cobra"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/desk"
	"github.com/healthlint/healthlint/lint/source"
)

// serveFlags are what `serve` is told.
type serveFlags struct {
	configFlags
	listen string
	noOpen bool
}

func (a *app) serveCommand() *cobra.Command {
	var f serveFlags
	cmd := &cobra.Command{
		Use:   "serve [FOLDER]",
		Short: a.say("打开编辑台：在浏览器里改稿", "Open the desk: mend copy in the browser"),
		Args:  a.arguments(0, 1),
		RunE: func(cmd *cobra.Command, args []string) error {
			return a.serve(cmd.Context(), &f, args)
		},
	}
	flags := cmd.Flags()
	flags.StringVar(&f.listen, "listen", "127.0.0.1:0", a.say("监听的地址:端口，端口0为任选", "address:port to listen on; port 0 picks a free one"))
	flags.BoolVar(&f.noOpen, "no-open", false, a.say("不打开浏览器", "do not open the browser"))
	f.register(a, cmd)
	return cmd
}

func (a *app) serve(ctx context.Context, f *serveFlags, args []string) error {
	engine, err := a.engine(&f.configFlags)
	if err != nil {
		return err
	}
	c := desk.Config{Lang: a.lang, Log: a.Stderr, Title: engine.title}
	folder := "."
	if len(args) == 1 {
		folder = args[0]
		if c.Root, err = os.OpenRoot(folder); err != nil {
			return a.usage("打不开目录“%s”：%s", "cannot open the folder “%s”: %s", folder, a.reason(err).In(a.lang))
		}
		defer c.Root.Close()
		c.Files = func() []string {
			var out []string
			for _, path := range source.Files([]string{folder}, source.CopyExtensions, engine.excluded, func(string, error) {}) {
				if rel, err := filepath.Rel(folder, path); err == nil {
					out = append(out, filepath.ToSlash(rel))
				}
			}
			return out
		}
	}
	if _, err := engine.ForDir(folder); err != nil {
		return err
	}
	c.Lint = func(doc *lint.Document) ([]lint.Finding, error) {
		return engine.lint(filepath.Join(folder, filepath.FromSlash(doc.Path)), doc)
	}

	c.Encoding = func(path string) string {
		r, err := engine.For(filepath.Join(folder, filepath.FromSlash(path)))
		if err != nil { // told when the copy is linted
			return ""
		}
		name, _ := source.EncodingName(r.Scalar("encoding", "").V)
		return name
	}

	ln, err := net.Listen("tcp", f.listen)
	if aerr := (*net.AddrError)(nil); errors.As(err, &aerr) {
		return a.usage("--listen 要写成 地址:端口，不是“%s”", "--listen takes ADDRESS:PORT, not “%s”", f.listen)
	}
	if err != nil {
		return a.usage("无法监听 %s：%v", "cannot listen on %s: %v", f.listen, err)
	}
	host, port, err := net.SplitHostPort(ln.Addr().String())
	if err != nil {
		return err
	}
	shown := net.JoinHostPort(host, port)
	switch ip := net.ParseIP(host); {
	case desk.Loopback(ln.Addr()):
		c.Hosts = []string{shown, "localhost:" + port}
	case ip != nil && ip.IsUnspecified():
		name, err := os.Hostname()
		if err != nil {
			name = "localhost"
		}
		shown = net.JoinHostPort(name, port)
	default:
		c.Hosts = []string{shown}
	}
	d, err := desk.New(c)
	if err != nil {
		return err
	}
	if !desk.Loopback(ln.Addr()) {
		fmt.Fprintln(a.Stderr, a.say("警告：别的机器也能连到这里，稿件以明文传送；网址里的口令只给可信的人", "warning: other machines can reach this, and copy travels unencrypted; give the address with its token only to people you trust"))
	}
	fmt.Fprintf(a.Stdout, "%s %s\n", a.say("编辑台：", "desk:"), d.URL(shown))
	fmt.Fprintln(a.Stderr, a.say("按 Ctrl+C 结束", "press Ctrl+C to end"))
	if !f.noOpen {
		openBrowser(d.URL(shown))
	}

	if ctx == nil {
		ctx = context.Background()
	}
	ctx, stop := signal.NotifyContext(ctx, os.Interrupt, syscall.SIGTERM)
	defer stop()
	server := &http.Server{
		Handler: d, ReadHeaderTimeout: 10 * time.Second, ReadTimeout: 2 * time.Minute, WriteTimeout: 2 * time.Minute,
		IdleTimeout: 2 * time.Minute, MaxHeaderBytes: 16 << 10,
	}
	return serveUntil(ctx, server, ln)
}

// serveUntil serves until ctx is done, and then until what is being answered, a save among it, is.
func serveUntil(ctx context.Context, server *http.Server, ln net.Listener) error {
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	ended := make(chan struct{})
	go func() {
		defer close(ended)
		<-ctx.Done()
		last, cancel := context.WithTimeout(context.Background(), 3*time.Second)
		defer cancel()
		_ = server.Shutdown(last)
	}()
	if err := server.Serve(ln); !errors.Is(err, http.ErrServerClosed) {
		return err
	}
	<-ended
	return nil
}

// openBrowser opens the address where the system knows how; the address is
// printed in any case.
func openBrowser(address string) {
	name, args := "xdg-open", []string{address}
	switch runtime.GOOS {
	case "darwin":
		name = "open"
	case "windows":
		name, args = "rundll32", []string{"url.dll,FileProtocolHandler", address}
	}
	if cmd := exec.Command(name, args...); cmd.Start() == nil {
		go func() { _ = cmd.Wait() }()
	}
}
