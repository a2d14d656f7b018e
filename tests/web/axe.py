"""What a page must not get wrong for anybody: what axe-core finds on it, and what is cut, covered or too wide.

axe-core comes from npm and is no part of this repository; without it the tests that ask it are skipped, as they are
wherever only the check runs: `PARLEY_AXE=node_modules/axe-core/axe.min.js`.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

from tests.web.chromium import Tab

AXE = Path(os.environ.get("PARLEY_AXE", ""))
asks_axe = pytest.mark.skipif(
    not AXE.is_file(), reason="no axe-core here, as in CI: PARLEY_AXE names no axe.min.js"
)
NARROW = (320, 640)
ENLARGED = (683, 384)
"""A Chromebook at 200 %: half of its 1366 by 768 pixels."""
_ASK = """
(async () => {
  const found = await axe.run(document, {resultTypes: ["violations"], rules: {"color-contrast": {enabled: true}}});
  return found.violations.map(v => [v.id, v.impact, v.nodes.length, v.nodes[0].html.slice(0, 300)]);
})()
"""
_LAID_OUT = """(() => {
  const found = [], wide = document.documentElement.scrollWidth;
  if (wide > document.documentElement.clientWidth) found.push(`${wide} wide`);
  const top = document.querySelector("dialog:modal,dialog[open]") || document.body, unseen = ".heard,[hidden],title,desc,svg,option";
  const texts = [], walk = document.createTreeWalker(top, NodeFilter.SHOW_TEXT), range = document.createRange();
  for (let node = walk.nextNode(); node; node = walk.nextNode()) {
    const at = node.parentElement, said = node.data.trim();
    if (!said || at.closest(unseen) || !at.checkVisibility({visibilityProperty: true})) continue;
    let shown = {left: -1e9, right: 1e9, top: -1e9, bottom: 1e9}, moves = false, gone = false;
    for (let box = at; box && box !== document.documentElement; box = box.parentElement) {
      const style = getComputedStyle(box), r = box.getBoundingClientRect();
      if (style.clipPath !== "none") gone = true;
      if (["sticky", "fixed"].includes(style.position)) moves = true;
      if (box !== document.body && /hidden|clip/.test(style.overflowX + style.overflowY))
        shown = {left: Math.max(shown.left, r.left), right: Math.min(shown.right, r.right), top: Math.max(shown.top, r.top), bottom: Math.min(shown.bottom, r.bottom)};
    }
    if (gone) continue;
    range.selectNodeContents(node);
    for (const r of range.getClientRects()) {
      if (r.width < 1 || r.height < 1) continue;
      if (r.left < shown.left - 2 || r.right > shown.right + 2 || r.top < shown.top - 3 || r.bottom > shown.bottom + 3) found.push(`cut: ${said.slice(0, 60)}`);
      if (!moves) texts.push([r, node, said]);
    }
  }
  // Letters stand in the middle of their boxes, which are higher than they are.
  const high = r => r.top + .2 * r.height, low = r => r.bottom - .2 * r.height;
  for (let a = 0; a < texts.length; a++) for (let b = a + 1; b < texts.length; b++) {
    const [one, , first] = texts[a], [two, , second] = texts[b];
    if (texts[a][1] === texts[b][1]) continue;
    const across = Math.min(one.right, two.right) - Math.max(one.left, two.left), down = Math.min(low(one), low(two)) - Math.max(high(one), high(two));
    if (across > 2 && down > 2) found.push(`over each other: ${first.slice(0, 40)} / ${second.slice(0, 40)}`);
  }
  return [...new Set(found)];
})()"""


def axe_finds(tab: Tab, *, mild: bool = False) -> dict[str, Any]:
    """What axe finds on the page of a tab, by the names of its rules: what is serious or critical, or all."""
    if not tab.run("typeof axe === 'object'"):
        tab.run(f"{AXE.read_text(encoding='utf-8')};0")
    return {each[0]: each for each in tab.run(_ASK) if mild or each[1] in ("serious", "critical")}


def laid_out(tab: Tab) -> list[str]:
    """What is wider than the screen, cut off, or written over each other on the page of a tab."""
    found: list[str] = tab.run(_LAID_OUT)
    return found
