package config

import "github.com/healthlint/healthlint/lint"

// Name is what a configuration file is called.
const Name = ".healthlint.yaml"

// Misnamed is what people call it by mistake; such a file is not read.
const Misnamed = ".healthlint.yml"

// File is one configuration file as it was read. Globs and paths in it count
// from its folder.
type File struct {
	Path    string // as messages print it
	Dir     string // absolute folder
	Inherit bool   // whether the files above it count too

	Scalars   map[string]Value[string] // profile, script, region, severity, fail-on, encoding, model, baseline
	Flags     map[string]Value[bool]   // gitignore, require-reason
	Include   []Glob
	Exclude   []Glob
	Rules     []RuleSetting
	Words     []Value[string]
	WordFiles []Glob
	Typos     []Typo
	TypoFiles []Glob
	Overrides []Override
}

// Glob is a pattern with ** over slash-separated paths below Dir.
type Glob struct {
	Pattern string
	Dir     string
	From    Origin
	Column  int
}

// RuleSetting grades a rule or family and sets options of a family.
type RuleSetting struct {
	Name     string // "typo" or "typo/term"
	Grade    string // "", "on", "off", "info", "warning", "error"
	Options  []Option
	From     Origin
	isFamily bool
}

// Option sets an option of a check.
type Option struct {
	Name string // "typo.min-confidence", as lint.Settings has it
	Value[any]
}

// Typo is an entry of the house's own table.
type Typo struct {
	Wrong, Right string
	From         Origin
}

// Override changes settings for some paths, or grades the findings that touch
// some text.
type Override struct {
	Paths   []Glob          // none: everywhere below the file
	Text    []Value[string] // none: all findings
	Rules   []RuleSetting
	Scalars map[string]Value[string] // profile, script, region
	Reason  string
	From    Origin
}

// choices lists the values a key may have; a key without an entry takes any.
var choices = map[string][]string{
	"profile":  {"news", "official", "dataset"},
	"script":   {"auto", "simplified", "traditional"},
	"region":   {"cn", "tw", "hk"},
	"severity": {"info", "warning", "error"},
	"fail-on":  {"info", "warning", "error"},
	"encoding": {"utf-8", "gb18030", "gbk", "big5", "utf-16le", "utf-16be"},
}

// grades are the values of a rule; on is the rule's own severity.
var grades = []string{"on", "off", "info", "warning", "error"}

// key is a key of the file, in the order `init` and the schema show them.
type key struct {
	name  string
	kind  string // "bool", "scalar", "globs", "strings", "rules", "typos", "overrides"
	usage lint.Text
}

var keys = []key{
	{"inherit", "bool", lint.Say("上级目录的配置是否也算（默认 true）", "whether the files of the folders above count too (default true)")},
	{"profile", "scalar", lint.Say("稿件体裁：公文（official）照常写联系方式，数据集（dataset）从严看版面残留和患者姓名", "kind of copy: official documents may end with a contact, data sets are held strictly to page furniture and patients' names")},
	{"script", "scalar", lint.Say("简繁", "script of the copy")},
	{"region", "scalar", lint.Say("地区：未设 script 时，cn 为简体，tw、hk 为繁体", "region: where script is not set, cn is simplified, tw and hk are Traditional")},
	{"severity", "scalar", lint.Say("从哪一级起显示", "show from this severity")},
	{"fail-on", "scalar", lint.Say("从哪一级起以状态1退出", "exit 1 from this severity")},
	{"encoding", "scalar", lint.Say("强制编码", "force a decoding")},
	{"rules", "rules", lint.Say("规则或规则类的开关、级别、选项", "rules and families: on, off, severity, options")},
	{"include", "globs", lint.Say("只检查匹配的文件", "check only files that match")},
	{"exclude", "globs", lint.Say("不检查匹配的文件", "leave out files that match")},
	{"gitignore", "bool", lint.Say("略过 .gitignore 所列（默认 true）", "leave out what .gitignore lists (default true)")},
	{"words", "strings", lint.Say("本社用词，视为正确", "house words: right as they stand")},
	{"word-files", "globs", lint.Say("用词表，一行一词", "files of words, one to a line")},
	{"typos", "typos", lint.Say("本社错别字表：错: 正", "house typos: wrong: right")},
	{"typo-files", "globs", lint.Say("错别字表，错⇥正", "files of typos, wrong⇥right")},
	{"model", "scalar", lint.Say("本社语料模型", "the house's own model, made by learn")},
	{"baseline", "scalar", lint.Say("基线文件", "baseline file")},
	{"require-reason", "bool", lint.Say("稿中屏蔽须写理由（默认 true）", "directives in the copy need a reason (default true)")},
	{"overrides", "overrides", lint.Say("按路径、按文字另行设定", "other settings by path or by text")},
}
