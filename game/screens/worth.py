"""The foot of the talk: what a text is worth to the reader, and whether those it hangs on will keep it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from game.pictures.worth import trust_mark, worth_bar
from game.player.intents import SetChecked, SetPublic
from game.rules.orders import Clause, Put
from game.screens.here import Here
from game.screens.nodes import Node, Tone, button, group, heading, line, small, text
from game.views.proposals import Proposal
from game.views.worth import Broken

BELOW, ABOVE = 300, 100
"""How far bars begin below the least score and go on above the greatest, in hundredths."""
SHARE: Final = 100
"""Hundredths of trust in one percent of a chance."""
TONES: Final[dict[str, Tone]] = {"same": "soft", "if_broken": "bad", "never": "bad"}
"""What it means where no trust would make signing pay, or none is needed."""


def nothing_yet(here: Here, again: Node | None) -> Node:
    """Before there is a text: how to begin, or to put again what was put before."""
    how = text(here.player.too_early or here.say("worth.none"), "soft", kind="legend")
    return group(heading(here.say("worth.title"), 3), again or how, kind="worth", id="expected")


def worth_card(here: Here, tabled: Proposal) -> Node:
    """The reader's score at the end as bars beside what walking away is worth."""
    say = here.say
    rows = [(say("worth.now"), tabled.now), (say("worth.kept"), tabled.kept)]
    fears = doubtful(here, tabled)
    if fears:
        rows.append((say("worth.broken", lever=here.words.lever(fears.lever)), fears.score))
    return group(
        heading(say("worth.title"), 3),
        *bars(here, rows),
        small(say("forecast.never"), "bad") if tabled.kept <= tabled.now else floor_said(here),
        small(tabled.risk, "warn", icon="eye") if tabled.risk else None,
        kind="worth",
        id="expected",
        label=say("worth.title"),
    )


def bars(here: Here, rows: Sequence[tuple[str, int]]) -> Iterator[Node]:
    """Scores as bars beside the floor, the first as things stand, the others better or worse than that."""
    floor, now = here.player.stakes.reservation, rows[0][1]
    values = [floor, *(score for _, score in rows)]
    low, high = min(values) - BELOW, max(values) + ABOVE
    for said, score in rows:
        tone: Tone = "soft" if score == now else "good" if score > now else "bad"
        yield group(
            text(said),
            Node("image", picture=worth_bar(score, floor, low, high, tone)),
            text(f"**{here.words.number(score)}**", tone, kind="amount"),
            kind="row",
            flow="across",
        )


def floor_said(here: Here) -> Node:
    """What the dashed line is."""
    floor = here.words.number(here.player.stakes.reservation)
    return text(here.say("worth.floor", reservation=floor), "soft", kind="legend")


def doubtful(here: Here, tabled: Proposal) -> Broken | None:
    """The clause of others that the text hangs on: the one touched last, else the one that must be surest."""
    at_risk = [broken for broken in tabled.broken if broken.break_even]
    touched = next((b for b in tabled.broken if b.lever == here.at_table.open), None)
    return touched or max(at_risk or tabled.broken, key=lambda b: b.break_even or 0, default=None)


def trust_card(here: Here, tabled: Proposal, draft: Put | None) -> Node:
    """How sure one must be of a clause beside how far one trusts; of an own draft, what makes it safer or secret."""
    say, words = here.say, here.words
    fears = doubtful(here, tabled)
    clause = _clause(here, draft, fears.lever if fears else "")
    if fears is None:
        title = say("trust.none.title")
        inside: tuple[Node, ...] = (text(say("trust.none"), "soft"),)
    else:
        owners = [
            seat for seat in here.player.owners(fears.lever) if seat in here.player.trusted(tabled)
        ]
        name = words.listing([words.seat(seat) for seat in owners]) or words.owner(fears.lever)
        title = say("trust.title", seat=name, lever=words.lever(fears.lever))
        inside = tuple(_beside(here, tabled, fears, owners))
    switches = (
        () if draft is None or clause is None else tuple(_switches(here, draft, clause, fears))
    )
    return group(
        heading(title, 3),
        *inside,
        group(*switches, flow="wrap") if switches else None,
        kind="worth",
        id="hangs_on",
        label=title,
    )


def _clause(here: Here, draft: Put | None, lever: str) -> Clause | None:
    """The clause that switches are about: the one touched last, else the doubtful one, else the first."""
    if draft is None or not draft.clauses:
        return None
    by = {clause.lever: clause for clause in draft.clauses}
    return by.get(here.at_table.open) or by.get(lever) or draft.clauses[0]


def _beside(here: Here, tabled: Proposal, fears: Broken, owners: list[str]) -> Iterator[Node]:
    """The bar of trust with the mark it must reach, and both in words."""
    trusted = here.player.trusted(tabled)
    least = min((trusted[seat] for seat in owners), default=0)
    need = fears.break_even
    enough = need is not None and least >= need * SHARE
    tone: Tone = TONES.get(fears.verdict, "good" if enough else "bad")
    yield Node("image", picture=trust_mark(least, (need or 0) * SHARE if need else None))
    said = here.say("trust.have", value=here.words.number(least))
    must = here.say("trust.must", percent=need) if need else here.say(f"trust.{fears.verdict}")
    yield line(text(said, "bad" if need and not enough else ""), text(must, tone))


def _switches(here: Here, draft: Put, clause: Clause, fears: Broken | None) -> Iterator[Node]:
    """Check it or not, with what is enough then; let all know of it or those who sign."""
    book, lever = here.player.book, clause.lever
    rules = book.scenario.agreements.verification
    name = here.words.lever(lever)
    it = fears is not None and fears.lever == lever  # the card is about it already
    if rules and not book.binding[book.levers.index(lever)]:
        price = here.words.points(round(rules.cost * 100))
        named = "clause.unchecked" if clause.verified else "clause.checked"
        key = ("clause.uncheck_it" if clause.verified else "clause.check_it") if it else named
        yield button(
            f"checked.{lever}",
            here.say(key, price=price, lever=name),
            SetChecked(lever, not clause.verified),
            icon="eye-off" if clause.verified else "eye",
            hint=here.say("clause.checked.hint") + _enough(here, draft, clause),
        )
    if book.scenario.agreements.secret:
        named = "clause.make_secret" if clause.public else "clause.make_public"
        key = ("clause.secret_it" if clause.public else "clause.public_it") if it else named
        yield button(
            f"public.{lever}",
            here.say(key, lever=name),
            SetPublic(lever, not clause.public),
            icon="lock" if clause.public else "lock-open",
            hint=here.say("clause.who_knows"),
        )


def _enough(here: Here, draft: Put, clause: Clause) -> str:
    """From which chance it would pay with the check changed; empty if that changes nothing."""
    other = replace(clause, verified=not clause.verified)
    clauses = tuple(other if c.lever == clause.lever else c for c in draft.clauses)
    known = here.player.preview(replace(draft, clauses=clauses))
    if isinstance(known, tuple):
        return ""
    broken = next((b for b in known.broken if b.lever == clause.lever), None)
    if broken is None or not broken.break_even:
        return ""
    return " " + here.say("trust.then", percent=broken.break_even)
