// Saving decisions. The page's own address has the token in it, so "decisions" is the only address that is needed.
(() => {
  function button(choice) {
    const mark = verify.current();
    const found = mark && verify.cardOf(mark).querySelector(`button[value="${choice}"]`);
    if (found) found.click();
  }
  Object.assign(verify.actions, { a: () => button("accepted"), r: () => button("rejected"), f: () => button("fixed") });

  function show(form, answer) {
    const card = form.closest(".card");
    const facts = card.querySelector(".facts");
    for (const old of facts.querySelectorAll(".decided, .note")) old.remove();
    for (const other of form.querySelectorAll("button")) other.setAttribute("aria-pressed", String(other.value === answer.decision));
    for (const item of [card, ...document.querySelectorAll(`.mark[data-card="${card.id}"]`)]) item.classList.toggle("waived", answer.waived);
    form.dataset.seen = answer.seen;
    if (answer.decision !== "open") {
      const decided = document.createElement("strong");
      decided.className = "decided";
      decided.textContent = `${answer.waived ? "waived: " : ""}${answer.decision}${answer.by ? ` by ${answer.by}` : ""}`;
      const note = document.createElement("q");
      note.className = "note";
      note.textContent = answer.note;
      facts.querySelector(".back").before(decided, " ", ...(answer.note ? [note, " "] : []));
    }
    document.getElementById("waived").textContent = document.querySelectorAll(".card.waived").length;
    verify.filter();
  }

  document.addEventListener("submit", async (event) => {
    const form = event.target.closest(".decide");
    if (!form) return;
    event.preventDefault();
    const outcome = form.querySelector(".outcome");
    const buttons = [...form.querySelectorAll("button")];
    const fail = (message) => { outcome.className = "outcome failed"; outcome.textContent = message; };
    for (const other of buttons) other.disabled = true;
    try {
      const response = await fetch("decisions", {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify({
          sheet: form.dataset.sheet,
          claim: form.dataset.claim,
          decision: event.submitter.value,
          note: form.elements.note.value,
          seen: Number(form.dataset.seen),
        }),
      });
      const answer = await response.json();
      if ("decision" in answer) show(form, answer);
      if (response.ok) {
        outcome.className = "outcome";
        outcome.textContent = answer.decision === "open" ? "Withdrawn." : `Saved: ${answer.decision}.`;
        if (answer.decision === "open") form.elements.note.value = "";
      } else fail(`Not saved: ${answer.error}`);
    } catch {
      fail("Not saved: The review has ended, or does not answer. Start it again with verify review.");
    } finally {
      for (const other of buttons) other.disabled = false;
      if (document.activeElement === document.body) event.submitter.focus();
    }
  });
})();
