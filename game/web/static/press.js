// Pages of roles without a side: their forms go through the outbox of seat.js.
"use strict";
document.addEventListener("submit", event => {
  if (!document.getElementById("page").contains(event.target)) return;
  event.preventDefault();
  const fields = Object.fromEntries(new FormData(event.target));
  delete fields.cid;
  event.submitter?.classList.add("waiting");
  parley.send(fields);
});
