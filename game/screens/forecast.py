"""What a package would bring the reader: kept by all, or with one clause broken, beside her trust."""

from __future__ import annotations

from collections.abc import Iterator

from game.screens.here import Here
from game.screens.nodes import Node, Tone, group, heading, line, small, text
from game.views.proposals import Proposal
from game.views.worth import Broken

SHARE = 100
"""Hundredths of trust in one percent of a chance."""


def forecast_lines(here: Here, proposal: Proposal) -> Node:
    """The reader's score at the end, line by line: as it is, kept, and each doubtful clause broken."""
    say = here.say
    points = here.words.points(proposal.cost)
    return group(
        heading(say("forecast.title"), 3),
        _score(here, "minus", say("forecast.now"), proposal.now),
        _score(here, "check", say("forecast.kept"), proposal.kept, proposal.now),
        *(node for broken in proposal.broken for node in _broken(here, proposal, broken)),
        small(say("forecast.never"), "bad") if proposal.kept <= proposal.now else None,
        small(say("forecast.cost", points=points)) if proposal.cost else None,
        kind="forecast",
    )


def _score(here: Here, icon: str, said: str, score: int, beside: int | None = None) -> Node:
    """One score, and how much that is more or less than without the package."""
    words = here.words
    more = 0 if beside is None else score - beside
    tone: Tone = "soft" if beside is None else "good" if more > 0 else "bad"
    return line(
        small(said, tone, icon=icon),
        text(f"**{words.number(score)}**", kind="amount"),
        text("" if beside is None else words.signed(more), tone, kind="amount"),
    )


def _broken(here: Here, proposal: Proposal, broken: Broken) -> Iterator[Node]:
    """A clause that others may break; where it matters, how sure one must be, and how far one trusts."""
    say, words = here.say, here.words
    lever = words.lever(broken.lever)
    yield _score(here, "x", say("forecast.broken", lever=lever), broken.score, proposal.now)
    if not broken.break_even:
        return
    trusted = here.player.trusted(proposal)
    owners = [seat for seat in here.player.owners(broken.lever) if seat in trusted]
    sure = all(trusted[seat] >= broken.break_even * SHARE for seat in owners)
    trust = [
        say("forecast.trust", seat=words.seat(seat), value=words.number(trusted[seat]))
        for seat in owners
    ]
    enough = say("forecast.from", lever=lever, percent=broken.break_even)
    yield small(" ".join((enough, *trust)), "good" if sure else "bad", icon="scale")
