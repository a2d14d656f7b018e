"""The screen of the table: stakes on the left, the table, levers on the right, and the foot; always in these places."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from game.screens.nodes import Node
from game.window.blocks import Column, Lettering, Row, Space, Tile
from game.window.dress import dressed
from game.window.feet import foot
from game.window.layout import Layout
from game.window.meters import stakes
from game.window.paper import sheet, slip
from game.window.pieces import LARGE, Within
from game.window.rail import coached, rail
from game.window.seats import board
from game.window.short import PAD, grown, sides
from game.window.tracks import levers_beside

BAR: Final = 50.0
"""Height of the bar."""
FOOT: Final = 192.0
"""Height of the foot."""
RAIL: Final = 80.0
COACH: Final = 106.0
"""Height of the rail, and of what the coach says in its place."""


def tabletop(root: Node, within: Within) -> Tile:
    """Every region of the table in its place."""
    text = within.look.text
    wide, high = within.canvas
    parts = {child.region: child for child in root.children if child.region}
    named = {child.id: child for child in root.children if child.id}
    bar = next(child for child in root.children if child.kind == "bar")
    foot_high = FOOT * (1 + (text - 1) * 0.3)
    inner_high = high - BAR * (1 + (text - 1) * 0.2) - foot_high - 3 * PAD
    strip = _strip(named, within, wide - 2 * PAD)
    inner_high -= sum(tile.height or 0.0 for tile in strip)
    beside = sides(within)
    middle = wide - 2 * PAD - 2 * 10 - sum(beside)
    columns = (
        Tile(Column(8), tuple(stakes(root, within, beside[0], inner_high)), width=beside[0]),
        Tile(Column(8), tuple(_middle(root, named, within, middle, inner_high)), width=middle),
        Tile(Column(8), tuple(levers_beside(root, named, within, inner_high)), width=beside[1]),
    )
    above = replace(_titled(dressed(bar, within)), height=BAR * (1 + (text - 1) * 0.2))
    body = Tile(Row(10, "stretch"), columns, grow=1.0)
    body = Tile(Column(0), (*strip, body), pad=(PAD, PAD), grow=1.0)
    below = foot(parts.get("foot"), within, foot_high)
    return Tile(Column(0), (above, body, below))


def beside_levers(within: Within) -> float:
    """The middle of what lies left of the levers, as a share of the window: there dialogs leave them in sight."""
    wide = within.canvas[0]
    return (wide - sides(within)[1] - 2 * PAD) / 2 / wide


def _titled(bar: Tile) -> Tile:
    """The bar in one line, its title as long as there is room."""

    def shortened(tile: Tile) -> Tile:
        if isinstance(tile.body, Lettering):
            grow = 1.0 if tile.role == "heading" else tile.grow
            return replace(tile, body=replace(tile.body, most=1), grow=grow)
        return replace(tile, children=tuple(map(shortened, tile.children)))

    return shortened(bar)


def _strip(named: dict[str, Node], within: Within, wide: float) -> tuple[Tile, ...]:
    """What the coach says above everything, where letters are so large that it has no room below the table."""
    if "coach" not in named or within.look.text <= LARGE:
        return ()
    said = coached(named["coach"], within)
    high = Layout(within.look.text).height(said, wide)
    return replace(said, height=high), Tile(Space(), height=8.0)


def _middle(root: Node, named: dict[str, Node], within: Within, wide: float, high: float) -> Iterator[Tile]:  # fmt: skip
    """The table with its paper, and the rail below it."""
    text = within.look.text
    coach = named.get("coach") if text <= LARGE else None
    rail_high = grown(RAIL, text, 0.62)
    if coach:
        rail_high = max(COACH, Layout(text).height(coached(coach, within), wide))
    table = next(child for child in root.children if child.region == "board")
    board_high = high - (rail_high + 8 if "coach" not in named or coach else 0.0)
    lying = named.get("sheet")
    paper = sheet(lying, within.at("sheet"), wide, board_high) if lying else None
    slips = named["slips"].children if "slips" in named else ()
    tiles = [slip(each, within.at("board")) for each in slips]
    drawn = board(table, within.at("board"), paper, tiles, [each.about for each in slips])
    yield drawn
    if "coach" not in named or coach:
        yield rail(named.get("rail"), coach, within, rail_high)
