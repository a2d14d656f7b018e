// The wall: the keys of the device that leads the lesson; seat.js looks for news and runs the clock.
// A key posts one word with a number of its own; the server answers with a new page like to any command.
(() => {
  "use strict";
  const KEYS = { " ": "next", p: "pause", b: "blank", "+": "more", ArrowRight: "turn" };
  const cid = () => Array.from(crypto.getRandomValues(new Uint8Array(16)), (b) => b.toString(16).padStart(2, "0")).join("");
  document.addEventListener("keydown", (event) => {
    const what = KEYS[event.key.length === 1 ? event.key.toLowerCase() : event.key];
    if (!what || event.repeat || event.ctrlKey || event.metaKey || event.altKey) return;
    if (document.body.dataset.keys !== "on") return;
    event.preventDefault();
    const body = JSON.stringify({ cid: cid(), id: what });
    const send = (left) =>
      fetch("/wall/cmd" + location.search, { method: "POST", headers: { "content-type": "application/json" }, body }).catch(() => {
        if (left) setTimeout(() => send(left - 1), 500);
      });
    send(5);
  });
})();
