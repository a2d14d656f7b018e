// The keys of the wall on the device that leads the lesson. seat.js does all else: it fetches the page, runs its
// clock, and sends what is pressed; a key presses a button that only such a device is given.
"use strict";
(() => {
  const KEYS = { " ": "next", p: "pause", b: "blank", "+": "more", ArrowRight: "turn" };
  document.addEventListener("keydown", event => {
    if (event.repeat || event.ctrlKey || event.metaKey || event.altKey) return;
    const id = KEYS[event.key.length === 1 ? event.key.toLowerCase() : event.key];
    const button = id && document.querySelector(`#page button[data-id="${id}"]`);
    if (!button) return;
    event.preventDefault();
    button.click();
  });
})();
