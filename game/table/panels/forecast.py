"""What a package would bring the reader: kept by all, or with one clause broken, beside her trust."""

from __future__ import annotations

from collections.abc import Iterator

from game.table.kit.nodes import SMALL, Colour, Node
from game.table.kit.parts import column, heading, icon, row, small, words
from game.table.kit.scene import Look
from game.table.playing import Play
from game.table.voice import say
from game.views.proposals import Broken, Proposal

SHARE = 100
"""Hundredths of trust in one percent of a chance."""


def forecast_lines(play: Play, look: Look, proposal: Proposal) -> Node:
    """The reader's score at the end, line by line: as it is, kept, and each doubtful clause broken."""
    pays = proposal.kept > proposal.now
    points = play.words(look).points(proposal.cost)
    return column(
        heading(say(look, "forecast.title"), SMALL),
        _line(play, look, "minus", say(look, "forecast.now"), proposal.now),
        _line(play, look, "check", say(look, "forecast.kept"), proposal.kept, proposal.now),
        *(node for item in proposal.broken for node in _broken(play, look, proposal, item)),
        None if pays else small(say(look, "forecast.never"), "bad"),
        small(say(look, "forecast.cost", points=points)) if proposal.cost else None,
        small(proposal.unpayable, "bad") if proposal.unpayable else None,
        gap=5,
        skin="note",
        pad=(12, 9),
    )


def _line(
    play: Play, look: Look, sign: str, said: str, score: int, beside: int | None = None
) -> Node:
    """One score, and how much that is more or less than without the package."""
    names = play.words(look)
    more = 0 if beside is None else score - beside
    colour: Colour = "soft" if beside is None else "good" if more > 0 else "bad"
    moved = "" if beside is None else names.signed(more)
    wide = 1 + (look.text - 1) * 0.9
    return row(
        icon(sign, 18, colour),
        words(said, SMALL, grow=1),
        column(words(f"**{names.number(score)}**", SMALL, align="end"), width=52 * wide),
        column(words(moved, SMALL, colour, align="end"), width=56 * wide),
        gap=8,
    )


def _broken(play: Play, look: Look, proposal: Proposal, item: Broken) -> Iterator[Node]:
    """A clause that others may break; where it matters, how sure one must be, and how far one trusts."""
    lever = play.words(look).lever(item.lever)
    said = say(look, "forecast.broken", lever=lever)
    yield _line(play, look, "x", said, item.score, proposal.now)
    if not item.break_even:
        return
    enough = say(look, "forecast.from", lever=lever, percent=item.break_even)
    trusted = dict(play.trusted(proposal))
    owners = [seat for seat in play.owners(item.lever) if seat in trusted]
    sure = all(trusted[seat] >= item.break_even * SHARE for seat in owners)
    names = play.words(look)
    trust = [
        say(look, "forecast.trust", seat=names.seat(seat), value=names.number(trusted[seat]))
        for seat in owners
    ]
    yield row(
        icon("scale", 18, "good" if sure else "bad"),
        words(" ".join((enough, *trust)), SMALL, "good" if sure else "bad", grow=1),
        gap=8,
        align="start",
    )
