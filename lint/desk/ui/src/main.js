// The desk: one editor, the lists beside it, and the requests between.

import { Compartment, EditorState, Transaction } from "@codemirror/state";
import { EditorView, drawSelection, highlightActiveLine, highlightSpecialChars, keymap, lineNumbers, placeholder } from "@codemirror/view";
import { defaultKeymap, history, historyKeymap, redo, undo } from "@codemirror/commands";
import { ask, fromBase64, toBase64 } from "./api.js";
import { below, found, ignore, ignoredAmong, restore, select, setFindings, setGrades, shown, undoable } from "./findings.js";
import { $, card, el, factTable } from "./panel.js";
import { label, lang, say, switchLang } from "./strings.js";

/** @typedef {import("./api.js").Finding} Finding */
/** @typedef {import("./strings.js").Key} Key */

if (location.search) window.history.replaceState(null, "", "/"); // the token's work is done

/** @type {{name: string, path?: string, format: string, version?: string, data?: string}} */
let file = { name: say("untitled"), format: "text" };
let clean = ""; // the text as opened or saved
let limit = 200; // cards on show
/** @type {import("./api.js").Fact[]} */
let facts = [];
/** @type {AbortController|undefined} */
let running;
let timer = 0;
let checked = false; // whether the document on show has been checked once

const words = new Compartment();
const localised = () => [placeholder(say("placeholder")), EditorView.contentAttributes.of({ "aria-label": say("copy"), lang: "zh", spellcheck: "false", tabindex: "0" })];

/** @param {string} text */
function fresh(text) {
  return EditorState.create({
    doc: text,
    extensions: [
      lineNumbers(), history(), drawSelection(), highlightSpecialChars(), highlightActiveLine(), EditorView.lineWrapping, found, undoable,
      keymap.of([...defaultKeymap.filter((k) => k.key !== "Mod-Enter" && k.key !== "Mod-i"), ...historyKeymap]),
      words.of(localised()),
      EditorView.cspNonce.of(document.documentElement.dataset.nonce ?? ""),
      EditorView.updateListener.of(updated),
      EditorView.domEventHandlers({ click: clicked }),
    ],
  });
}

const view = new EditorView({ parent: $("editor"), state: fresh("") });

/** @param {import("@codemirror/view").ViewUpdate} u */
function updated(u) {
  if (u.docChanged) {
    clearTimeout(timer);
    timer = window.setTimeout(check, Math.min(1000, 200 + u.state.doc.length / 500));
    title();
  }
  if (u.startState.field(found) !== u.state.field(found)) paint();
}

/** A click on a mark selects its finding. @param {MouseEvent} e @param {EditorView} v */
function clicked(e, v) {
  const at = v.posAtCoords({ x: e.clientX, y: e.clientY });
  if (at === null || !(e.target instanceof Element) || !e.target.closest(".m")) return false;
  const f = shown(v.state).find((x) => x.from <= at && at <= Math.max(x.to, x.from + 1));
  if (f) {
    v.dispatch({ effects: select.of(f) });
    tab("findings");
    draw();
    document.querySelector("#list .on")?.scrollIntoView({ block: "nearest" });
  }
  return false;
}

async function check() {
  running?.abort();
  const stop = (running = new AbortController());
  const doc = view.state.doc;
  try {
    /** @type {import("./api.js").Checked} */
    const out = await ask("/api/check", { name: file.name, path: file.path ?? "", text: doc.toString() }, stop.signal);
    if (view.state.doc !== doc) return; // typed on meanwhile: the next check is on its way
    checked = true;
    facts = out.facts;
    $("score").textContent = out.characters ? say("score", out.characters, out.rate.toFixed(2)) : "";
    view.dispatch({ effects: setFindings.of(out.findings), annotations: Transaction.addToHistory.of(false) });
    paint();
    $("facts").replaceChildren(factTable(facts, go));
    document.body.dataset.checked = String(Number(document.body.dataset.checked ?? 0) + 1);
  } catch (e) {
    if (!stop.signal.aborted) tell(/** @type {Error} */ (e).message, true);
  }
}

// Showing.

let painting = 0;
function paint() {
  if (!painting) painting = requestAnimationFrame(() => { painting = 0; draw(); });
}

function draw() {
  const { selected, ignored } = view.state.field(found);
  const list = shown(view.state);
  const focused = document.activeElement;
  const held = focused?.closest("#list > li");
  const key = held instanceof HTMLElement ? held.dataset.key : undefined;
  const button = held ? [...held.querySelectorAll("button")].indexOf(/** @type {HTMLButtonElement} */ (focused)) : -1;
  const order = held ? [...$("list").children].indexOf(held) : -1;
  const at = selected ? list.indexOf(selected) : -1;
  if (at >= limit) limit = at + 50;
  const cards = list.slice(0, limit).map((f) => card(f, view.state.doc, act, f === selected));
  if (list.length > limit) cards.push(el("li", {}, el("button", { type: "button", click: () => { limit += 200; paint(); } }, say("more", list.length - limit))));
  $("list").replaceChildren(...cards);
  if (held) { // keep the keyboard where it was, or on the card that took its place
    const same = cards.find((c) => c.dataset.key === key);
    const buttons = (same ?? cards[Math.min(order, cards.length - 1)])?.querySelectorAll("button");
    if (buttons?.length) buttons[same ? Math.min(Math.max(button, 0), buttons.length - 1) : 0].focus();
    else view.focus();
  }
  $("list").hidden = cards.length === 0;
  $("count").textContent = String(list.length);
  const more = below(view.state);
  $("empty").textContent = list.length ? "" : view.state.doc.length === 0 ? say("blank") : !checked ? say("checking") : more ? say("hiddenBelow", more) : say("none");
  const safe = list.filter((f) => f.fixes?.[0]?.safe).length;
  $("safe").hidden = safe < 2;
  $("safe").textContent = say("safe", safe);
  $("ignoredCount").textContent = String(ignored.size);
  const restores = [...ignored.values()].map((x) => el("li", {}, el("strong", {}, x.message), el("p", {}, say("reason") + "：" + x.reason),
    el("button", { type: "button", "aria-label": say("restore") + "：" + x.message, click: () => view.dispatch({ effects: restore.of(x) }) }, say("restore"))));
  $("ignored").replaceChildren(restores.length ? el("ul", {}, ...restores) : el("p", {}, say("noIgnored")));
}

/** Shows the file's name and whether it was changed. */
function title() {
  const dirty = view.state.doc.toString() !== clean;
  $("name").textContent = file.name + (dirty ? " · " + say("unsaved") : "");
  document.title = (dirty ? "• " : "") + file.name + " – healthlint";
  $("save").hidden = !file.path;
  $("comments").hidden = file.format !== "docx";
}

let quieting = 0;
/** @param {string} text @param {boolean} [bad] */
function tell(text, bad) {
  $("status").textContent = text;
  $("status").classList.toggle("bad", !!bad);
  clearTimeout(quieting);
  if (!bad) quieting = window.setTimeout(() => { $("status").textContent = ""; }, 8000);
}

// Acting on findings.

/** @param {number} from @param {number} to */
function go(from, to) {
  const end = view.state.doc.length;
  view.dispatch({ selection: { anchor: Math.min(from, end), head: Math.min(to, end) }, effects: EditorView.scrollIntoView(Math.min(from, end), { y: "center" }) });
  view.focus();
}

/** @param {Finding} f @param {boolean} stay whether the keyboard stays in the list */
function jump(f, stay) {
  view.dispatch({ selection: { anchor: f.from, head: f.to }, effects: [select.of(f), EditorView.scrollIntoView(f.from, { y: "center" })] });
  draw();
  document.querySelector("#list .on")?.scrollIntoView({ block: "nearest" });
  if (stay) /** @type {HTMLElement|null} */ (document.querySelector("#list .on .head"))?.focus();
}

/** @param {Finding} f */
const intact = (f) => view.state.sliceDoc(f.from, f.to) === (f.text ?? "").replace(/\r\n?/g, "\n");

/** @param {Finding} f @param {number} i */
function accept(f, i) {
  const fix = f.fixes?.[i];
  if (!fix) return;
  if (!intact(f)) return tell(say("stale"), true);
  view.dispatch({ changes: fix.edits.map((e) => ({ from: e.from, to: e.to, insert: e.text ?? "" })), userEvent: "input.accept" });
  tell(say("accepted", fix.message));
}

function acceptSafe() {
  /** @type {{from: number, to: number, insert: string}[]} */
  const changes = [];
  let end = -1;
  for (const f of shown(view.state)) {
    const fix = f.fixes?.[0];
    if (!fix?.safe || !intact(f) || fix.edits.some((e) => e.from < end)) continue;
    for (const e of fix.edits) {
      changes.push({ from: e.from, to: e.to, insert: e.text ?? "" });
      end = Math.max(end, e.to);
    }
  }
  view.dispatch({ changes, userEvent: "input.accept" });
  tell(say("accepted", changes.length));
}

let ignorings = 0; // names what was ignored

/** @param {Finding} f */
function askWhy(f) {
  const dialog = /** @type {HTMLDialogElement} */ ($("why"));
  const reason = /** @type {HTMLInputElement} */ ($("reason"));
  $("why-what").textContent = f.message;
  reason.value = "";
  dialog.returnValue = "";
  dialog.onclose = () => {
    dialog.onclose = null;
    if (dialog.returnValue !== "yes" || !reason.value.trim()) return;
    view.dispatch({ effects: ignore.of({ id: ++ignorings, from: f.from, to: f.to, rule: f.rule, text: f.text ?? "", message: f.message, reason: reason.value.trim() }) });
    tell(say("ignoredNow", f.message));
  };
  dialog.showModal();
  reason.focus();
}

const act = { jump: (/** @type {Finding} */ f) => jump(f, true), go, accept, ignore: askWhy };

/** @param {1|-1} by */
function step(by) {
  const list = shown(view.state);
  if (!list.length) return tell(say("none"));
  const { selected } = view.state.field(found);
  let i = selected ? list.indexOf(selected) + by : 0;
  if (!selected) {
    const at = view.state.selection.main.head;
    i = by > 0 ? list.findIndex((f) => f.from >= at) : list.findLastIndex((f) => f.from < at);
    if (i < 0) i = by > 0 ? 0 : list.length - 1;
  }
  i = (i + list.length) % list.length;
  tab("findings");
  jump(list[i], !!document.activeElement?.closest("#side"));
  tell(`${i + 1}/${list.length} ${say(/** @type {Key} */ ("grade_" + list[i].severity))} ${list[i].message}`);
}

// Files.

/** @param {import("./api.js").Opened} o @param {string} [data] */
function show(o, data) {
  file = { name: o.name, path: o.path, format: o.format, version: o.version, data };
  facts = [];
  checked = false;
  limit = 200;
  const { grades } = view.state.field(found);
  view.setState(fresh(o.text));
  view.dispatch({ effects: setGrades.of(grades) });
  clean = view.state.doc.toString();
  title();
  draw();
  void check();
  view.focus();
}

const keepChanges = () => view.state.doc.length > 0 && view.state.doc.toString() !== clean && !confirm(say("discard"));

/** Runs a request whose failure the status line tells. @param {() => Promise<void>} work */
async function attempt(work) {
  try {
    await work();
  } catch (e) {
    tell(/** @type {Error} */ (e).message, true);
  }
}

/** @param {File} f */
const openFile = (f) => attempt(async () => {
  if (keepChanges()) return;
  const data = toBase64(await f.arrayBuffer());
  show(await ask("/api/open", { name: f.name, data }), data);
});

/** @param {string} path */
const openPath = (path) => attempt(async () => {
  if (keepChanges()) return;
  show(await ask("/api/read", { path }));
  tab("findings");
});

const listFiles = () => attempt(async () => {
  if (!("folder" in document.documentElement.dataset)) return;
  $("tab-files").hidden = false;
  /** @type {{files: string[]}} */
  const out = await ask("/api/files", {});
  $("files").replaceChildren(el("ul", {}, ...out.files.map((p) => el("li", {}, el("button", { type: "button", class: "link", click: () => void openPath(p) }, p)))));
  if (view.state.doc.length === 0) tab("files");
});

/** Names the lines that did not go into the Word file. @param {number[]} lines */
const leftOut = (lines) => say("left", lines.slice(0, 8).join(lang() === "en" ? ", " : "、") + (lines.length > 8 ? "…" : ""));

const save = () => attempt(async () => {
  if (!file.path) return download(false);
  const doc = view.state.doc;
  /** @type {{version: string, text: string, left: number[]}} */
  const out = await ask("/api/save", { path: file.path, version: file.version, text: doc.toString() });
  file.version = out.version;
  clean = out.left.length ? out.text : doc.toString(); // what the file does not say is not saved
  title();
  tell(out.left.length ? leftOut(out.left) : say("saved"), out.left.length > 0);
});

/** @param {boolean} comments */
const download = (comments) => attempt(async () => {
  /** @type {BlobPart} */
  let body = view.state.doc.toString();
  let name = file.name;
  if (file.format === "docx") {
    const ignored = ignoredAmong(view.state.field(found));
    /** @type {{data: string, left: number[]}} */
    const out = await ask("/api/docx", { name, path: file.path ?? "", data: file.data ?? "", text: body, comments, ignored });
    body = fromBase64(out.data);
    if (comments) name = name.replace(/\.docx$/i, ".reviewed.docx");
    if (out.left.length) tell(leftOut(out.left), true);
  }
  const url = URL.createObjectURL(new Blob([body], { type: "application/octet-stream" }));
  el("a", { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url), 10000);
});

// The page around.

/** @param {string} id */
function tab(id) {
  for (const t of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll('[role="tab"]'))) {
    const on = t.getAttribute("aria-controls") === id;
    t.setAttribute("aria-selected", String(on));
    t.tabIndex = on ? 0 : -1;
    $(t.getAttribute("aria-controls") ?? "").hidden = !on;
  }
}

function speak() {
  label();
  /** @type {[string, Key][]} */
  const keys = [["F8", "k_next"], ["Shift+F8", "k_prev"], ["Ctrl+Enter", "k_accept"], ["Ctrl+I", "k_ignore"], ["Ctrl+Z", "k_undo"], ["F6", "k_switch"], ["Ctrl+S", "k_save"], ["Ctrl+O", "k_open"]];
  $("keylist").replaceChildren(...keys.flatMap(([k, s]) => [el("dt", {}, el("kbd", {}, k)), el("dd", {}, say(s))]));
  $("lang").lang = lang() === "en" ? "zh" : "en";
  view.dispatch({ effects: words.reconfigure(localised()) });
  title();
  draw();
}

addEventListener("keydown", (e) => {
  if (document.querySelector("dialog[open]")) return;
  const mod = e.ctrlKey || e.metaKey;
  const { selected } = view.state.field(found);
  const letter = e.key.toLowerCase();
  if (e.key === "F8") step(e.shiftKey ? -1 : 1);
  else if (e.key === "F6") {
    if (!view.hasFocus) view.focus();
    else /** @type {HTMLElement} */ (document.querySelector("#list .on .head") ?? document.querySelector('[role="tab"][aria-selected="true"]')).focus();
  } else if (mod && e.key === "Enter" && selected) accept(selected, 0);
  else if (mod && letter === "i" && selected) askWhy(selected);
  else if (mod && letter === "s") void save();
  else if (mod && letter === "o") $("file").click();
  else if (mod && letter === "z" && !view.hasFocus) (e.shiftKey ? redo : undo)(view);
  else return;
  e.preventDefault();
  e.stopPropagation();
}, true);

$("list").addEventListener("keydown", (e) => {
  if (e.key !== "ArrowDown" && e.key !== "ArrowUp") return;
  const heads = /** @type {HTMLElement[]} */ ([...$("list").querySelectorAll(".head")]);
  const now = heads.indexOf(/** @type {HTMLElement} */ (document.activeElement?.closest("li")?.querySelector(".head")));
  heads[Math.max(0, Math.min(heads.length - 1, now + (e.key === "ArrowDown" ? 1 : -1)))]?.focus();
  e.preventDefault();
});

/** @type {HTMLElement} */ (document.querySelector('[role="tablist"]')).addEventListener("keydown", (e) => {
  const by = e.key === "ArrowRight" ? 1 : e.key === "ArrowLeft" ? -1 : 0;
  if (!by) return;
  const tabs = /** @type {HTMLElement[]} */ ([...document.querySelectorAll('[role="tab"]:not([hidden])')]);
  const next = tabs[(tabs.indexOf(/** @type {HTMLElement} */ (e.target)) + by + tabs.length) % tabs.length];
  tab(next.getAttribute("aria-controls") ?? "");
  next.focus();
});
for (const t of document.querySelectorAll('[role="tab"]')) t.addEventListener("click", () => tab(t.getAttribute("aria-controls") ?? ""));

$("open").onclick = () => $("file").click();
$("file").onchange = (e) => {
  const input = /** @type {HTMLInputElement} */ (e.target);
  const f = input.files?.[0];
  if (f) void openFile(f);
  input.value = "";
};
$("save").onclick = () => void save();
$("download").onclick = () => void download(false);
$("comments").onclick = () => void download(true);
$("safe").onclick = acceptSafe;
$("cancel").onclick = () => /** @type {HTMLDialogElement} */ ($("why")).close();
$("keys").onclick = () => /** @type {HTMLDialogElement} */ ($("help")).showModal();
$("lang").onclick = () => { switchLang(); speak(); void check(); };
$("grades").addEventListener("change", () => {
  const boxes = /** @type {NodeListOf<HTMLInputElement>} */ ($("grades").querySelectorAll("input:checked"));
  view.dispatch({ effects: setGrades.of(new Set([...boxes].map((b) => b.name))) });
});
$("grades").addEventListener("submit", (e) => e.preventDefault());

/** @param {DragEvent} e */
const hasFiles = (e) => e.dataTransfer?.types.includes("Files");
addEventListener("dragover", (e) => { if (hasFiles(e)) { e.preventDefault(); $("drop").hidden = false; } }, true);
addEventListener("dragleave", (e) => { if (!e.relatedTarget) $("drop").hidden = true; }, true);
addEventListener("drop", (e) => {
  if (!hasFiles(e)) return;
  e.preventDefault();
  e.stopPropagation();
  $("drop").hidden = true;
  const f = e.dataTransfer?.files[0];
  if (f) void openFile(f);
}, true);
addEventListener("beforeunload", (e) => { if (view.state.doc.length && view.state.doc.toString() !== clean) e.preventDefault(); });

speak();
void listFiles();
void check();
view.focus();
