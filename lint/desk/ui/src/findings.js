// Findings as the editor's state: they move with the text, what is ignored is
// part of the undo history, and the marks are drawn from them.

import { StateEffect, StateField, RangeSetBuilder } from "@codemirror/state";
import { Decoration, EditorView } from "@codemirror/view";
import { invertedEffects } from "@codemirror/commands";

/** @typedef {import("./api.js").Finding} Finding */
/** @typedef {import("./api.js").Place} Place */
/** @typedef {{key: string, rule: string, text: string, message: string, reason: string}} Ignored */
/** @typedef {{all: Finding[], selected: Finding|null, ignored: Map<string, Ignored>, grades: Set<string>}} Found */

/** @type {import("@codemirror/state").StateEffectType<Finding[]>} */
export const setFindings = StateEffect.define();
/** @type {import("@codemirror/state").StateEffectType<Finding|null>} */
export const select = StateEffect.define();
/** @type {import("@codemirror/state").StateEffectType<Ignored>} */
export const ignore = StateEffect.define();
/** @type {import("@codemirror/state").StateEffectType<Ignored>} */
export const restore = StateEffect.define();
/** @type {import("@codemirror/state").StateEffectType<Set<string>>} */
export const setGrades = StateEffect.define();

/** What makes two findings the same to someone who ignores one. @param {Finding} f */
export const keyOf = (f) => f.rule + "\u0000" + f.text;

/** @template {Place} P @param {P} p @param {import("@codemirror/state").ChangeDesc} c @returns {P} */
const move = (p, c) => ({ ...p, from: c.mapPos(p.from, 1), to: c.mapPos(p.to, p.to > p.from ? -1 : 1) });

/** @param {Finding} f @param {import("@codemirror/state").ChangeDesc} c @returns {Finding|null} */
function moved(f, c) {
  if (f.to - f.from > 2 ? c.touchesRange(f.from + 1, f.to - 1) : c.touchesRange(f.from, f.to) === "cover") return null;
  const out = move(f, c);
  if (out.to < out.from || out.to - out.from !== f.to - f.from) return null;
  out.related = f.related?.map((r) => move(r, c));
  out.fixes = f.fixes?.map((x) => ({ ...x, edits: x.edits.map((e) => move(e, c)) }));
  return out;
}

/** @type {Found} */
const empty = { all: [], selected: null, ignored: new Map(), grades: new Set(["error", "warning"]) };

/** @type {StateField<Found>} */
export const found = StateField.define({
  create: () => empty,
  update(v, tr) {
    let { all, selected, ignored, grades } = v;
    if (tr.docChanged && all.length) {
      const was = selected;
      selected = null;
      all = all.flatMap((f) => {
        const g = moved(f, tr.changes);
        if (g && f === was) selected = g;
        return g ? [g] : [];
      });
    }
    for (const e of tr.effects) {
      if (e.is(setFindings)) {
        all = e.value;
        const was = selected;
        selected = was && (all.find((f) => keyOf(f) === keyOf(was) && Math.abs(f.from - was.from) < 40) ?? null);
      } else if (e.is(select)) selected = e.value;
      else if (e.is(ignore)) {
        ignored = new Map(ignored).set(e.value.key, e.value);
        if (selected && keyOf(selected) === e.value.key) selected = null;
      } else if (e.is(restore)) {
        ignored = new Map(ignored);
        ignored.delete(e.value.key);
      } else if (e.is(setGrades)) grades = e.value;
    }
    return all === v.all && selected === v.selected && ignored === v.ignored && grades === v.grades ? v : { all, selected, ignored, grades };
  },
  provide: (field) => EditorView.decorations.from(field, marks),
});

/** The findings on show. @param {import("@codemirror/state").EditorState} state */
export function shown(state) {
  const v = state.field(found);
  return v.all.filter((f) => v.grades.has(f.severity) && !v.ignored.has(keyOf(f)));
}

export const undoable = invertedEffects.of((tr) =>
  tr.effects.flatMap((e) => (e.is(ignore) ? [restore.of(e.value)] : e.is(restore) ? [ignore.of(e.value)] : [])));

/** @param {Found} v */
function marks(v) {
  /** @type {{from: number, to: number, cls: string}[]} */
  const out = [];
  for (const f of v.all) {
    if (!v.grades.has(f.severity) || v.ignored.has(keyOf(f))) continue;
    const on = f === v.selected;
    // An insertion marks the character before it.
    out.push({ from: f.to > f.from ? f.from : Math.max(0, f.from - 1), to: f.to, cls: "m " + f.severity + (on ? " on" : "") });
    if (on) for (const r of f.related ?? []) out.push({ from: r.from, to: r.to, cls: "rel" });
  }
  out.sort((a, b) => a.from - b.from || a.to - b.to);
  /** @type {RangeSetBuilder<Decoration>} */
  const set = new RangeSetBuilder();
  for (const m of out) if (m.to > m.from) set.add(m.from, m.to, Decoration.mark({ class: m.cls }));
  return set.finish();
}
