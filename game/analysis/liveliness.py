"""Whether games differ: trust, limits, endings, events, and what nobody ever uses or signs.

Letters in the shapes: G games, S seats, L levers, K settings, I indicators, E events.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from game.analysis.fairness import correlation, game_example, mean, players
from game.analysis.findings import Example, Finding, Measured, share
from game.analysis.played import Played
from game.rules.arrays import Mask
from game.rules.rulebook import Rulebook

WHOLE = Example("sweep")
SPAN = 5_000
"""Hundredths of a point that trust should span: half its range."""
EDGE = 100
"""One value of trust in so many is left out at either end."""
LIMIT = 1_000
"""Hundredths of a percent of the rounds in which an indicator may stand at a limit."""
ENDINGS = 5
"""Endings that should occur, or all that there are."""
LOCKSTEP = 85
"""Hundredths of correlation from which on two numbers tell the same story."""
RARE = 10
"""One event or setting in so many may be so rare that it does not show."""
OFTEN = 6_000
"""Hundredths of a percent of the games that one ending may take."""
DEALS_GAMES = 100
"""So many games tell how many have an agreement, or fewer if fewer are played."""
AGREED = 5_000
"""Hundredths of a percent of the games that should have an agreement."""


def findings(book: Rulebook, mixed: Played) -> tuple[Finding, ...]:
    """Measure everything that makes games differ."""
    return (
        _trust(book, mixed),
        _limits(book, mixed),
        _lockstep(book, mixed),
        *_endings(book, mixed),
        _events(book, mixed),
        _settings(book, mixed),
        _clauses(book, mixed),
        _deals(book, mixed),
    )


def _trust(book: Rulebook, mixed: Played) -> Finding:
    """The span of trust between seats over all rounds, one in a hundred left out at either end."""
    counts = mixed.trust_counts
    total = int(counts.sum())
    running = np.cumsum(counts)
    low = int((running > total // EDGE).argmax()) * 100
    high = int((running >= total - total // EDGE).argmax()) * 100
    least, most = int(mixed.least_trust.argmin()), int(mixed.most_trust.argmax())
    return Finding(
        code="trust_span",
        group="lively",
        unit="points",
        figure=high - low,
        low=SPAN,
        applies=total > 0,
        facts={"lowest": low, "highest": high},
        rows=(
            Measured(
                "word",
                "lowest",
                int(mixed.least_trust[least]),
                None,
                {},
                game_example(mixed, least, trust=int(mixed.least_trust[least])),
            ),
            Measured(
                "word",
                "highest",
                int(mixed.most_trust[most]),
                None,
                {},
                game_example(mixed, most, trust=int(mixed.most_trust[most])),
            ),
        )
        if total
        else (),
    )


def _limits(book: Rulebook, mixed: Played) -> Finding:
    rounds = int(mixed.rounds.sum())
    rows = []
    gauges = gauged(book)
    for index, name in gauges:
        at = mixed.at_limit[:, index]
        if not at.any():
            continue
        worst = int(at.argmax())
        part = share(at.sum(), rounds)
        example = game_example(mixed, worst, indicator=name, rounds=100 * int(at[worst]))
        rows.append(Measured("indicator", name, part, part <= LIMIT, {}, example))
    rows.sort(key=lambda row: -row.figure)
    return Finding(
        code="limits",
        group="lively",
        unit="percent",
        figure=rows[0].figure if rows else 0,
        high=LIMIT,
        applies=rounds > 0 and bool(gauges),
        rows=tuple(rows),
        facts={"indicator": rows[0].subject if rows else ""},
        example=rows[0].example if rows else None,
    )


def gauged(book: Rulebook) -> list[tuple[int, str]]:
    """Indicators with a range that means something: not those that count points as they are."""
    kinds = book.scenario.indicators
    named = enumerate(book.indicators)
    return [(index, name) for index, name in named if kinds[name].scored != "points"]


def _lockstep(book: Rulebook, mixed: Played) -> Finding:
    """How closely cooperation, trust and value move together over games."""
    value = mixed.score[:, players(book)].sum(axis=1)
    told = {"cooperation": mixed.cooperation, "trust": mixed.trust, "value": value}
    rows = []
    for one, other in (("cooperation", "trust"), ("cooperation", "value"), ("trust", "value")):
        together = correlation(told[one], told[other])
        if together is not None:
            facts: dict[str, str | int] = {"one": one, "other": other}
            rows.append(
                Measured("word", f"{one}+{other}", together, abs(together) < LOCKSTEP, facts)
            )
    most = max(rows, key=lambda row: abs(row.figure), default=None)
    return Finding(
        code="lockstep",
        group="lively",
        unit="share",
        figure=abs(most.figure) if most else 0,
        high=LOCKSTEP - 1,
        applies=bool(rows),
        rows=tuple(rows),
        facts=most.facts if most else {},
    )


def _endings(book: Rulebook, mixed: Played) -> tuple[Finding, Finding]:
    rows = []
    for index in sorted({index for index, _ in book.finishes}):
        reached = mixed.ending == index
        games = int(reached.sum())
        name = book.endings[index]
        example = game_example(mixed, int(reached.argmax()), ending=name) if games else None
        part = share(games, mixed.games)
        rows.append(Measured("ending", name, part, None, {"games": 100 * games}, example))
    occur = [row for row in rows if row.example]
    most = max(rows, key=lambda row: row.figure, default=None)
    varied = Finding(
        code="endings",
        group="lively",
        unit="count",
        figure=100 * len(occur),
        low=100 * min(ENDINGS, len(rows)),
        applies=bool(rows),
        rows=tuple(rows),
        facts={"possible": 100 * len(rows)},
    )
    common = Finding(
        code="common_ending",
        group="lively",
        unit="percent",
        figure=most.figure if most else 0,
        high=OFTEN,
        applies=len(rows) > 1,
        facts={"ending": most.subject if most else ""},
        example=most.example if most else None,
    )
    return varied, common


def _events(book: Rulebook, mixed: Played) -> Finding:
    rows = []
    for index in np.flatnonzero(book.event_open):
        came = mixed.happened[:, index]
        name, games = book.events[index], int(came.sum())
        example = game_example(mixed, int(came.argmax()), event=name) if games else None
        part = share(games, mixed.games)
        rows.append(Measured("event", name, part, games > 0, {"games": 100 * games}, example))
    never = [row for row in rows if not row.fine]
    return Finding(
        code="unused_events",
        group="used",
        unit="count",
        figure=100 * len(never),
        high=100 * (len(rows) // RARE),
        applies=bool(rows),
        rows=tuple(rows),
        facts={"possible": 100 * len(rows)},
        example=WHOLE,
    )


def _settings(book: Rulebook, mixed: Played) -> Finding:
    """Settings that no game ever came to."""
    rows = _per_setting(book, mixed, mixed.used)
    never = [row for row in rows if not row.fine]
    return Finding(
        code="unused_settings",
        group="used",
        unit="count",
        figure=100 * len(never),
        high=100 * (len(rows) // RARE),
        applies=bool(rows),
        rows=tuple(rows),
        facts={"possible": 100 * len(rows)},
        example=WHOLE,
    )


def _clauses(book: Rulebook, mixed: Played) -> Finding:
    """Levers on which nobody ever signs a clause, and how often each setting is signed."""
    idle = [
        Measured("lever", book.levers[lever], 0, False)
        for lever in np.flatnonzero(book.in_play)
        if not mixed.signed[:, lever].any()
    ]
    rows = [replace(row, fine=None) for row in _per_setting(book, mixed, mixed.signed)]
    return Finding(
        code="unsigned_clauses",
        group="used",
        unit="count",
        figure=100 * len(idle),
        high=0,
        applies=bool(rows),
        rows=(*idle, *rows),
        facts={"possible": 100 * int(book.in_play.sum())},
        example=WHOLE,
    )


def _per_setting(book: Rulebook, mixed: Played, mask: Mask) -> list[Measured]:
    """In how many games a mask [G, L, K] holds for each setting in play."""
    rows = []
    for lever in np.flatnonzero(book.in_play):
        for rank, setting in enumerate(book.settings[lever]):
            held = mask[:, lever, rank]
            games = int(held.sum())
            shows: dict[str, str | int] = {"lever": book.levers[lever], "setting": setting}
            seed = int(mixed.seeds[int(held.argmax())])
            example = Example("game", seed=seed, shows=shows) if games else None
            name, part = f"{book.levers[lever]}.{setting}", share(games, mixed.games)
            rows.append(Measured("setting", name, part, games > 0, {"games": 100 * games}, example))
    return rows


def _deals(book: Rulebook, mixed: Played) -> Finding:
    """Games with an agreement, of the first of them; and how often clauses were kept.

    Of the first alone, so that `check --balance`, which plays no more of them, says the same.
    """
    kept, broken = int(mixed.kept.sum()), int(mixed.broken.sum())
    looked = min(DEALS_GAMES, mixed.games)
    part = share((mixed.deals[:looked] > 0).sum(), looked)
    rows = []
    for lever in np.flatnonzero(book.in_play):
        own, off = int(mixed.kept[:, lever].sum()), int(mixed.broken[:, lever].sum())
        if own + off:
            rows.append(Measured("lever", book.levers[lever], share(own, own + off)))
    return Finding(
        code="deals",
        group="used",
        unit="percent",
        figure=part,
        low=AGREED,
        facts={
            "looked": 100 * looked,
            "kept": share(kept, kept + broken),
            "deals": mean(mixed.deals * 100),
        },
        rows=tuple(rows),
    )
