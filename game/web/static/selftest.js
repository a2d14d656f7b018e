// The self-test: tries what a seat's page needs, one after the other, and tells the laptop what it found.
"use strict";
(() => {
  const told = document.body.dataset, slow = +told.slow, found = { load: true };
  const at = id => document.getElementById(id);
  const timeout = ms => { const end = new AbortController(); setTimeout(() => end.abort(), ms); return end.signal; };
  function mark(name, well, ms) {
    found[name] = well;
    const row = at("test-" + name);
    row.className = "test " + (well ? "ok" : "no");
    for (const each of row.querySelectorAll(".below")) each.hidden = !each.classList.contains(well ? "ok" : "no");
    if (ms !== undefined) { const said = row.querySelector(".ms"); said.textContent = ms + " ms"; said.hidden = false; }
    at("help-" + name)?.toggleAttribute("hidden", well);
  }
  const send = fields => fetch("/selftest", { method: "POST", headers: { "Content-Type": "application/json", Accept: "application/json" }, body: JSON.stringify({ id: told.id, ...fields }), signal: timeout(5000), cache: "no-store" });
  // The bell of this page rings as soon as it is open.
  const socket = () => new Promise(done => {
    let bell;
    try { bell = new WebSocket((location.protocol === "https:" ? "wss://" : "ws://") + location.host + "/selftest/ws"); } catch { return done(false); }
    const over = setTimeout(() => { done(false); bell.close(); }, 5000);
    const end = well => { clearTimeout(over); done(well); bell.close(); };
    bell.onmessage = () => end(true);
    bell.onerror = () => end(false);
  });
  async function run() {
    for (const row of document.querySelectorAll(".test:not(#test-load)")) {
      row.className = "test";
      for (const each of row.querySelectorAll(".below")) each.hidden = !each.classList.contains("waits");
    }
    for (const each of document.querySelectorAll(".help,[id^=verdict-],[id^=told-]")) each.hidden = true;
    const taken = [];
    let post = true, cookies = false;
    for (let each = 0; each < 5 && post; each++) {
      const began = performance.now();
      try {
        const answer = await send({ trial: "1" });
        post = answer.ok;
        if (post) cookies = (await answer.json()).cookies === true;
      } catch { post = false; }
      taken.push(performance.now() - began);
    }
    const ms = Math.round(taken.sort((a, b) => a - b)[taken.length >> 1]);
    mark("post", post);
    mark("cookies", cookies);
    mark("speed", post && ms <= slow, ms);
    mark("socket", await socket());
    const plays = found.post && found.cookies, all = plays && found.socket && found.speed;
    at("verdict-" + (all ? "all" : plays ? "some" : "none")).hidden = false;
    try {
      const answer = await send({ post: post ? "1" : "0", socket: found.socket ? "1" : "0", cookies: cookies ? "1" : "0", ms: String(ms) });
      if (answer.ok) at(all ? "told-all" : "told-some").hidden = false;
    } catch { /* the laptop hears nothing, and this page says why */ }
  }
  at("try").addEventListener("submit", event => { event.preventDefault(); run(); });
  run();
})();
