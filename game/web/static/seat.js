// A screen in a browser: hears that there is news, fetches the page, sends what is pressed until it is acknowledged.
// The server keeps everything else. Works without a secure context: the pages of a class come over plain HTTP.
"use strict";
(() => {
  const told = document.body.dataset, said = document.getElementById("said"), lost = document.getElementById("lost");
  const box = "parley." + told.key, folds = box + ".folds";
  const wide = matchMedia("(min-width:60rem)");
  let mark = "", heard = Date.now(), reached = Date.now(), bell = null, wait = 500, busy = false, due = Date.now(), fetching = null;
  const page = () => document.getElementById("page");
  const stored = (name, other) => { try { return JSON.parse(localStorage.getItem(name)) ?? other; } catch { return other; } };
  const store = (name, value) => { try { localStorage.setItem(name, JSON.stringify(value)); } catch { /* kept in memory alone */ } };
  let outbox = stored(box, []);
  // A device that has gone to another seat keeps nothing of the one before.
  try { for (const name of Object.keys(localStorage)) if (name.startsWith("parley.") && name !== box && name !== folds) localStorage.removeItem(name); } catch { /* nothing is kept */ }
  const keep = () => store(box, outbox);

  // What the reader has opened, and what she is typing, stay as they are.
  function settle(root) {
    const known = stored(folds, {});
    for (const fold of root.querySelectorAll("details[data-fold]")) fold.open = known[fold.dataset.fold] ?? wide.matches;
  }
  document.addEventListener("toggle", event => {
    const fold = event.target;
    if (!fold.dataset?.fold || !fold.isConnected) return;
    const known = stored(folds, {});
    if (fold.open === wide.matches) delete known[fold.dataset.fold]; else known[fold.dataset.fold] = fold.open;
    store(folds, known);
  }, true);

  // One page becomes the next: what is the same stays the same element, so that focus and place are kept.
  const name = node => node.nodeType === 1 ? node.dataset.id || node.dataset.entry || node.dataset.fold || node.id : "";
  const alike = (a, b) => a.nodeType === b.nodeType && a.nodeName === b.nodeName && name(a) === name(b);
  const OWN = ["open", "data-typed"];  // what the device itself says of an element: it is open, it was typed into
  function turn(old, fresh) {
    if (old.nodeType !== 1) { if (old.nodeValue !== fresh.nodeValue) old.nodeValue = fresh.nodeValue; return; }
    for (const { name: key } of [...old.attributes])
      if (!fresh.hasAttribute(key) && !OWN.includes(key) && !(key === "tabindex" && old === document.activeElement)) old.removeAttribute(key);
    for (const { name: key, value } of fresh.attributes)
      if (old.getAttribute(key) !== value && !(key === "open" && old.nodeName === "DIALOG")) old.setAttribute(key, value);
    if (old.nodeName === "DETAILS") old.open = fresh.open;
    if (old.dataset.entry) {
      if (old !== document.activeElement && old.dataset.typed === undefined) old.value = fresh.value;
      if (old.nodeName === "TEXTAREA") return;
    }
    let at = old.firstChild;
    for (const next of [...fresh.childNodes]) {
      let same = at;
      if (at && !alike(at, next)) {
        same = name(next) ? [...old.childNodes].find(node => alike(node, next)) : null;
        if (same) old.insertBefore(same, at);
      }
      if (same) { turn(same, next); if (same === at) at = at.nextSibling; }
      else old.insertBefore(next, at);
    }
    while (at) { const next = at.nextSibling; at.remove(); at = next; }
  }
  function show(text) {
    const fresh = new DOMParser().parseFromString(text, "text/html").getElementById("page"), old = page();
    if (!fresh) return;
    settle(fresh);
    const other = fresh.dataset.screen !== old.dataset.screen, trail = around(document.activeElement);
    const modal = old.querySelector("dialog"), coming = fresh.querySelector("dialog");
    if (modal && (!coming || name(modal) !== name(coming))) { if (modal.open) modal.close(); modal.remove(); }
    const closed = modal && !coming;
    if (coming && !modal) opener = trail;
    turn(old, fresh);
    document.title = old.dataset.title;
    if (document.activeElement === document.body) stay(closed ? opener : other ? trail.slice(0, 1) : trail);
    if (other && !coming && !closed) { scrollTo(0, 0); arrive(); }
    raise(other);
    clear();
    tick();
  }
  // Where what had the focus is gone, the closest part around it that is still there takes it over; Enter does nothing there.
  let opener = [];
  function around(node) {
    const ids = [];
    for (let at = node?.closest?.("[data-id]"); at; at = at.parentElement?.closest("[data-id]")) ids.push(at.dataset.id);
    return ids;
  }
  function stay(ids) {
    const node = ids.map(id => page().querySelector(`[data-id="${CSS.escape(id)}"]`)).find(found => found?.getClientRects().length);
    if (!node) return ids.length && arrive();
    if (node.tabIndex < 0 && !node.hasAttribute("tabindex")) node.tabIndex = -1;
    node.focus({ preventScroll: true });
  }
  // What the Tab key comes to lies clear of the bar above and the foot below, however high these are.
  function clear() {
    const stays = parts => Math.max(0, ...[...page().querySelectorAll(parts)].map(node => getComputedStyle(node).position === "sticky" ? node.offsetHeight : 0));
    if (page().querySelector("header.who")) document.documentElement.style.scrollPadding = `${stays("header.who") + 12}px 0 ${stays(".stays,.bottom") + 12}px`;
  }
  addEventListener("resize", clear);
  function arrive() { page().querySelector("h1")?.focus({ preventScroll: true }); }
  function raise(other) {
    const dialog = page().querySelector("dialog");
    if (!dialog) return;
    const fresh = !dialog.matches(":modal");
    if (fresh) { dialog.open = false; dialog.showModal(); }
    if (fresh || other) {
      const first = page().dataset.focus;
      (first && dialog.querySelector(`[data-id="${CSS.escape(first)}"]`) || dialog.querySelector("button,input"))?.focus();
    }
  }
  function say(text) {
    said.textContent = "";
    if (text) setTimeout(() => { said.textContent = text; clearTimeout(say.over); say.over = setTimeout(() => said.textContent = "", 3000 + 60 * text.length); }, 30);
  }

  // News: the doorbell says that there is some; without one the page is looked at every two seconds. However the
  // server was reached, what waits to be sent goes out: the tries of its own may be long apart by then.
  function alive() {
    reached = Date.now();
    if (!lost.hidden) { lost.hidden = true; lost.textContent = ""; say(told.back); }
    if (outbox.length) send();
  }
  async function fetched(force) {
    if (fetching) { fetching.again = true; return fetching.done; }
    const state = fetching = { again: false, well: false };
    state.done = (async () => {
      try {
        const answer = await fetch(told.page, { headers: force ? {} : { "X-Mark": mark }, signal: timeout(8000), cache: "no-store" });
        if (answer.status === 401 || answer.status === 403 || answer.status === 410) return gone();
        if (!answer.ok) return;
        const text = answer.status === 204 ? "" : await answer.text();
        alive();
        state.well = true;
        if (text) { mark = answer.headers.get("X-Mark") || ""; show(text); }
        const left = answer.headers.get("X-Clock");
        if (left) timed({ left: parseInt(left), running: !left.includes("paused") });
      } catch { /* looked for again soon */ } finally { fetching = null; }
    })();
    await state.done;
    return state.again ? fetched() : state.well;
  }
  function timeout(ms) { const end = new AbortController(); setTimeout(() => end.abort(), ms); return end.signal; }
  function gone() { leave(); say(told.gone); setTimeout(() => location.assign(told.away), 1500); }
  function leave() { outbox = []; try { localStorage.removeItem(box); localStorage.removeItem(folds); } catch { /* nothing was kept */ } }
  function ring() {
    if (!told.bell || bell) return;
    try { bell = new WebSocket((location.protocol === "https:" ? "wss://" : "ws://") + location.host + told.bell); } catch { return; }
    let rings = null;
    bell.onmessage = event => {
      heard = Date.now();
      let news; try { news = JSON.parse(event.data); } catch { return; }
      if (news.clock) timed(news.clock);
      alive();
      if (news.version !== rings) fetched().then(well => { if (well) rings = news.version; });
    };
    bell.onclose = event => {
      bell = null;
      if (event.code === 4401) gone();
      else { setTimeout(ring, wait * (.5 + Math.random())); wait = Math.min(wait * 2, 8000); }
    };
    // Some networks open a bell and carry nothing on it: only what is heard counts.
    bell.onopen = () => { wait = 500; heard = Math.max(heard, Date.now() - SILENT); };
  }
  const SILENT = 6000, MUTE = 15000, LOOK = 2000;
  let last = Date.now();
  setInterval(() => {
    const now = Date.now(), rings = bell && bell.readyState === 1;
    // It has slept, or its clock was set: what was counted so far says nothing.
    if (Math.abs(now - last) > 3000) { reached = now; heard = now - SILENT; due = 0; }
    last = now;
    if (!(rings && now - heard < SILENT) && now - due > LOOK) { due = now; fetched(); }
    if (rings && now - heard > MUTE) bell.close();
    if (now - reached > 7000 && lost.hidden) { lost.hidden = false; lost.textContent = told.lost; }
  }, 500);
  const look = () => { if (!document.hidden) { fetched(); ring(); send(); } };
  for (const event of ["online", "pageshow", "focus"]) addEventListener(event, look);
  document.addEventListener("visibilitychange", look);

  // What is pressed: kept until it is acknowledged, sent one after the other, each once however often it is sent.
  const hex = () => Array.from(crypto.getRandomValues(new Uint8Array(16)), byte => byte.toString(16).padStart(2, "0")).join("");
  function post(id, typed) {
    const at = page().dataset, entries = {};
    for (const field of page().querySelectorAll("[data-typed]"))
      if (field.dataset.entry !== id) { entries[field.dataset.entry] = field.value; delete field.dataset.typed; }
    const command = { cid: hex(), screen: at.screen, version: +at.version, id };
    if (typed !== undefined) command.typed = typed;
    if (Object.keys(entries).length) command.entries = entries;
    push(command);
  }
  function push(command) {
    outbox.push(command);
    document.body.dataset.sending = "";
    keep();
    return send();
  }
  let slow = 500, later = 0;
  async function send() {
    if (busy || !outbox.length) return;
    busy = true;
    clearTimeout(later);
    try {
      while (outbox.length) {
        const command = outbox[0];
        const answer = await fetch(told.command, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(command), signal: timeout(8000) });
        if (answer.status === 401 || answer.status === 403 || answer.status === 410) return gone();
        if (answer.status === 429 || answer.status >= 500) throw new Error("later");
        alive();
        const told_ = await answer.json().catch(() => ({}));
        slow = 500;
        outbox.shift();
        // What was pressed meanwhile on the same page was meant for what this has made of it.
        const only = told_.how === "ok" && told_.before === command.version;
        for (const next of outbox) if (only && next.version === command.version && next.screen === command.screen) next.version = told_.version;
        keep();
        if (told_.leave) leave();
        if (told_.to) { location.assign(told_.to); return; }
        await fetched(true);
        say(told_.said || "");
        for (const waits of document.querySelectorAll(".waiting")) waits.classList.remove("waiting");
      }
      delete document.body.dataset.sending;
    } catch {
      later = setTimeout(send, slow * (.5 + Math.random()));
      if (slow > 2000) say(told.waits);
      slow = Math.min(slow * 2, 8000);
    } finally { busy = false; }
  }

  // Pressing and typing.
  const reason = node => document.getElementById(node.getAttribute("aria-describedby"))?.textContent || "";
  function press(node) {
    if (node.getAttribute("aria-disabled") === "true") return say(reason(node));
    node.classList.add("waiting");
    post(node.dataset.id);
  }
  document.addEventListener("click", event => {
    const node = event.target.closest?.("button[data-id]");
    if (node && page().contains(node)) press(node);
  });
  document.addEventListener("input", event => { if (event.target.dataset?.entry) event.target.dataset.typed = ""; });
  document.addEventListener("change", event => { const field = event.target; if (field.dataset?.entry && field.dataset.typed !== undefined) sendEntry(field); });
  function sendEntry(field) { delete field.dataset.typed; post(field.dataset.entry, field.value); }
  document.addEventListener("keydown", event => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    const at = event.target, top = page().querySelector("dialog") || page();
    if (event.key === "Escape" && page().dataset.escape) {
      event.preventDefault();
      const node = top.querySelector(`button[data-id="${CSS.escape(page().dataset.escape)}"]`);
      if (node) press(node); else post(page().dataset.escape);
    } else if (event.key === "Enter" && at.nodeName === "INPUT" && at.dataset.entry) { event.preventDefault(); sendEntry(at); }
    else if (event.key === "Enter" && !at.closest("button,a,summary,textarea,select") && !at.dataset.id) {
      const main = top.querySelector("[data-primary]");
      if (main) { event.preventDefault(); press(main); }
    } else if (at.getAttribute?.("role") === "radio") {
      const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
      if (!step) return;
      event.preventDefault();
      const all = [...at.parentNode.querySelectorAll("[role=radio]")], next = all[(all.indexOf(at) + step + all.length) % all.length];
      for (const each of all) each.tabIndex = each === next ? 0 : -1;
      next.focus();
    }
  });
  document.addEventListener("cancel", event => { if (event.target.nodeName === "DIALOG") event.preventDefault(); }, true);

  // The clock runs here, from what was left when the page was made.
  let until = 0, left = null;
  function timed(clock) { const node = page().querySelector("[data-left]"); if (node) { node.dataset.left = clock.left; node.toggleAttribute("data-runs", clock.running); tick(); } }
  function tick() {
    const node = page().querySelector("[data-left]");
    if (!node) { left = null; return; }
    const now = performance.now(), given = node.dataset.left + node.hasAttribute("data-runs");
    if (given !== left) { left = given; until = now + 1000 * node.dataset.left; }
    const seconds = Math.max(0, Math.ceil((node.hasAttribute("data-runs") ? until - now : 1000 * node.dataset.left) / 1000));
    const text = Math.floor(seconds / 60) + ":" + String(seconds % 60).padStart(2, "0");
    if (node.textContent !== text) node.textContent = text;
    node.classList.toggle("low", seconds <= 30);
  }
  setInterval(tick, 250);

  // For scripts of pages that are no screens: send a command of their own, look again, say something.
  globalThis.parley = {
    send: fields => push({ cid: hex(), screen: page().dataset.screen, version: +page().dataset.version, ...fields }),
    look: () => fetched(true), say,
  };
  settle(page());
  raise(true);
  clear();
  tick();
  ring();
  send();
  wide.addEventListener("change", () => settle(page()));
})();
