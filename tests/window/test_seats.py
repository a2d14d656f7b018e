"""The table from above: names, papers and what is said never lie on each other, however many sit there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.pictures.board import board as drawn_board
from game.pictures.emblem import emblem
from game.player.look import Look
from game.screens.nodes import Node, button, group
from game.window.blocks import Tile
from game.window.layout import Box, Layout, Rect, boxes
from game.window.pieces import Within
from game.window.seats import board
from tests.window.made import Told, words

ROOMS = ((604, 374), (500, 330))
"""Widths and heights of the board: the smallest at the usual size of text, and with the largest."""
TABLES = [
    (count, room, text)
    for count in range(3, 13)
    for room in ROOMS
    for text in (1.0, 1.5)
    if count < 10 or room == ROOMS[0] or text > 1
]
"""Seats, room, and size of text; the smaller room is never that of ten seats with names below them."""
LONG = "Office of the Commission for Everything"


def seat(n: int, name: str) -> Node:
    """A seat at the table."""
    return button(
        f"seat.{n}", name, Told(n), icon="wheat", kind="seat",
        picture=emblem("blue", "even"), label=name,
    )  # fmt: skip


def bubble(n: int, said: str) -> Node:
    """What a seat says."""
    return button(f"said.{n}", said, Told(n), kind="bubble", about=(f"seat.{n}",), label=said)


def slip(n: int) -> Tile:
    """A small paper."""
    return Tile(words("1").body, id=f"slip.{n}")


def table(
    names: Sequence[str], room: tuple[int, int], text: float, *, said: Sequence[tuple[int, str]] = (),
    between: Sequence[Sequence[int]] = (), paper: float = 0.0,
) -> Box:  # fmt: skip
    """Lay a table out: who sits there, who says what, between whom papers lie, how high the one in the middle is."""
    drawn = drawn_board(len(names), {}, wide=590, high=385)
    node = group(
        Node("image", picture=drawn), *(seat(n, name) for n, name in enumerate(names)),
        *(bubble(n, line) for n, line in said), kind="board", region="board",
    )  # fmt: skip
    sheet = Tile(words("A paper").body, id="sheet", width=360.0, height=paper) if paper else None
    slips = [slip(n) for n, _ in enumerate(between)]
    parties = [tuple(f"seat.{n % len(names)}" for n in each) for each in between]
    tile = board(node, Within(Look(text=text)), sheet, slips, parties)
    return Layout(text).place(tile, Rect(0, 0, *room))


def named(box: Box, prefix: str) -> dict[str, Rect]:
    """The places of what is called so."""
    return {b.block.id: b.rect for b in boxes(box) if b.block.id.startswith(prefix)}


def parts_of_seats(box: Box) -> dict[str, list[Rect]]:
    """Of every seat its disc, and its name where it has one."""
    seats = [b for b in boxes(box) if b.block.id.startswith("seat.")]
    return {b.block.id: [part.rect for part in b.children] for b in seats}


def lies_on(one: Rect, other: Rect) -> bool:
    """Whether two places share more than their edge."""
    shared = one.shared(other)
    return shared.w > 0.5 and shared.h > 0.5


def clashes(one: dict[str, Rect], other: dict[str, Rect]) -> list[tuple[str, str]]:
    """Which of the ones lie on which of the others."""
    return [(a, b) for a, here in one.items() for b, there in other.items() if lies_on(here, there)]


def outside(box: Box, room: tuple[int, int]) -> Iterator[str]:
    """What reaches beyond the room."""
    for id, rect in {**named(box, "s")}.items():
        if rect.x < -0.5 or rect.y < -0.5 or rect.right > room[0] + 0.5 or rect.bottom > room[1] + 0.5:  # fmt: skip
            yield id


@pytest.mark.parametrize(("count", "room", "text"), TABLES)
def test_names_never_cover_one_another(count: int, room: tuple[int, int], text: float) -> None:
    """The longest there are, cut to their room: neither a name nor a disc lies on another's name."""
    box = table([LONG] * count, room, text)
    seats = parts_of_seats(box)
    assert len(seats) == count
    assert not list(outside(box, room))
    for (a, parts), (b, others) in combinations(seats.items(), 2):
        assert not [1 for one in parts for other in others if lies_on(one, other)], (a, b)


spoken = st.lists(
    st.tuples(st.integers(0, 11), st.integers(1, 40)), max_size=6, unique_by=lambda it: it[0]
)
parties = st.lists(st.lists(st.integers(0, 11), max_size=4), max_size=7)


@settings(max_examples=60, deadline=None)
@given(
    count=st.integers(3, 12), room=st.sampled_from(ROOMS), text=st.sampled_from((1.0, 1.5)),
    said=spoken, between=parties, paper=st.sampled_from((0.0, 90.0, 180.0, 400.0)),
)  # fmt: skip
def test_what_is_said_and_small_papers_never_cover_seats_or_the_paper(
    count: int, room: tuple[int, int], text: float, said: list[tuple[int, int]],
    between: list[list[int]], paper: float,
) -> None:  # fmt: skip
    """What finds no room is not there: it has its list elsewhere."""
    lines = [(n, "word " * long) for n, long in said if n < count]
    box = table([LONG] * count, room, text, said=lines, between=between, paper=paper)
    seats, sheet = named(box, "seat."), named(box, "sheet")
    slips, bubbles = named(box, "slip."), named(box, "said.")
    assert not list(outside(box, room))
    assert not clashes(seats, sheet)
    assert not clashes({**slips, **bubbles}, {**seats, **sheet})
    assert not clashes(slips, bubbles)
    for some in (slips, bubbles):
        assert not [(a, b) for (a, x), (b, y) in combinations(some.items(), 2) if lies_on(x, y)]


def test_few_words_at_an_empty_table_all_find_room() -> None:
    """Nothing is left out where there is room for it."""
    said = [(n, "We will see.") for n in range(4)]
    box = table(["Alto"] * 4, (604, 374), 1.0, said=said, between=[(0, 1), (2, 3)], paper=150.0)
    assert len(named(box, "said.")) == 4
    assert len(named(box, "slip.")) == 2
    assert len(named(box, "sheet")) == 1


def test_a_paper_lies_between_its_parties() -> None:
    """Nearer to them than to the others."""
    names = ["Seat"] * 6
    for a, b in ((0, 1), (3, 4), (2, 3)):
        box = table(names, (604, 374), 1.0, between=[(a, b)])
        (x, y) = named(box, "slip.")["slip.0"].middle
        far = {
            n: (seat.middle[0] - x) ** 2 + (seat.middle[1] - y) ** 2
            for n, seat in enumerate(named(box, "seat.").values())
        }
        assert sorted(far, key=far.__getitem__)[:2] in ([a, b], [b, a])
