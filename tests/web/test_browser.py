"""Pages in a real browser, where there is one: axe finds no serious fault, and the main act is within reach.

It needs Chromium, and axe-core from npm: `PARLEY_AXE=node_modules/axe-core/axe.min.js`.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from tests.web.page import page

from tests.player.games import FLAGSHIP, VALLEYS, game
from tests.screens.hands import playing, sat_down

CHROMIUM = shutil.which("chromium") or shutil.which("google-chrome")
AXE = Path(os.environ.get("PARLEY_AXE", ""))
PHONE, LAPTOP = (360, 740), (1366, 768)
ASK = """
<script>%s</script><script>
addEventListener("load", async () => {
  const found = await axe.run(document, {resultTypes: ["violations"]});
  const main = document.querySelector("button.primary");
  const at = main && main.getBoundingClientRect();
  const told = {
    faults: found.violations.map(v => [v.id, v.impact, v.nodes.length, v.nodes[0].html.slice(0, 300)]),
    wide: document.documentElement.scrollWidth, bottom: at ? at.bottom : null, inner: innerWidth,
  };
  parent.postMessage(JSON.stringify(told), "*");
});
</script></body>"""
FRAME = """<!doctype html><iframe src="page.html" width="%d" height="%d" style="border:0"></iframe><script>
addEventListener("message", event => {
  const pre = document.createElement("pre");
  pre.id = "told"; pre.textContent = event.data; document.body.append(pre);
});
</script>"""
"""A window is at least 500 wide, so that a phone is a frame in it."""

pytestmark = [
    pytest.mark.long,
    pytest.mark.skipif(not CHROMIUM or not AXE.is_file(), reason="no Chromium, or no axe-core"),
]


def told(html: str, size: tuple[int, int], folder: Path) -> dict[str, Any]:
    """What a browser has to say of a page, opened in a window of a size."""
    assert CHROMIUM is not None
    file, frame = folder / "page.html", folder / "frame.html"
    frame.write_text(FRAME % size, encoding="utf-8")
    inside = ASK % AXE.read_text(encoding="utf-8")
    file.write_text(html.replace("</body>", inside), encoding="utf-8")
    flags = ["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-sync",
             "--disable-background-networking", "--disable-component-update", f"--user-data-dir={folder}/kept",
             "--window-size=1500,900", "--virtual-time-budget=20000", "--dump-dom"]  # fmt: skip
    done = subprocess.run(
        [CHROMIUM, *flags, frame.as_uri()], capture_output=True, text=True, timeout=120, check=True
    )
    answer = re.search(r'<pre id="told">(.*?)</pre>', done.stdout, re.DOTALL)
    assert answer is not None, done.stderr[-500:]
    result: dict[str, Any] = json.loads(unescape(answer[1]))
    return result


@pytest.mark.parametrize(("scenario", "seat"), [(VALLEYS, "alto"), (FLAGSHIP, "health")])
def test_axe_finds_no_serious_fault_and_the_main_act_is_within_reach(
    scenario: str, seat: str, tmp_path: Path
) -> None:
    known: set[str] = set()
    for language in ("en", "es"):
        visit = sat_down(
            game((seat,), scenario, language=language), language=language, prompts=False
        )
        for _, screen in playing(visit):
            if f"{screen.id} {language}" in known or len(known) > (12 if language == "en" else 24):
                continue
            known.add(f"{screen.id} {language}")
            html = page(screen, language)
            for size in (PHONE, LAPTOP):
                answer = told(html, size, tmp_path)
                serious = [f for f in answer["faults"] if f[1] in ("serious", "critical")]
                assert serious == [], (screen.id, size)
                assert answer["wide"] <= size[0], (screen.id, size)
                if answer["bottom"] is not None:
                    assert answer["bottom"] <= size[1], (screen.id, size)
