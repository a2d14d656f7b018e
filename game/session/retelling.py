"""What-ifs and suggestions in sentences, for every room that shows them."""

from __future__ import annotations

from game.rules.orders import Decline, Order, Sign
from game.session.alteration import Alteration
from game.session.course import Course, Recorded
from game.session.naming import named
from game.session.suggestions import Suggestion
from game.session.whatif import Lapse, WhatIf
from game.views.called import called_in
from game.views.doing import doing
from game.views.refusing import sentence as refused
from game.views.whatif import GamesCompared, ToldGame, compare, decision
from game.views.words import Words, tenths


def told(course: Course) -> ToldGame:
    """Open a game to a reader who may see everything."""
    orders = {item.number: item.order for step in course.steps for item in step.orders}
    return ToldGame(course.ledger.changes, orders, course.position)


def compared(words: Words, games: WhatIf) -> GamesCompared:
    """Put both games side by side in sentences."""
    return compare(words, games.difference(), told(games.played), told(games.altered))


def changed(words: Words, recorded: Recorded, alteration: Alteration) -> str:
    """Say what is altered, and what it was."""
    alteration = named(recorded, alteration, words)
    was = original(recorded, alteration)
    now = _decided(words, recorded, alteration, alteration.order)
    values = {"round": alteration.round, "seat": words.seat(alteration.seat), "now": now}
    if was == alteration.order:
        return words.say("whatif.change.same", **values)
    said = _decided(words, recorded, alteration, was)
    return words.say("whatif.change", **values, was=said)


def _decided(words: Words, recorded: Recorded, alteration: Alteration, order: Order | None) -> str:
    """Name what a decision came to."""
    text = _text(words, recorded, alteration)
    return decision(words, alteration.kind, alteration.about, order, text)


def _text(words: Words, recorded: Recorded, alteration: Alteration) -> str:
    """How the text of a decision is called; some text, if it is about none."""
    if alteration.kind not in (Sign, Decline):
        return ""
    names = called_in(words, recorded.course.positions)
    return names.get(alteration.about) or words.say("proposal.some")


def original(recorded: Recorded, alteration: Alteration) -> Order | None:
    """Find the order that is altered, the last of its kind in the round; None if there was none."""
    orders = [
        item.order
        for step in recorded.course.steps
        if (step.before.round, step.phase) == (alteration.round, alteration.phase)
        for item in step.orders
        if alteration.replaces(item.order)
    ]
    return orders[-1] if orders else None


def lapse_said(words: Words, course: Course, lapse: Lapse) -> str:
    """Say which order of a recorded course lapsed and why."""
    order = lapse.refusal.order
    names = called_in(words, course.positions)
    return words.say(
        "whatif.lapse",
        round=lapse.round,
        seat=words.seat(order.seat),
        doing=doing(words, order, names),
        refusal=refused(words, lapse.refusal),
    )


def suggested(words: Words, recorded: Recorded, best: Suggestion) -> tuple[str, ...]:
    """Say what is worth trying, what it brings if the others hold, and what if they respond."""
    book, alteration = words.book, best.alteration
    values = {
        "round": alteration.round,
        "seat": words.seat(alteration.seat),
        "now": _decided(words, recorded, alteration, alteration.order),
        "was": _decided(words, recorded, alteration, original(recorded, alteration)),
        "played": words.number(best.played),
        "held": words.number(best.held),
        "gain": _signed(words, best.played, best.held),
    }
    if alteration.kind in (Sign, Decline):
        values["text"] = _text(words, recorded, alteration)
    else:
        values["lever"] = words.lever(alteration.about)
    if best.target == "trust":
        values["holder"] = words.seat(book.seats[best.index[0]])
    said = [words.say(f"suggestion.{best.kind}", **values)]
    if best.responded is not None:
        gain = _signed(words, best.played, best.responded)
        said.append(
            words.say("suggestion.responded", responded=words.number(best.responded), gain=gain)
        )
    return tuple(said)


def _signed(words: Words, before: int, after: int) -> str:
    return words.signed((tenths(after) - tenths(before)) * 10)
