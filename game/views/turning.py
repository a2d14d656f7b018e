"""Turning points in sentences."""

from __future__ import annotations

from game.analysis.turning import Shift
from game.views.explain import explain
from game.views.words import Words, tenths


def shift_said(words: Words, shift: Shift) -> tuple[str, ...]:
    """Say how far a number went at a reveal and, if it is known, what did most of it.

    For the debrief: everything is open.
    """
    seats = words.book.seats
    values: dict[str, object] = {
        "round": shift.round,
        "before": words.number(shift.before),
        "after": words.number(shift.after),
        "signed": words.signed((tenths(shift.after) - tenths(shift.before)) * 10),
    }
    if shift.kind == "trust":
        values["holder"], values["actor"] = (words.seat(seats[at]) for at in shift.index)
    if shift.kind == "score":
        values["seat"] = words.seat(seats[shift.index[0]])
    key = f"turning.{shift.kind}{'.after' if shift.epilogue else ''}"
    said = [words.say(key, **values)]
    if shift.cause is not None:
        said.append(words.say("turning.cause", sentence=explain(words, shift.cause)))
    return tuple(said)
