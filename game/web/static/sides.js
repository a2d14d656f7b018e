// Translations side by side: what is typed is written into the translation when the field is left, and how the text
// stands is said again.
"use strict";
(() => {
  const { base, language, lost } = document.body.dataset, told = document.getElementById("told");
  const waiting = new Map();
  const send = async row => {
    const area = row.querySelector("textarea"), to = area.value;
    waiting.set(row, to);
    try {
      const answer = await fetch(`${base}/translation/${language}`, {
        method: "POST", headers: { "content-type": "application/json" },
        body: JSON.stringify({ path: row.dataset.path, to }),
      });
      if (!answer.ok) throw new Error(answer.status);
      const said = await answer.json();
      told.hidden = said.how === "ok";
      told.textContent = said.how === "ok" ? "" : said.said;
      if (said.how !== "ok") return;
      if (waiting.get(row) === to) waiting.delete(row);
      row.classList.toggle("amber", said.state !== "current");
      row.querySelector(".state").textContent = said.stands;
      if (said.state === "current") row.querySelector("[data-fits]")?.remove();
      document.getElementById("left").textContent = said.left;
    } catch {
      told.hidden = false;
      told.textContent = lost;
      setTimeout(() => { if (waiting.get(row) === to) send(row); }, 2000);
    }
  };
  // Taken out: what is of no text any more. What is being typed is written first, so that the page can be read again.
  const prune = async path => {
    try {
      await Promise.all([...waiting.keys()].map(send));
      const answer = await fetch(`${base}/translation/${language}/prune`, {
        method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify({ path }),
      });
      if (!answer.ok) throw new Error(answer.status);
      const said = await answer.json();
      if (said.how === "ok") return location.reload();
      told.hidden = false;
      told.textContent = said.said;
    } catch {
      told.hidden = false;
      told.textContent = lost;
    }
  };
  document.addEventListener("change", event => { const row = event.target.closest("[data-path]"); if (row) send(row); });
  document.addEventListener("click", event => { if (event.target.closest("[data-fits]")) send(event.target.closest("[data-path]")); });
  document.addEventListener("click", event => { const press = event.target.closest("[data-prune]"); if (press) prune(press.dataset.prune); });
  addEventListener("beforeunload", event => { if (waiting.size) event.preventDefault(); });
})();
