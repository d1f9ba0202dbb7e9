// The lists beside the copy. Text from the copy only ever becomes text nodes.

import { say } from "./strings.js";
import { placeOf } from "./findings.js";

/** @typedef {import("./api.js").Finding} Finding */
/** @typedef {import("./strings.js").Key} Key */

/** @param {string} id */
export const $ = (id) => /** @type {HTMLElement} */ (document.getElementById(id));

/** @param {string} tag @param {Record<string, string|boolean|(() => void)>} props @param {...(Node|string)} children */
export function el(tag, props, ...children) {
  const e = document.createElement(tag);
  for (const [k, v] of Object.entries(props)) {
    if (typeof v === "function") e.addEventListener(k, v);
    else if (v === true) e.setAttribute(k, "");
    else if (v !== false) e.setAttribute(k, v);
  }
  e.append(...children);
  return e;
}

/** The copy around a place, shortened. @param {import("@codemirror/state").Text} doc @param {{from: number, to: number}} p */
function around(doc, p) {
  const to = Math.min(p.to, doc.length), from = Math.min(p.from, to);
  const line = doc.lineAt(from), end = doc.lineAt(to);
  const a = Math.max(line.from, from - 18), b = Math.min(end.to, to + 18);
  let text = doc.sliceString(from, to);
  if (text.length > 90) text = text.slice(0, 45) + "……" + text.slice(-40);
  return el("q", {}, (a > line.from ? "…" : "") + doc.sliceString(a, from), el("mark", {}, text), doc.sliceString(to, b) + (b < end.to ? "…" : ""));
}

/**
 * @param {Finding} f @param {import("@codemirror/state").Text} doc
 * @param {{jump: (f: Finding) => void, go: (from: number, to: number) => void, accept: (f: Finding, i: number) => void, ignore: (f: Finding) => void}} act
 * @param {boolean} on
 */
export function card(f, doc, act, on) {
  const n = doc.lineAt(Math.min(f.from, doc.length)).number;
  const li = el("li", { class: f.severity + (on ? " on" : ""), "data-key": placeOf(f) });
  li.append(el("button", { class: "head", type: "button", "aria-expanded": String(on), click: () => act.jump(f) },
    el("span", { class: "grade" }, say(/** @type {Key} */ ("grade_" + f.severity))), " ", el("strong", {}, f.message), " ", el("span", { class: "place" }, say("line", n))));
  if (on) {
    for (const note of f.notes ?? []) li.append(el("p", {}, note));
    if (f.related?.length) {
      const pair = el("div", { class: "pair" }, el("div", {}, el("h3", {}, say("here") + " · " + say("line", n)), around(doc, f)));
      for (const r of f.related) {
        const line = doc.lineAt(Math.min(r.from, doc.length)).number;
        pair.append(el("div", {}, el("h3", {}, r.message), around(doc, r), " ", el("button", { type: "button", class: "link", click: () => act.go(r.from, r.to) }, say("jump", line))));
      }
      li.append(pair);
    }
    li.append(el("p", { class: "rule" }, f.rule + (f.title ? " · " + f.title : "")));
  }
  const row = el("p", { class: "row" });
  (f.fixes ?? []).slice(0, on ? 6 : 1).forEach((x, i) => row.append(el("button", { type: "button", class: i === 0 ? "main accept" : "accept", click: () => act.accept(f, i) }, say("accept") + say("colon") + x.message)));
  row.append(el("button", { type: "button", class: "quiet ignore", "aria-label": say("ignore") + say("colon") + f.message, click: () => act.ignore(f) }, say("ignore")));
  li.append(row);
  return li;
}

/** @param {import("./api.js").Fact[]} facts @param {(from: number, to: number) => void} go */
export function factTable(facts, go) {
  if (!facts.length) return el("p", {}, say("noFacts"));
  /** @type {("value"|"measures"|"where"|"when")[]} */
  const columns = ["value", "measures", "where", "when"];
  const body = el("tbody", {});
  for (const f of facts) {
    body.append(el("tr", {}, el("th", { scope: "row" }, el("button", { type: "button", class: "link", click: () => go(f.from, f.to) }, f.text ?? "")), ...columns.map((c) => el("td", {}, f[c] ?? ""))));
  }
  return el("table", {}, el("caption", {}, say("facts") + " " + facts.length), el("thead", {}, el("tr", {}, el("th", { scope: "col" }, say("text")), ...columns.map((c) => el("th", { scope: "col" }, say(c))))), body);
}

/**
 * What is ignored, in the order of the copy, with the way to the place.
 * @param {import("./findings.js").Ignored[]} ignored @param {import("@codemirror/state").Text} doc
 * @param {(from: number, to: number) => void} go @param {(x: import("./findings.js").Ignored) => void} restore
 */
export function ignoredList(ignored, doc, go, restore) {
  if (!ignored.length) return el("p", {}, say("noIgnored"));
  return el("ul", {}, ...ignored.sort((a, b) => a.from - b.from).map((x) => el("li", {},
    el("strong", {}, x.message), " ", el("button", { type: "button", class: "link", click: () => go(x.from, x.to) }, say("jump", doc.lineAt(Math.min(x.from, doc.length)).number)),
    el("p", {}, say("reason") + say("colon") + x.reason), el("p", { class: "rule" }, x.rule + (x.title ? " · " + x.title : "")),
    el("button", { type: "button", "aria-label": say("restore") + say("colon") + x.message, click: () => restore(x) }, say("restore")))));
}
