"""What a browser makes of the sheets: one sheet is one page on A4 and on Letter, and nothing is cut off."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from game.paper.handouts import handouts, sheets_in
from game.paper.plan import ClassPlan
from tests.paper.classes import class_of, with_codes

CHROMIUM = (
    shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
)
QUIET = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
)  # fmt: skip
INSIDE = ".sheet,.piece,.whole,.columns,.left,.right,td,th,.told,.box"
MEASURE = f"""<script>document.fonts.ready.then(() => {{
  const found = [...document.querySelectorAll('{INSIDE}')].filter(
    e => e.scrollHeight > e.clientHeight + 1 || e.scrollWidth > e.clientWidth + 1);
  const told = found.map(e => [e.className, e.scrollWidth, e.clientWidth, e.scrollHeight,
    e.clientHeight, e.textContent.slice(0, 60)].join(' '));
  document.body.innerHTML = '<pre>' + told.join('\\n') + '</pre>';
}})</script>"""

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(CHROMIUM is None, reason="there is no Chromium here"),
]


def together(plan: ClassPlan) -> str:
    """All sheets of all pages in one file."""
    pages = list(handouts(plan).values())
    sheets = "".join("".join(re.findall(r"<main>(.*)</main>", page, re.DOTALL)) for page in pages)
    return re.sub(r"<main>.*</main>", lambda _: f"<main>{sheets}</main>", pages[0], flags=re.DOTALL)


def browse(folder: Path, html: str, *options: str) -> str:
    """Open a page in a browser of its own; what it prints."""
    assert CHROMIUM
    file = folder / "sheets.html"
    file.write_text(html, encoding="utf-8")
    line = [CHROMIUM, *QUIET, f"--user-data-dir={folder / 'chromium'}", *options, file.as_uri()]
    return subprocess.run(line, capture_output=True, text=True, timeout=120, check=True).stdout


@pytest.mark.parametrize(
    ("scenario", "minutes", "language", "size", "seed"),
    [
        ("drones-over-mexico", 45, "en", 28, 5),
        ("drones-over-mexico", 45, "es", None, None),
        ("drones-over-mexico", 90, "es", 28, 5),
        ("three-valleys", 20, "es", 24, None),
    ],
)
def test_nothing_is_cut_off(
    tmp_path: Path, scenario: str, minutes: int, language: str, size: int | None, seed: int | None
) -> None:
    plan = class_of(scenario, minutes, language, size, seed)
    html = together(with_codes(plan) if size else plan).replace("</body>", f"{MEASURE}</body>")
    told = browse(tmp_path, html, "--virtual-time-budget=5000", "--dump-dom")
    found = re.search(r"<pre>(.*?)</pre>", told, re.DOTALL)
    assert found is not None
    assert found[1].splitlines() == []


@pytest.mark.parametrize(
    ("paper", "box"),
    [("a4", "594.9 841.9"), ("letter", "612 792"), ("", "")],
)
def test_one_sheet_is_one_page(tmp_path: Path, paper: str, box: str) -> None:
    html = together(with_codes(class_of("drones-over-mexico", 45, "en", 28, 5, paper)))
    pdf = tmp_path / "sheets.pdf"
    browse(tmp_path, html, "--no-pdf-header-footer", f"--print-to-pdf={pdf}")
    data = pdf.read_bytes()
    assert len(re.findall(rb"/Type /Page\b", data)) == sheets_in(html)
    boxes = {found.decode() for found in re.findall(rb"/MediaBox \[0 0 ([\d. ]+?)\]", data)}
    assert len(boxes) == 1
    for said, wanted in zip(boxes.pop().split(), box.split(), strict=False):
        assert abs(float(said) - float(wanted)) < 1
