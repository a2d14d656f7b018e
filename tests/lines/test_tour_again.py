"""A second game of three persons at one keyboard: other turnings of the same questions.

North fills in what it was not asked before; South's answers name what would help; Isle takes things back.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from game.lines.story import StoryTeller, told
from game.rules.orders import Believe, Decline, Edit, Sign
from game.session import scribe
from game.session.record import read
from game.session.session import Session
from tests.lines.hands import At, compare, played
from tests.typed_world import session

NORTH, SOUTH, ISLE = ("Play as North.", "Play as South.", "Play as Isle.")

SCRIPT: Sequence[At] = (
    (NORTH, ("who", "go", "more", "", "more", "why", "why score", "more", "why o", "watch me",
             # A package by what can be pressed: a setting, whether it is secret, and money for it.
             "half open", "gate half", "more", "nobody", "make the night watch secret", "payments",
             "isle", "+2", "south", "3", "back", "put it on the table", "drop",
             "promise gate", "promise gate 2", "mark gate south", "drop gate", "drop", "drop",
             "mark gate", "promise gate half", "put gate half, watch idle", "")),
    (SOUTH, ("", "", "promise", "1", "back", "put canal high, pay north 2", "drop",
             "put canal high, pay north 2", "")),
    (ISLE, ("", "", "undo", "go")),
    ("talk]", ("decline", "canal", "low", "what is in the way", "1", "back", "decline canal", "go")),
    (NORTH, ("", "decline south canal low", "notice", "go")),
    (SOUTH, ("", "sign", "go")),
    ("talk]", ("take that back", "renew", "go")),
    ("approval]", ("back", "1", "go")),
    # Orders that are looked at again, an answer and beliefs that are not given.
    (NORTH, ("", "canal high", "again", "the", "gate half", "2", "", "dance", "go")),
    (SOUTH, ("", "watch", "watch the", "set", "keep", "go")),
    ("what was done] ", ("more", "why trust south", "more", "why mandate", "more", "retake", "go")),
    # The second round: an agreement about a lever that may hide something, and what can be believed.
    ("talk]", ("settings", "español", "cerrar", "ayuda", "mesa", "ajustes", "english", "close", "go")),
    (NORTH, ("", "", "put gate closed secret checked, watch idle, pay south 1", "", "go")),
    ("After the end", ("more", "why", "why score", "why trust isle", "why trust isle isle", "why cooperation",
                       "whatif 2 watch keep", "whatif 2 gate sideways", "whatif 1 canal sideways",
                       "whatif 1 nothing", "whatif two watch idle", "whatif 2 gate open", "news", "quit")),
)  # fmt: skip


@pytest.fixture(scope="module")
def toured(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Session, Path]]:
    folder = tmp_path_factory.mktemp("again")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(scribe, "usual_folder", lambda: folder)
        patch.setattr(sys, "argv", ["game/__main__.py"])
        game = session(record=folder / "game.jsonl")
        text = played(game, SCRIPT).replace(str(folder), "FOLDER")
        yield text, game, folder / "game.jsonl"


Toured = tuple[str, Session, Path]


def test_the_game_reads_as_it_was_read(toured: Toured) -> None:
    compare("again", toured[0])


def test_the_story_of_the_record(toured: Toured) -> None:
    reading = read(toured[2])
    for name, texts in (("again-story", toured[1].scenario), ("again-story-bare", None)):
        compare(name, "\n".join(told(reading, StoryTeller(reading, texts, "en"))) + "\n")


def test_what_was_typed_was_ordered(toured: Toured) -> None:
    """What would help is said with a refusal; what was not answered is not ordered."""
    orders = [item.order for step in toured[1].steps for item in step.orders]
    declines = [order for order in orders if isinstance(order, Decline)]
    assert [(o.seat, o.blocking, o.change, o.meant) for o in declines] == [
        ("north", "canal", (Edit("canal", "low"),), False),
        ("isle", "canal", (), False),
    ]
    assert [order.seat for order in orders if isinstance(order, Sign)] == ["south"]
    assert not [order for order in orders if isinstance(order, Believe)]


def test_the_story_of_a_game_that_goes_on_names_no_ending(toured: Toured) -> None:
    """A record can stop anywhere; then the story stops there, too."""
    reading = read(toured[2])
    for count in (1, 2, len(reading.lines) - 1):
        stopped = replace(reading, lines=reading.lines[:count])
        assert StoryTeller(stopped, toured[1].scenario, "en").ending() is None
    assert StoryTeller(reading, toured[1].scenario, "en").ending() == toured[1].ending
    assert toured[1].ending
    at = toured[1].book.endings.index(toured[1].ending)
    assert StoryTeller(reading, None, "en").ending() == str(at)
