"use strict";
// Reading needs none of this: marks link to their evidence and the filters are style alone. This adds the keys and the announcements.
const verify = (() => {
  const marks = [...document.querySelectorAll(".mark[id]")];
  const said = document.getElementById("said");
  const keys = document.getElementById("keys");
  const cardOf = (mark) => document.getElementById(mark.getAttribute("data-card"));
  const shown = (mark) => cardOf(mark).getClientRects().length > 0;
  let current = null;

  for (const mark of document.querySelectorAll(".mark")) mark.setAttribute("data-card", mark.hash.slice(1));

  function select(mark) {
    for (const old of document.querySelectorAll(".current")) old.classList.remove("current");
    current = mark;
    for (const piece of document.querySelectorAll(`.mark[data-card="${mark.dataset.card}"]`)) piece.classList.add("current");
    const card = cardOf(mark);
    card.classList.add("current");
    card.scrollIntoView({ block: "nearest" });
    const among = marks.filter(shown);
    said.textContent = `Claim ${among.indexOf(mark) + 1} of ${among.length}: ${card.querySelector("h3").textContent}`;
  }

  function step(by) {
    const among = marks.filter(shown);
    if (!among.length) return;
    const at = among.indexOf(current);
    const next = among[at < 0 ? (by > 0 ? 0 : among.length - 1) : Math.min(among.length - 1, Math.max(0, at + by))];
    next.focus();
    select(next);
  }

  function open(mark) {
    select(mark);
    cardOf(mark).focus();
  }

  function back() {
    if (current) current.focus();
  }

  document.addEventListener("click", (event) => {
    const piece = event.target.closest(".mark");
    if (piece) {
      event.preventDefault();
      const mark = marks.find((other) => other.dataset.card === piece.dataset.card);
      if (event.detail === 0) open(mark); else select(mark); // by the keyboard: go there; by the pointer: stay where one reads
    }
    const link = event.target.closest(".back");
    if (link) {
      event.preventDefault();
      const mark = document.getElementById(link.hash.slice(1));
      select(mark);
      mark.focus();
    }
  });

  document.addEventListener("focusin", (event) => {
    const card = event.target.closest(".card");
    const mark = card && marks.find((other) => other.dataset.card === card.id);
    if (mark && mark !== current) select(mark);
  });

  const actions = { j: () => step(1), k: () => step(-1), Escape: back };
  document.addEventListener("keydown", (event) => {
    const typing = event.target.matches("input:not([type=checkbox]), textarea, select");
    if (event.ctrlKey || event.metaKey || event.altKey || !keys.checked || (typing && event.key !== "Escape")) return;
    const action = actions[event.key];
    if (!action) return;
    event.preventDefault();
    action();
  });

  // What a filter hides is plain text, and no stop for the tab key.
  function filter() {
    for (const mark of document.querySelectorAll(".mark")) {
      if (shown(mark)) mark.setAttribute("href", `#${mark.dataset.card}`); else mark.removeAttribute("href");
    }
  }
  document.querySelector(".filters").addEventListener("change", () => {
    filter();
    said.textContent = `${marks.filter(shown).length} of ${marks.length} claims are shown.`;
  });

  document.querySelector(".keys").hidden = false;
  filter();
  const named = marks.find((mark) => `#${mark.dataset.card}` === location.hash);
  if (named) select(named);
  return { actions, current: () => current, cardOf, filter, said };
})();
