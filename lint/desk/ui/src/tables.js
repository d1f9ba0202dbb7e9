// The tables of a Word document: their cells stand one to a line, and are
// drawn as such.

import { StateEffect, StateField } from "@codemirror/state";
import { Decoration, EditorView } from "@codemirror/view";
import { say } from "./strings.js";

/** @type {import("@codemirror/state").StateEffectType<import("./api.js").Place[]>} */
export const setTables = StateEffect.define();

/** @type {StateField<import("@codemirror/view").DecorationSet>} */
export const tables = StateField.define({
  create: () => Decoration.none,
  update(cells, tr) {
    cells = cells.map(tr.changes);
    for (const e of tr.effects) if (e.is(setTables)) cells = draw(tr.state.doc, e.value);
    return cells;
  },
  provide: (field) => EditorView.decorations.from(field),
});

/** @param {import("@codemirror/state").Text} doc @param {import("./api.js").Place[]} places */
function draw(doc, places) {
  const lines = [];
  for (const p of places) {
    for (let at = doc.lineAt(p.from); ; at = doc.line(at.number + 1)) {
      lines.push(Decoration.line(at.from <= p.from ? { class: "cell first", attributes: { "data-table": say("table") } } : { class: "cell" }).range(at.from));
      if (at.to >= p.to || at.number === doc.lines) break;
    }
  }
  return Decoration.set(lines);
}
