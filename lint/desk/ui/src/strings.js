// What the page says, in both languages.

const strings = {
  open: ["打开", "Open"], save: ["保存", "Save"], download: ["下载", "Download"], withComments: ["下载（带批注）", "Download with comments"],
  keys: ["快捷键", "Keys"], otherLang: ["English", "中文"], copy: ["稿件", "Copy"], side: ["检查结果", "Results"], views: ["视图", "Views"],
  findings: ["发现", "Findings"], facts: ["数据", "Figures"], ignored: ["已忽略", "Ignored"], files: ["文件", "Files"], show: ["显示哪些", "What to show"],
  error: ["错误", "errors"], warning: ["警告", "warnings"], info: ["提示", "hints"],
  grade_error: ["错误", "error"], grade_warning: ["警告", "warning"], grade_info: ["提示", "hint"],
  accept: ["采纳", "Accept"], ignore: ["忽略", "Ignore"], restore: ["恢复", "Restore"], jump: ["跳到第{0}行", "Go to line {0}"],
  safe: ["采纳{0}处可放心的改法", "Accept {0} safe mends"], here: ["此处", "Here"], line: ["第{0}行", "line {0}"],
  whyIgnore: ["为什么忽略", "Why ignore it"], reason: ["理由", "Reason"], cancel: ["取消", "Cancel"], close: ["关闭", "Close"],
  dropHere: ["松手打开文件", "Let go to open the file"], placeholder: ["在此粘贴稿件，或把 .txt .md .html .docx 文件拖进来", "Paste copy here, or drop a .txt .md .html .docx file"],
  untitled: ["未命名.txt", "untitled.txt"], checking: ["正在检查", "checking"], none: ["没有发现问题", "Nothing found"], blank: ["稿件还是空的", "No copy yet"],
  hiddenBelow: ["没有要显示的发现，另有{0}处未显示", "Nothing to show; {0} more are hidden"],
  score: ["{0}字 · 万字差错率 {1}（供参考）", "{0} characters · {1} errors per 10,000 (an aid)"], saved: ["已保存", "Saved"], downloaded: ["已下载", "Downloaded"], downloadedOnly: ["已下载；目录里的文件没有改，要改按“保存”", "Downloaded; the file in the folder is as it was until you save"],
  asUTF8: ["有{0}编码写不出的字，已改用UTF-8下载", "{0} cannot encode some characters: downloaded in UTF-8"],
  left: ["第{0}行的改动没有写进Word稿（域、脚注、表格的单元格之间写不进去），要在Word中改", "Lines {0}: the changes did not go into the Word file (fields, notes and the room between table cells cannot take them): make them in Word"],
  accepted: ["已采纳：{0}", "Accepted: {0}"], acceptedSafe: ["已采纳{0}处", "{0} accepted"], undone: ["已撤销", "Undone"], redone: ["已重做", "Done again"], find: ["查找", "Find"], table: ["表格，一格一行", "table, a cell to a line"], ignoredNow: ["已忽略：{0}", "Ignored: {0}"],
  stale: ["此处已经改动，等待重新检查", "The place has changed: wait for the next check"],
  colon: ["：", ": "], noFacts: ["没有数据", "No figures"], noIgnored: ["没有忽略的发现", "Nothing ignored"], text: ["原文", "Text"], value: ["数值", "Value"], measures: ["指什么", "Measures"], where: ["地点", "Where"], when: ["时间", "When"],
  unsaved: ["未保存", "not saved"], more: ["再显示{0}处", "Show {0} more"], lost: ["连不上编辑台，检查 healthlint serve 是否还在运行", "The desk does not answer: is healthlint serve still running?"],
  discard: ["现有改动未保存，打开别的稿件会丢失", "Changes are not saved and will be lost"],
  k_next: ["下一处发现", "next finding"], k_prev: ["上一处发现", "previous finding"], k_accept: ["采纳这一处的改法", "accept the mend"], k_ignore: ["忽略这一处", "ignore it"],
  k_undo: ["撤销（采纳、忽略也能撤销）", "undo (an accepted mend or an ignored finding too)"], k_find: ["在稿件中查找、替换", "find and replace in the copy"], k_switch: ["在稿件与结果之间切换", "switch between copy and results"], k_save: ["保存", "save"], k_open: ["打开文件", "open a file"],
};

/** @typedef {keyof typeof strings} Key */

let english = document.documentElement.dataset.lang === "en";

export const lang = () => (english ? "en" : "zh");

/** @param {Key} key @param {...(string|number)} args */
export function say(key, ...args) {
  return strings[key][english ? 1 : 0].replace(/\{(\d)\}/g, (_, i) => String(args[i]));
}

export function switchLang() {
  english = !english;
  document.documentElement.lang = english ? "en" : "zh-CN";
}

/** Fills the fixed texts of the page. */
export function label() {
  for (const e of document.querySelectorAll("[data-say]")) e.textContent = say(/** @type {Key} */ (/** @type {HTMLElement} */ (e).dataset.say));
  for (const e of document.querySelectorAll("[data-label]")) e.setAttribute("aria-label", say(/** @type {Key} */ (/** @type {HTMLElement} */ (e).dataset.label)));
}
