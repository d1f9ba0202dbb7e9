package source

import (
	"bytes"
	"encoding/binary"
	"errors"
	"math/rand/v2"
	"strings"
	"testing"
)

const (
	simplified  = "本报讯（记者）昨日，市卫生部门公布，全市已有12家医院开设发热门诊。\n专家提醒，市民出现症状应及时就诊，不要自行用药。\n"
	traditional = "本報訊　昨日，市衞生部門公布，全市已有12家醫院開設發熱門診。\n專家提醒，市民出現症狀應及時就診，不要自行用藥。\n"
)

// encoded writes text in an encoding, as an editor of that house would have.
func encoded(t testing.TB, text, name string, bom bool) []byte {
	t.Helper()
	out, err := Encode(Text{Source: []byte(text), Encoding: name, BOM: bom})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func TestDecodeDetects(t *testing.T) {
	big5 := strings.ReplaceAll(traditional, "衞", "衛")
	for _, c := range []struct {
		name, text, encoding string
		bom                  bool
	}{
		{"utf-8", simplified, "utf-8", false},
		{"gb18030", simplified, "gb18030", false},
		{"gb18030 traditional", traditional, "gb18030", false},
		{"gb18030 with a four-byte character", simplified + "𠮷", "gb18030", false},
		{"gb18030 headline", "广州新增三家发热门诊", "gb18030", false},
		{"big5", big5, "big5", false},
		{"big5 headline", "本港流感高峰期將至", "big5", false},
		{"utf-16le marked", simplified, "utf-16le", true},
		{"utf-16be marked", traditional, "utf-16be", true},
		{"utf-16le bare", simplified, "utf-16le", false},
		{"utf-16be bare", traditional, "utf-16be", false},
		{"utf-16le one line", "接种后应留观三十分钟", "utf-16le", false},
		{"utf-16be ascii", "BMI 24.0\n", "utf-16be", false},
		{"utf-8 with NUL", simplified + "\x00" + simplified, "utf-8", false},
		{"crlf", strings.ReplaceAll(simplified, "\n", "\r\n"), "gb18030", false},
		{"empty", "", "utf-8", false},
	} {
		t.Run(c.name, func(t *testing.T) {
			data := encoded(t, c.text, c.encoding, c.bom)
			got, err := Decode(data, "")
			if err != nil {
				t.Fatal(err)
			}
			if got.Encoding != c.encoding || got.BOM != c.bom || string(got.Source) != c.text {
				t.Fatalf("got %s bom %v %.60q", got.Encoding, got.BOM, got.Source)
			}
			back, err := Encode(got)
			if err != nil || !bytes.Equal(back, data) {
				t.Errorf("encoding it again gives other bytes (%v)", err)
			}
		})
	}
}

func TestDecodeKeepsUTF8Mark(t *testing.T) {
	got, err := Decode([]byte("\uFEFF"+simplified), "")
	if err != nil || !got.BOM || string(got.Source) != "\uFEFF"+simplified {
		t.Errorf("got %+v %v; offsets must stay offsets of the file", got, err)
	}
}

func TestDecodeNamesTheBadByte(t *testing.T) {
	gbk := encoded(t, simplified, "gb18030", false)
	for _, c := range []struct {
		name  string
		data  []byte
		force string
		at    int
		says  string
	}{
		{"utf-8 cut in a character and going on", []byte(simplified[:100] + "\n" + simplified), "", 99, "not UTF-8"},
		{"one bad byte in utf-8", []byte(simplified[:30] + "\xff" + simplified[30:]), "", 30, "not UTF-8"},
		{"gb18030 cut in a character", append(bytes.Clone(gbk[:60]), 0xb5), "", 60, "not GB18030"},
		{"a byte GB18030 has not", append(append(bytes.Clone(gbk[:30]), 0xff), gbk[30:]...), "", 30, "not GB18030"},
		{"begun in utf-8, gone on in gbk", append([]byte(simplified[:99]+"\n"), gbk...), "", 100, "begins as UTF-8, which line 3 (byte 101: "},
		{"forced wrongly", gbk, "utf-8", 0, "not UTF-8"},
		{"utf-16 of odd length", append(encoded(t, simplified, "utf-16le", true), 0x4e), "", 0, "not UTF-16LE"},
		{"lone surrogate", append(encoded(t, simplified, "utf-16be", true), 0xd8, 0x00, 0x4e, 0x00), "", 0, "not UTF-16BE"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := Decode(c.data, c.force)
			var serr *Error
			if !errors.As(err, &serr) || !strings.Contains(serr.Message.EN, c.says) {
				t.Fatalf("got %v", err)
			}
			if c.at > 0 && serr.Offset != c.at {
				t.Errorf("offset %d, want %d: %s", serr.Offset, c.at, serr.Message.EN)
			}
			if strings.Contains(c.name, "utf-16") && serr.Offset != len(c.data)-1 {
				t.Errorf("offset %d of %d", serr.Offset, len(c.data))
			}
		})
	}
}

// A file that breaks off inside a character of UTF-8 is read up to there, and written back as it was.
func TestDecodeTornEnd(t *testing.T) {
	for _, n := range []int{100, 101} {
		cut := []byte(simplified)[:n]
		got, err := Decode(cut, "")
		if err != nil || string(got.Source) != simplified[:99]+"\uFFFD" || !bytes.Equal(got.Torn, cut[99:]) {
			t.Errorf("%d bytes: %+v %v", n, got, err)
		}
		if again, err := Encode(got); err != nil || !bytes.Equal(again, cut) {
			t.Errorf("%d bytes: encoding it again gives % x (%v)", n, again, err)
		}
	}
}

func TestDecodeRefusesWhatIsNoText(t *testing.T) {
	noise := make([]byte, 4096)
	rng := rand.New(rand.NewPCG(1, 2))
	for i := range noise {
		noise[i] = byte(rng.Uint32())
	}
	elf := append([]byte("\x7fELF\x02\x01\x01"), make([]byte, 57)...)
	for _, c := range []struct {
		name string
		data []byte
		says string // "" is text
	}{
		{"zeros", make([]byte, 40), "not a text file"},
		{"one zero", []byte{0}, "not a text file"},
		{"ELF", elf, "not a text file (ELF)"},
		{"gzip", []byte("\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x03KL\x04\x00\x43\xbe\xb7\xe8\x01\x00\x00\x00"), "not a text file (gzip)"},
		{"PDF", []byte("%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n\x00\x01"), "not a text file (PDF)"},
		{"noise", noise, "not a text file"},
		{"noise with a mark", append([]byte("\xff\xfe"), noise...), "not a text file"},
		{"letters and zeros", []byte(strings.Repeat("abc\x00\x00\x00\x01\x00", 100)), "not a text file"},
		{"copy that begins like a picture", []byte("GIF89a 是一种图片格式。\n"), ""},
		{"copy with zeros", []byte("接种\x00后留观\x00三十分钟。\n"), ""},
		{"copy with escapes", []byte(strings.Repeat("\x1b[31m接种\x1b[0m后留观。\n", 20)), ""},
		{"a list with bullets of a private font", encoded(t, strings.Repeat("\uf0b7 接种点\n", 30), "utf-16le", false), ""},
		{"figures in utf-16", encoded(t, strings.Repeat("24.0\t36.5\r\n", 30), "utf-16be", false), ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := Decode(c.data, "")
			switch {
			case c.says == "" && err != nil:
				t.Fatal(err)
			case c.says != "" && (err == nil || err.Error() != c.says):
				t.Fatalf("got %v, want %s", err, c.says)
			}
		})
	}
	if _, err := Decode(elf, "gb18030"); err == nil || err.Error() != "not a text file (ELF)" {
		t.Errorf("forced: %v", err)
	}
}

func TestEncodingName(t *testing.T) {
	for in, want := range map[string]string{"GBK": "gb18030", "UTF8": "utf-8", "Big5": "big5", "utf-16BE": "utf-16be", "UTF16": "utf-16"} {
		if got, ok := EncodingName(in); !ok || got != want {
			t.Errorf("%s is %s, want %s", in, got, want)
		}
	}
	if _, ok := EncodingName("latin1"); ok {
		t.Error("latin1 is not an encoding of Chinese")
	}
}

func FuzzDecode(f *testing.F) {
	f.Add([]byte(simplified))
	f.Add([]byte("\xff\xfe\x00\xd8"))
	f.Add([]byte("\x81\x30\x81"))
	f.Fuzz(func(t *testing.T, data []byte) {
		text, err := Decode(data, "")
		var serr *Error
		switch {
		case err == nil && bytes.Contains(text.Source, []byte("\uFFFD")) && text.Encoding == "big5":
			t.Errorf("% x: a replacement character passed as Big5", data)
		case err != nil && (!errors.As(err, &serr) || serr.Offset < 0 || serr.Offset > len(data)):
			t.Errorf("% x: %v", data, err)
		}
	})
}

// TestUTF16OfEitherOrder forces UTF-16 without saying which: the mark decides.
// TestUnknownEncoding: what has no such name must not be read as if it were UTF-8 unread.
func TestUnknownEncoding(t *testing.T) {
	data := encoded(t, simplified, "gb18030", false)
	if text, err := Decode(data, "GBK"); err != nil || string(text.Source) != simplified || text.Encoding != "gb18030" {
		t.Errorf("GBK: %q, %v", text.Source, err)
	}
	var bad *Error
	if _, err := Decode(data, "nonsense"); !errors.As(err, &bad) || !strings.Contains(bad.Message.EN, "nonsense") {
		t.Errorf("decoded: %v", err)
	}
	err := Records("a.csv", bytes.NewReader(data), "text", "nonsense", func(Record) bool { return true })
	if !errors.As(err, &bad) || !strings.Contains(bad.Message.EN, "nonsense") {
		t.Errorf("rows: %v", err)
	}
}

func TestUTF16OfEitherOrder(t *testing.T) {
	for _, c := range []struct {
		encoding string
		marked   bool
	}{{"utf-16be", true}, {"utf-16le", true}, {"utf-16le", false}} {
		data := encoded(t, simplified, c.encoding, c.marked)
		text, err := Decode(data, "utf-16")
		if err != nil || string(text.Source) != simplified || text.Encoding != c.encoding || text.BOM != c.marked {
			t.Errorf("%v: %.20q %s %v", c, text.Source, text.Encoding, err)
		}
		rows := encoded(t, `{"t":"接种后留观"}`+"\n", c.encoding, c.marked)
		if err := Records("a.jsonl", bytes.NewReader(rows), "t", "utf-16", func(r Record) bool {
			if r.Err != nil || textOf(r) != "接种后留观" {
				t.Errorf("%v: %q %v", c, textOf(r), r.Err)
			}
			return true
		}); err != nil {
			t.Error(err)
		}
	}
}

// UTF-32 is refused, and not read as UTF-16 with a NUL behind every character, whatever is forced.
func TestUTF32IsRefused(t *testing.T) {
	for _, order := range []binary.ByteOrder{binary.LittleEndian, binary.BigEndian} {
		var data bytes.Buffer
		for _, r := range "\uFEFF市民可以预约接种。\n" {
			if err := binary.Write(&data, order, r); err != nil {
				t.Fatal(err)
			}
		}
		for _, name := range []string{"", "utf-16", "utf-8"} {
			var bad *Error
			if _, err := Decode(data.Bytes(), name); !errors.As(err, &bad) || !strings.Contains(bad.Message.EN, "UTF-32") {
				t.Errorf("%v, %q: %v", order, name, err)
			}
		}
		var bad *Error
		if err := Records("a.jsonl", &data, "t", "", func(Record) bool { return true }); !errors.As(err, &bad) || !strings.Contains(bad.Message.EN, "UTF-32") {
			t.Errorf("%v, rows: %v", order, err)
		}
	}
}

// Lines that end in CR alone are lines, at the same offsets, and are written back as they were.
func TestCarriageReturns(t *testing.T) {
	for _, name := range []string{"utf-8", "gb18030", "utf-16le"} {
		data, err := Encode(Text{Source: []byte("医院开设门诊。\r市民可以预约。\r"), Encoding: name})
		if err != nil {
			t.Fatal(err)
		}
		text, err := Decode(data, name)
		if err != nil || !text.CR || string(text.Source) != "医院开设门诊。\n市民可以预约。\n" {
			t.Fatalf("%s: %q %v", name, text.Source, err)
		}
		if again, err := Encode(text); err != nil || string(again) != string(data) {
			t.Errorf("%s: written back as %q (%v)", name, again, err)
		}
		doc, err := Read("a.txt", data, name)
		if err != nil || len(doc.Blocks) != 2 || doc.Position(doc.Blocks[1].Span().Start).Line != 2 {
			t.Errorf("%s: %d blocks (%v)", name, len(doc.Blocks), err)
		}
	}
	for _, mixed := range []string{"一\r\n二\r\n", "一\r二\n"} {
		if text, err := Decode([]byte(mixed), "utf-8"); err != nil || text.CR || string(text.Source) != mixed {
			t.Errorf("%q: %q (%v)", mixed, text.Source, err)
		}
	}
}

// TestEncodeNamesCharacter holds that whoever saves learns which character the encoding of the file lacks.
func TestEncodeNamesCharacter(t *testing.T) {
	_, err := Encode(Text{Source: []byte("劑量𪛖減半"), Encoding: "big5"})
	var refused *Error
	if !errors.As(err, &refused) || refused.Message.ZH != "BIG5写不出“𪛖”（U+2A6D6）" || refused.Message.EN != "BIG5 cannot write “𪛖” (U+2A6D6)" {
		t.Fatal(err)
	}
}
