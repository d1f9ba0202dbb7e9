// The status line. What it says is gone when it is no longer so.

import { $ } from "./panel.js";

/**
 * Why something is said: a failed check, a place that has changed, something
 * that did not work, something done, something to know.
 * @typedef {"check"|"stale"|"failed"|"left"|"done"|""} Why
 */

/** @type {Why} */
let why = "";
let quieting = 0;

/** @param {string} text @param {Why} [because] */
export function tell(text, because = "") {
  const bad = because === "check" || because === "stale" || because === "failed" || because === "left";
  why = because;
  $("status").textContent = text;
  $("status").classList.toggle("bad", bad);
  clearTimeout(quieting);
  if (text && !bad) quieting = window.setTimeout(() => tell(""), 8000);
}

/** Takes back what was said for these reasons, or for any. @param {...Why} reasons */
export function hush(...reasons) {
  if (!reasons.length || reasons.includes(why)) tell("");
}

/** @param {Why} reason */
export const said = (reason) => why === reason;
