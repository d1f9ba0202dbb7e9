// Files: opened, saved, downloaded.

import { ask, fromBase64, toBase64 } from "./api.js";
import { found, ignoredAmong } from "./findings.js";
import { $, el } from "./panel.js";
import { desk, dirty, nameOf } from "./state.js";
import { hush, tell } from "./status.js";
import { lang, say } from "./strings.js";

/** @typedef {import("./api.js").Opened} Opened */

const text = () => desk.view.state.doc.toString();

/** Shows the file's name, how it is written, and whether it was changed. */
export function title() {
  const { file } = desk;
  $("name").textContent = [nameOf(), dirty() ? say("unsaved") : "", file.encoding, file.ends].filter(Boolean).join(" · ");
  document.title = (dirty() ? "• " : "") + nameOf() + " – healthlint";
  $("save").hidden = !file.path;
  $("comments").hidden = file.format !== "docx";
}

const keepChanges = () => dirty() && !confirm(say("discard"));

let opening = 0; // counts the files asked for: the last one is meant

/** Shows what is asked for, if it is still wanted once it is there: who typed meanwhile is asked again.
 *  @param {(o: Opened) => void} show @param {() => Promise<Opened>} request */
async function replaceWith(show, request) {
  if (keepChanges()) return;
  const turn = ++opening;
  const was = text();
  const out = await request();
  if (turn !== opening || (text() !== was && keepChanges())) return;
  show(out);
}

/** Runs a request whose failure the status line tells. @param {() => Promise<void>} work */
async function attempt(work) {
  try {
    await work();
    hush("failed"); // of another attempt
  } catch (e) {
    tell(/** @type {Error} */ (e).message, "failed");
  }
}

/** @param {(o: Opened, data?: string) => void} show @param {File} f */
export const openFile = (show, f) => attempt(async () => {
  const data = toBase64(await f.arrayBuffer());
  await replaceWith((out) => show(out, data), () => ask("/api/open", { name: f.name, data }));
});

/** @param {(o: Opened) => void} show @param {string} path */
const openPath = (show, path) => attempt(async () => {
  await replaceWith(show, () => ask("/api/read", { path }));
});

/** @param {(o: Opened) => void} show @param {() => void} shown */
export const listFiles = (show, shown) => attempt(async () => {
  if (!("folder" in document.documentElement.dataset)) return;
  $("tab-files").hidden = false;
  /** @type {{files: string[]}} */
  const out = await ask("/api/files", {});
  $("files").replaceChildren(el("ul", {}, ...out.files.map((p) => el("li", {}, el("button", { type: "button", class: "link", click: () => void openPath(show, p) }, p)))));
  if (desk.view.state.doc.length === 0) shown();
});

/** Names the lines that did not go into the Word file. @param {number[]} lines */
const leftOut = (lines) => say("left", lines.slice(0, 8).join(lang() === "en" ? ", " : "、") + (lines.length > 8 ? "…" : ""));

let saving = false; // a second request would carry the version that the first one ends
let again = false;

export const save = () => attempt(async () => {
  if (!desk.file.path) return download(false);
  if (saving) {
    again = true;
    return;
  }
  saving = true;
  try {
    do {
      again = false;
      await saveOnce();
    } while (again && dirty());
  } finally {
    saving = false;
  }
});

async function saveOnce() {
  const { file } = desk;
  const sent = text();
  /** @type {{version: string, text?: string, left: number[]}} */
  const out = await ask("/api/save", { path: file.path ?? "", version: file.version, text: sent });
  file.version = out.version;
  if (desk.file !== file) { // another one was opened meanwhile
    if (out.left.length) tell((file.path ?? "") + " " + leftOut(out.left), "left");
    return;
  }
  desk.clean = out.left.length ? (out.text ?? "") : sent; // what the file does not say is not saved
  title();
  if (out.left.length) tell(leftOut(out.left), "left");
  else tell(say("saved"), "done");
}

/** @param {boolean} comments */
export const download = (comments) => attempt(async () => {
  const { file } = desk;
  const sent = text();
  /** @type {BlobPart} */
  let body = sent;
  let name = nameOf();
  /** @type {{data: string, text?: string, left: number[], encoding?: string}} */
  let out = { data: "", left: [] };
  if (file.path || file.data !== undefined) {
    const ignored = ignoredAmong(desk.view.state.field(found));
    out = await ask("/api/download", { name, path: file.path ?? "", data: file.data ?? "", text: sent, comments, ignored });
    body = fromBase64(out.data);
    if (comments) name = name.replace(/\.docx$/i, ".reviewed.docx");
  }
  const url = URL.createObjectURL(new Blob([body], { type: "application/octet-stream" }));
  el("a", { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url), 10000);
  if (desk.file !== file) return; // another one was opened meanwhile
  if (!file.path) desk.clean = out.left.length ? (out.text ?? "") : sent; // a file of the folder is still as it was
  title();
  if (out.left.length) tell(leftOut(out.left), "left");
  else if (out.encoding) tell(say("asUTF8", file.encoding ?? ""), "left");
  else tell(say(file.path && dirty() ? "downloadedOnly" : "downloaded"), "done");
});

/** Opens what is dropped on the page. @param {(o: Opened, data?: string) => void} show */
export function droppable(show) {
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
    if (f) void openFile(show, f);
  }, true);
}
