package repair

import (
	"strings"
	"testing"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/source"
)

func repaired(text string) (string, *lint.Document) {
	doc := source.Plain("copy.txt", []byte(text))
	Apply(doc)
	var blocks []string
	for _, b := range doc.Blocks {
		blocks = append(blocks, b.Text)
	}
	return strings.Join(blocks, "\n"), doc
}

func TestPinyinResidue(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"各縣與衛(wèi)生院簽約", "各縣與衛生院簽約"},
		{"聯（lián）繫與統(to\u030Cng)一", "聯繫與統一"},
		{"患者罹(lí)患此病", "患者罹(lí)患此病"},                                     // an author's gloss
		{"都(dū)江堰", "都(dū)江堰"},                                           // an unusual reading, glossed once
		{"医(yī)院、数(shù)据、业(yè)务、发(fā)展", "医院、数据、业务、发展"},                  // a converter's work
		{"醫(lián)院、醫(yi)院、醫(yī療)、A(yī)", "醫(lián)院、醫(yi)院、醫(yī療)、A(yī)"}, // another reading, no tone, more text
		{"鼙(pí)、医(yī)、数(shù)、业(yè)、发(fā)", "鼙、医、数、业、发"},                  // with many, the rare one goes too
		{"盖（gě）如玉、仇（qiú）若兮、单（shàn）建国、区（ōu）静、员（yùn）天佑", "盖（gě）如玉、仇（qiú）若兮、单（shàn）建国、区（ōu）静、员（yùn）天佑"},                                                                           // names read otherwise
		{"【炒(chǎo)】大火快翻\n【炖(dùn)】小火久煮\n【蒸(zhēng)】隔水加热\n焯(chāo)：开水里过一下，古作“煠(zhá)”，水要多(duō)", "【炒(chǎo)】大火快翻\n【炖(dùn)】小火久煮\n【蒸(zhēng)】隔水加热\n焯(chāo)：开水里过一下，古作“煠(zhá)”，水要多(duō)"}, // a glossary
		{"“业(yè)务”与数(shù)据\n发(fā)展：医(yī)院", "“业务”与数据\n发展：医院"}, // words in marks by chance
		{"((((衛(wèi)(", "((((衛("},
		{"聯[lián]繫、統〔tǒng〕一、衛【wèi】生、鄉( xiāng )鎮", "聯繫、統一、衛生、鄉鎮"},
		{"聯lián繫社區，鄉xiāng鎮", "聯繫社區，鄉鎮"},
		{"他罹lí患此病，用iPad讀écoute", "他罹lí患此病，用iPad讀écoute"},
		{"聯(lian)繫社區，鄉(xiang)鎮，藥(yao4)品", "聯繫社區，鄉鎮，藥品"},
		{"聯(lián繫社區，鄉(xiāng鎮", "聯繫社區，鄉鎮"},
		{"聯(he)繫社區，鄉(CT)鎮", "聯(he)繫社區，鄉(CT)鎮"},
		{"", ""},
	} {
		if got, _ := repaired(c.in); got != c.want {
			t.Errorf("%q was repaired to %q, want %q", c.in, got, c.want)
		}
	}
}

func TestRepairsNameTheirPlace(t *testing.T) {
	text := "第一段\n各縣與衛(wèi)生院簽約，聯(lián)繫方便"
	_, doc := repaired(text)
	if len(doc.Repairs) != 2 {
		t.Fatalf("%d repairs, want 2: %+v", len(doc.Repairs), doc.Repairs)
	}
	for i, want := range []string{"(wèi)", "(lián)"} {
		r := doc.Repairs[i]
		if r.Damaged != want || doc.Text(r.Span) != want || r.Repaired != "" || r.Kind != PinyinResidue {
			t.Errorf("repair %d is %+v, want %q", i, r, want)
		}
	}
	b := doc.Blocks[len(doc.Blocks)-1]
	at := strings.Index(b.Text, "簽約")
	if got := doc.Text(b.Source(at, at+len("簽約"))); got != "簽約" {
		t.Errorf("簽約 maps to %q", got)
	}
	at = strings.Index(b.Text, "衛生")
	if got := doc.Text(b.Source(at, at+len("衛生"))); got != "衛(wèi)生" {
		t.Errorf("衛生 maps to %q", got)
	}
}

func FuzzApply(f *testing.F) {
	f.Add("聯(lián)繫(xì)\n\n衛(wèi)")
	f.Fuzz(func(t *testing.T, text string) {
		_, doc := repaired(strings.ToValidUTF8(text, ""))
		for _, b := range doc.Blocks {
			for i, r := range b.Text {
				span := b.Source(i, i+len(string(r)))
				if span.Start > span.End || span.End > len(doc.Source) {
					t.Fatalf("%q: %q at %d maps to %v", text, r, i, span)
				}
			}
		}
	})
}
