"""Blocks in their places. No window is needed for any of it."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.pictures.measure import width
from game.window.blocks import Free, Lettering, Run, Tile
from game.window.layout import Layout, Rect
from game.window.wording import LEADING, BrokenLine, lines
from tests.window.made import column, field, framed_field, row, scroll, space, words

TEXTS = st.text("abcdefg ñéW.\n", max_size=120)


@given(TEXTS, st.floats(30, 400), st.sampled_from([18.0, 20.0, 40.0]))
def test_lines_are_no_wider_than_the_room_and_lose_no_letter(
    text: str, room: float, size: float
) -> None:
    broken = lines(Lettering((Run(text),)), room, size)
    for line in broken:
        assert line.width <= max(room, size) + 0.5
        assert line.width == pytest.approx(sum(width(r.text, size, r.bold) for r in line.runs))
    kept = "".join(run.text for line in broken for run in line.runs)
    assert kept.replace(" ", "") == text.replace(" ", "").replace("\n", "")


def test_bold_runs_in_one_word_stay_together() -> None:
    broken = lines(Lettering((Run("a "), Run("long", bold=True), Run(", word"))), 72, 20)
    assert ["".join(r.text for r in line.runs) for line in broken] == ["a long,", "word"]


def place(block, wide: float = 400.0, high: float = 300.0, text: float = 1.0):
    return Layout(text).place(block, Rect(0, 0, wide, high))


def test_a_row_gives_what_is_left_to_what_grows() -> None:
    box = place(row(space(100), space(grow=1), space(grow=2), gap=0))
    assert [child.rect.w for child in box.children] == [100, 100, 200]


def test_a_column_grows_to_the_foot_and_text_takes_its_height() -> None:
    box = place(column(words("one"), space(grow=1), words("two"), gap=0))
    assert box.children[2].rect.bottom == pytest.approx(300)


def test_a_row_that_wraps_begins_a_new_line_where_there_is_no_room() -> None:
    box = place(row(*(space(150, 20) for _ in range(3)), gap=10, wraps=True, align="start"))
    assert [child.rect.y for child in box.children] == [0, 0, 30]


def test_larger_text_makes_higher_boxes_never_wider_ones() -> None:
    block = column(words("some words that are to be broken into lines " * 3))
    small, large = place(block), place(block, text=1.5)
    assert large.children[0].rect.w == small.children[0].rect.w
    assert Layout(1.5).height(block, 400) > Layout(1.0).height(block, 400)


def rects(block: Tile, wide: float = 400.0, high: float = 300.0) -> list[tuple[float, ...]]:
    """Where the children of a block come to lie."""
    return [
        tuple(round(x, 2) for x in (b.rect.x, b.rect.y, b.rect.w, b.rect.h))
        for b in place(block, wide, high).children
    ]


BOXES = space(100, 20), space(60, 40), space(30, 10)


@pytest.mark.parametrize(
    ("block", "least", "liked"),
    [
        (field(), 120, 280),
        (framed_field(), 144, 304),
        (row(*BOXES, gap=5), 200, 200),
        (row(*BOXES, gap=5, even=True), 310, 310),
        (row(*BOXES, gap=5, wraps=True), 100, 200),
        (row(field("a"), field("b"), gap=10), 250, 570),
        (column(*BOXES, gap=5), 100, 100),
        (column(*BOXES, pad=(7, 9)), 114, 114),
        (column(field("a"), width=90), 90, 90),
        (scroll("list", column(*BOXES)), 114, 114),
        (row(), 0, 0),
        (column(), 0, 0),
    ],
)
def test_how_wide_things_can_be_and_would_like_to_be(
    block: Tile, least: float, liked: float
) -> None:
    assert Layout(1.0).widths(block) == pytest.approx((least, liked))


def test_what_has_letters_grows_with_the_text() -> None:
    assert Layout(1.5).widths(field()) == pytest.approx((180, 420))
    assert Layout(1.5).widths(space(100)) == (100, 100)
    assert Layout(1.5).widths(words("Some words"))[1] == pytest.approx(
        1.5 * (Layout(1.0).widths(words("Some words"))[1] - 0.5) + 0.5
    )


@pytest.mark.parametrize(
    ("block", "wide", "high"),
    [
        (row(*BOXES, gap=5), 400, 40),
        (row(*BOXES, gap=5, wraps=True), 165, 55),
        (row(*BOXES, gap=5, wraps=True), 164, 20 + 5 + 40),
        (row(*BOXES, gap=5, wraps=True), 94, 20 + 5 + 40 + 5 + 10),
        (column(*BOXES, gap=5), 400, 80),
        (column(*BOXES, gap=5, pad=(3, 4)), 400, 88),
        (scroll("list", column(*BOXES, gap=5)), 400, 80),
        (row(), 400, 0),
        (column(), 400, 0),
        (words("one\ntwo"), 400, 40 * LEADING),
        (field(), 400, 44),
    ],
)
def test_how_high_things_are(block: Tile, wide: float, high: float) -> None:
    assert Layout(1.0).height(block, wide) == pytest.approx(high)


@pytest.mark.parametrize(
    ("block", "where"),
    [
        (row(*BOXES, gap=5), [(0, 140, 100, 20), (105, 130, 60, 40), (170, 145, 30, 10)]),
        (row(*BOXES, gap=5, align="start"), [(0, 0, 100, 20), (105, 0, 60, 40), (170, 0, 30, 10)]),
        (row(*BOXES, gap=5, align="end"), [(0, 280, 100, 20), (105, 260, 60, 40), (170, 290, 30, 10)]),
        (row(*BOXES, gap=5, align="stretch"), [(0, 0, 100, 300), (105, 0, 60, 300), (170, 0, 30, 300)]),
        (row(*BOXES[:2], gap=10, align="start", spread="end"), [(230, 0, 100, 20), (340, 0, 60, 40)]),
        (row(*BOXES[:2], gap=10, align="start", spread="middle"), [(115, 0, 100, 20), (225, 0, 60, 40)]),
        (row(*BOXES[:2], gap=10, align="start", even=True), [(0, 0, 195, 20), (205, 0, 195, 40)]),
        (row(BOXES[0], space(0, 9, grow=1), gap=10, align="start"), [(0, 0, 100, 20), (110, 0, 290, 9)]),
        (row(field("a", least=0.0, height=20.0), field("b", least=0.0, height=20.0), gap=0,
             align="start"), [(0, 0, 200, 20), (200, 0, 200, 20)]),
        (column(*BOXES[:2], gap=10), [(0, 0, 400, 20), (0, 30, 400, 40)]),
        (column(*BOXES[:2], gap=10, align="start"), [(0, 0, 100, 20), (0, 30, 60, 40)]),
        (column(*BOXES[:2], gap=10, align="middle"), [(150, 0, 100, 20), (170, 30, 60, 40)]),
        (column(*BOXES[:2], gap=10, align="end"), [(300, 0, 100, 20), (340, 30, 60, 40)]),
        (column(*BOXES[:2], gap=10, spread="middle"), [(0, 115, 400, 20), (0, 145, 400, 40)]),
        (column(*BOXES[:2], gap=10, spread="end"), [(0, 230, 400, 20), (0, 260, 400, 40)]),
        (column(*BOXES, gap=10, spread="between"), [(0, 0, 400, 20), (0, 135, 400, 40), (0, 290, 400, 10)]),
        (column(BOXES[0], space(9, 10, grow=1), BOXES[2], gap=10), [(0, 0, 400, 20), (0, 30, 400, 250), (0, 290, 400, 10)]),
    ],
)  # fmt: skip
def test_where_things_come_to_lie(block: Tile, where: list[tuple[float, ...]]) -> None:
    assert rects(block) == where


def test_a_scroller_leaves_room_for_its_bar_and_reaches_to_the_last_line() -> None:
    box = place(scroll("list", column(*(space(10, 100) for _ in range(5)), gap=0)))
    assert box.reach == 200
    assert [round(b.rect.w) for b in box.children] == [386]
    short = place(scroll("list", column(space(10, 100))))
    assert short.reach == 0


def test_memory_is_tidied_up_only_while_nothing_happens(monkeypatch: pytest.MonkeyPatch) -> None:
    """A full search takes as long as several frames: never amid the game, and once in a quiet moment."""
    window = pytest.importorskip("game.window.window")
    searched: list[float] = []
    monkeypatch.setattr(window.gc, "set_threshold", lambda *_: None)
    monkeypatch.setattr(window.gc, "collect", lambda: searched.append(now))
    monkeypatch.setattr(window.gc, "freeze", lambda: None)
    tidy = window.Tidy()
    now = 0.0
    for step in range(100):
        now = step / 10
        if step % 10 == 0 and step < 50:
            tidy.busy(now)
        tidy.look(now)
    assert searched == [4.0 + window.QUIET]
    tidy.busy(10.0)
    tidy.look(10.5)
    assert len(searched) == 1


# Lines that are cut


@given(TEXTS, st.floats(60, 400), st.integers(1, 4))
def test_a_text_of_so_many_lines_at_most_ends_with_an_ellipsis_where_it_is_longer(
    text: str, room: float, most: int
) -> None:
    whole = lines(Lettering((Run(text),)), room, 18.0)
    cut = lines(Lettering((Run(text),), most=most), room, 18.0)
    if len(whole) <= most:
        assert cut == whole, "what has room stays as it is"
        return
    assert len(cut) == most
    assert cut[:-1] == whole[: most - 1]
    last, rest = said(cut[-1:]), said(whole[most - 1 :])
    assert last.endswith("…")
    assert rest.startswith(last[:-1])
    assert cut[-1].width <= room + 0.5


def said(broken: Sequence[BrokenLine]) -> str:
    """The letters of some lines, without what stands between words."""
    return "".join(run.text for line in broken for run in line.runs).replace(" ", "")


def test_so_many_lines_are_as_high_as_so_many_lines() -> None:
    long = words("word " * 60, most=2)
    assert Layout(1.0).height(long, 200) == pytest.approx(2 * 20 * LEADING)


def test_the_last_line_is_as_full_as_there_is_room_and_bold_where_its_text_is() -> None:
    text = Lettering((Run("One "), Run("two threeandmore", bold=True)), most=1)
    for kept in ("two", "two thr"):
        room = width("One", 20, False) + width(f" {kept}…", 20, True) + 0.1
        (line,) = lines(text, room, 20)
        assert [(run.text, run.bold) for run in line.runs] == [("One", False), (f" {kept}…", True)]


# Blocks that are put anywhere


def test_free_blocks_lie_where_they_are_put_or_nowhere() -> None:
    """The room is known to whoever puts them, and how large each wants to be."""
    asked = []

    def arrange(room, tiles, sizes):  # type: ignore[no-untyped-def]
        asked.append((room, [sizes(tile, 80) for tile in tiles]))
        x, y, _, _ = room
        return [(x + 5, y + 6, 70, 8), None, (x, y, 10, 10)]

    box = place(Tile(Free(arrange), (*BOXES,), pad=(20.0, 10.0), grow=1.0))
    assert asked == [((20, 10, 360, 280), [(80, 20), (60, 40), (30, 10)])]
    found = [(b.rect.x, b.rect.y, b.rect.w, b.rect.h) for b in box.children]
    assert found == [(25, 16, 70, 8), (20, 10, 10, 10)]


def test_a_free_block_is_told_without_where_its_function_lies_in_memory() -> None:
    """Else the print of a screen would differ from run to run."""
    assert repr(Free(lambda room, tiles, sizes: [])) == "Free()"


def test_a_free_block_is_as_high_as_it_must_be() -> None:
    block = Tile(Free(lambda room, tiles, sizes: []), least=120.0)
    assert Layout(1.0).height(block, 400) == 120
