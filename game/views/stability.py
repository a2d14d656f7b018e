"""Whether a state holds, and by what, in sentences."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from game.analysis.stability import Temptation
from game.analysis.study import Held
from game.rules.arrays import Whole
from game.views.figures import Figures


def sentences(held: Held, figures: Figures) -> Iterator[str]:
    """Say for each seat whether interest or the fear of replies holds it, and who would leave together."""
    words = figures.words
    book = words.book
    counts = book.scored & book.actors
    content = np.flatnonzero(held.nash & counts)
    if len(content) == counts.sum():
        yield words.say("stability.interest.all")
    elif len(content):
        names = [words.seat(book.seats[seat]) for seat in content]
        yield words.say("stability.interest", seats=words.listing(names, "or"))
    for seat, its in enumerate(held.temptations):
        if its is not None:
            yield _tempted(held, seat, its, figures)
    joint, to = held.joint, held.joint_setting
    if joint is None or to is None:
        yield words.say("stability.together" if held.everywhere else "stability.together.sample")
    elif len(joint.seats) > 1:
        names = [words.seat(book.seats[seat]) for seat in joint.seats]
        move = step(held.setting, to, figures)
        yield words.say("stability.joint", seats=words.listing(names), move=move)


def _tempted(held: Held, seat: int, its: Temptation, figures: Figures) -> str:
    """Say what a seat could gain, and why it may think better of it."""
    words = figures.words
    kind = "leaves"
    if held.seq[seat]:
        kind = "fear"
    elif held.gmr[seat]:
        kind = "bluff"
    values = {
        "seat": words.seat(words.book.seats[seat]),
        "points": figures.points(its.gain),
        "move": step(held.setting, its.to, figures),
    }
    if kind == "leaves" or its.reply is None or (kind == "bluff" and its.credible):
        return words.say(f"stability.{kind}", **values)
    end = "credible" if kind == "fear" and its.credible else "reply"
    return words.say(
        f"stability.{kind}.{end}",
        **values,
        by=words.seat(words.book.seats[its.by]),
        reply=step(its.to, its.reply, figures),
    )


def step(before: Whole, after: Whole, figures: Figures) -> str:
    """Say which levers go where from one state [L] to another."""
    words = figures.words
    moves = [
        words.say(
            "stability.move",
            lever=words.lever(words.book.levers[lever]),
            setting=words.setting(words.book.levers[lever], int(after[lever])),
        )
        for lever in np.flatnonzero(before != after)
    ]
    return words.listing(moves)
