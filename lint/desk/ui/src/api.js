// Requests to the desk. The custom header is one that no other site's page
// can send without being asked first.

import { lang, say } from "./strings.js";

/**
 * @typedef {{from: number, to: number, text?: string, was?: string}} Place was: the text there when it was checked
 * @typedef {Place & {message: string, line: number}} Related
 * @typedef {{message: string, safe: boolean, edits: Place[]}} Fix
 * @typedef {Place & {rule: string, title?: string, severity: "error"|"warning"|"info", message: string, line: number, column: number, notes?: string[], related?: Related[], fixes?: Fix[]}} Finding
 * @typedef {Place & {value?: string, measures?: string, where?: string, when?: string}} Fact
 * @typedef {{findings: Finding[], facts: Fact[], tables: Place[], characters: number, rate: number}} Checked
 * @typedef {{name: string, path?: string, text: string, format: string, encoding?: string, ends?: string, version: string, outline?: object[]}} Opened
 */

/**
 * @template T
 * @param {string} path @param {object} body @param {AbortSignal} [signal]
 * @returns {Promise<T>}
 */
export async function ask(path, body, signal) {
  let answer;
  try {
    answer = await fetch(path, {
      method: "POST", signal, credentials: "same-origin",
      headers: { "Content-Type": "application/json", "X-Healthlint": "desk" },
      body: JSON.stringify({ ...body, lang: lang() }),
    });
  } catch (e) {
    if (signal?.aborted) throw e;
    throw new Error(say("lost"));
  }
  const text = await answer.text();
  let out;
  try {
    out = JSON.parse(text);
  } catch {
    throw new Error(text.trim());
  }
  if (!answer.ok) throw new Error(out.error);
  return out;
}

/** @param {ArrayBuffer} data */
export function toBase64(data) {
  const bytes = new Uint8Array(data);
  let s = "";
  for (let i = 0; i < bytes.length; i += 0x8000) s += String.fromCharCode(...bytes.subarray(i, i + 0x8000));
  return btoa(s);
}

/** @param {string} data */
export function fromBase64(data) {
  return Uint8Array.from(atob(data), (c) => c.charCodeAt(0));
}
