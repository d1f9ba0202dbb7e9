package source

import (
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// Extensions of what a directory is searched for.
var (
	CopyExtensions    = []string{".txt", ".text", ".md", ".markdown", ".html", ".htm", ".docx"}
	RecordsExtensions = []string{".jsonl", ".ndjson", ".csv", ".tsv"}
)

// IsDataSet reports whether a file is read row by row. One of .json is, but
// no folder is searched for them: most are settings.
func IsDataSet(path string) bool {
	return HasExtension(path, RecordsExtensions) || HasExtension(path, []string{".json"})
}

// structured are the extensions of files whose marks are no copy: what separates the fields of a row is no comma of a sentence.
var structured = append([]string{".json", ".xml", ".yaml", ".yml", ".toml", ".xlsx", ".xls"}, RecordsExtensions...)

// Structured reports whether a file is data rather than an article by its name: to mend it as text would break it.
func Structured(path string) bool { return HasExtension(path, structured) }

// vendored folders hold other people's copy.
var vendored = []string{"node_modules", "bower_components", "vendor", "third_party", "__pycache__"}

// hidden reports whether a name is not meant to be seen: dot files, and the
// lock files that Word and WPS keep beside an open document.
func hidden(name string) bool { return strings.HasPrefix(name, ".") || strings.HasPrefix(name, "~$") }

// HasExtension reports whether path ends in one of the extensions, in either case.
func HasExtension(path string, extensions []string) bool {
	return slices.Contains(extensions, strings.ToLower(filepath.Ext(path)))
}

// Hidden reports whether a slash-separated path is one that a search leaves
// out: a hidden file, or anything in a hidden or vendored folder.
func Hidden(path string) bool {
	for part := range strings.SplitSeq(path, "/") {
		if hidden(part) && part != "." && part != ".." || slices.Contains(vendored, part) {
			return true
		}
	}
	return false
}

// Files expands paths: a file stands for itself whatever its name, a directory
// for the files below it that have one of the extensions, in lexical order,
// hidden and vendored folders, hidden files and what is no regular file (a pipe
// would be waited for) and reports of our own left out. A directory may be named by a link, but none
// is followed below it. A file reached twice, by whatever name, comes once. skip, if not nil, leaves out what a directory holds. fail is told
// of paths that cannot be read; the rest goes on.
func Files(paths, extensions []string, skip func(path string, isDir bool) bool, fail func(path string, err error)) []string {
	var files []string
	add := func(path string) { files = append(files, path) }
	for _, root := range paths {
		info, err := os.Stat(root)
		if err != nil {
			fail(root, err)
			continue
		}
		if !info.IsDir() {
			add(root)
			continue
		}
		root = Folder(root)
		_ = filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
			if err != nil {
				fail(path, err)
				return nil
			}
			if path != root && hidden(d.Name()) || d.IsDir() && path != root && slices.Contains(vendored, d.Name()) {
				if d.IsDir() {
					return fs.SkipDir
				}
				return nil
			}
			if d.IsDir() {
				if path != root && skip != nil && skip(path, true) {
					return fs.SkipDir
				}
				return nil
			}
			if !HasExtension(path, extensions) || skip != nil && skip(path, false) {
				return nil
			}
			kind := d.Type()
			if kind&fs.ModeSymlink != 0 {
				kind = 0 // a link to nothing is reported where it is read
				if target, err := os.Stat(path); err == nil {
					kind = target.Mode().Type()
				}
			}
			if kind.IsRegular() && !Report(path) {
				add(path)
			}
			return nil
		})
	}
	return Distinct(files)
}

// Distinct returns the files without those named before under another name: by another path to the same place, or by a link.
// Where a link and the file it leads to are both named, the file is kept.
func Distinct(files []string) []string {
	places := map[string]string{} // real paths, by folder
	place := func(path string) string {
		path, err := filepath.Abs(path)
		if err != nil {
			return path
		}
		dir, name := filepath.Split(path)
		real, ok := places[dir]
		if !ok {
			if real, err = filepath.EvalSymlinks(dir); err != nil {
				real = dir
			}
			places[dir] = real
		}
		return filepath.Join(real, name)
	}
	linked := make([]string, len(files)) // what the links among them lead to
	own := map[string]bool{}
	for i, path := range files {
		if info, err := os.Lstat(path); err == nil && info.Mode()&fs.ModeSymlink != 0 {
			linked[i], _ = filepath.EvalSymlinks(path)
		}
		if linked[i] == "" {
			own[place(path)] = true
		} else if abs, err := filepath.Abs(linked[i]); err == nil {
			linked[i] = abs
		}
	}
	seen := map[string]bool{}
	i := -1
	return slices.DeleteFunc(files, func(path string) bool {
		i++
		at := linked[i]
		if at == "" {
			at = place(path)
		} else if own[at] {
			return true
		}
		again := seen[at]
		seen[at] = true
		return again
	})
}

// LeadsOut reports whether a file is a link whose file lies in none of the folders, which need not exist.
func LeadsOut(path string, folders []string) bool {
	if info, err := os.Lstat(path); err != nil || info.Mode()&fs.ModeSymlink == 0 {
		return false
	}
	at, err := filepath.EvalSymlinks(path)
	if err != nil {
		return false // it is reported where it is read
	}
	if at, err = filepath.Abs(at); err != nil {
		return false
	}
	return !slices.ContainsFunc(folders, func(folder string) bool {
		real, err := filepath.EvalSymlinks(folder)
		if err != nil {
			return false
		}
		if real, err = filepath.Abs(real); err != nil {
			return false
		}
		rel, err := filepath.Rel(real, at)
		return err == nil && filepath.IsLocal(rel)
	})
}

// Folder returns the name of a directory by which it can be walked: a link to
// one needs a slash after it.
func Folder(path string) string {
	if info, err := os.Lstat(path); err == nil && info.Mode()&fs.ModeSymlink != 0 && !os.IsPathSeparator(path[len(path)-1]) {
		return path + string(filepath.Separator)
	}
	return path
}

// IsDocx reports whether a path names a Word document.
func IsDocx(path string) bool { return HasExtension(path, []string{".docx"}) }
