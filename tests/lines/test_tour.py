"""A whole game of three persons at one keyboard, typed line by line, and everything that is told of it.

It is played once; what was read is compared with what was read before (`tests/goldens/lines`).
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from typing import Any

import pytest

from game.lines.auto import Watcher
from game.lines.data import game_data
from game.lines.scope import Scope
from game.lines.story import StoryTeller, told
from game.lines.voice import Voice
from game.lines.whatif import tell, whatif_data
from game.rules.encoding import name_of_text
from game.rules.orders import (
    Believe,
    Choose,
    Decline,
    Edit,
    Move,
    Order,
    Promise,
    Put,
    Sign,
)
from game.scenario.model import Scenario
from game.session import scribe
from game.session.alteration import read_alteration
from game.session.record import Reading, read
from game.session.session import Session
from game.session.whatif import HOLD, what_if
from game.views.words import Words
from tests.lines.hands import At, compare, played
from tests.typed_world import session

NORTH, SOUTH, ISLE = ("Play as North.", "Play as South.", "Play as Isle.")

LOOKS = (
    "brief", "about", "history", "easy", "easy", "news", "news 1", "news 3", "table", "numbers", "levers",
    "levers gate", "trust", "trust isle", "agreements", "texts", "scores", "words", "why", "why water",
    "why score", "why cooperation", "why mandate", "why trust south", "why trust isle north",
    "why trust north", "why moon", "why mood", "more", "hint", "help", "?", "again", "settings",
    "150", "less motion", "back",
)  # fmt: skip
"""Everything that can be looked at."""
SLIPS = (
    "ammend", "sign", "set", "happened", "xyzzy", "99", "save", "undo", "retake", "auto maybe",
    "withdraw", "deny", "amend", "unsign", "unsay", "exactly", "renew", "notice", "drop", "put gate", "put gate sideways",
    "put dance", "put pay north 3", "put pay south x", "promise moon", "promise patrol light",
    "promise gate sideways", "mark moon", "back",
)  # fmt: skip
"""What is not understood, or not possible now."""
PACKAGE = (
    "put", "more", "gate half secret", "patrol light", "watch idle", "watch out", "pay south 4 points",
    "pay isle -3", "invite isle", "others may join", "rounds 2", "payments", "back", "again", "drop",
)  # fmt: skip
"""A package put together step by step, and thought better of."""

SCRIPT: Sequence[At] = (
    (NORTH, ("", "brief", "", *LOOKS, *SLIPS, *PACKAGE,
             "promise gate half", "mark patrol", "mark", "2", "back", "mark gate south",
             "put watch open, gate half, pay south 30",
             "put gate open, patrol heavy",
             "put gate half secret checked, patrol light, pay south 3", "")),
    (SOUTH, ("what", "", "", "", "deny", "back", "deny watch", "put patrol one boat, canal high", "")),
    (ISLE, ("", "", "mark canal", "go")),
    # The second exchange, in which Isle stays: it declines and thinks again; South would sign with a change.
    ("talk]", ("decline moon", "decline patrol none", "drop 1", "decline", "", "go")),
    (NORTH, ("", "texts", "why water", "sign 2", "change", "sign", "wait")),
    (SOUTH, ("", "sing", "decline moon", "decline 1", "gate", "back", "would 1", "would 1 gate half",
             "would 1 gate open", "go")),
    # The third: North offers exactly what South would sign.
    ("talk]", ("unsay", "drop", "unsign 1", "nothing")),
    (NORTH, ("", "amend 2", "clear", "withdraw", "drop", "exactly", "drop", "exactly south", "")),
    (ISLE, ("", "wait")),
    ("approval]", ("maybe", "go", "yes", "no", "yes", "go")),
    # The first orders: beliefs, the flood, a lever, and words that are kept and broken.
    (NORTH, ("", "patrol many", "patrol 101", "60 %", "set", "patrol 50", "gate", "gate open", "gate half",
             "set gate closed", "drop", "keep", "drop", "sign", "canal sideways", "canal high",
             "gate closed", "go", "")),
    (SOUTH, ("", "sideways", "help", "1", "2", "", "gate 37", "gate 25", "patrol heavy", "drop", "set watch secret",
             "patrol none", "go", "yes")),
    ("what was done] ", ("why score", "why water", "more", "dance", "news", "undo", "")),
    # The second round: an agreement in force, a proposal of another, notice.
    ("talk]", ("agreements", "notice", "back", "promise patrol none", "drop", "promise patrol", "go")),
    (NORTH, ("", "", "agreements", "put gate open checked, tower radio", "", "table", "again", "go")),
    (ISLE, ("", "", "texts", "trust", "texts", "go")),
    (ISLE, ("", "amend", "tower lamp", "back", "drop", "auto maybe", "auto")),
    # Nobody can be asked who has left the deciding to a mind; then the rest is as it comes.
    # After the end everything is open.
    ("[After the end]", ("why score north", "why isle", "why trust south north", "why mandate", "why water",
                         "more", "trust", "agreements", "numbers", "scores", "news 2", "", "happened", "questions",
                         "whatif", "whatif 1 patrol none", "whatif dance", "help", "save", "undo", "xyzzy", "quit")),
)  # fmt: skip


@dataclass(frozen=True)
class Toured:
    """The game that was played: what was read, and its record."""

    text: str
    session: Session
    path: Path

    @property
    def reading(self) -> Reading:
        return read(self.path)

    @property
    def scenario(self) -> Scenario:
        return self.session.scenario


@pytest.fixture(scope="module")
def toured(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Toured]:
    folder = tmp_path_factory.mktemp("tour")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(scribe, "usual_folder", lambda: folder)
        patch.setattr(sys, "argv", ["game/__main__.py"])
        game = session(record=folder / "game.jsonl")
        text = played(game, SCRIPT).replace(str(folder), "FOLDER")
        yield Toured(text, game, folder / "game.jsonl")


def given(toured: Toured, kind: type[Order], seat: str) -> list[Any]:
    return [
        item.order
        for step in toured.session.steps
        for item in step.orders
        if isinstance(item.order, kind) and item.order.seat == seat
    ]


def test_the_game_reads_as_it_was_read(toured: Toured) -> None:
    compare("tour", toured.text)


def test_what_was_typed_was_ordered(toured: Toured) -> None:
    """The last word counts, what was thought better of is not said, and Enter keeps a word."""
    (first, *_) = given(toured, Put, "north")
    assert [(c.lever, c.setting, c.public, c.verified) for c in first.clauses] == [
        ("gate", "half", False, True),
        ("patrol", "light", True, False),
    ]
    assert [(p.seat, p.amount) for p in first.payments] == [("north", -300), ("south", 300)]
    assert [o.setting for o in given(toured, Promise, "north")][:1] == ["half"]
    book = toured.session.book
    theirs = name_of_text(book, given(toured, Put, "south")[0])
    assert given(toured, Decline, "isle")[0] == Decline("isle", theirs)
    assert given(toured, Sign, "north") == [Sign("north", theirs)]
    wanted = (Edit("gate", "open", public=False, verified=True),)
    own = name_of_text(book, first)
    assert given(toured, Decline, "south")[0] == Decline("south", own, change=wanted, meant=True)
    amended = given(toured, Put, "north")[1]
    assert (amended.parent, amended.clauses[0].setting) == (own, "open")
    assert given(toured, Believe, "north")[0] == Believe("north", "patrol", 50)
    assert given(toured, Believe, "south")[0] == Believe("south", "gate", 25)
    assert given(toured, Choose, "south")[0].option == "help"
    assert "gate" not in [order.lever for order in given(toured, Move, "north")]
    broken = [Move("south", "patrol", "none"), Move("south", "watch", "secret")]
    assert given(toured, Move, "south")[:2] == broken


def heard(game: Session, seat: str | None, language: str) -> str:
    """The whole game as somebody hears it who watches: a seat, or one who may know everything."""
    stream = StringIO()
    scope = Scope(game, Voice(language, stream), seat)
    watcher = Watcher(scope)
    for step in game.steps:
        watcher.tell(step, ())
    return stream.getvalue()


@pytest.mark.parametrize("seat", [None, "isle"])
def test_who_watches_hears_what_it_may_know(toured: Toured, seat: str | None) -> None:
    compare(f"watched-{seat or 'all'}", heard(toured.session, seat, "es" if seat else "en"))


def in_short(name: str, data: Any) -> Iterator[str]:
    """Data line by line: what has parts is taken apart; of what each change says only a print is kept."""
    said = json.dumps(data)
    if name.endswith(".changes") and data and "rule" in data[0]:
        yield f"{name}: {len(data)} <{hashlib.sha256(said.encode()).hexdigest()[:10]}>"
        return
    if len(said) < 150 or not isinstance(data, dict | list):
        yield f"{name}: {said}"
        return
    parts = data.items() if isinstance(data, dict) else enumerate(data)
    for key, part in parts:
        yield from in_short(f"{name}.{key}", part)


@pytest.mark.parametrize("seat", [None, "north", "isle"])
def test_the_game_as_data(toured: Toured, seat: str | None) -> None:
    data = game_data(Scope(toured.session, Voice("en", StringIO()), seat))
    compare(f"data-{seat or 'all'}", "\n".join(in_short("game", data)) + "\n")


def test_the_story_of_the_record(toured: Toured) -> None:
    reading = toured.reading
    for name, scenario in (("story", toured.scenario), ("story-bare", None)):
        compare(name, "\n".join(told(reading, StoryTeller(reading, scenario, "en"))) + "\n")


@pytest.mark.parametrize(
    ("name", "changes"),
    [
        ("one", ["1 south watch=idle"]),
        ("two", ["1 north gate=closed", "1 south flood=wait"]),
        ("lapsing", ["1 south decline north"]),
        ("none", []),
    ],
)
def test_what_if(toured: Toured, name: str, changes: list[str]) -> None:
    game, stream = toured.session, StringIO()
    words = Words(game.book, "en", game.scenario)
    read_as = [read_alteration(game.book, change) for change in changes]
    found = what_if(game.recorded, read_as, HOLD, words)
    tell(Voice("en", stream), words, game.recorded, found)
    data = "\n".join(in_short("whatif", whatif_data(words, game.recorded, found)))
    compare(f"whatif-{name}", f"{stream.getvalue()}\n{data}\n")
