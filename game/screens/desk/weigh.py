"""What an offer is worth, in three bars and a sentence: if all keep it, without it, if they break it."""

from __future__ import annotations

from collections.abc import Iterator

from game.pictures.worth import plain_bar
from game.screens.desk.frame import At
from game.screens.nodes import Node, Tone, group, line, small, text
from game.screens.worth import doubtful
from game.views.proposals import Proposal
from game.views.worth import Broken

STEP = 25
"""Beliefs are entered in steps of so many percent: a threshold is rounded up to the next."""
ROOM = 600
"""How far below the least score a bar begins, in hundredths, so that differences show."""


def pays(at: At, tabled: Proposal, id: str) -> Node:
    """The reader's points at the end in the three cases, and how sure she has to be."""
    here, number = at.here, at.here.words.number
    fears = doubtful(here, tabled)
    rows: list[tuple[str, int, Tone]] = [
        ("kept", tabled.kept, "good"),
        ("without", tabled.now, "soft"),
    ]
    if fears is not None:
        rows.append(("broken", fears.score, "bad"))
    floor = at.say("pays.floor", points=number(here.player.stakes.reservation))
    return group(
        line(text(f"**{at.say('pays.title')}**"), small(floor)),
        *_bars(at, rows),
        *_sure(at, tabled, fears),
        kind="pays",
        id=id,
        label=at.say("pays.title"),
    )


def _bars(at: At, rows: list[tuple[str, int, Tone]]) -> Iterator[Node]:
    scores = [score for _, score, _ in rows]
    low, high = min(scores) - ROOM, max(scores) + ROOM // 6
    for key, score, tone in rows:
        yield group(
            text(at.say(f"pays.{key}")),
            Node("image", picture=plain_bar(score, low, high, tone)),
            text(f"**{at.here.words.number(score)}**", kind="amount"),
            kind="counts",
            flow="across",
        )


def step_up(percent: int) -> int:
    """The next step at which a belief can be entered.

    >>> step_up(63), step_up(50), step_up(1)
    (75, 50, 25)
    """
    return -(-percent // STEP) * STEP


def _sure(at: At, tabled: Proposal, fears: Broken | None) -> Iterator[Node]:
    """How sure one must be that it is kept, and how far those are trusted on whom it hangs."""
    if fears is None:
        if tabled.kept <= tabled.now:
            yield small(at.say("pays.never"), "bad")
        return
    percent = step_up(fears.break_even or 0)
    key = fears.verdict if fears.verdict != "chance" else "at"
    said = [f"**{at.say(f'pays.{key}', percent=percent)}**"]
    trusted = at.here.player.trusted(tabled)
    holders = [seat for seat in at.here.player.owners(fears.lever) if seat in trusted]
    if holders:
        seat = min(holders, key=lambda each: trusted[each])
        value = at.here.words.number(trusted[seat])
        said.append(at.say("pays.trust", seat=at.here.words.seat(seat), value=value))
    yield text(" ".join(said), kind="trusts")
