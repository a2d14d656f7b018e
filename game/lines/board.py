"""The numbers of a game in plain lines: the world, trust, scores, levers, agreements, and why."""

from __future__ import annotations

from collections.abc import Iterator

from game.lines.scope import Scope
from game.rules.cooperation import cooperation, seat_cooperation
from game.rules.phases import EPILOGUE
from game.rules.position import Position
from game.rules.scores import scores
from game.session.course import Step
from game.views.spans import Ends, Span
from game.views.why import FEW, Why
from game.views.words import shown_change


def tell_why(scope: Scope, found: Why, rows: int = FEW, causes: int = 2) -> None:
    """Tell why a number is what it is: the headline, the largest causes, and what is behind each."""
    voice = scope.voice
    voice.line(found.title)
    for row in found.rows[:rows]:
        voice.line(row.sentence, indent=2)
        new = [cause for cause in row.causes if cause.rstrip(".") not in row.sentence]
        for cause in new[:causes]:
            voice.line(voice.text("because", cause=cause), indent=4)
    left = len(found.rows) - rows
    if left > 0:
        voice.line(voice.text("more_causes", count=left), indent=2)
    if found.note:
        voice.line(found.note, indent=2)


def tell_largest(scope: Scope, step: Step) -> None:
    """Tell the largest changes of the world and of trust at a reveal, each with its largest causes."""
    found, book = scope.reveal(step), scope.book
    span = Span(step.before.round, step.phase == EPILOGUE)
    if found.indicators or found.pairs:
        scope.voice.heading(scope.voice.text("numbers"))
    for name in found.indicators:
        at = book.indicators.index(name)
        tell_why(scope, scope.why("indicator", (at,), span), rows=2, causes=1)
    for holder, actor in found.pairs:
        pair = book.seats.index(holder), book.seats.index(actor)
        tell_why(scope, scope.why("trust", pair, span), rows=1, causes=0)


def score_lines(scope: Scope, ends: Ends[Position] | None = None) -> Iterator[str]:
    """Say every seat's score and cooperation; a reader with a seat gets its own score only.

    With the ends of a span that is just over, also how the scores have moved in it.
    """
    book, words, voice = scope.book, scope.words, scope.voice
    view = scope.view()
    now, together = scores(book, view)[0], seat_cooperation(book, scope.now)[0]
    old = None if ends is None else scores(book, scope.view(ends.before))[0]
    for at, seat in enumerate(book.seats):
        if not book.scored[at] or (scope.seat is not None and at != scope.place):
            continue
        moved = (
            "" if old is None else f" ({words.signed(shown_change(int(old[at]), int(now[at])))})"
        )
        key = "score" if together[at] >= 0 else "score.observer"
        yield voice.text(
            key,
            seat=words.seat(seat),
            score=words.number(int(now[at])) + moved,
            needs=words.number(int(book.reservation[at])),
            cooperation=words.number(int(together[at])),
        )
    table = words.number(int(cooperation(book, scope.now)[0]))
    yield voice.text("cooperation", cooperation=table)
