package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/changes"
	"github.com/healthlint/healthlint/lint/source"
)

// narrowFlags ask for the findings of a change only.
type narrowFlags struct {
	newFrom, diff string
	staged        bool
}

func (n *narrowFlags) register(a *app, cmd *cobra.Command) {
	flags := cmd.Flags()
	flags.StringVar(&n.newFrom, "new-from", "", a.say("只报自这个 git 版本以来改动引起的问题", "report only what the changes since this git revision bring"))
	flags.BoolVar(&n.staged, "staged", false, a.say("检查暂存区的内容，只报其中改动引起的问题", "check what is staged and report only what that change brings"))
	flags.StringVar(&n.diff, "diff", "", a.say("只报这份 unified diff（文件或“-”）里改动引起的问题", "report only what this unified diff (file or “-”) brings"))
}

// change is what a run is narrowed to. A nil change narrows nothing.
type change struct {
	files  map[string]*changes.File // by absolute path
	names  []string                 // absolute, in order
	staged map[string][]byte        // what the index holds, by absolute path
}

// change reads what the flags name, or returns nil.
func (n *narrowFlags) change(a *app) (*change, error) {
	switch {
	case n.diff != "" && (n.staged || n.newFrom != ""), n.staged && n.newFrom != "":
		return nil, a.usage("--new-from、--staged、--diff 只能用一个", "use one of --new-from, --staged, --diff")
	case n.diff != "":
		return n.fromDiff(a)
	case n.staged, n.newFrom != "":
		return n.fromGit(a)
	}
	return nil, nil
}

func (n *narrowFlags) fromDiff(a *app) (*change, error) {
	in := a.Stdin
	if n.diff != "-" {
		f, err := os.Open(n.diff)
		if err != nil {
			return nil, a.usage("%s: %s", "%s: %s", n.diff, a.reason(err).In(a.lang))
		}
		defer f.Close()
		in = f
	}
	list, err := changes.Parse(in)
	var derr *changes.Error
	switch {
	case errors.Is(err, changes.ErrNoFiles):
		return nil, a.usage("--diff %s 里没有任何文件的改动：要的是 unified diff，即 git diff 或 diff -u 的输出（合并提交的 diff --cc 不行）",
			"--diff %s changes no file: a unified diff is wanted, as git diff or diff -u prints it (not the diff --cc of a merge)", n.diff)
	case errors.As(err, &derr):
		return nil, a.usage("--diff %s 读不懂：%s", "--diff %s cannot be read: %s", n.diff, derr.Message.In(a.lang))
	case err != nil:
		return nil, a.usage("--diff %s 读不懂：%s", "--diff %s cannot be read: %s", n.diff, a.reason(err).In(a.lang))
	}
	// git names paths from the top of the repository, diff from anywhere.
	roots := []string{"."}
	if top, err := repository(); err == nil {
		roots = append([]string{top}, roots...)
	}
	c := &change{files: map[string]*changes.File{}}
	found := 0
	for _, f := range list {
		at := ""
		for _, root := range roots {
			abs, err := filepath.Abs(filepath.Join(root, filepath.FromSlash(f.Path)))
			if err != nil {
				continue
			}
			if at == "" {
				at = abs // where it is missed if it is nowhere
			}
			if _, err := os.Stat(abs); err == nil {
				at = abs
				found++
				break
			}
		}
		c.add(at, f)
	}
	if found == 0 && len(list) > 0 {
		return nil, a.usage("--diff %s 里的文件（%s 等%d个）这里一个也没有：到生成它的目录里运行，并先检出它改成的版本",
			"none of the files of --diff %s is here (%s, %d in all): run in the folder it was made in, with the version it leads to", n.diff, list[0].Path, len(list))
	}
	return c, nil
}

func (c *change) add(abs string, f *changes.File) {
	if _, ok := c.files[abs]; !ok {
		c.names = append(c.names, abs)
	}
	c.files[abs] = f
}

func (n *narrowFlags) fromGit(a *app) (*change, error) {
	root, err := repository()
	if err != nil {
		return nil, a.usage("这里不是 git 仓库：%v", "not a git repository: %v", err)
	}
	args := []string{"diff", "--no-ext-diff", "--no-color", "-U0", "--diff-filter=d", "--src-prefix=a/", "--dst-prefix=b/"}
	var out []byte
	if n.staged {
		out, err = git(root, append(args, "--cached", "--")...)
	} else {
		if strings.HasPrefix(n.newFrom, "-") {
			return nil, a.usage("没有版本“%s”", "no revision “%s”", n.newFrom)
		}
		// What was done here since the two parted; without that, all that differs.
		if out, err = git(root, append(args, "--merge-base", n.newFrom, "--")...); err != nil {
			out, err = git(root, append(args, n.newFrom, "--")...)
		}
	}
	if err != nil {
		return nil, a.usage("git diff 失败：%v", "git diff failed: %v", err)
	}
	list, err := changes.Parse(bytes.NewReader(out))
	if err != nil && !errors.Is(err, changes.ErrNoFiles) { // git may name unmerged paths and no change
		return nil, err
	}
	c := &change{files: map[string]*changes.File{}}
	for _, f := range list {
		c.add(filepath.Join(root, filepath.FromSlash(f.Path)), f)
	}
	if n.staged {
		return c, c.readIndex(root)
	}
	untracked, err := git(root, "ls-files", "-z", "--others", "--exclude-standard")
	if err != nil {
		return nil, err
	}
	for name := range strings.SplitSeq(string(untracked), "\x00") {
		if name != "" {
			c.add(filepath.Join(root, filepath.FromSlash(name)), &changes.File{Path: name, All: true})
		}
	}
	return c, nil
}

// repository returns the top of the repository of the working folder. Looking
// for it saves asking git, which is half the cost of a small run.
func repository() (string, error) {
	wd, err := os.Getwd()
	if err != nil {
		return "", err
	}
	for at := wd; os.Getenv("GIT_WORK_TREE") == ""; at = filepath.Dir(at) {
		if _, err := os.Lstat(filepath.Join(at, ".git")); err == nil {
			return at, nil
		}
		if at == filepath.Dir(at) {
			break
		}
	}
	top, err := git("", "rev-parse", "--show-toplevel")
	return strings.TrimRight(string(top), "\r\n"), err
}

// git runs git in dir and returns what it prints; an error is what it says.
func git(dir string, args ...string) ([]byte, error) {
	cmd := exec.Command("git", append([]string{"-c", "core.quotepath=false"}, args...)...)
	cmd.Dir = dir
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil && stderr.Len() > 0 {
		line, _, _ := strings.Cut(strings.TrimSpace(stderr.String()), "\n")
		return nil, errors.New(line)
	}
	return out, err
}

// readIndex reads the staged copy of the articles in one process: the files in
// the folder may hold changes that are not part of the commit.
func (c *change) readIndex(root string) error {
	c.staged = map[string][]byte{}
	var ask bytes.Buffer
	var asked []string
	for _, abs := range c.names {
		rel := filepath.ToSlash(c.files[abs].Path)
		if !source.HasExtension(rel, source.CopyExtensions) && !source.HasExtension(rel, source.RecordsExtensions) {
			continue
		}
		if strings.Contains(rel, "\n") {
			data, err := git(root, "show", ":"+rel)
			if err != nil {
				return err
			}
			c.staged[abs] = data
			continue
		}
		fmt.Fprintf(&ask, ":%s\n", rel)
		asked = append(asked, abs)
	}
	if len(asked) == 0 {
		return nil
	}
	cmd := exec.Command("git", "cat-file", "--batch")
	cmd.Dir, cmd.Stdin = root, &ask
	out, err := cmd.Output()
	if err != nil {
		return err
	}
	for _, abs := range asked {
		head, rest, ok := bytes.Cut(out, []byte("\n"))
		fields := bytes.Fields(head)
		if !ok || len(fields) < 3 {
			return fmt.Errorf("git cat-file: %s", head)
		}
		size, err := strconv.Atoi(string(fields[len(fields)-1]))
		if err != nil || size >= len(rest) {
			return fmt.Errorf("git cat-file: %s", head)
		}
		if string(fields[1]) == "blob" {
			c.staged[abs] = rest[:size]
		}
		out = rest[size+1:]
	}
	return nil
}

// paths returns the changed files with one of the extensions, those under the
// paths given or, as git does, of the whole repository, named as seen from the
// working folder, less what the configuration leaves out.
func (c *change) paths(e *engine, args, extensions []string) []string {
	wd, _ := os.Getwd()
	var out []string
	for _, abs := range c.names {
		if !source.HasExtension(abs, extensions) || source.Hidden(c.files[abs].Path) || e.excluded(abs, false) || source.Report(abs) {
			continue
		}
		under := len(args) == 0 || slices.ContainsFunc(args, func(arg string) bool {
			root, err := filepath.Abs(arg)
			rel, rerr := filepath.Rel(root, abs)
			return err == nil && rerr == nil && rel != ".." && !strings.HasPrefix(rel, ".."+string(filepath.Separator))
		})
		if !under {
			continue
		}
		if rel, err := filepath.Rel(wd, abs); err == nil { // ../a.txt too, as reports of plain paths have it
			out = append(out, rel)
		} else {
			out = append(out, abs)
		}
	}
	slices.Sort(out)
	return out
}

// open returns the copy of a path: what is staged, if that is asked for.
func (c *change) open(path string) (io.ReadCloser, error) {
	if c == nil || c.staged == nil {
		return os.Open(path)
	}
	abs, err := filepath.Abs(path)
	if err != nil {
		return nil, err
	}
	data, ok := c.staged[abs]
	if !ok {
		return nil, &fs.PathError{Op: "open", Path: path, Err: fs.ErrNotExist}
	}
	return io.NopCloser(bytes.NewReader(data)), nil
}

// filter drops the findings that the change does not bring. The lines of a
// Word document are not those of the diff: it counts as a whole.
func (c *change) filter(doc *lint.Document, findings []lint.Finding) []lint.Finding {
	if c == nil || doc.Record > 0 || doc.Format == "docx" {
		return findings
	}
	abs, err := filepath.Abs(doc.Path)
	if err != nil || c.files[abs] == nil {
		return findings
	}
	return c.files[abs].Filter(doc, findings)
}
