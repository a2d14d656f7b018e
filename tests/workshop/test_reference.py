"""The command `reference`, and the reference beside the author's guide."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from game.__main__ import main
from game.scenario.reference import reference
from game.workshop.reference_pages import as_html, as_lines, as_markdown

SCENARIOS = Path(__file__).parents[2] / "scenarios"
RENEW = "python3 -m game reference --markdown scenarios/REFERENCE.md"


def test_the_reference_beside_the_guide_is_current() -> None:
    shipped = (SCENARIOS / "REFERENCE.md").read_text("utf-8")
    assert shipped == as_markdown(reference()), f"the model has changed; renew it with: {RENEW}"
    assert RENEW in shipped


def test_every_link_into_the_reference_leads_somewhere() -> None:
    shipped = (SCENARIOS / "REFERENCE.md").read_text("utf-8")
    headings = {
        re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-")
        for heading in re.findall(r"^##+ (.*)$", shipped, re.M)
    }
    guide = (SCENARIOS / "README.md").read_text("utf-8")
    links = re.findall(r"REFERENCE\.md#([^)\s]*)", guide)
    assert len(links) > 5
    assert set(links) | set(re.findall(r"\]\(#([^)]*)\)", shipped)) <= headings


def test_a_key_is_told_in_lines(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["reference", "agreements.duration"]) == 0
    shown = capsys.readouterr().out
    assert "a whole number from 1 to 500" in shown
    assert "agreements:\n          duration: 3\n" in shown
    assert "notice" not in shown


def test_without_a_key_all_names_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["reference"]) == 0
    listed = capsys.readouterr().out
    assert main(["reference", "--lines"]) == 0
    told = capsys.readouterr().out
    for part in reference():
        for key in part.keys:
            assert re.search(rf"\b{key.name}\b", listed)
            assert f"\n{key.place}" in told
    assert told == as_lines(reference())


def test_what_there_is_not_gets_one_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["reference", "dration"]) == 2
    assert "no key 'dration'; did you mean 'duration'?" in capsys.readouterr().err
    assert main(["reference", "--html", str(tmp_path / "no" / "page.html")]) == 2
    assert len(capsys.readouterr().err.splitlines()) == 1


class Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.ids += [given["id"] or ""] if "id" in given else []
        self.links += [(given["href"] or "")[1:]] if "href" in given else []
        self.open += [tag] if tag != "meta" else []

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def test_the_page_is_whole(tmp_path: Path) -> None:
    file = tmp_path / "page.html"
    assert main(["reference", "--html", str(file)]) == 0
    text = file.read_text("utf-8")
    assert text == as_html(reference())
    page = Page()
    page.feed(text)
    assert page.open == []
    assert len(set(page.ids)) == len(page.ids)
    assert set(page.links) <= set(page.ids)
    assert "except: {north &gt; south: 35}" in text
