"""A second game of three persons at one keyboard: other turnings of the same questions.

North fills in what it was not asked before; South's answers name what would help; Isle takes things back.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from game.lines.story import Teller, told
from game.rules.orders import Answer, Believe
from game.session import scribe
from game.session.record import read
from game.session.session import Session
from tests.lines.hands import At, compare, played
from tests.typed_world import session

NORTH, SOUTH, ISLE = ("Are you North?", "Are you South?", "Are you Isle?")

SCRIPT: Sequence[At] = (
    (NORTH, ("who", "go", "more", "why", "why score", "more", "why o", "watch me",
             # A package by its menus: one payment of points, one guest, a duration, and then less of it.
             "propose", "the", "menu", "gate", "half", "yes", "no", "watch", "idle", "", "",
             "go", "payment", "money", "points", "nobody", "south", "much", "31", "2",
             "rounds", "9", "2", "rounds", "", "invite", "back", "no", "yes",
             "promise gate", "the", "2", "mark", "gate", "south", "drop", "drop",
             "propose gate half, watch idle", "yes", "mark gate", "promise gate half", "go")),
    (SOUTH, ("", "promise", "patrol", "back", "propose canal high, pay north 2", "back",
             "propose canal high, pay north 2", "go")),
    (ISLE, ("", "undo")),
    ("Your answer to South", ("decline", "menu", "sideways", "canal", "?", "low")),
    ("Your answer to North", ("decline", "the", "back", "sign")),
    ("Your answer to South", ("decline", "canal", "")),
    (NORTH, ("", "notice", "go")),
    (SOUTH, ("", "withdraw", "proposals", "go")),
    ("Do you approve", ("back",)),
    (NORTH, ("",)),
    # Orders that are looked at again, an answer and beliefs that are not given.
    ("What do you order", ("canal high", "", "the", "gate half", "", "2", "1", "dance", "go")),
    (SOUTH, ("",)),
    ("Your answer? ", ("back",)),
    ("What do you order", ("watch", "the", "secret", "set", "3", "back", "keep", "go")),
    ("Enter to go on", ("more", "why trust south", "more", "why mandate", "more", "retake", "go")),
    # The second round: an agreement about a lever that may hide something, and what can be believed.
    (NORTH, ("", "propose gate closed secret checked, watch idle, pay south 1", "yes", "go")),
    ("Your answer to North", ("sign",)),
    ("Do you approve", ("yes",)),
    (NORTH, ("",)),
    ("How likely", ("why water", "-1", "back")),
    ("What do you order", ("go",)),
    (SOUTH, ("",)),
    ("What do you order", ("watch secret", "go")),
    ("Enter to go on", ("agreements", "why score", "more", "")),
    # The third: notice of what is in force.
    (NORTH, ("", "agreements", "notice", "1", "notice watch", "go")),
    ("How likely", ("go",)),
    ("Enter to leave", ("more", "why", "why score", "why trust isle", "why trust isle isle", "why cooperation",
                        "whatif 2 watch keep", "whatif 2 watch sideways", "whatif 1 canal sideways",
                        "whatif 1 nothing", "whatif two watch idle", "whatif 2 watch open", "news", "go")),
)  # fmt: skip


@pytest.fixture(scope="module")
def toured(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Session, Path]]:
    folder = tmp_path_factory.mktemp("again")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(scribe, "usual_folder", lambda: folder)
        patch.setattr(sys, "argv", ["game/__main__.py"])
        game = session(record=folder / "game.jsonl")
        text = played(game, SCRIPT, "north", fresh=False).replace(str(folder), "FOLDER")
        yield text, game, folder / "game.jsonl"


Toured = tuple[str, Session, Path]


def test_the_game_reads_as_it_was_read(toured: Toured) -> None:
    compare("again", toured[0])


def test_the_story_of_the_record(toured: Toured) -> None:
    reading = read(toured[2])
    for name, texts in (("again-story", toured[1].scenario), ("again-story-bare", None)):
        compare(name, "\n".join(told(reading, Teller(reading, texts, "en"))) + "\n")


def test_what_was_typed_was_ordered(toured: Toured) -> None:
    """What would help is said with a refusal; what was not answered is not ordered."""
    orders = [item.order for step in toured[1].steps for item in step.orders]
    answers = [order for order in orders if isinstance(order, Answer)]
    assert answers == [
        Answer("north", "south", False, "canal", "low"),
        Answer("south", "north", True),
        Answer("isle", "south", False, "canal"),
        Answer("south", "north", True),
    ]
    assert not [order for order in orders if isinstance(order, Believe)]


def test_the_story_of_a_game_that_goes_on_names_no_ending(toured: Toured) -> None:
    """A record can stop anywhere; then the story stops there, too."""
    reading = read(toured[2])
    for count in (1, 2, len(reading.lines) - 1):
        stopped = replace(reading, lines=reading.lines[:count])
        assert Teller(stopped, toured[1].scenario, "en").ending() is None
    assert Teller(reading, toured[1].scenario, "en").ending() == toured[1].ending
    assert toured[1].ending
    at = toured[1].book.endings.index(toured[1].ending)
    assert Teller(reading, None, "en").ending() == str(at)
