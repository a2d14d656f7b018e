// The wall: the clock between two pages, and the keys of the device that leads the lesson.
// A key posts one word with a number of its own; the server answers with a new page like to any command.
(() => {
  "use strict";
  const shown = (left) => `${Math.floor(left / 60)}:${String(left % 60).padStart(2, "0")}`;
  let from = performance.now();
  let of = null;
  const tick = () => {
    const clock = document.querySelector(".clock[data-left]");
    if (!clock) return;
    if (clock !== of) {
      of = clock;
      from = performance.now();
    }
    const gone = clock.dataset.run === "yes" ? Math.floor((performance.now() - from) / 1000) : 0;
    clock.lastElementChild.textContent = shown(Math.max(0, Number(clock.dataset.left) - gone));
  };
  setInterval(tick, 250);
  const KEYS = { " ": "next", p: "pause", b: "blank", "+": "more", ArrowRight: "turn" };
  const cid = () => Array.from(crypto.getRandomValues(new Uint8Array(16)), (b) => b.toString(16).padStart(2, "0")).join("");
  document.addEventListener("keydown", (event) => {
    const what = KEYS[event.key.length === 1 ? event.key.toLowerCase() : event.key];
    if (!what || event.repeat || event.ctrlKey || event.metaKey || event.altKey) return;
    if (document.body.dataset.keys !== "on") return;
    event.preventDefault();
    const body = JSON.stringify({ cid: cid(), id: what });
    const send = (left) =>
      fetch("/wall/cmd", { method: "POST", headers: { "content-type": "application/json" }, body }).catch(() => {
        if (left) setTimeout(() => send(left - 1), 500);
      });
    send(5);
  });
})();
