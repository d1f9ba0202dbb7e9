package main

import (
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"slices"
	"strings"
	"syscall"

	"github.com/spf13/cobra"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/config"
	"github.com/healthlint/healthlint/lint/docx"
	"github.com/healthlint/healthlint/lint/report"
	"github.com/healthlint/healthlint/lint/source"
)

// The exit codes, the same whatever the format.
const (
	exitClean    = 0 // nothing at or above --fail-on
	exitFindings = 1
	exitUsage    = 2 // wrong usage; a path missing, unreadable, undecodable; nothing to check
	exitFault    = 3 // our own

	exitInterrupted = 130 // by the user, or the host's time limit
)

// Command is the whole program, with its streams, so that tests run it in
// their own process.
type Command struct {
	Stdin          io.Reader
	Stdout, Stderr io.Writer
}

// app is one run of the program.
type app struct {
	Command
	lang  string
	color string
}

// Main runs the program with the arguments after its name and returns the
// exit status.
func (c Command) Main(args []string) (status int) {
	c.Stderr = screen{c.Stderr}
	a := &app{Command: c, lang: language(args)}
	defer func() {
		if r := recover(); r != nil {
			path := ""
			if f, ok := r.(*lint.Fault); ok && f.Path != "" {
				path = f.Path + ": "
			}
			fmt.Fprintf(c.Stderr, "healthlint: %s%s\n", path, faultMessage(r).In(a.lang))
			status = exitFault
		}
	}()
	out := &watched{Writer: c.Stdout}
	a.Stdout = out
	root := a.root()
	root.SetArgs(args)
	err := root.Execute()
	if out.failed != nil && !errors.As(err, new(exitStatus)) {
		err = a.unwritten(out.failed) // of help, of a rule's doc: whoever pipes them on must know
	}
	if err == nil {
		return exitClean
	}
	var exit exitStatus
	if errors.As(err, &exit) {
		return int(exit)
	}
	message := a.reason(err).In(a.lang)
	if perr := (*fs.PathError)(nil); errors.As(err, &perr) {
		message = report.Name(perr.Path) + ": " + message
	}
	fmt.Fprintf(c.Stderr, "healthlint: %s\n", message)
	return exitUsage
}

// watched remembers that what was written to it did not arrive.
type watched struct {
	io.Writer
	failed error
}

func (w *watched) Write(p []byte) (int, error) {
	n, err := w.Writer.Write(p)
	if err != nil {
		w.failed = err
	}
	return n, err
}

// exitStatus ends the program with a status; what there is to say was said.
type exitStatus int

func (e exitStatus) Error() string { return fmt.Sprintf("exit status %d", int(e)) }

func (a *app) say(zh, en string, args ...any) string { return lint.Say(zh, en, args...).In(a.lang) }

// usage is an error of the user's, in the language of the run.
func (a *app) usage(zh, en string, args ...any) error { return errors.New(a.say(zh, en, args...)) }

// languageVariable is the language of the run where no flag says it: hooks and CI jobs call the program in many places.
const languageVariable = "HEALTHLINT_LANG"

// language finds --lang before the flags are parsed, because the help and the
// errors of parsing speak it too.
func language(args []string) string {
	for i, arg := range args {
		name, value, given := strings.Cut(arg, "=")
		if !given && i+1 < len(args) {
			value = args[i+1]
		}
		switch {
		case arg == "--":
			return preset()
		case name == "--lang" && slices.Contains(languages, value):
			return value
		}
	}
	return preset()
}

// preset is the language of the environment.
func preset() string {
	if value := os.Getenv(languageVariable); slices.Contains(languages, value) {
		return value
	}
	return languages[0]
}

func (a *app) root() *cobra.Command {
	root := &cobra.Command{
		Use:           "healthlint",
		Short:         a.say("检查中文健康新闻稿件", "Check Chinese health-news copy"),
		SilenceErrors: true,
		SilenceUsage:  true,
		Version:       versionText(),
		Args:          a.subcommand,
		RunE:          func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
		PersistentPreRunE: func(*cobra.Command, []string) error {
			if !slices.Contains(languages, a.lang) {
				return a.usage("--lang 不能是“%s”（zh、en）", "--lang cannot be “%s” (zh, en)", a.lang)
			}
			if value := os.Getenv(languageVariable); value != "" && !slices.Contains(languages, value) {
				return a.usage("环境变量 %s 不能是“%s”（zh、en）", "%s of the environment cannot be “%s” (zh, en)", languageVariable, value)
			}
			if !slices.Contains(colorings, a.color) {
				return a.usage("--color 不能是“%s”（auto、always、never）", "--color cannot be “%s” (auto, always, never)", a.color)
			}
			return nil
		},
	}
	root.SetVersionTemplate("{{.Version}}\n")
	root.SetIn(a.Stdin)
	root.SetOut(a.Stdout)
	root.SetErr(a.Stderr)
	flags := root.PersistentFlags()
	flags.StringVar(&a.lang, "lang", a.lang, a.say("界面语言：zh 或 en；不写则看环境变量 HEALTHLINT_LANG", "language of messages: zh or en; otherwise that of HEALTHLINT_LANG in the environment"))
	flags.Lookup("lang").DefValue = languages[0] // a.lang is that of this run
	flags.StringVar(&a.color, "color", "auto", a.say("着色：auto、always 或 never", "colour: auto, always or never"))
	root.SetHelpFunc(func(cmd *cobra.Command, _ []string) { a.help(cmd, a.Stdout) })
	root.SetFlagErrorFunc(a.flagError)
	a.complete(root, "lang", languages...)
	a.complete(root, "color", colorings...)
	for _, c := range []*cobra.Command{
		a.checkCommand(),
		a.factsCommand(),
		a.serveCommand(),
		a.learnCommand(),
		a.fixCommand(),
		a.mendCommand(),
		a.baselineCommand(),
		a.configCommand(),
		a.initCommand(),
		a.rulesCommand(),
		a.explainCommand(),
		a.hookCommand(),
		a.lspCommand(),
		a.versionCommand(),
	} {
		root.AddCommand(c)
	}
	a.standard(root)
	return root
}

var (
	languages = []string{"zh", "en"}
	colorings = []string{"auto", "always", "never"}
)

// subcommand refuses a word that is no command.
func (a *app) subcommand(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	var known []string
	for _, c := range cmd.Commands() {
		known = append(known, c.Name())
	}
	return a.usage("没有命令“%s”%s", "no command “%s”%s", args[0], a.meant("", args[0], known))
}

// complete tells the shells what a flag can be.
func (a *app) complete(cmd *cobra.Command, flag string, values ...string) {
	_ = cmd.RegisterFlagCompletionFunc(flag, cobra.FixedCompletions(values, cobra.ShellCompDirectiveNoFileComp))
}

// standard gives the commands and flags that cobra adds words of our own.
func (a *app) standard(root *cobra.Command) {
	root.InitDefaultHelpCmd()
	root.InitDefaultCompletionCmd()
	for _, c := range root.Commands() {
		switch c.Name() {
		case "help":
			c.Short, c.Long = a.say("说明一个命令", "Explain a command"), ""
		case "completion":
			a.completion(c)
		}
		c.InitDefaultHelpFlag()
		c.Flags().Lookup("help").Usage = a.say("显示说明", "show this help")
		for _, sub := range c.Commands() {
			sub.InitDefaultHelpFlag()
			sub.Flags().Lookup("help").Usage = a.say("显示说明", "show this help")
		}
	}
	root.InitDefaultHelpFlag()
	root.InitDefaultVersionFlag()
	root.Flags().Lookup("help").Usage = a.say("显示说明", "show this help")
	root.Flags().Lookup("version").Usage = a.say("显示版本", "show the version")
}

// loading is how each shell takes its completion script.
var loading = map[string]string{
	"bash":       "source <(healthlint completion bash)",
	"zsh":        `healthlint completion zsh > "${fpath[1]}/_healthlint"`,
	"fish":       "healthlint completion fish | source",
	"powershell": "healthlint completion powershell | Out-String | Invoke-Expression",
}

// completion gives cobra's command words of our own, and has it refuse a shell it does not know.
func (a *app) completion(c *cobra.Command) {
	c.Short, c.Long = a.say("生成命令行补全脚本", "Write a completion script for a shell"), ""
	var shells []string
	for _, shell := range c.Commands() {
		shells = append(shells, shell.Name())
		shell.Short = a.say("%s 的补全脚本", "the completion script for %s", shell.Name())
		shell.Long, shell.Example = shell.Short, "  "+loading[shell.Name()]
		if f := shell.Flags().Lookup("no-descriptions"); f != nil {
			f.Usage = a.say("补全时不附说明", "complete without descriptions")
		}
	}
	c.Args = func(_ *cobra.Command, args []string) error {
		if len(args) == 0 {
			return nil
		}
		return a.usage("没有 %s 的补全脚本（%s）", "no completion script for %s (%s)", args[0], join(shells))
	}
	c.RunE = func(cmd *cobra.Command, _ []string) error { return cmd.Help() }
}

// reason says in both languages what went wrong with a path.
func (a *app) reason(err error) lint.Text {
	var serr *source.Error
	var perr *fs.PathError
	var cerr *config.Error
	var derr *docx.Error
	var refused *report.Refused
	if text, ok := fixReason(err); ok {
		return text
	}
	switch {
	case errors.As(err, &cerr):
		return lint.Text{ZH: cerr.In("zh"), EN: cerr.In("en")}
	case errors.As(err, &serr):
		return serr.Message
	case errors.As(err, &derr):
		return derr.Message
	case errors.As(err, &refused):
		return lint.Text{ZH: refused.In("zh"), EN: refused.In("en")}
	case errors.Is(err, fs.ErrNotExist):
		return lint.Say("不存在", "does not exist")
	case errors.Is(err, fs.ErrPermission):
		return lint.Say("没有权限", "permission denied")
	case errors.Is(err, gzip.ErrHeader), errors.Is(err, gzip.ErrChecksum), errors.Is(err, io.ErrUnexpectedEOF):
		return lint.Text{ZH: "文件不完整或已损坏", EN: err.Error()}
	case errors.Is(err, syscall.EISDIR):
		return lint.Say("是目录", "is a folder")
	case errors.Is(err, syscall.ENOTDIR):
		return lint.Say("路径中有一段不是目录", "has a part that is no folder")
	case errors.As(err, &perr) && (perr.Op == "write" || perr.Op == "rename" || perr.Op == "close" || perr.Op == "sync"):
		return lint.Say("无法写入：%v", "cannot be written: %v", perr.Err)
	case errors.As(err, &perr):
		return lint.Say("无法读取：%v", "cannot be read: %v", perr.Err)
	}
	return lint.Text{ZH: err.Error(), EN: err.Error()}
}
