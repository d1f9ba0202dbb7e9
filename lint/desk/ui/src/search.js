// Finding words in the copy: of a long article the page holds only the lines
// on show, so the browser's own search sees no others.

import { EditorState } from "@codemirror/state";
import { keymap } from "@codemirror/view";
import { search, searchKeymap } from "@codemirror/search";
import { lang } from "./strings.js";

const chinese = {
  Find: "查找", Replace: "替换为", next: "下一处", previous: "上一处", all: "全部选中", "match case": "区分大小写", regexp: "正则表达式", "by word": "整词",
  replace: "替换", "replace all": "全部替换", close: "关闭查找", "current match": "现在这一处", "on line": "在行", "replaced match on line $": "已替换第$行的一处",
  "replaced $ matches": "已替换$处", "Go to line": "跳到行", go: "跳转",
};

export const searching = [search({ top: true }), keymap.of(searchKeymap)];

/** What the panel says. */
export const phrases = () => (lang() === "zh" ? EditorState.phrases.of(chinese) : []);

// The panel looks again when a key goes up; what an input method or a pen
// writes comes without one.
document.addEventListener("input", (e) => {
  if (e.target instanceof HTMLInputElement && e.target.closest(".cm-search") && !(e instanceof InputEvent && e.isComposing)) e.target.dispatchEvent(new Event("change"));
});
