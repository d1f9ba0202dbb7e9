// What the modules of the page share: the editor, the file in it, and what of
// it is in safety.

import { say } from "./strings.js";

/** @typedef {{name: string, path?: string, format: string, version?: string, data?: string, encoding?: string, ends?: string, text?: string, outline?: object[]}} Held */

export const desk = {
  /** @type {import("@codemirror/view").EditorView} */
  view: /** @type {any} */ (null), // until main makes it
  draw: () => {}, // draws the lists anew, at once
  /** @type {Held} */
  file: { name: "", format: "text" },
  clean: "", // the text as opened, saved or downloaded
};

export const nameOf = () => desk.file.name || say("untitled");

export const dirty = () => desk.view.state.doc.toString() !== desk.clean;
