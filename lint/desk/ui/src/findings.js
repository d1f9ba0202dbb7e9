// Findings as the editor's state: they move with the text, what is ignored is
// part of the undo history, and the marks are drawn from them.

import { StateEffect, StateField, RangeSetBuilder } from "@codemirror/state";
import { Decoration, EditorView } from "@codemirror/view";
import { invertedEffects } from "@codemirror/commands";

/** @typedef {import("./api.js").Finding} Finding */
/** @typedef {import("./api.js").Place} Place */
/** @typedef {Place & {id: number, rule: string, title: string, text: string, message: string, reason: string}} Ignored */
/** @typedef {{all: Finding[], selected: Finding|null, ignored: Map<number, Ignored>, grades: Set<string>}} Found */

/** @type {import("@codemirror/state").StateEffectType<Finding[]>} */
export const setFindings = StateEffect.define();
/** @type {import("@codemirror/state").StateEffectType<Finding|null>} */
export const select = StateEffect.define();
/** @type {import("@codemirror/state").StateEffectType<Ignored>} */
export const ignore = StateEffect.define({ map: (x, c) => move(x, c) });
/** @type {import("@codemirror/state").StateEffectType<Ignored>} */
export const restore = StateEffect.define({ map: (x, c) => move(x, c) });
/** @type {import("@codemirror/state").StateEffectType<Set<string>>} */
export const setGrades = StateEffect.define();

/** What makes two findings alike, wherever they are. @param {{rule: string, text?: string}} f */
export const keyOf = (f) => f.rule + "\u0000" + (f.text ?? "");

/** What tells a finding from all others. @param {{rule: string, text?: string, from: number}} f */
export const placeOf = (f) => keyOf(f) + "\u0000" + f.from;

/** The findings that nobody ignores: who ignores one means that place, which moves with the text. @param {Found} v */
function standing(v) {
  const ignored = new Set([...v.ignored.values()].map(placeOf));
  return ignored.size ? v.all.filter((f) => !ignored.has(placeOf(f))) : v.all;
}

/** What is ignored, by rule, text and which of those alike it is. @param {Found} v */
export function ignoredAmong(v) {
  const ignored = new Set([...v.ignored.values()].map(placeOf));
  /** @type {Map<string, number>} */
  const seen = new Map();
  return v.all.flatMap((f) => {
    const nth = seen.get(keyOf(f)) ?? 0;
    seen.set(keyOf(f), nth + 1);
    return ignored.has(placeOf(f)) ? [{ rule: f.rule, text: f.text ?? "", nth }] : [];
  });
}

/** @template {Place} P @param {P} p @param {import("@codemirror/state").ChangeDesc} c @returns {P} */
const move = (p, c) => ({ ...p, from: c.mapPos(p.from, 1), to: c.mapPos(p.to, p.to > p.from ? -1 : 1) });

/** A place after changes, or null if they touch its text. @template {Place} P @param {P} p @param {import("@codemirror/state").ChangeDesc} c @returns {P|null} */
function kept(p, c) {
  if (p.to - p.from > 2 ? c.touchesRange(p.from + 1, p.to - 1) : c.touchesRange(p.from, p.to) === "cover") return null;
  const out = move(p, c);
  return out.to < out.from || out.to - out.from !== p.to - p.from ? null : out;
}

/** @param {Finding} f @param {import("@codemirror/state").ChangeDesc} c @returns {Finding|null} */
function moved(f, c) {
  const out = kept(f, c);
  if (!out) return null;
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
    if (tr.docChanged && ignored.size) {
      ignored = new Map([...ignored].flatMap(([id, x]) => {
        const y = kept(x, tr.changes);
        return y ? [[id, y]] : [];
      }));
    }
    for (const e of tr.effects) {
      if (e.is(setFindings)) {
        all = e.value;
        const was = selected;
        const far = (/** @type {Finding} */ f) => Math.abs(f.from - (was?.from ?? 0));
        selected = was && (all.filter((f) => keyOf(f) === keyOf(was) && far(f) < 40).sort((a, b) => far(a) - far(b))[0] ?? null);
      } else if (e.is(select)) selected = e.value;
      else if (e.is(ignore)) {
        ignored = new Map(ignored).set(e.value.id, e.value);
        if (selected && placeOf(selected) === placeOf(e.value)) selected = null;
      } else if (e.is(restore)) {
        ignored = new Map(ignored);
        ignored.delete(e.value.id);
      } else if (e.is(setGrades)) grades = e.value;
    }
    return all === v.all && selected === v.selected && ignored === v.ignored && grades === v.grades ? v : { all, selected, ignored, grades };
  },
  provide: (field) => EditorView.decorations.from(field, marks),
});

/** The findings on show. @param {import("@codemirror/state").EditorState} state */
export function shown(state) {
  const v = state.field(found);
  return standing(v).filter((f) => v.grades.has(f.severity));
}

/** How many more there are of the grades that are not on show. @param {import("@codemirror/state").EditorState} state */
export function below(state) {
  const v = state.field(found);
  return standing(v).filter((f) => !v.grades.has(f.severity)).length;
}

// What was ignored comes back with the text that an undo brings back.
export const undoable = invertedEffects.of((tr) => [
  ...(tr.docChanged ? [...tr.startState.field(found).ignored.values()].flatMap((x) => (kept(x, tr.changes) ? [] : [ignore.of(x)])) : []),
  ...tr.effects.flatMap((e) => (e.is(ignore) ? [restore.of(e.value)] : e.is(restore) ? [ignore.of(e.value)] : [])),
]);

/** @param {Found} v */
function marks(v) {
  /** @type {{from: number, to: number, cls: string}[]} */
  const out = [];
  for (const f of standing(v)) {
    if (!v.grades.has(f.severity)) continue;
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
