package desk

import (
	"encoding/base64"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/browser"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"github.com/healthlint/healthlint/lint/browsertest"
)

const (
	copyText = `document.querySelector(".cm-content").cmTile?.view?.state.doc.toString() ?? [...document.querySelectorAll(".cm-line")].map((l) => l.textContent).join("\n")`
	count    = `Number(document.getElementById("count").textContent)`
)

func openDesk(t testing.TB, files map[string][]byte, width, height int) (*browsertest.Page, string) {
	t.Helper()
	p := browsertest.Open(t, width, height)
	d, s, dir := newDesk(t, files)
	p.Violations()
	p.Run(chromedp.Navigate(d.URL(strings.TrimPrefix(s.URL, "http://"))))
	p.Wait(`document.body.dataset.checked`)
	return p, dir
}

// paste types text as the clipboard would give it.
func paste(p *browsertest.Page, text string) {
	p.Run(chromedp.Focus(".cm-content"), input.InsertText(text))
}

func key(p *browsertest.Page, k string, mods ...input.Modifier) {
	p.Run(chromedp.KeyEvent(k, chromedp.KeyModifiers(mods...)))
}

func quiet(t *testing.T, p *browsertest.Page) {
	t.Helper()
	for _, bad := range p.Problems() {
		t.Errorf("the page complains: %s", bad)
	}
}

// TestDeskByKeyboard walks through a mend with the keyboard alone: paste,
// findings, accept, undo, ignore with a reason, undo that.
func TestDeskByKeyboard(t *testing.T) {
	p, _ := openDesk(t, nil, 1200, 800)
	p.Shot("desk-empty")
	paste(p, article+"<script>alert(1)</script><img src=x onerror=alert(2)> \u202e倒写")
	p.Wait(count + ` === 4`)
	key(p, kb.F8)
	p.Wait(`document.querySelector("#list .on .head")?.textContent.includes("热反")`)
	p.Shot("desk-light")
	p.Accessible()
	key(p, kb.Enter, input.ModifierCtrl)
	p.Wait(`(` + copyText + `).includes("两百份热饭")`)
	p.Wait(count + ` === 3`)
	key(p, "z", input.ModifierCtrl)
	p.Wait(`(` + copyText + `).includes("两百份热反")`)
	p.Wait(count + ` === 4`)

	// From the list: the contradiction shows both sides, ignore asks why.
	key(p, kb.F6)
	key(p, kb.ArrowDown)
	key(p, kb.ArrowDown)
	key(p, kb.Enter)
	p.Wait(`document.querySelector("#list .on .pair")?.textContent.includes("两百份") && document.querySelector(".rel")`)
	p.Shot("desk-pair")
	key(p, "i", input.ModifierCtrl)
	p.Wait(`document.getElementById("why").open`)
	key(p, kb.Enter) // no reason, no closing
	p.Wait(`document.getElementById("why").open`)
	p.Run(input.InsertText("两处说的不是一天"))
	key(p, kb.Enter)
	p.Wait(`!document.getElementById("why").open && ` + count + ` === 3 && document.getElementById("ignored").textContent.includes("两处说的不是一天")`)
	key(p, "z", input.ModifierCtrl)
	p.Wait(count + ` === 4`)

	// The tabs, and the figures.
	p.Run(chromedp.Focus("#tab-findings"))
	key(p, kb.ArrowRight)
	p.Wait(`!document.getElementById("facts").hidden && document.querySelector("#facts td")?.textContent.includes("200")`)

	// Hostile copy is text.
	p.Wait(`document.querySelector(".cm-content").textContent.includes("<script>alert(1)") && !document.querySelector(".cm-content script, .cm-content img[src=x]")`)
	p.Wait(`document.querySelector(".cm-specialChar")`) // the mark that would turn the line around is drawn, not obeyed

	p.Run(chromedp.Click("#lang"))
	p.Wait(`document.querySelector("#list").textContent.includes("should be") && document.documentElement.lang === "en"`)
	quiet(t, p)
}

// TestDeskIgnoresOnePlace ignores one of two findings alike: the other stays, and what is ignored moves with its text, goes
// with it and comes back with it.
func TestDeskIgnoresOnePlace(t *testing.T) {
	p, _ := openDesk(t, nil, 1200, 800)
	paste(p, article)
	p.Wait(count + ` === 4`)
	key(p, kb.F8)
	p.Wait(`document.querySelector("#list .on .head")?.textContent.includes("热反")`)
	key(p, "i", input.ModifierCtrl)
	p.Wait(`document.getElementById("why").open`)
	p.Run(input.InsertText("店名"))
	key(p, kb.Enter)
	const list, ignored = `document.getElementById("list").textContent`, `document.getElementById("ignoredCount").textContent`
	p.Wait(count + ` === 3 && ` + list + `.includes("热反") && ` + ignored + ` === "1"`)

	// What is typed before it does not bring it back, another of its kind is told.
	before := browsertest.Eval[string](p, `document.body.dataset.checked`)
	p.Run(chromedp.Focus(".cm-content"))
	key(p, kb.Home, input.ModifierCtrl)
	p.Run(input.InsertText("又见热反\n"))
	p.Wait(`document.body.dataset.checked !== "` + before + `" && ` + count + ` === 4 && ` + ignored + ` === "1"`)
	key(p, "z", input.ModifierCtrl)
	p.Wait(count + ` === 3 && ` + ignored + ` === "1"`)

	// All deleted, and undone.
	key(p, "a", input.ModifierCtrl)
	key(p, kb.Backspace)
	p.Wait(count + ` === 0 && ` + ignored + ` === "0"`)
	key(p, "z", input.ModifierCtrl)
	p.Wait(count + ` === 3 && ` + ignored + ` === "1"`)
	quiet(t, p)
}

func TestDeskFiles(t *testing.T) {
	word, err := os.ReadFile("../docx/testdata/library.docx")
	if err != nil {
		t.Fatal(err)
	}
	p, dir := openDesk(t, map[string][]byte{"a.txt": []byte(article), "sub/b.html": []byte("<p>食堂供应<b>热</b>反。</p>")}, 1200, 800)
	downloads := t.TempDir()
	p.Run(browser.SetDownloadBehavior(browser.SetDownloadBehaviorBehaviorAllow).WithDownloadPath(downloads))

	// A file of the folder: open, mend all that is safe, save.
	p.Run(chromedp.Click(`//button[text()="a.txt"]`, chromedp.BySearch))
	p.Wait(count + ` === 4`)
	p.Run(chromedp.Click("#safe"))
	p.Wait(count + ` === 2`)
	key(p, "s", input.ModifierCtrl)
	p.Wait(`document.getElementById("status").textContent === "已保存"`)
	if data, _ := os.ReadFile(filepath.Join(dir, "a.txt")); string(data) != strings.ReplaceAll(article, "热反", "热饭") {
		t.Errorf("saved %q", data)
	}
	// A page: the place is in the file, through the markup.
	p.Run(chromedp.Click("#tab-files"), chromedp.Click(`//button[text()="sub/b.html"]`, chromedp.BySearch))
	p.Wait(count + ` === 1 && document.querySelector(".cm-line .m")?.textContent.startsWith("热")`)

	// A Word document dropped on the page: mend, and take it away with comments.
	text := base64.StdEncoding.EncodeToString(word)
	browsertest.Eval[bool](p, `(() => {
		const d = new DataTransfer();
		d.items.add(new File([Uint8Array.from(atob("`+text+`"), (c) => c.charCodeAt(0))], "进山.docx"));
		for (const type of ["dragover", "drop"]) document.querySelector(".cm-content").dispatchEvent(new DragEvent(type, {bubbles: true, cancelable: true, dataTransfer: d}));
		return true;
	})()`)
	p.Wait(`document.getElementById("name").textContent === "进山.docx" && (` + copyText + `).includes("流动诊车")`)
	key(p, kb.Home, input.ModifierCtrl)
	p.Run(input.InsertText("热反份量"))
	p.Wait(count + ` === 2`)
	p.Run(chromedp.Click("#list .accept"))
	p.Wait(count + ` === 1`)
	p.Run(chromedp.Click("#comments"))
	var data []byte
	for range 100 {
		if data, err = os.ReadFile(filepath.Join(downloads, "进山.reviewed.docx")); err == nil && len(data) > 0 {
			break
		}
		time.Sleep(50 * time.Millisecond)
	}
	_, got, err := openDocx(data)
	if err != nil {
		t.Fatal(err)
	}
	if !strings.HasPrefix(string(got.Source), "热饭份量流动诊车进山\n") {
		t.Errorf("downloaded %q", got.Source)
	}
	if !strings.Contains(string(data), "word/comments.xml") {
		t.Error("no comments in the download")
	}
	quiet(t, p)
}

func TestDeskNarrowAndDark(t *testing.T) {
	const long = "很长的文件名字某某县人民医院门诊部搬迁开诊通讯员来稿最终版修改三，照片另附，标题待定，编辑部收到请回复一声谢谢各位老师.txt"
	p, _ := openDesk(t, map[string][]byte{"a.txt": []byte(article), long: []byte(article)}, 390, 844)
	p.Run(chromedp.Click(`//button[text()="a.txt"]`, chromedp.BySearch))
	p.Wait(count + ` === 4`)
	p.Run(chromedp.Click("#list .head"))
	p.Wait(`document.querySelector("#list .on")`)
	p.Shot("desk-390")
	p.Accessible()
	if w := browsertest.Eval[int](p, "document.documentElement.scrollWidth"); w > 390 {
		t.Errorf("the page is %d pixels wide on a screen of 390", w)
	}
	click(p, "#tab-files")
	click(p, "#files li:last-child button")
	p.Wait(`(` + name + `).includes("很长的")`)
	if w := browsertest.Eval[int](p, "document.documentElement.scrollWidth"); w > 390 {
		t.Errorf("with a long name the page is %d pixels wide on a screen of 390", w)
	}
	p.Run(chromedp.Click("#find"))
	p.Wait(`document.querySelector(".cm-search")`)
	p.Run(input.InsertText("热"))
	p.Shot("desk-search-390")
	p.Accessible()
	if w := browsertest.Eval[int](p, "document.documentElement.scrollWidth"); w > 390 {
		t.Errorf("the page is %d pixels wide on a screen of 390 while searching", w)
	}
	p.Run(emulation.SetEmulatedMedia().WithFeatures([]*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: "dark"}}), chromedp.EmulateViewport(1200, 800))
	time.Sleep(200 * time.Millisecond) // the transition of the cards
	p.Shot("desk-dark")
	p.Accessible()
	quiet(t, p)
}

// openLong opens an article of 100 KB, with more than a thousand findings, for typing.
func openLong(t testing.TB) *browsertest.Page {
	t.Helper()
	p, _ := openDesk(t, map[string][]byte{"long.txt": []byte(strings.Repeat(article, 100<<10/len(article)))}, 1200, 800)
	p.Run(chromedp.Click(`//button[text()="long.txt"]`, chromedp.BySearch))
	p.Wait(count + ` > 1000`)
	p.Run(chromedp.Focus(".cm-content"))
	return p
}

// TestDeskLongArticle types into a long article: of it only what is in view is drawn, lest every key redraw a thousand findings.
func TestDeskLongArticle(t *testing.T) {
	p := openLong(t)
	const typed = "老人说热饭好吃"
	for _, c := range typed {
		p.Run(input.InsertText(string(c)))
	}
	p.Wait(`Number(document.body.dataset.checked) > 2`)
	p.Wait(`(` + copyText + `).includes("` + typed + `")`)
	lines := browsertest.Eval[int](p, `document.querySelectorAll(".cm-line").length`)
	if all := strings.Count(article, "\n") * (100 << 10 / len(article)); lines == 0 || lines > all/2 {
		t.Errorf("%d of %d lines are drawn", lines, all)
	}
	quiet(t, p)
}

// BenchmarkDeskTyping measures how long the longest piece of work keeps the page from answering while somebody types into a long article.
func BenchmarkDeskTyping(b *testing.B) {
	p := openLong(b)
	browsertest.Eval[bool](p, `(() => {
		window.worst = 0;
		new PerformanceObserver((l) => { for (const e of l.getEntries()) window.worst = Math.max(window.worst, e.duration); }).observe({type: "longtask", buffered: false});
		return true;
	})()`)
	for b.Loop() {
		p.Run(input.InsertText("老"))
	}
	time.Sleep(500 * time.Millisecond) // for the last check
	b.ReportMetric(browsertest.Eval[float64](p, `window.worst`), "ms-longest")
}

// TestDeskWordParagraphs parts a paragraph of a Word document, joins two and
// writes where the file cannot take it: what is saved is what the page says,
// and the page knows what is not.
func TestDeskWordParagraphs(t *testing.T) {
	p, dir := openDesk(t, map[string][]byte{"稿.docx": wordOf(t, "供应热饭，老人满意。", "提供高质量的医疗", "服务。", "表一", cells, "完。")}, 1200, 800)
	p.Run(chromedp.Click(`//button[text()="稿.docx"]`, chromedp.BySearch))
	p.Wait(`(` + copyText + `).includes("供应热饭")`)
	said := func() string {
		data, err := os.ReadFile(filepath.Join(dir, "稿.docx"))
		if err != nil {
			t.Fatal(err)
		}
		_, text, err := openDocx(data)
		if err != nil {
			t.Fatal(err)
		}
		return string(text.Source)
	}
	key(p, kb.Home, input.ModifierCtrl)
	for range 4 {
		key(p, kb.ArrowRight)
	}
	p.Run(input.InsertText("。\n"))
	key(p, kb.Delete)
	key(p, kb.ArrowDown) // the first line of the pair
	key(p, kb.End)
	key(p, kb.Delete)
	key(p, "s", input.ModifierCtrl)
	p.Wait(`document.getElementById("status").textContent === "已保存" && !document.getElementById("name").textContent.includes("未保存")`)
	if want := "供应热饭。\n老人满意。\n提供高质量的医疗服务。\n表一\n项目\n80\n完。\n"; said() != want {
		t.Errorf("saved %q, want %q", said(), want)
	}
	// A line between two cells has no place in the file.
	for range 2 {
		key(p, kb.ArrowDown)
	}
	key(p, kb.End)
	p.Run(input.InsertText("\n多出来的一行"))
	key(p, "s", input.ModifierCtrl)
	p.Wait(`document.getElementById("status").textContent.includes("第6行的改动没有写进Word稿") && document.getElementById("name").textContent.includes("未保存")`)
	if strings.Contains(said(), "多出来") {
		t.Errorf("saved %q", said())
	}
	quiet(t, p)
}
