"""What counts for the reader: each number that makes her score, how she stands, and what walking away is worth."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from game.pictures.stake import stake_bar
from game.screens.here import Here
from game.screens.nodes import Node, Tone, button, group, heading, heard, line, small, text
from game.screens.why import ask_why
from game.views.table import IndicatorRow
from game.views.words import TENTH


def stakes(here: Here, ghosts: Mapping[str, int]) -> Node:
    """The numbers that make the score, the heaviest first, then the score beside its floor.

    `ghosts` are how far what is prepared would move each number.
    """
    return group(
        heading(here.say("stakes.title"), 3),
        *_rows(here, ghosts),
        _besides(here),
        _score(here),
        id="stakes",
        label=here.say("stakes.title"),
        region="stakes",
    )


def world(here: Here) -> Node | None:
    """The headlines of the world that do not count for the reader."""
    own = here.player.texts.stakeholders[here.player.seat].interests
    rows = [row for row in here.player.table.headlines if row.id not in own]
    if not rows:
        return None
    inside = (_row(here, row, 0, 0) for row in rows)
    label = here.say("stakes.world")
    return group(
        heading(label, 3), *inside, id="world", kind="world", label=label, region="stakes", weight=2
    )


def _besides(here: Here) -> Node | None:
    """What of the score comes of settings and bonuses: it is asked why with the score."""
    own = here.player.stakes
    if not own.values:
        return None
    lines = here.player.brief.bonuses
    said = here.say("stakes.besides", points=here.words.signed(own.besides))
    return button(
        "besides",
        "",
        ask_why(here, "score"),
        kind="meter",
        label=" ".join((said, *lines)),
        hint=" ".join((said, *lines)),
        children=(
            line(
                text(here.say("stakes.besides.name")),
                text(f"**{here.words.signed(own.besides)}**", kind="amount"),
            ),
        ),
    )


def _score(here: Here) -> Node:
    """How the reader stands, what the last round has changed of it, and what walking away is worth."""
    player, number = here.player, here.words.number
    own, moved = player.stakes, _moved(here)
    said = here.say("numbers.score", score=number(own.score), reservation=number(own.reservation))
    you = here.say("stakes.you")
    floor = here.say("stakes.floor", reservation=number(own.reservation))
    tone: Tone = "good" if moved.startswith("+") else "bad"
    return button(
        "score",
        "",
        ask_why(here, "score"),
        kind="meter",
        label=heard(said, you, moved, floor),
        hint=said,
        live=player.round > 1,
        children=(
            line(
                text(you, kind="lead"),
                text(f"**{number(own.score)}**", kind="lead"),
                text(moved, tone, kind="amount") if moved else None,
            ),
            small(floor),
        ),
    )


def _below(here: Here) -> str:
    """What has come since the last reveal, if anything has; else what walking away is worth."""
    since, own = here.player.since_reveal, here.player.stakes
    if abs(since) >= TENTH:
        return here.say("stakes.since", moved=here.words.signed(since))
    return here.say("stakes.floor", reservation=here.words.number(own.reservation))


def _moved(here: Here) -> str:
    """What the score has gained or lost in the last round that is over; empty for nothing."""
    span = here.player.last_span
    if span is None:
        return ""
    told = here.player.why("score", (), span)
    if told.start is None or told.now is None or told.start == told.now:
        return ""
    return here.words.signed(told.now - told.start)


def _rows(here: Here, ghosts: Mapping[str, int]) -> Iterator[Node]:
    interests = here.player.texts.stakeholders[here.player.seat].interests
    rows = {row.id: row for row in here.player.table.indicators}
    for name, wanted in sorted(interests.items(), key=lambda item: -item[1].weight):
        if name in rows:
            yield _row(here, rows[name], wanted.weight, ghosts.get(name, 0))


def _row(here: Here, row: IndicatorRow, weight: int, ghost: int) -> Node:
    """One number: where it stands, what it counts, how it has moved and would move; it can be asked why."""
    moved = here.words.signed(row.last) if row.last else ""
    would = here.words.signed(ghost) if abs(ghost) >= 5 else ""
    counts = here.say("stakes.counts", weight=weight) if weight else ""
    ends = (
        small(
            would,
            _tone(row, ghost),
            icon="pencil-line",
            label=here.say("stakes.ghost", moved=would),
        )
        if would
        else small(moved, _tone(row, row.last or 0), label=here.say("stakes.moved", moved=moved))
        if moved
        else None
    )
    told = (row.sentence, counts, here.say("stakes.ghost", moved=would) if would else "")
    return button(
        f"indicator.{row.id}",
        "",
        ask_why(here, "indicator", row.id),
        kind="meter",
        label=" ".join(filter(None, told)),
        hint=" ".join(filter(None, (*told, here.say("ask_why", name=row.name)))),
        children=(
            line(text(row.name), text(f"**{value_said(here, row)}**", kind="amount")),
            _bar(row, weight, ghost),
            line(small(counts), ends),
        ),
    )


def value_said(here: Here, row: IndicatorRow) -> str:
    """The number as it is seen: an estimate with its sign, a hidden one as a question."""
    if row.value is None:
        return "?"
    value = here.words.number(row.value)
    return f"~{value}" if row.kind == "estimate" else value


def _bar(row: IndicatorRow, weight: int, ghost: int) -> Node:
    """Where the number is within its range, as thick as it counts; what the last round changed, and what would."""
    value = row.value
    if value is None:
        return Node(
            "image",
            picture=stake_bar(row.low, row.low, row.low, row.high, good=True, weight=weight),
        )
    moved = ghost or row.last or 0
    before, now = (value, value + ghost) if ghost else (value - moved, value)
    drawn = stake_bar(
        before, now, row.low, row.high,
        good=_tone(row, moved) != "bad", weight=weight, ghost=bool(ghost),
    )  # fmt: skip
    return Node("image", picture=drawn)


def _tone(row: IndicatorRow, moved: int) -> Tone:
    """Whether a number goes the way that is good, where one is."""
    if row.good == "neither" or not moved:
        return "soft"
    return "good" if (moved > 0) == (row.good == "high") else "bad"
