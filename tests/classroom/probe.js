// Looks at a page of the wall: the smallest and largest letters in pixels, and what runs over.
window.look = () => {
  const sizes = [], over = [];
  const walk = document.createTreeWalker(document.getElementById("page"), NodeFilter.SHOW_TEXT);
  const seen = (node) => !node.closest(".heard,[hidden],title,desc");
  for (let node = walk.nextNode(); node; node = walk.nextNode()) {
    const text = node.data.trim(), at = node.parentElement;
    if (!text || !seen(at)) continue;
    let size = parseFloat(getComputedStyle(at).fontSize);
    const svg = at.closest("svg");
    if (svg) size *= svg.getBoundingClientRect().width / svg.viewBox.baseVal.width;
    const range = document.createRange();
    range.selectNodeContents(node);
    const box = range.getBoundingClientRect();
    sizes.push({ size: Math.round(size * 10) / 10, text: text.slice(0, 40), of: (at.className && at.className.baseVal === undefined ? at.className : at.tagName) || at.tagName });
    if (box.right > innerWidth + 1 || box.bottom > innerHeight + 1 || box.left < -1 || box.top < -1) over.push(text.slice(0, 40));
    const card = at.closest(".card,main,.foot,.bar");
    const room = card && card.getBoundingClientRect();
    if (room && (box.right > room.right + 2 || box.bottom > room.bottom + 2)) over.push(`${card.className || card.tagName}: ${text.slice(0, 40)}`);
  }
  const main = document.querySelector("main");
  if (main.scrollHeight > main.clientHeight + 2) over.push(`main ${main.scrollHeight} > ${main.clientHeight}`);
  for (const part of document.querySelectorAll("main .card")) if (part.scrollHeight > part.clientHeight + 2) over.push(`card ${part.className}`);
  const order = sizes.filter((each) => !["clock", "clock low", "room"].includes(each.of)).sort((a, b) => a.size - b.size);
  return { least: order[0], most: order[order.length - 1], over, high: innerHeight };
};
