"""Changes of one value of a file: they are one line, and nothing else moves."""

from __future__ import annotations

from typing import Any

import pytest

from game.scenario.loading import loads
from game.scenario.numbers import ValueChange, changed, kind_of, minds_of, numbers, written
from game.scenario.renaming import spliced
from game.scenario.shelf import find_scenario
from game.scenario.tree import Path, Tree

SEAT = ("stakeholders", "a")
MINDS = (*SEAT, "temperament")


def tree(text: str) -> Tree:
    found = loads(text).tree
    assert found is not None
    return found


def edited(text: str, change: ValueChange) -> str:
    edit = written(tree(text), change)
    assert edit is not None
    return spliced(text.encode(), [edit]).decode()


def minds(seat: str) -> str:
    return f"format: 1\nstakeholders:\n  a:\n    name: A  # first\n{seat}    interests: {{calm: 100}}\n"


@pytest.mark.parametrize("name", ["three-valleys", "drones-over-mexico"])
def test_every_number_is_written_in_its_place_and_nothing_else_moves(name: str) -> None:
    text = find_scenario(name).read_text(encoding="utf-8")
    whole = tree(text)
    there = numbers(whole)
    assert len(there) > 100
    assert len({number.path for number in there}) == len(there)
    edits = []
    data: Any = whole.data
    for number in there:
        change = ValueChange(number.path, number.kind, number.value, number.value + 0.5)
        edit = written(whole, change)
        assert edit is not None
        assert float(whole.text[edit.start : edit.end]) == number.value
        edits.append(edit)
        data = changed(data, change)
    after = spliced(text.encode(), edits).decode()
    assert tree(after).data == data
    moved = [(a, b) for a, b in zip(text.splitlines(), after.splitlines(), strict=True) if a != b]
    assert all(a.partition("#")[2] == b.partition("#")[2] for a, b in moved), "comments stay"


def test_the_data_given_are_left_as_they_are() -> None:
    data = {"levers": {"l": [{"x": 1}]}}
    after = changed(data, ValueChange(("levers", "l", 0, "x"), "effect", 1, 2))
    assert (data["levers"]["l"][0]["x"], after["levers"]["l"][0]["x"]) == (1, 2)


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        (("levers", "l", "settings", "s", "each_round", "calm"), "effect"),
        (("levers", "l", "settings", "s", "each_round", 0, "effects", "calm"), "effect"),
        (("levers", "l", "settings", "s", "each_round", 0, "for"), None),
        (("events", "e", "effects", "calm"), "effect"),
        (("stakeholders", "a", "interests", "calm"), None),
        (("lengths", 45, "rounds"), None),
        (("stakeholders", "a", "bonuses", 1, "points"), "bonus"),
    ],
)
def test_what_a_number_is_for_is_read_from_its_place(path: Path, kind: str | None) -> None:
    assert kind_of(path) == kind


@pytest.mark.parametrize(
    ("before", "old", "after"),
    [
        ("    temperament: grim\n", ("grim",), "    temperament: [grit, grim]\n"),
        ("    temperament: [grim]  # hard\n", ("grim",), "    temperament: [grit, grim]  # hard\n"),
        ('    temperament: ["noisy(5, grim)", grit]\n', ("noisy(5, grim)", "grit"),
         "    temperament: [grit, grim]\n"),
        ("", None, "    temperament: [grit, grim]\n"),
    ],
)  # fmt: skip
def test_minds_are_written_on_one_line(
    before: str, old: tuple[str, ...] | None, after: str
) -> None:
    text = minds(before)
    assert minds_of(tree(text), "a") == (old or ())
    assert edited(text, ValueChange(MINDS, "temperament", old, ("grit", "grim"))) == minds(after)


BLOCK = "    temperament:  # whom\n      # first\n      - grim  # hard\n      - 'grit'\n\n      - noisy(5, grim)  # wild\n    # next\n"
BRACKETS = "    temperament: [grim,  # hard ]\n      grit, # soft\n      pavlov  # last\n    ]\n"


@pytest.mark.parametrize(
    ("before", "new", "after"),
    [
        ("    temperament:\n    - grim\n", ("grit", "grim"), "    temperament:\n    - grit\n    - grim\n"),
        (
            BLOCK, ("grit", "grim", "pavlov"),
            "    temperament:  # whom\n      # first\n      - grit  # hard\n      - grim\n\n      - pavlov  # wild\n    # next\n",
        ),
        (
            BLOCK, ("grit", "grim", "pavlov", "noisy(5, grit)"),
            "    temperament:  # whom\n      # first\n      - grit  # hard\n      - grim\n\n      - pavlov  # wild\n"
            '      - "noisy(5, grit)"\n    # next\n',
        ),
        (
            BLOCK, ("pavlov",),
            "    temperament:  # whom\n      # first\n      - pavlov  # hard\n\n      # wild\n    # next\n",
        ),
        ("    temperament: [grim,\n      grit]\n", ("pavlov",), "    temperament: [pavlov]\n"),
        ("    temperament: [grim,\n      grit]\n", ("grit", "grim", "pavlov"), "    temperament: [grit,\n      grim, pavlov]\n"),
        (BRACKETS, ("grit", "grim", "pavlov"), BRACKETS.replace("grim", "x").replace("grit", "grim").replace("x", "grit")),
        (BRACKETS, ("pavlov",), "    temperament: [pavlov  # hard ]\n       # soft\n        # last\n    ]\n"),
        ("    temperament:\n      'grim'  # hard\n", ("grit", "pavlov"), "    temperament:\n      [grit, pavlov]  # hard\n"),
    ],
)  # fmt: skip
def test_minds_on_several_lines_take_each_other_s_places(
    before: str, new: tuple[str, ...], after: str
) -> None:
    text = minds(before)
    change = ValueChange(MINDS, "temperament", minds_of(tree(text), "a"), new)
    assert edited(text, change) == minds(after)
    assert tree(minds(after)).data == changed(tree(text).data, change)
    assert minds_of(tree(minds(after)), "a") == new


def test_minds_written_in_another_way_are_left_to_their_author() -> None:
    whole = tree(minds("    temperament:\n      - >-\n        grim\n"))
    assert written(whole, ValueChange(MINDS, "temperament", ("grim",), ("grit", "grim"))) is None
