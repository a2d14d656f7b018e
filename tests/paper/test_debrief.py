"""`debrief`: the page stands alone, holds every part of the game, and says when a record is damaged."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree

import pytest

from game import locale
from game.__main__ import main
from game.debrief.markup import Markup, tag
from game.debrief.source import source
from game.rules.orders import Believe, Clause, Put
from game.session.record import read
from game.session.session import Session
from tests.session.conftest import VALLEYS, play_on, scenario_named
from tests.talks import sign

Output = pytest.CaptureFixture[str]

PARTS = (
    "story", "timeline", "world", "value", "possible", "trust", "promises", "secrets", "why",
    "questions",
)  # fmt: skip
SECRETS = ("--open-secrets",)
"""Asks for the debrief of a game that has not ended."""
VOID = {"meta", "br", "hr"}


@pytest.fixture(scope="module")
def records(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Games of people, of minds, one of a twin, one just begun, and their records."""
    folder = tmp_path_factory.mktemp("records")
    paths = {name: folder / f"{name}.jsonl" for name in ("people", "minds", "twin", "begun")}
    valleys, flagship = scenario_named("three-valleys"), scenario_named("drones-over-mexico")
    people = Session.start(valleys, people=VALLEYS, seed=7, record=paths["people"])
    play_on(people, (4, 0, 5, 4, 4, 2, 1, 7, 8, 1))
    people.undo()
    play_on(people, (1,) * 20)
    for name, scenario, alias in (
        ("minds", valleys, None),
        ("twin", flagship, "drones_over_tolmara"),
    ):
        minds = Session.start(scenario, seed=3, record=paths[name], twin=alias)
        while not minds.over:
            minds.advance()
    Session.start(valleys, people=["alto"], record=paths["begun"])
    return paths


@pytest.fixture(scope="module")
def pages(records: dict[str, Path], tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """A page of each record, and one in Spanish."""
    folder = tmp_path_factory.mktemp("pages")
    found = {
        name: page_of(path, folder, *(SECRETS if name == "begun" else ()))
        for name, path in records.items()
    }
    return found | {"people-es": page_of(records["people"], folder, "--lang", "es")}


def debriefed(*words: str | Path) -> int:
    return main(["debrief", *map(str, words)])


def page_of(path: Path, folder: Path, *more: str) -> str:
    file = folder / "page.html"
    assert debriefed(path, "--html", file, *more) == 0
    return file.read_text(encoding="utf-8")


class Reader(HTMLParser):
    """Checks that elements close in order, and gathers what the tests ask for."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.text: list[str] = []
        self.names: list[str] = []
        self.feed(text)
        assert not self.open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        if "id" in values:
            self.ids.append(str(values["id"]))
        for key in ("aria-labelledby", "href"):
            self.links += str(values.get(key) or "").replace("#", "").split()
        self.names.append(tag)
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.open.pop()

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open[-1:] != ["style"]:
            self.text.append(data)


@pytest.mark.parametrize("name", ["people", "people-es", "minds", "twin", "begun"])
def test_a_page_asks_for_nothing_and_is_well_formed(name: str, pages: dict[str, str]) -> None:
    page = pages[name]
    loads = re.findall(
        r'(?:src|href)="([^"#][^"]*)"|url\((?!data:)|@import|<script|<link|<img', page
    )
    assert not loads
    assert "http" not in page.replace('xmlns="http://www.w3.org/2000/svg"', "")
    read_page = Reader(page)
    assert len(read_page.ids) == len(set(read_page.ids))
    assert set(read_page.links) <= set(read_page.ids)
    assert f'<html lang="{"es" if name == "people-es" else "en"}">' in page
    assert read_page.names.count("h1") == 1
    for picture in re.findall(r"<svg.*?</svg>", page):
        root = ElementTree.fromstring(picture)
        assert root[0].text
        assert root[1].text
    assert page.count("<table>") == page.count("<caption>") == page.count('class="scroll"')


@pytest.mark.parametrize("name", ["people", "people-es", "minds", "twin"])
def test_a_page_holds_every_part_of_its_game(name: str, pages: dict[str, str]) -> None:
    ids = Reader(pages[name]).ids
    assert [part for part in PARTS if part in ids] == list(PARTS)
    assert ids.index("story") < ids.index("timeline") < ids.index("value") < ids.index("questions")


def test_what_a_game_lacks_is_left_out(pages: dict[str, str]) -> None:
    assert "reality" in Reader(pages["people"]).ids
    assert "reality" not in Reader(pages["twin"]).ids
    assert "what_if" not in Reader(pages["begun"]).ids


def test_a_twin_is_told_under_its_own_names(pages: dict[str, str]) -> None:
    words = " ".join(Reader(pages["twin"]).text)
    assert "Drones over Tolmara" in words
    assert "Mexico" not in words


def test_a_page_holds_no_names_of_people_or_of_this_machine(
    records: dict[str, Path], pages: dict[str, str]
) -> None:
    page = pages["people"]
    assert str(records["people"].parent) not in page
    assert str(Path.home()) not in page
    assert "A person: " in " ".join(Reader(page).text)


def test_a_game_that_has_only_begun_can_be_looked_at(
    records: dict[str, Path], capsys: Output
) -> None:
    assert debriefed(records["begun"], *SECRETS) == 0
    assert "The game was stopped in round 1" in capsys.readouterr().out


@pytest.mark.parametrize("language", locale.LANGUAGES)
def test_the_lines_hold_the_same_parts_without_columns(
    language: str, records: dict[str, Path], capsys: Output
) -> None:
    assert debriefed(records["people"], "--lang", language) == 0
    said = capsys.readouterr().out
    for part in PARTS:
        assert f"## {locale.text(language, f'page.{part}')}\n" in said
    assert all(len(line) <= 100 for line in said.splitlines())
    assert "<" not in said


def test_a_damaged_record_is_told_as_far_as_it_is_intact(
    records: dict[str, Path], tmp_path: Path, capsys: Output
) -> None:
    lines = records["people"].read_bytes().splitlines(keepends=True)
    torn = tmp_path / "torn.jsonl"
    torn.write_bytes(b"".join(lines[:6]) + lines[6][:40])
    main(["replay", str(torn), *SECRETS])
    of_replay = capsys.readouterr().err
    file = tmp_path / "torn.html"
    assert debriefed(torn, "--html", file, *SECRETS) == 2
    output = capsys.readouterr()
    assert output.err == of_replay
    assert "Line 7" in output.err
    assert "Line 7" in file.read_text(encoding="utf-8")


@pytest.mark.parametrize("content", [b"", b"not a record\n", b"{}\n"])
def test_what_is_no_record_is_refused_in_one_sentence(
    content: bytes, tmp_path: Path, capsys: Output
) -> None:
    path = tmp_path / "none.jsonl"
    path.write_bytes(content)
    assert debriefed(path) == 2
    output = capsys.readouterr()
    assert output.out == ""
    assert output.err.count("\n") == 1


def test_a_page_that_cannot_be_written_is_said(records: dict[str, Path], capsys: Output) -> None:
    assert debriefed(records["begun"], *SECRETS, "--html", "/no such folder/page.html") == 2
    assert capsys.readouterr().err.startswith("The file '/no such folder/page.html' cannot")


def test_data_is_that_of_the_record(records: dict[str, Path], capsys: Output) -> None:
    assert debriefed(records["people"], "--json") == 0
    found = json.loads(capsys.readouterr().out)
    last = json.loads(records["people"].read_bytes().splitlines()[-1])
    assert found["rounds"] == last["round"]
    assert found["players"] == dict.fromkeys(VALLEYS, "person")
    wide = len(found["timeline"]["ticks"])
    assert {len(row) for row in found["timeline"]["indicators"].values()} == {wide}
    for table in found["causes"]:
        for row in table["rows"]:
            change = (row["to"] - row["from"]) * row["mean_of"]
            assert sum(row["parts"].values()) == pytest.approx(change, abs=0.01 * row["mean_of"])


def test_beliefs_of_people_stand_beside_thresholds(tmp_path: Path) -> None:
    path = tmp_path / "game.jsonl"
    session = Session.start(scenario_named("three-valleys"), people=VALLEYS, seed=7, record=path)
    offer = Put("medio", (Clause("diversion", "small"), Clause("release", "high")))
    while session.phase[0] != "talk":
        session.advance()
    session.submit("medio", (offer,))
    session.advance()
    session.submit("alto", (sign(session, "alto", "medio"),))
    while session.phase[0] != "commit":
        session.advance()
    session.submit("alto", (Believe("alto", "diversion", 65),))
    while not session.over:
        session.advance()
    found = source(read(path))
    judged = [j for clause in found.debrief.clauses for j in clause.judgements]
    assert ((1, 65),) in [judgement.beliefs for judgement in judged]
    page = page_of(path, tmp_path)
    assert "Alto believed in 65\xa0% (round 1)." in page
    assert locale.text("en", "page.believed") in page


def test_markup_escapes_all_but_markup() -> None:
    written = tag("p", "<b>&", [tag("i", "x"), '"y"'], None, title='a"b')
    assert written == '<p title="a&quot;b">&lt;b&gt;&amp;<i>x</i>&quot;y&quot;</p>'
    assert isinstance(written, Markup)
    assert tag("meta", charset="utf-8") == '<meta charset="utf-8">'


def test_in_play_nothing_opens_the_debrief() -> None:
    """Only the end of a game, the story of a record and the debrief's own rooms read what is open to nobody."""
    game = Path(__file__).parents[2] / "game"
    readers = {
        file.relative_to(game).as_posix()
        for file in game.rglob("*.py")
        if re.search(r"^from game\.views\.debrief", file.read_text(encoding="utf-8"), re.M)
    }
    allowed = {
        "table/playing.py",
        "table/scenes/ending.py",
        "terminal/ending.py",
        "terminal/story.py",
    }
    assert {
        file for file in readers if not file.startswith(("debrief/", "paper/", "views/debrief"))
    } <= allowed
