// Secrets on a page of their own leave by themselves, and when the page is left.
"use strict";
const leave = () => location.replace("/teacher");
setTimeout(leave, 1000 * document.querySelector(".secrets").dataset.seconds);
document.addEventListener("visibilitychange", leave);
