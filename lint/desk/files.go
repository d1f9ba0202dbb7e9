package desk

import (
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"errors"
	"net/http"
	"path"
	"strings"
	"unicode/utf8"

	"github.com/healthlint/healthlint/lint/fix"
	"github.com/healthlint/healthlint/lint/source"
)

// opened is a file as the page holds it.
type opened struct {
	Name     string `json:"name"`
	Path     string `json:"path,omitempty"`
	Text     string `json:"text"`
	Format   string `json:"format"`
	Encoding string `json:"encoding,omitempty"` // of a text, as the page shows it
	Ends     string `json:"ends,omitempty"`     // of its lines
	Version  string `json:"version"`

	Outline []lineKind `json:"outline,omitempty"` // of a Word document
}

// version tells a file from what it was before and after.
func version(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}

// errElsewhere is of a file that another program has written meanwhile.
func errElsewhere() error {
	return wrong(http.StatusConflict, "文件在别处改过了，未保存", "the file was changed elsewhere: not saved")
}

func (d *Desk) opened(name string, data []byte, dropped bool) (*opened, error) {
	out := &opened{Name: path.Base(name), Version: version(data)}
	if source.IsDocx(name) {
		_, text, err := openDocx(data)
		if err != nil {
			return nil, err
		}
		out.Format, out.Text, out.Outline = "docx", strings.TrimSuffix(string(text.Source), "\n"), outline(text)
		return out, nil
	}
	encoding := d.forced(name, data, dropped)
	doc, err := source.Read(name, data, encoding)
	if err != nil {
		return nil, err
	}
	if out.Format, out.Text = doc.Format, strings.TrimPrefix(string(doc.Source), mark); len(out.Text) > maxText {
		return nil, tooLong(maxText) // it could not be checked, nor saved
	}
	text, err := source.Decode(data, encoding)
	if err != nil {
		return nil, err
	}
	out.Encoding, out.Ends = strings.ToUpper(text.Encoding), lineEnds(text)
	if text.Encoding == "utf-8" && text.BOM {
		out.Encoding += " BOM"
	}
	return out, nil
}

// forced is the encoding that the configuration says a file has, "" if it says
// none. A file from elsewhere that is UTF-8 stays that.
func (d *Desk) forced(name string, data []byte, dropped bool) string {
	if d.Encoding == nil || dropped && utf8.Valid(data) {
		return ""
	}
	return d.Encoding(name)
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
	return d.opened(path.Base(in.Name), data, true)
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
	out, err := d.opened(in.Path, data, false)
	if err == nil {
		out.Path = in.Path
	}
	return out, err
}

// save writes the text back into the file it came from: in its encoding, with
// its line ends, and only if nobody changed the file meanwhile. A Word
// document takes the changes as tracked ones.
func (d *Desk) save(in *request) (any, error) {
	if len(in.Text) > maxText { // the request, which writes line ends and quotation marks in two, may be longer
		return nil, tooLong(maxText)
	}
	old, err := d.load(in.Path)
	if err != nil {
		return nil, err
	}
	if version(old) != in.Version {
		return nil, errElsewhere()
	}
	out := saved{Left: []int{}}
	var data []byte
	if source.IsDocx(in.Path) {
		var m mended
		m, err = mendDocx(old, in.Text, d.Now())
		data, out.Text, out.Left = m.data, m.text, append(out.Left, m.left...)
	} else {
		data, err = encode(old, in.Text, d.forced(in.Path, old, false))
	}
	if err != nil {
		return nil, err
	}
	switch err := fix.ReplaceIn(d.Root, in.Path, old, data); {
	case errors.Is(err, fix.ErrChanged):
		return nil, errElsewhere()
	case err != nil:
		return nil, wrong(http.StatusInternalServerError, "无法写入“%s”", "cannot write “%s”", in.Path)
	}
	out.Version = version(data)
	return out, nil
}

// saved is what a file says now. A Word document may not say all that the page
// does.
type saved struct {
	Version string `json:"version"`
	Text    string `json:"text,omitempty"` // of a Word document
	Left    []int  `json:"left"`           // lines of the page that did not go into the Word file
}

// download returns the file with the page's changes in it: a Word document has
// them tracked and, on request, a comment at each finding that was not
// ignored; a text keeps its encoding and line ends. A text that its encoding
// cannot say comes in UTF-8, and the page is told so.
func (d *Desk) download(in *request) (any, error) {
	var data []byte
	var err error
	name := path.Base(in.Name)
	if in.Path != "" {
		name = in.Path
		data, err = d.load(in.Path)
	} else {
		data, err = base64.StdEncoding.DecodeString(in.Data)
	}
	if err != nil {
		return nil, err
	}
	out := downloaded{Left: []int{}}
	if !source.IsDocx(name) {
		was, now, err := rewritten(data, in.Text, d.forced(name, data, in.Path == ""))
		if err != nil {
			return nil, err
		}
		made, err := encoded(data, was, now)
		if err != nil {
			made, out.Encoding = now.Source, "UTF-8"
			if source.HasExtension(name, []string{".html", ".htm"}) {
				made = append([]byte(mark), made...) // which a browser believes before what the page says of itself
			}
		}
		out.Data = base64.StdEncoding.EncodeToString(made)
		return out, nil
	}
	m, err := mendDocx(data, in.Text, d.Now())
	if err != nil {
		return nil, err
	}
	if in.Comments {
		if m.data, err = d.comment(m.data, in); err != nil {
			return nil, err
		}
	}
	out.Data, out.Text, out.Left = base64.StdEncoding.EncodeToString(m.data), m.text, append(out.Left, m.left...)
	return out, nil
}

// downloaded is a file for the editor to keep.
type downloaded struct {
	Data     string `json:"data"` // in base64
	Text     string `json:"text,omitempty"`
	Left     []int  `json:"left"`
	Encoding string `json:"encoding,omitempty"` // where it is not that of the file
}
