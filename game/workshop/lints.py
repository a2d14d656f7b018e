"""What `check --balance` adds: doubts about the scenario as a game, each with its line.

They take a second or two, so they are asked for; `balance` plays games and measures far more. Levels
without agreements are those of best replies (`game.analysis.alone`), and a few packages stand for all.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from game.analysis import interlock, temptation, worthwhile
from game.analysis.alone import best_replies, worth_alone
from game.analysis.packages import survey
from game.analysis.search import searched
from game.rules.chance import game_seeds
from game.rules.compiling import compile_rulebook
from game.rules.opening import open_games
from game.rules.rulebook import Rulebook
from game.scenario.diagnostics import Diagnostic, in_order
from game.scenario.loading import Loaded
from game.scenario.tree import Path, Tree

PROFILES = 60
LISTED, DRAWN = 4_000, 1_500
"""Packages weighed: all if they are no more than the first, else so many drawn by key."""
TEMPTS = 50
"""Hundredths of a point from which on a breach tempts."""
FAMILY = "W7"


class Doubt(NamedTuple):
    """A code, the place it speaks of, and what is wrong there with what to try."""

    code: str
    path: Path
    message: str
    hint: str


@dataclass(frozen=True)
class Linted:
    """Doubts that stand, and those that the author has accepted."""

    diagnostics: tuple[Diagnostic, ...]
    accepted: tuple[Diagnostic, ...]


def linted(loaded: Loaded) -> Linted:
    """Look at a scenario as a game, at each of its lengths."""
    tree, scenario = loaded.tree, loaded.scenario
    if tree is None or scenario is None:
        return Linted((), ())
    lengths: dict[Doubt, list[int]] = {}
    for minutes in scenario.lengths:
        for doubt in doubts(compile_rulebook(scenario, minutes)):
            lengths.setdefault(doubt, []).append(minutes)
    found = [
        _diagnostic(tree, doubt, at if len(at) < len(scenario.lengths) else [])
        for doubt, at in lengths.items()
    ]
    reasons = tree.at(("accept",))
    codes = set(reasons) if isinstance(reasons, dict) else set()
    kept = [item for item in found if item.code not in codes]
    seen = {item.code for item in found}
    for code in sorted(str(code) for code in codes):
        if code.startswith(FAMILY) and code not in seen:
            message = f"nothing reports {code}, so there is nothing to accept"
            kept.append(tree.error(tree.key(("accept", code)), "W541", message, "take it out"))
    return Linted(in_order(kept), in_order(item for item in found if item.code in codes))


def _diagnostic(tree: Tree, doubt: Doubt, minutes: list[int]) -> Diagnostic:
    lengths = " and ".join(str(length) for length in minutes)
    where = f" in the game of {lengths} minutes" if minutes else ""
    path = doubt.path if tree.at(doubt.path) is not None else ("levers",)
    return tree.error(tree.key(path), doubt.code, doubt.message + where, doubt.hint)


def doubts(book: Rulebook) -> Iterator[Doubt]:
    """What is doubtful in a scenario at one length."""
    view = open_games(book, game_seeds(0, 1))
    if not (book.scored & book.actors).any():
        return
    alone = best_replies(book, view)
    level = worth_alone(book, view, alone[None])[0]
    found = searched(survey(book, view, reservation=level, most=LISTED, drawn=DRAWN))
    depends, _ = interlock.findings(interlock.grid(found, PROFILES))
    for row in depends.rows:
        if not row.fine:
            yield Doubt(
                "W701",
                ("levers", row.subject),
                f"'{row.subject}' plays itself: '{row.facts['setting']}' is best for its owner "
                "whatever the others do",
                "let its effects depend on levers of others, or give that setting a price",
            )
    _, reason = worthwhile.good_for_all(found)
    if not reason.fine:
        yield Doubt(
            "W702",
            ("agreements",),
            "there is no reason to sign: no package makes every seat better off than looking "
            "after itself",
            "let two seats win together what neither wins alone",
        )
        return
    rows = [point.row for point in worthwhile.points(found).values()]
    seen = temptation.breaches(found, found.setting[np.unique(rows)], alone)
    if not (seen.gain >= TEMPTS).any():
        yield Doubt(
            "W703",
            ("agreements",),
            "there is no temptation: nobody would gain by breaking a good agreement unseen",
            "give a hidden setting a worth or an effect of its own",
        )
