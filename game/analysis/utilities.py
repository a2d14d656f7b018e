"""What packages are worth to every seat: exactly where points hang on settings alone, else by forecast.

A package is thought of as agreed by all, in public and unchecked, and kept from now on. Utilities are
scores in millionths of a point. Letters in the shapes: N packages, S seats, L levers, I indicators.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

import numpy as np

from game.rules.arrays import Mask, Whole
from game.rules.forecast import Package, forecast
from game.rules.imagined import Imagined, Maker, repeated
from game.rules.position import Position
from game.rules.readings import Readings
from game.rules.rulebook import Rulebook
from game.rules.scores import MILLION, exact_scores, normalised
from game.scenario.expression import Condition

How = Literal["exact", "forecast"]
"""How sure a utility is: the score itself, or where the rules' forecast leads if all keep the package."""

Progress = Callable[[int, int], None]
"""Told now and then how many packages of how many are weighed."""

CHUNK = 4_096
"""Packages foreseen at once; more would not be quicker and would need much memory."""


def utilities(
    book: Rulebook,
    view: Position,
    setting: Whole,
    progress: Progress | None = None,
    agreed: bool = True,
) -> Whole:
    """Return what packages [N, L] are worth: [N, S] in millionths of a point.

    `view` is one game: where the packages would come into force. Exact where `is_static`. Without
    `agreed` the levers stand so with no agreement about them.
    """
    clauses = open_levers(book) & agreed
    if is_static(book):
        return points_of_settings(book, view, setting, clauses)
    return foreseen(book, view, setting, clauses, progress)


def is_static(book: Rulebook) -> bool:
    """Tell whether every score hangs on the settings in force alone.

    So it is if the bonuses read nothing else that could change, and if nothing in the world moves an
    indicator that somebody values.
    """
    moving = moved_indicators(book)
    if (book.interest[:, moving] != 0).any():
        return False
    return all(
        only_settings(bonus.condition, [book.indicators[index] for index in np.flatnonzero(moving)])
        for bonus in book.bonuses
    )


def moved_indicators(book: Rulebook) -> Mask:
    """Tell which indicators settings, drift, flows, events or red lines can move, or what they follow: [I]."""
    moved = book.drift != 0
    for index, _ in book.flows:
        moved[index] = True
    for blocks in (
        book.once,
        book.each_round,
        book.event_blocks,
        book.option_blocks,
        book.red_line_blocks,
    ):
        moved |= (blocks.indicator != 0).any(axis=0)
    for index, measure in book.measures:
        moved[index] = any(moved[book.indicators.index(x)] for x in measure.mentions.indicators)
    return moved


def only_settings(condition: Condition, moving: list[str] | None = None) -> bool:
    """Tell whether a condition reads settings and clauses only, or indicators that never move.

    `moving` are the indicators that can move; all of them if it is not given.
    """
    said = condition.mentions
    moved = said.indicators if moving is None else set(said.indicators) & set(moving)
    other = (said.facts, said.events, said.red_lines, said.trust, moved)
    return not (any(other) or said.round or said.cooperation or said.stood)


def imagined(book: Rulebook, view: Position, setting: Whole, clauses: Mask) -> Imagined:
    """Think of one game standing at each of N settings [N, L], all else as it is.

    `clauses` [L] marks the levers whose settings are agreed, in public and unchecked. What nobody reads
    is not worked out.
    """
    makers: dict[str, Maker] = {"setting": lambda: setting}
    if clauses.any():
        game = view.one
        makers |= {
            "clause": lambda: np.where(clauses, setting, game.clause),
            "public": lambda: np.broadcast_to(game.public | clauses, setting.shape),
            "verified": lambda: np.broadcast_to(game.verified & ~clauses, setting.shape),
        }
    return repeated(view, len(setting), **makers)


def points_of_settings(book: Rulebook, view: Position, setting: Whole, clauses: Mask) -> Whole:
    """Add up what settings [N, L] are worth by the tables of the scenario, as things stand: [N, S].

    The same as `exact_scores` of the imagined positions, by one look-up for each lever. `clauses` [L]
    are the levers agreed upon.
    """
    score = np.zeros((len(book.seats), len(setting)), dtype=np.int64)
    for lever in np.flatnonzero(book.worth.any(axis=(0, 2))):
        score += book.worth[:, lever].take(setting[:, lever], axis=1)
    if book.weighted.any():
        base = normalised(book, view.indicator[:1]) @ book.interest.T // 100
        score += base[0][:, None]
    if book.bonuses:
        readings = Readings(book, imagined(book, view, setting, clauses))
        for bonus in book.bonuses:
            score[bonus.seat] += bonus.points * bonus.condition.holds(readings)
    if book.limited.any():
        limited = np.clip(score, 0, 100 * MILLION)
        score = np.where(book.limited[:, None], limited, score)
    return score.T


def open_levers(book: Rulebook) -> Mask:
    """Tell which levers a package settles: [L]; those in play that do not start where they must stay."""
    lever = np.arange(len(book.levers))
    return book.in_play & ~book.irreversible[lever, book.start]


def foreseen(
    book: Rulebook,
    view: Position,
    setting: Whole,
    clauses: Mask,
    progress: Progress | None = None,
) -> Whole:
    """Forecast with the rules where settings [N, L] lead by the end if all keep to them: [N, S].

    `clauses` [L] are the levers agreed upon. Events to come, exposure and audience costs are left out, as in every forecast of the rules.
    """
    scores = np.empty((len(setting), len(book.seats)), dtype=np.int64)
    for start in range(0, len(setting), CHUNK):
        part = setting[start : start + CHUNK]
        named = np.broadcast_to(clauses, part.shape)
        package = Package(np.where(clauses, part, -1), named, np.zeros_like(named))
        games = np.zeros(len(part), dtype=np.int64)
        after = forecast(book, view, games, part, package)
        scores[start : start + CHUNK] = exact_scores(book, after)
        if progress is not None:
            progress(min(start + CHUNK, len(setting)), len(setting))
    return scores
