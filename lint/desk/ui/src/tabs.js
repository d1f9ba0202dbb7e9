// The tabs of the side, by mouse and by arrow keys.

import { $ } from "./panel.js";

/** @param {string} id */
export function tab(id) {
  for (const t of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll('[role="tab"]'))) {
    const on = t.getAttribute("aria-controls") === id;
    t.setAttribute("aria-selected", String(on));
    t.tabIndex = on ? 0 : -1;
    $(t.getAttribute("aria-controls") ?? "").hidden = !on;
  }
}

/** @type {HTMLElement} */ (document.querySelector('[role="tablist"]')).addEventListener("keydown", (e) => {
  const by = e.key === "ArrowRight" ? 1 : e.key === "ArrowLeft" ? -1 : 0;
  if (!by) return;
  const tabs = /** @type {HTMLElement[]} */ ([...document.querySelectorAll('[role="tab"]:not([hidden])')]);
  const next = tabs[(tabs.indexOf(/** @type {HTMLElement} */ (e.target)) + by + tabs.length) % tabs.length];
  tab(next.getAttribute("aria-controls") ?? "");
  next.focus();
});
for (const t of document.querySelectorAll('[role="tab"]')) t.addEventListener("click", () => tab(t.getAttribute("aria-controls") ?? ""));
