"use strict";
// Filters, and the card that explains a mark. Without this the page still
// reads: every mark is a link to its finding below the article.
const card = document.getElementById("card");
const form = document.querySelector(".filters");
const articles = [...document.querySelectorAll("article")];

function show(mark) {
  const item = document.getElementById(mark.hash.slice(1));
  if (!item) return;
  card.replaceChildren(...[...item.children].map((c) => c.cloneNode(true)));
  card.className = item.className;
  card.hidden = false;
  const r = mark.getClientRects()[0];
  const left = Math.min(r.left, innerWidth - card.offsetWidth - 12);
  const below = r.bottom + card.offsetHeight + 8 < innerHeight;
  card.style.left = Math.max(8, left) + scrollX + "px";
  card.style.top = (below ? r.bottom + 6 : Math.max(4, r.top - card.offsetHeight - 6)) + scrollY + "px";
}
const hide = () => { card.hidden = true; };
const markOf = (e) => e.target instanceof Element && e.target.closest("a.m");
for (const type of ["mouseover", "focusin"]) document.addEventListener(type, (e) => { const m = markOf(e); if (m) show(m); });
for (const type of ["mouseout", "focusout"]) document.addEventListener(type, (e) => { if (markOf(e)) hide(); });
document.addEventListener("click", (e) => {
  const m = markOf(e);
  if (m && matchMedia("(hover: none)").matches) { e.preventDefault(); show(m); } else if (!m) hide();
});
document.addEventListener("keydown", (e) => { if (e.key === "Escape") hide(); });

function filter() {
  const on = (name) => form.elements[name].checked;
  const rule = form.elements.rule.value, find = form.elements.find.value.trim();
  let shown = 0;
  for (const a of articles) {
    const items = [...a.querySelectorAll(".findings > li")];
    // What is on show in an article decides whether the article is.
    const wanted = items.filter((li) => on(li.className) && (!rule || li.dataset.rule === rule));
    const ok = (items.length ? wanted.length > 0 : on("clean") && !rule) && (!find || a.textContent.includes(find));
    a.hidden = !ok;
    if (!ok) continue;
    shown++;
    for (const li of items) li.hidden = !wanted.includes(li);
    for (const m of a.querySelectorAll("a.m")) {
      const li = document.getElementById(m.hash.slice(1));
      m.classList.toggle("off", !li || li.hidden);
    }
  }
  form.querySelector("output").textContent = shown + " " + document.getElementById("articles").dataset.shown;
}
form.addEventListener("input", filter);
form.addEventListener("submit", (e) => e.preventDefault());
