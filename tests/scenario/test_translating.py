"""A translation is brought up to its scenario by position: nothing of the translator's is lost."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game import UserError
from game.scenario.loading import loads
from game.scenario.model import Scenario, Text
from game.scenario.pairing import fingerprint
from game.scenario.parsing import read
from game.scenario.translating import Renewal, accepted, standings, updated, written
from game.scenario.translation import Overlay, compared, loads_overlay, skeleton, translatable
from game.scenario.tree import Tree

FILE = "street.es.yaml"


@pytest.fixture(scope="module")
def scenario(street: str) -> Scenario:
    found = loads(street).scenario
    assert found is not None
    return found


def opened(data: bytes) -> tuple[Overlay, Tree]:
    loaded = loads_overlay(data.decode("utf-8-sig").replace("\r\n", "\n"), FILE)
    assert loaded.overlay is not None, loaded.diagnostics
    assert loaded.tree is not None
    return loaded.overlay, loaded.tree


def brought_up(scenario: Scenario, data: bytes) -> tuple[bytes, Renewal]:
    after = updated(scenario, *opened(data))
    return written(data, after, FILE), after


def translated(scenario: Scenario) -> bytes:
    """Every text in another language, and a note of the translator's above each."""
    lines = []
    for line in skeleton(scenario, "es").split("\n"):
        if line.endswith(":") and line.startswith("  ") and not line.startswith("   "):
            lines.append(f"  # Note on {line.strip()}")
        lines.append(re.sub(r'to: ""', f'to: "¡Ñandú {len(lines)}!"', line))
    return "\n".join(lines).encode()


def with_story(scenario: Scenario, lines: Sequence[str]) -> Scenario:
    return scenario.model_copy(update={"story": tuple(Text(text=line) for line in lines)})


def comments(data: bytes) -> list[str]:
    return [line for line in data.decode().split("\n") if "# Note" in line]


def states(scenario: Scenario, data: bytes, street: str) -> dict[str, str]:
    overlay, tree = opened(data)
    found = standings(scenario, read(street, "street.yaml"), overlay, tree, Path(FILE))
    return {one.path: one.state for one in found if one.state != "current"}


def test_what_is_up_to_date_stays_byte_for_byte(scenario: Scenario) -> None:
    data = translated(scenario)
    again, after = brought_up(scenario, data)
    assert again == data
    assert after.edits == []


def test_each_text_stands_in_one_of_four_ways(scenario: Scenario, street: str) -> None:
    assert set(states(scenario, b"language: es\n", street).values()) == {"missing"}
    data = translated(scenario)
    assert states(scenario, data, street) == {}
    changed = scenario.model_copy(update={"title": Text(text="Market Road")})
    assert states(changed, data, street) == {"title": "stale"}
    data = data.replace(b"texts:\n", b'texts:\n  gone.name: {of: "00000000", to: "Sobra"}\n')
    assert states(scenario, data, street) == {"gone.name": "orphan"}


def test_a_text_that_is_not_there_is_shown_where_the_scenario_has_it(
    scenario: Scenario, street: str
) -> None:
    found = standings(scenario, read(street, "street.yaml"), None, None, Path(FILE))
    lines = street.split("\n")
    for one in found:
        if one.path in ("title", "levers.vans.ask", "history.0", "story.0.easy"):
            assert one.text[:12] in lines[one.line - 1], one
    assert any(one.path == "names.harbour" for one in found)


def test_a_new_text_comes_after_the_one_before_it(scenario: Scenario) -> None:
    data = translated(scenario)
    entry = re.compile(rb"  # Note on summary:.*?(?=  # )", re.S)
    block = re.search(rb"  # [^\n]*\n  # Note on summary:\n  summary:\n.*?\n.*?\n", data)
    assert block is not None
    assert entry.search(data)
    without = data.replace(block[0], b"")
    again, after = brought_up(scenario, without)
    assert after.added == ["summary"]
    fresh = block[0].replace(b"  # Note on summary:\n", b"")
    fresh = re.sub(rb"to: .*", b'to: ""', fresh)
    assert again == data.replace(block[0], fresh)


def test_a_changed_text_shows_both_originals_and_keeps_its_translation(scenario: Scenario) -> None:
    data = translated(scenario)
    changed = scenario.model_copy(update={"title": Text(text="Market Road")})
    again, after = brought_up(changed, data)
    assert after.changed == ["title"]
    assert again == data.replace(
        b"  # Market Street\n", b"  # was: Market Street\n  # Market Road\n", 1
    )
    assert brought_up(changed, again)[1].edits == []
    once_more = scenario.model_copy(update={"title": Text(text="Market Lane")})
    third, _ = brought_up(once_more, again)
    assert third == data.replace(
        b"  # Market Street\n", b"  # was: Market Street\n  # Market Lane\n", 1
    )
    back, _ = brought_up(scenario, third)
    assert back == data


def test_accepting_stamps_the_text_as_it_reads_now(scenario: Scenario, street: str) -> None:
    data = translated(scenario)
    changed = scenario.model_copy(
        update={"title": Text(text="Market Road"), "summary": Text(text="Short.")}
    )
    for before in (data, brought_up(changed, data)[0]):
        after, paths = accepted(changed, *opened(before), "title")
        assert paths == ("title",)
        fresh = written(before, after, FILE)
        assert states(changed, fresh, street) == {"summary": "stale"}
        assert b"  # Market Road\n  # Note on title:\n" in fresh
        assert b"was: Market Street" not in fresh
    after, paths = accepted(changed, *opened(data))
    assert paths == ("title", "summary")
    assert states(changed, written(data, after, FILE), street) == {}


@pytest.mark.parametrize(
    ("wanted", "said"),
    [
        ("titel", "no text 'titel'; did you mean 'title'?"),
        ("summary", "'summary' is current"),
        ("story.0", "'story.0' is not translated"),
    ],
)
def test_what_has_not_changed_cannot_be_accepted(
    scenario: Scenario, wanted: str, said: str
) -> None:
    story = translatable(scenario)["story.0"]
    data = translated(scenario)
    data = re.sub(rb"(story\.0:\n    of: .*\n    to: ).*", rb'\1""', data, count=1)
    assert story
    with pytest.raises(UserError, match=re.escape(said)):
        accepted(scenario, *opened(data), wanted)


LINES = ["The river is low.", "Nobody has a plan.", "The bridge is old.", "A day.", "Rain falls."]


@given(st.lists(st.sampled_from(LINES), min_size=1, max_size=5, unique=True))
@settings(max_examples=60, deadline=None)
def test_whatever_becomes_of_lines_no_translation_and_no_note_is_lost(
    scenario: Scenario, lines: list[str]
) -> None:
    data = translated(with_story(scenario, LINES[:3]))
    changed = with_story(scenario, lines)
    again, after = brought_up(changed, data)
    overlay, _ = opened(again)
    assert comments(again) == comments(data)
    for entry in opened(data)[0].texts.values():
        assert entry.to in again.decode()
    for place, line in enumerate(lines):
        entry = overlay.texts[f"story.{place}"]
        kept = [old.to for old in opened(data)[0].texts.values() if old.of == fingerprint(line)]
        if entry.of == fingerprint(line):
            assert entry.to == (kept[0] if kept else "")
    assert brought_up(changed, again)[1].edits == []
    loaded = loads_overlay(again.decode(), FILE)
    assert {d.code for d in compared(changed, loaded)} <= {
        "W611",
        "W612",
        "W613",
        "W614",
        "W615",
        "W616",
        "W617",
        "W618",
        "W619",
        "W620",
        "W558",
    }
    assert after.texts == dict(overlay.texts)


def test_an_orphan_in_the_way_of_a_moved_text_becomes_a_comment(scenario: Scenario) -> None:
    data = translated(with_story(scenario, LINES[:2]))
    again, after = brought_up(with_story(scenario, [LINES[1]]), data)
    assert after.moved == ["story.0"]
    assert after.aside == ["story.0"]
    kept = opened(data)[0].texts["story.0"].to
    assert f'  #   to: "{kept}"' in again.decode()


def test_an_orphan_without_a_translation_is_taken_out(scenario: Scenario) -> None:
    data = translated(with_story(scenario, LINES[:3]))
    empty = re.sub(rb"(story\.2:\n    of: .*\n    to: ).*", rb'\1""', data)
    again, _ = brought_up(with_story(scenario, LINES[:2]), empty)
    assert b"story.2:\n    of" not in again
    assert b"# Note on story.2" in again


@pytest.mark.parametrize(
    "form",
    [
        b"language: es\n",
        b"language: es\ntexts:\n",
        b"language: es\ntexts: {}\n",
        b"language: es\ntexts: {  }",
        b"# mine\nlanguage: es\ntexts:\n  # none yet",
        b"language: es\nnames:\n  harbour: {calle: muelle}\n",
        b'language: es\ntexts:\n    title: {of: "11111111", to: Calle}\n',
        b'language: es\ntexts:\n  title:\n    of: 11111111\n    to: |\n      Calle\n\n\n# end\n',
        b'language: es\r\ntexts:\r\n  title:\r\n    of: "11111111"\r\n    to: >-\r\n      Calle\r\n      larga',
        b'\xef\xbb\xbflanguage: es\ntexts:\n  "title": {of: "11111111",\n    to: Calle}\n',
    ],
)  # fmt: skip
def test_whatever_way_it_is_written_it_can_be_extended(scenario: Scenario, form: bytes) -> None:
    again, _ = brought_up(scenario, form)
    overlay, _ = opened(again)
    assert set(overlay.texts) >= set(translatable(scenario))
    assert set(overlay.names) == {"harbour"}
    for line in re.split(rb"\r?\n", form):
        if line.strip() and b"texts:" not in line:
            assert line in again
    if b"\r\n" in form:
        assert again.count(b"\n") == again.count(b"\r\n")
    assert brought_up(scenario, again)[0] == again


@pytest.mark.parametrize(
    ("form", "said"),
    [
        (b'language: es\ntexts: {title: {of: "11111111", to: Calle}}\n', ":2: the texts stand in braces"),
        (b"language: es\nnames: {other: {a: b}}\n", "nothing can be added to by itself"),
    ],
)  # fmt: skip
def test_what_cannot_be_extended_is_said_and_not_spoilt(
    scenario: Scenario, form: bytes, said: str
) -> None:
    with pytest.raises(UserError, match=re.escape(said)):
        brought_up(scenario, form)


def test_a_note_within_an_entry_belongs_to_it(scenario: Scenario) -> None:
    data = translated(with_story(scenario, LINES[:2]))
    noted = data.replace(b"  story.0:\n", b"  story.0:\n  # Mine, in the middle.\n")
    again, after = brought_up(with_story(scenario, [LINES[1]]), noted)
    assert after.aside == ["story.0"]
    assert b"# Mine, in the middle." in again
    grown = with_story(scenario, [*LINES[:2], LINES[2]])
    again, after = brought_up(grown, noted)
    assert after.added == ["story.2"]


def test_a_mark_of_change_does_not_outlive_its_entry(scenario: Scenario) -> None:
    data = translated(with_story(scenario, LINES[:2]))
    marked, after = brought_up(with_story(scenario, [LINES[3], LINES[1]]), data)
    assert after.changed == ["story.0"]
    assert f"# was: {LINES[0]}\n  # {LINES[3]}\n".encode() in marked
    again, after = brought_up(with_story(scenario, [LINES[1]]), marked)
    assert after.aside == ["story.0"]
    assert b"was: " not in again
    assert f"  # {LINES[0]}\n  # Note on story.0:\n  # story.0:\n".encode() in again
    assert brought_up(with_story(scenario, [LINES[1]]), again)[0] == again


def test_what_is_not_translated_is_never_accepted(scenario: Scenario) -> None:
    data = translated(scenario)
    empty = re.sub(rb"(  title:\n    of: .*\n    to: ).*", rb'\1""', data)
    changed = scenario.model_copy(update={"title": Text(text="Market Road")})
    after, paths = accepted(changed, *opened(empty))
    assert paths == ()
    assert after.edits == []


def test_an_empty_entry_goes_with_all_that_the_program_wrote_above_it(scenario: Scenario) -> None:
    data = translated(with_story(scenario, LINES[:2]))
    marked, _ = brought_up(with_story(scenario, [LINES[0], LINES[3]]), data)
    empty = re.sub(rb"(story\.1:\n    of: .*\n    to: ).*", rb'\1""', marked)
    again, _ = brought_up(with_story(scenario, LINES[:1]), empty)
    for gone in (b"was: ", LINES[1].encode(), LINES[3].encode(), b"story.1:\n    of"):
        assert gone not in again
    assert comments(again) == comments(data)
