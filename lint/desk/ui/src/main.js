// The desk: one editor, the lists beside it, and the requests between.

import { Compartment, EditorState, Transaction } from "@codemirror/state";
import { EditorView, drawSelection, highlightActiveLine, highlightSpecialChars, keymap, lineNumbers, placeholder } from "@codemirror/view";
import { defaultKeymap, history, historyKeymap, redo, undo } from "@codemirror/commands";
import { openSearchPanel } from "@codemirror/search";
import { ask } from "./api.js";
import { download, droppable, listFiles, openFile, save, title } from "./files.js";
import { below, found, ignore, restore, select, setFindings, setGrades, shown, undoable } from "./findings.js";
import { $, card, el, factTable, ignoredList } from "./panel.js";
import { phrases, searching } from "./search.js";
import { desk, dirty, nameOf } from "./state.js";
import { hush, said, tell } from "./status.js";
import { label, lang, say, switchLang } from "./strings.js";
import { tab } from "./tabs.js";
import { setTables, tables } from "./tables.js";

/** @typedef {import("./api.js").Finding} Finding */
/** @typedef {import("./strings.js").Key} Key */

if (location.search) window.history.replaceState(null, "", "/"); // the token's work is done

let limit = 200; // cards on show
/** @type {import("./api.js").Fact[]} */
let facts = [];
/** @type {AbortController|undefined} */
let running;
let timer = 0;
let checked = false; // whether the document on show has been checked once

const words = new Compartment();
const localised = () => [phrases(), placeholder(say("placeholder")), EditorView.contentAttributes.of({ "aria-label": say("copy"), lang: "zh", spellcheck: "false", tabindex: "0" })];

/** @param {string} text */
function fresh(text) {
  return EditorState.create({
    doc: text,
    extensions: [
      lineNumbers(), history(), drawSelection(), highlightSpecialChars(), highlightActiveLine(), EditorView.lineWrapping, found, undoable, tables, searching,
      keymap.of([...defaultKeymap.filter((k) => k.key !== "Mod-Enter" && k.key !== "Mod-i"), ...historyKeymap]),
      words.of(localised()),
      EditorView.cspNonce.of(document.documentElement.dataset.nonce ?? ""),
      EditorView.updateListener.of(updated),
      EditorView.domEventHandlers({ click: clicked }),
    ],
  });
}

const view = (desk.view = new EditorView({ parent: $("editor"), state: fresh("") }));

/** @param {import("@codemirror/view").ViewUpdate} u */
function updated(u) {
  // What is ignored counts in the score, which the check works out.
  if (u.docChanged || u.startState.field(found).ignored !== u.state.field(found).ignored) {
    clearTimeout(timer);
    timer = window.setTimeout(check, u.docChanged ? Math.min(1000, 200 + u.state.doc.length / 500) : 50);
  }
  if (u.docChanged) title();
  for (const way of ["undo", "redo"]) {
    if (said("done") && u.transactions.some((tr) => tr.isUserEvent(way))) tell(say(/** @type {Key} */ (way === "undo" ? "undone" : "redone")));
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
    const { path, text: was, outline } = desk.file;
    const ignored = [...view.state.field(found).ignored.values()].map(({ rule, text, from }) => ({ rule, text, from }));
    /** @type {import("./api.js").Checked} */
    const out = await ask("/api/check", { name: nameOf(), path: path ?? "", text: doc.toString(), was: outline ? was : "", outline, ignored }, stop.signal);
    if (view.state.doc !== doc) return; // typed on meanwhile: the next check is on its way
    for (const f of out.findings) {
      for (const p of [f, ...(f.fixes ?? []).flatMap((x) => x.edits)]) p.was = doc.sliceString(p.from, p.to);
    }
    hush("check", "stale");
    checked = true;
    facts = out.facts;
    $("score").textContent = out.characters ? say("score", out.characters, out.rate.toFixed(2)) : "";
    view.dispatch({ effects: [setFindings.of(out.findings), setTables.of(out.tables)], annotations: Transaction.addToHistory.of(false) });
    paint();
    $("facts").replaceChildren(factTable(facts, go));
    document.body.dataset.checked = String(Number(document.body.dataset.checked ?? 0) + 1);
  } catch (e) {
    if (!stop.signal.aborted) tell(/** @type {Error} */ (e).message, "check");
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
  $("ignored").replaceChildren(ignoredList([...ignored.values()], view.state.doc, go, (x) => view.dispatch({ effects: restore.of(x) })));
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

/** Whether a place and what a fix changes are as they were checked; a finding's own text may be masked. @param {Finding} f @param {import("./api.js").Fix} fix */
const intact = (f, fix) => [f, ...fix.edits].every((p) => view.state.sliceDoc(p.from, p.to) === p.was);

/** @param {Finding} f @param {number} i */
function accept(f, i) {
  const fix = f.fixes?.[i];
  if (!fix) return;
  if (!intact(f, fix)) return tell(say("stale"), "stale");
  view.dispatch({ changes: fix.edits.map((e) => ({ from: e.from, to: e.to, insert: e.text ?? "" })), effects: select.of(null), userEvent: "input.accept" });
  tell(say("accepted", fix.message), "done");
}

function acceptSafe() {
  /** @type {{from: number, to: number, insert: string}[]} */
  const changes = [];
  let end = -1;
  for (const f of shown(view.state)) {
    const fix = f.fixes?.[0];
    if (!fix?.safe || !intact(f, fix) || fix.edits.some((e) => e.from < end)) continue;
    for (const e of fix.edits) {
      changes.push({ from: e.from, to: e.to, insert: e.text ?? "" });
      end = Math.max(end, e.to);
    }
  }
  view.dispatch({ changes, userEvent: "input.accept" });
  tell(say("acceptedSafe", changes.length), "done");
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
    view.dispatch({ effects: ignore.of({ id: ++ignorings, from: f.from, to: f.to, rule: f.rule, title: f.title ?? "", text: f.text ?? "", message: f.message, reason: reason.value.trim() }) });
    tell(say("ignoredNow", f.message), "done");
  };
  dialog.showModal();
  reason.focus();
}

/** The card of the first finding from the cursor on. */
function nearest() {
  const at = view.state.selection.main.head;
  const heads = document.querySelectorAll("#list .head");
  return heads[Math.max(0, shown(view.state).findIndex((f) => f.to >= at))] ?? heads[0];
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

/** @param {import("./api.js").Opened} o @param {string} [data] */
function show(o, data) {
  desk.file = { ...o, data };
  facts = [];
  checked = false;
  limit = 200;
  const { grades } = view.state.field(found);
  view.setState(fresh(o.text));
  view.dispatch({ effects: setGrades.of(grades) });
  desk.clean = desk.file.text = view.state.doc.toString();
  hush(); // what was said was of another file
  title();
  draw();
  tab("findings");
  void check();
  view.focus();
}

// The page around.

function speak() {
  label();
  /** @type {[string, Key][]} */
  const keys = [["F8", "k_next"], ["Shift+F8", "k_prev"], ["Ctrl+Enter", "k_accept"], ["Ctrl+I", "k_ignore"], ["Ctrl+Z", "k_undo"], ["Ctrl+F", "k_find"], ["F6", "k_switch"], ["Ctrl+S", "k_save"], ["Ctrl+O", "k_open"]];
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
    else /** @type {HTMLElement} */ (document.querySelector("#list .on .head") ?? nearest() ?? document.querySelector('[role="tab"][aria-selected="true"]')).focus();
  } else if (mod && e.key === "Enter" && selected) accept(selected, 0);
  else if (mod && letter === "i" && selected) askWhy(selected);
  else if (mod && letter === "s") void save();
  else if (mod && letter === "f" && !e.shiftKey && !e.altKey) openSearchPanel(view);
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

$("open").onclick = () => $("file").click();
$("file").onchange = (e) => {
  const input = /** @type {HTMLInputElement} */ (e.target);
  const f = input.files?.[0];
  if (f) void openFile(show, f);
  input.value = "";
};
$("find").onclick = () => openSearchPanel(view);
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

addEventListener("beforeunload", (e) => { if (view.state.doc.length && dirty()) e.preventDefault(); });

droppable(show);
speak();
void listFiles(show, () => tab("files"));
void check();
view.focus();
