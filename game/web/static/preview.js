// In the frame: a press on a sentence tells the workshop which one it was. Nothing here plays.
"use strict";
(() => {
  const said = node => (node.innerText || "").trim();
  document.addEventListener("click", event => {
    event.preventDefault();
    event.stopPropagation();
    let node = event.target;
    while (node && node !== document.body && !said(node)) node = node.parentElement;
    if (node) parent.postMessage({ sentence: said(node).slice(0, 400) }, location.origin);
  }, true);
  document.addEventListener("submit", event => event.preventDefault(), true);
})();
