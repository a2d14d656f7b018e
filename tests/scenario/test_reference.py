"""Every key of the language is in the reference, with what it means and an example that the check passes."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from game.scenario.fields import all_parts, fields_of
from game.scenario.loading import load
from game.scenario.model import Scenario
from game.scenario.model.kinds import Form
from game.scenario.parsing import read
from game.scenario.reference import KeyPage, looked_up, nearly, reference
from game.scenario.reference.allowed import FORMS
from game.scenario.reference.examples import FILES, LONGEST

KEYS = [key for part in reference() for key in part.keys]
NAMES = [f"{number} {key.place}" for number, key in enumerate(KEYS)]


def test_every_key_of_the_model_is_there_once() -> None:
    assert len(KEYS) == sum(len(fields_of(part)) for part in all_parts())
    assert len(reference()) == len(all_parts())
    places = [place for key in KEYS for place in (key.place, *key.others)]
    assert len(set(places)) == len(places)
    assert reference()[0].meaning == str(Scenario.__doc__)


@pytest.mark.parametrize("key", KEYS, ids=NAMES)
def test_a_key_has_a_meaning_and_an_example(key: KeyPage) -> None:
    assert len(key.meaning.split()) >= 2, "say what it means in the description of its field"
    assert ">>>" not in key.meaning
    assert key.allowed
    assert key.without
    assert key.example, f"let one of {[file.name for file in FILES]} have the key"
    assert len(key.example.splitlines()) <= LONGEST


def test_every_form_of_a_text_has_words_for_it() -> None:
    assert set(FORMS) == set(Form)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_the_files_that_examples_are_cut_out_of_pass_the_check(file: Path) -> None:
    loaded = load(file)
    assert loaded.scenario is not None
    assert [str(one) for one in loaded.diagnostics] == []


def within(part: Any, whole: Any) -> bool:
    """Whether all of a piece of data stands in another."""
    if isinstance(part, dict) and isinstance(whole, dict):
        return all(key in whole and within(part[key], whole[key]) for key in part)
    if isinstance(part, list) and isinstance(whole, list):
        return len(part) <= len(whole) and all(map(within, part, whole))
    return bool(part == whole)


@pytest.mark.parametrize("key", KEYS, ids=NAMES)
def test_an_example_can_be_read_alone_and_has_its_key(key: KeyPage) -> None:
    tree = read(key.example, "example")
    assert tree.complete
    assert tree.problems == ()
    assert any(path[-1] == key.name for path in tree.keys)
    wholes = [read(file.read_text("utf-8"), file.name).data for file in FILES]
    assert any(within(tree.data, whole) for whole in wholes)


@pytest.mark.parametrize(
    ("wanted", "places"),
    [
        ("duration", ["agreements.duration"]),
        ("trust.except", ["trust.except"]),
        ("levers.fire.start", ["levers.LEVER.start"]),
        ("levers.fire.settings.low.covert.known_to", ["levers.LEVER.settings.SETTING.covert.known_to"]),
        ("bonuses.0.points", ["stakeholders.SEAT.bonuses.points"]),
        ("each_round.for", ["levers.LEVER.settings.SETTING.once.for"]),
        ("early", ["endings.ENDING.early"]),
        ("repeat", ["events.EVENT.repeat"]),
    ],
)  # fmt: skip
def test_a_key_is_found_by_the_end_of_where_it_stands(wanted: str, places: list[str]) -> None:
    parts, keys = looked_up(wanted)
    assert parts == ()
    assert [key.place for key in keys] == places


def test_a_part_is_found_by_what_it_is_called() -> None:
    for wanted, place in (("seat", "stakeholders.SEAT"), ("red line", "stakeholders.SEAT.red_lines.RED_LINE")):  # fmt: skip
        parts, keys = looked_up(wanted)
        assert [part.place for part in parts] == [place]
        assert keys == ()
    assert len(looked_up("when")[1]) > 4
    assert looked_up("owner.fire") == looked_up("") == ((), ())
    assert nearly("agreements.dration") == "did you mean 'duration'?"


def page(place: str) -> KeyPage:
    return next(key for key in KEYS if key.place == place)


@pytest.mark.parametrize(
    ("place", "allowed", "without"),
    [
        ("agreements.duration", "a whole number from 1 to 500", "It may be left out."),
        ("agreements.worry", "a number, 0 or more", "Left out: 4."),
        ("indicators.INDICATOR.low", "a number", "Left out: 0."),
        ("indicators.INDICATOR.good", "`high`, `low` or `neither`", "It is needed."),
        ("levers.LEVER.owner", "the id of a seat or `table`, or a list of ids", "It is needed."),
        ("place", "a group of keys, those of `place` (or what would stand under `kind` alone)", "It may be left out."),
        ("levers.LEVER.settings.SETTING.once", "a group of keys, those of `levers.LEVER.settings.SETTING.once` (or what would stand under `effects` alone), or a list of such", "It may be left out."),
        ("events.EVENT.when", "a condition", "It may be left out."),
        ("trust.except", "a group (each key is `holder > actor`, each value a whole number from 0 to 100)", "It may be left out."),
        ("levers.LEVER.settings.SETTING.covert", "a group of keys, those of `levers.LEVER.settings.SETTING.covert`", "It may be left out."),
    ],
)  # fmt: skip
def test_what_may_be_written_is_said_with_its_limits(
    place: str, allowed: str, without: str
) -> None:
    assert (page(place).allowed, page(place).without) == (allowed, without)
