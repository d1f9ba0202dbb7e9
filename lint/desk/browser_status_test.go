package desk

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/browser"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"github.com/healthlint/healthlint/lint/browsertest"
)

const (
	status  = `document.getElementById("status").textContent`
	bad     = `document.getElementById("status").classList.contains("bad")`
	name    = `document.getElementById("name").textContent`
	score   = `document.getElementById("score").textContent`
	ignored = `document.getElementById("ignored").textContent`
)

// click clicks on what stands there at this moment: the lists are drawn anew
// after each check.
func click(p *browsertest.Page, selector string) {
	p.Wait(`(() => { const e = document.querySelector("` + selector + `"); e?.click(); return e; })()`)
}

// ignoreSelected ignores the finding that is selected.
func ignoreSelected(p *browsertest.Page, reason string) {
	key(p, "i", input.ModifierCtrl)
	p.Wait(`document.getElementById("why").open`)
	p.Run(input.InsertText(reason))
	key(p, kb.Enter)
	p.Wait(`!document.getElementById("why").open`)
}

// TestDeskSecret accepts a mend of what the page shows masked.
func TestDeskSecret(t *testing.T) {
	p, _ := openDesk(t, nil, 1200, 800)
	paste(p, "患者身份证号"+secret+"。")
	p.Wait(count + ` === 1`)
	key(p, kb.F8)
	key(p, kb.Enter, input.ModifierCtrl)
	p.Wait(`(` + copyText + `).includes("（略）") && !(` + bad + `) && ` + count + ` === 0`)
	quiet(t, p)
}

// TestDeskStale holds that what is typed is not overwritten by a mend worked
// out before, and that the page says so no longer than it is so.
func TestDeskStale(t *testing.T) {
	p, _ := openDesk(t, nil, 1200, 800)
	paste(p, article)
	p.Wait(count + ` === 4`)
	// The check is held up while a finding's text changes under it.
	browsertest.Eval[bool](p, `(() => {
		const real = window.fetch;
		window.fetch = (...a) => new Promise((ok) => { window.release = () => { window.fetch = real; ok(real(...a)); }; });
		const v = document.querySelector(".cm-content").cmTile.view;
		const at = v.state.doc.toString().indexOf("热反");
		v.dispatch({selection: {anchor: at}, changes: {from: at + 1, insert: "的"}});
		document.querySelector("#list .accept").click();
		return true;
	})()`)
	p.Wait(`window.release`)
	text := browsertest.Eval[string](p, copyText)
	if !strings.Contains(text, "热的反") {
		t.Errorf("what was typed is gone: %q", text)
	}
	browsertest.Eval[bool](p, `(window.release(), true)`)
	p.Wait(`!(` + bad + `)`)
	quiet(t, p)
}

// TestDeskStatus reads the status line, the title and the list of what is
// ignored: each says what is so now.
func TestDeskStatus(t *testing.T) {
	p, _ := openDesk(t, map[string][]byte{"a.txt": []byte(article), "bad.docx": []byte("no document")}, 1200, 800)
	p.Run(chromedp.Click(`//button[text()="bad.docx"]`, chromedp.BySearch))
	p.Wait(bad)
	p.Run(chromedp.Click(`//button[text()="a.txt"]`, chromedp.BySearch))
	p.Wait(count + ` === 4 && !(` + bad + `) && ` + status + ` === "" && ` + name + ` === "a.txt · UTF-8 · LF"`)

	key(p, kb.F8)
	key(p, kb.Enter, input.ModifierCtrl)
	p.Wait(status + `.startsWith("已采纳")`)
	key(p, "z", input.ModifierCtrl)
	p.Wait(status + ` === "已撤销" && ` + count + ` === 4`)

	// All errors ignored: none is counted, and each can be found again.
	for n := range 3 {
		p.Wait(fmt.Sprintf(`%s === %d`, count, 4-n))
		click(p, "#list .error .head")
		p.Wait(`document.querySelector("#list .error.on")`)
		ignoreSelected(p, "原话如此")
		if n == 0 {
			p.Wait(ignored + `.includes("跳到第2行") && ` + ignored + `.includes("test/word · 标题")`)
		}
	}
	p.Wait(score + `.includes("差错率 0.00")`)
	key(p, kb.End, input.ModifierCtrl)
	click(p, "#tab-ignored")
	click(p, "#ignored .link")
	p.Wait(`document.querySelector(".cm-activeLine")?.textContent.includes("平桥街道")`)
	p.Shot("desk-ignored")
	p.Accessible()
	click(p, "#ignored li > button:last-child")
	p.Wait(`!` + score + `.includes("差错率 0.00")`)
	quiet(t, p)
}

// TestDeskUntitled names what has no name in the language of the page.
func TestDeskUntitled(t *testing.T) {
	p, _ := openDesk(t, nil, 1200, 800)
	p.Wait(name + ` === "未命名.txt"`)
	p.Run(chromedp.Click("#lang"))
	p.Wait(name + ` === "untitled.txt"`)
	quiet(t, p)
}

// TestDeskDownload takes away a dropped file: in its encoding and with its line
// ends, and with that it is no longer unsaved.
func TestDeskDownload(t *testing.T) {
	p, _ := openDesk(t, nil, 1200, 800)
	downloads := t.TempDir()
	p.Run(browser.SetDownloadBehavior(browser.SetDownloadBehaviorBehaviorAllow).WithDownloadPath(downloads))
	// 市民可以预约接种。 in GBK
	browsertest.Eval[bool](p, `(() => {
		const d = new DataTransfer();
		d.items.add(new File([Uint8Array.from([0xca,0xd0,0xc3,0xf1,0xbf,0xc9,0xd2,0xd4,0xd4,0xa4,0xd4,0xbc,0xbd,0xd3,0xd6,0xd6,0xa1,0xa3,13,10])], "gbk.txt"));
		for (const type of ["dragover", "drop"]) document.querySelector(".cm-content").dispatchEvent(new DragEvent(type, {bubbles: true, cancelable: true, dataTransfer: d}));
		return true;
	})()`)
	p.Wait(name + ` === "gbk.txt · GB18030 · CRLF"`)
	key(p, kb.Home, input.ModifierCtrl)
	p.Run(input.InsertText("可"))
	p.Wait(name + `.includes("未保存")`)
	p.Run(chromedp.Click("#download"))
	p.Wait(status + ` === "已下载" && !` + name + `.includes("未保存")`)
	var data []byte
	for range 100 {
		var err error
		if data, err = os.ReadFile(filepath.Join(downloads, "gbk.txt")); err == nil && len(data) > 0 {
			break
		}
		time.Sleep(50 * time.Millisecond)
	}
	if want := "\xbf\xc9\xca\xd0\xc3\xf1\xbf\xc9\xd2\xd4\xd4\xa4\xd4\xbc\xbd\xd3\xd6\xd6\xa1\xa3\r\n"; string(data) != want {
		t.Errorf("downloaded % x, want % x", data, want)
	}
	quiet(t, p)
}

// TestDeskSearch finds what is far out of sight, in the language of the page.
func TestDeskSearch(t *testing.T) {
	p, _ := openDesk(t, map[string][]byte{"long.txt": []byte(strings.Repeat(article, 300) + "最后一行说的是针灸。\n")}, 1200, 800)
	p.Run(chromedp.Click(`//button[text()="long.txt"]`, chromedp.BySearch))
	p.Wait(count + ` > 1000`)
	p.Run(chromedp.Focus("#tab-findings"))
	key(p, "f", input.ModifierCtrl)
	p.Wait(`document.activeElement?.name === "search" && document.querySelector(".cm-search").textContent.includes("区分大小写")`)
	p.Run(input.InsertText("热反"))
	p.Wait(`document.querySelector(".cm-searchMatch")`) // at once, without a key
	key(p, "a", input.ModifierCtrl)
	p.Run(input.InsertText("针灸"))
	p.Run(chromedp.Click(`.cm-search [name=next]`))
	p.Wait(`document.querySelector(".cm-searchMatch-selected")?.textContent === "针灸"`)
	p.Shot("desk-search")
	p.Accessible()
	key(p, kb.Escape)
	p.Wait(`!document.querySelector(".cm-search")`)
	p.Run(chromedp.Click("#lang"), chromedp.Click("#find"))
	p.Wait(`document.querySelector(".cm-search").textContent.includes("match case")`)
	quiet(t, p)
}

// TestDeskTable shows the cells of a Word table as such.
func TestDeskTable(t *testing.T) {
	p, _ := openDesk(t, map[string][]byte{"稿.docx": wordOf(t, "收费见下表。", cells, "食堂供应热反。")}, 1200, 800)
	p.Run(chromedp.Click(`//button[text()="稿.docx"]`, chromedp.BySearch))
	p.Wait(count + ` === 1 && document.querySelectorAll(".cm-line.cell").length === 2 && document.querySelector(".cm-line.first").dataset.table.includes("表格")`)
	p.Shot("desk-table")
	p.Accessible()
	quiet(t, p)
}

// TestDeskSavesOnce holds that a key that repeats is no conflict, and that a
// page emptied by a slip asks before it takes another file.
func TestDeskSavesOnce(t *testing.T) {
	p, dir := openDesk(t, map[string][]byte{"a.txt": []byte(article), "b.txt": []byte("别的稿。\n")}, 1200, 800)
	click(p, "#tab-files")
	click(p, "#files li:first-child button")
	p.Wait(`(` + name + `).startsWith("a.txt")`)
	browsertest.Eval[bool](p, `(() => { document.querySelector(".cm-content").cmTile.view.dispatch({changes: {from: 0, insert: "新"}}); return true; })()`)
	for range 4 {
		click(p, "#save")
	}
	p.Wait(`!(` + name + `).includes("未保存") && !(` + bad + `)`)
	if now, err := os.ReadFile(filepath.Join(dir, "a.txt")); err != nil || !strings.HasPrefix(string(now), "新") {
		t.Errorf("saved %q (%v)", now, err)
	}
	browsertest.Eval[bool](p, `(() => {
		const v = document.querySelector(".cm-content").cmTile.view;
		v.dispatch({changes: {from: 0, to: v.state.doc.length}});
		window.asked = 0;
		window.confirm = () => { window.asked++; return false; };
		return true;
	})()`)
	click(p, "#files li:last-child button")
	p.Wait(`window.asked === 1`)
	if got := browsertest.Eval[string](p, name); !strings.HasPrefix(got, "a.txt") {
		t.Errorf("the page shows %q", got)
	}
	quiet(t, p)
}
