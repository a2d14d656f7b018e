"""Packages in words: clauses, payments, and whose signature they need."""

from __future__ import annotations

import numpy as np

from game.lines.scope import Scope
from game.rules.beats import PLACE
from game.rules.encoding import placed
from game.rules.orders import Clause, Propose
from game.rules.position import Position
from game.rules.rulebook import Rulebook
from game.rules.signing import packages, parties


def in_force(book: Rulebook, view: Position) -> dict[int, tuple[int, ...]]:
    """The agreements in force: number of the agreement to the levers it covers."""
    found: dict[int, tuple[int, ...]] = {}
    for lever in np.flatnonzero(view.clause[0] >= 0).tolist():
        deal = int(view.deal[0, lever])
        found[deal] = (*found.get(deal, ()), lever)
    return found


def clause_words(scope: Scope, clause: Clause) -> str:
    """Say one clause: lever, setting, and whether it is secret or will be checked."""
    words, voice = scope.words, scope.voice
    marks = [
        voice.text(f"clause.{key}")
        for key, holds in (("secret", not clause.public), ("checked", clause.verified))
        if holds
    ]
    note = f" ({', '.join(marks)})" if marks else ""
    lever, setting = words.lever(clause.lever), words.setting(clause.lever, clause.setting)
    return voice.text("clause", lever=lever, setting=setting) + note


def package_words(scope: Scope, package: Propose) -> str:
    """Say a whole package in one line."""
    parts = [clause_words(scope, clause) for clause in package.clauses]
    words = scope.words
    for paid in package.payments:
        key = "pays" if paid.amount < 0 else "receives"
        amount = words.points(paid.amount)
        parts.append(
            scope.voice.text(f"{key}.{paid.kind}", seat=words.seat(paid.seat), amount=amount)
        )
    said = "; ".join(parts)
    if package.open:
        said += f"; {scope.voice.text('package.open')}"
    if package.rounds:
        said += f"; {scope.voice.text('package.rounds', rounds=package.rounds)}"
    return said


def asked(book: Rulebook, package: Propose) -> tuple[str, ...]:
    """Whose signature a package would need, the proposer apart."""
    beat = placed(book, package)
    found = parties(book, packages(beat, beat.action == PLACE))[0]
    return tuple(s for i, s in enumerate(book.seats) if found[i] and s != package.seat)
