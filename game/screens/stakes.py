"""What counts for the reader: how she stands, and how each number that she cares for went."""

from __future__ import annotations

from collections.abc import Iterator

from game.pictures.stake import stake_bar
from game.screens.here import Here
from game.screens.nodes import Node, Tone, button, group, heading, line, small, text
from game.screens.strip import value_said
from game.screens.why import ask_why
from game.views.table import IndicatorRow


def stakes(here: Here) -> Node:
    """Score and walk-away value first, then the numbers that they hang on, the heaviest first."""
    player, number = here.player, here.words.number
    own = player.stakes
    stands = here.say("numbers.score", score=number(own.score), reservation=number(own.reservation))
    return group(
        heading(here.say("stakes.title")),
        button("score", stands, ask_why(here, "score"), kind="quiet", live=player.round > 1),
        *_rows(here),
        id="stakes",
        region="stakes",
    )


def _rows(here: Here) -> Iterator[Node]:
    interests = here.player.texts.stakeholders[here.player.seat].interests
    rows = {row.id: row for row in here.player.table.indicators}
    for name, wanted in sorted(interests.items(), key=lambda item: -item[1].weight):
        if name in rows:
            yield _row(here, rows[name], wanted.weight)


def _row(here: Here, row: IndicatorRow, weight: int) -> Node:
    counts = here.say("stakes.counts", weight=weight)
    moved = here.words.signed(row.last) if row.last else ""
    heard = here.say("stakes.moved", moved=moved)
    return group(
        line(text(row.name), text(f"**{value_said(here, row)}**", kind="amount")),
        _bar(row),
        line(
            small(f"({weight} %)", label=counts),
            small(moved, _tone(row), label=heard) if moved else None,
        ),
        kind="number",
        weight=2,
    )


def _bar(row: IndicatorRow) -> Node | None:
    """Where the number is within its range, and what it gained or lost in the last round."""
    if row.value is None:
        return None
    before, good = row.value - (row.last or 0), _tone(row) != "bad"
    drawn = stake_bar(before, row.value, row.low, row.high, good=good, title=row.sentence)
    return Node("image", picture=drawn)


def _tone(row: IndicatorRow) -> Tone:
    """Whether a number went the way that is good, where one is."""
    if row.good == "neither" or not row.last:
        return ""
    return "good" if (row.last > 0) == (row.good == "high") else "bad"
