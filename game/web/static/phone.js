// The teacher's phone: sheets open without leaving the page, buttons go through the outbox of seat.js, secrets hide themselves.
"use strict";
(() => {
  const body = document.body, page = () => document.getElementById("page");
  const address = sheet => "/teacher/page" + (sheet ? "?open=" + encodeURIComponent(sheet) : "");

  // A sheet is a part of the page that is asked for by its name; the browser's own way back closes it.
  function open(sheet, walk) {
    hide();
    body.dataset.page = address(sheet);
    if (walk !== false) walked(sheet, sheet && !history.state ? "pushState" : "replaceState");
    return parley.look();
  }
  function walked(sheet, how) { history[how](sheet ? { sheet } : null, "", address(sheet).replace("/page", "")); }
  addEventListener("popstate", event => open(event.state?.sheet || "", false));
  document.addEventListener("click", event => {
    const link = event.target.closest?.("a[data-open]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    event.preventDefault();
    open(link.dataset.open);
  });
  // What cannot be pressed says why.
  document.addEventListener("click", event => {
    const off = event.target.closest?.("#page button[aria-disabled=true]");
    if (off) parley.say(off.querySelector(".below")?.textContent || "");
  });
  const sheet = () => page().querySelector("dialog");
  function close() { const over = sheet(); if (over) open(over.dataset.back); }
  document.addEventListener("keydown", event => { if (event.key !== "Escape" || !sheet() && !shield.open) return; event.preventDefault(); if (shield.open) hide(); else close(); });
  document.addEventListener("click", event => { if (event.target.nodeName === "DIALOG" && above(event)) open(""); });
  const above = event => { const at = event.target.getBoundingClientRect(); return event.clientY < at.top || event.clientX < at.left || event.clientX > at.right || event.clientY > at.bottom; };

  // What is pressed goes out with an id of this device; a command closes its sheet, but where it says otherwise.
  document.addEventListener("submit", event => {
    const form = event.target;
    if (!page().contains(form)) return;
    event.preventDefault();
    if (form.dataset.hold !== undefined) return;
    const fields = Object.fromEntries(new FormData(form)), next = fields.open || "";
    delete fields.cid;
    delete fields.open;
    event.submitter?.classList.add("waiting");
    const over = sheet();
    if (over && over.dataset.sheet !== next) { body.dataset.page = address(next); walked(next, "replaceState"); parley.look(); }
    parley.send(fields);
  });

  // Secrets: shown after holding, or at a second press; hidden after a while, and whenever the page is left.
  let held = 0, armed = false, hiding = 0;
  const button = () => page().querySelector(".hold");
  document.addEventListener("pointerdown", event => {
    const at = event.target.closest?.(".hold");
    if (!at) return;
    at.classList.add("held");
    held = setTimeout(() => { held = 0; armed = true; reveal(); }, 900);
  });
  for (const kind of ["pointerup", "pointercancel", "pointerleave"]) document.addEventListener(kind, () => { clearTimeout(held); button()?.classList.remove("held"); }, true);
  document.addEventListener("contextmenu", event => { if (event.target.closest?.(".hold")) event.preventDefault(); });
  document.addEventListener("click", event => {
    const at = event.target.closest?.(".hold");
    if (!at || showing()) return;
    if (armed) return reveal();
    armed = true;
    at.querySelector(".says").textContent = body.dataset.again;
    setTimeout(() => { armed = false; }, 5000);
  });
  const shield = document.getElementById("shield"), place = document.getElementById("secrets");
  const showing = () => shield.open;
  shield.querySelector("button").addEventListener("click", () => hide());
  async function reveal() {
    if (!armed || showing()) return;
    armed = false;
    const form = button().form;
    try {
      const answer = await fetch(form.action, { method: "POST", headers: { "X-Part": "1" }, body: new URLSearchParams(new FormData(form)), cache: "no-store" });
      if (!answer.ok) return parley.say((await answer.json().catch(() => ({}))).said || "");
      const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector(".secrets");
      if (!fresh) return;
      const until = Date.now() + 1000 * fresh.dataset.seconds;
      const count = () => { const left = Math.ceil((until - Date.now()) / 1000); if (left <= 0) hide(); else shield.querySelector("[data-hides]").textContent = left; };
      place.replaceChildren(fresh);
      shield.showModal();
      count();
      hiding = setInterval(count, 250);
    } catch { parley.say(body.dataset.lost); }
  }
  function hide() { clearInterval(hiding); armed = false; place.replaceChildren(); if (shield.open) shield.close(); }
  document.addEventListener("visibilitychange", () => { if (document.hidden) hide(); });
  addEventListener("pagehide", hide);
  addEventListener("blur", hide);

  // Seconds that run here: those of the clock said once more, and those since the last sign of a chair.
  const minutes = seconds => Math.floor(seconds / 60) + ":" + String(seconds % 60).padStart(2, "0");
  const began = new WeakMap();
  setInterval(() => {
    const clock = page().querySelector(".clock"), same = page().querySelector("[data-same]");
    if (clock && same && same.textContent !== clock.textContent) same.textContent = clock.textContent;
    for (const node of page().querySelectorAll("[data-since]")) {
      let known = began.get(node);
      if (!known || known.since !== node.dataset.since) began.set(node, known = { since: node.dataset.since, at: performance.now() });
      const text = minutes(+known.since + Math.floor((performance.now() - known.at) / 1000));
      if (node.textContent !== text) node.textContent = text;
    }
  }, 250);
})();
