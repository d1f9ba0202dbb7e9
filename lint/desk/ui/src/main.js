// The desk: one editor, the lists beside it, and the requests between.

import { Compartment, EditorState, Transaction } from "@codemirror/state";
import { EditorView, drawSelection, highlightActiveLine, highlightSpecialChars, keymap, lineNumbers, placeholder } from "@codemirror/view";
import { defaultKeymap, history, historyKeymap, redo, undo } from "@codemirror/commands";
import { openSearchPanel } from "@codemirror/search";
import { accept, acceptSafe, act, askWhy, go, nearest, step } from "./act.js";
import { ask } from "./api.js";
import { download, droppable, listFiles, openFile, save, title } from "./files.js";
import { below, found, restore, select, setFindings, setGrades, shown, undoable } from "./findings.js";
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

desk.draw = draw;
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

addEventListener("beforeunload", (e) => { if (dirty()) e.preventDefault(); });

droppable(show);
speak();
void listFiles(show, () => tab("files"));
void check();
view.focus();
