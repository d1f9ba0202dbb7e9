// Acting on findings: going to them, accepting, ignoring.

import { EditorView } from "@codemirror/view";
import { found, ignore, select, shown } from "./findings.js";
import { $ } from "./panel.js";
import { desk } from "./state.js";
import { tell } from "./status.js";
import { say } from "./strings.js";
import { tab } from "./tabs.js";

/** @typedef {import("./api.js").Finding} Finding */
/** @typedef {import("./strings.js").Key} Key */

/** @param {number} from @param {number} to */
export function go(from, to) {
  const end = desk.view.state.doc.length;
  desk.view.dispatch({ selection: { anchor: Math.min(from, end), head: Math.min(to, end) }, effects: EditorView.scrollIntoView(Math.min(from, end), { y: "center" }) });
  desk.view.focus();
}

/** @param {Finding} f @param {boolean} stay whether the keyboard stays in the list */
function jump(f, stay) {
  desk.view.dispatch({ selection: { anchor: f.from, head: f.to }, effects: [select.of(f), EditorView.scrollIntoView(f.from, { y: "center" })] });
  desk.draw();
  document.querySelector("#list .on")?.scrollIntoView({ block: "nearest" });
  if (stay) /** @type {HTMLElement|null} */ (document.querySelector("#list .on .head"))?.focus();
}

/** Whether a place and what a fix changes are as they were checked; a finding's own text may be masked. @param {Finding} f @param {import("./api.js").Fix} fix */
const intact = (f, fix) => [f, ...fix.edits].every((p) => desk.view.state.sliceDoc(p.from, p.to) === p.was);

/** @param {Finding} f @param {number} i */
export function accept(f, i) {
  const fix = f.fixes?.[i];
  if (!fix) return;
  if (!intact(f, fix)) return tell(say("stale"), "stale");
  desk.view.dispatch({ changes: fix.edits.map((e) => ({ from: e.from, to: e.to, insert: e.text ?? "" })), effects: select.of(null), userEvent: "input.accept" });
  tell(say("accepted", fix.message), "done");
}

export function acceptSafe() {
  /** @type {{from: number, to: number, insert: string}[]} */
  const changes = [];
  let end = -1;
  for (const f of shown(desk.view.state)) {
    const fix = f.fixes?.[0];
    if (!fix?.safe || !intact(f, fix) || fix.edits.some((e) => e.from < end)) continue;
    for (const e of fix.edits) {
      changes.push({ from: e.from, to: e.to, insert: e.text ?? "" });
      end = Math.max(end, e.to);
    }
  }
  desk.view.dispatch({ changes, userEvent: "input.accept" });
  tell(say("acceptedSafe", changes.length), "done");
}

let ignorings = 0; // names what was ignored

/** @param {Finding} f */
export function askWhy(f) {
  const dialog = /** @type {HTMLDialogElement} */ ($("why"));
  const reason = /** @type {HTMLInputElement} */ ($("reason"));
  $("why-what").textContent = f.message;
  reason.value = "";
  dialog.returnValue = "";
  dialog.onclose = () => {
    dialog.onclose = null;
    if (dialog.returnValue !== "yes" || !reason.value.trim()) return;
    desk.view.dispatch({ effects: ignore.of({ id: ++ignorings, from: f.from, to: f.to, rule: f.rule, title: f.title ?? "", text: f.text ?? "", message: f.message, reason: reason.value.trim() }) });
    tell(say("ignoredNow", f.message), "done");
  };
  dialog.showModal();
  reason.focus();
}

/** The card of the first finding from the cursor on. */
export function nearest() {
  const at = desk.view.state.selection.main.head;
  const heads = document.querySelectorAll("#list .head");
  return heads[Math.max(0, shown(desk.view.state).findIndex((f) => f.to >= at))] ?? heads[0];
}

export const act = { jump: (/** @type {Finding} */ f) => jump(f, true), go, accept, ignore: askWhy };

/** @param {1|-1} by */
export function step(by) {
  const list = shown(desk.view.state);
  if (!list.length) return tell(say("none"));
  const { selected } = desk.view.state.field(found);
  let i = selected ? list.indexOf(selected) + by : 0;
  if (!selected) {
    const at = desk.view.state.selection.main.head;
    i = by > 0 ? list.findIndex((f) => f.from >= at) : list.findLastIndex((f) => f.from < at);
    if (i < 0) i = by > 0 ? 0 : list.length - 1;
  }
  i = (i + list.length) % list.length;
  tab("findings");
  jump(list[i], !!document.activeElement?.closest("#side"));
  tell(`${i + 1}/${list.length} ${say(/** @type {Key} */ ("grade_" + list[i].severity))} ${list[i].message}`);
}
