"""The screen of the table: stakes on the left, the table, levers on the right, and the foot; always in these places."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from game.screens.nodes import Node, walk
from game.window.blocks import (
    BODY,
    LEAD,
    SMALL,
    TITLE,
    Area,
    Colour,
    Column,
    Drawing,
    Free,
    Icon,
    Lettering,
    Row,
    Scroll,
    Sizes,
    Skin,
    Space,
    Tile,
    runs,
)
from game.window.dress import children, dressed
from game.window.layout import Layout
from game.window.pieces import LARGE, Within, framed, sort_of
from game.window.seats import board
from game.window.style import style_of
from game.window.wording import LEADING

BAR: Final = 50.0
PAD: Final = 12.0
STAKES, ACT, BUTTONS, FOOT, RAIL, COACH = 250.0, 385.0, 236.0, 192.0, 80.0, 106.0
"""Widths of the stakes, the levers and the buttons, heights of the foot and of the rail, at the usual size of text."""
ROW: Final = 41.0
"""Height of a lever."""
DOT: Final = 29.0
TALL: Final = 110.0
"""Height that is left over from which more is shown: the world's headlines, what was said."""
CROWDED: Final = 3
"""Parties beyond which a paper says by icons alone where each stands."""


def tabletop(root: Node, within: Within) -> Tile:
    """Every region of the table in its place."""
    text = within.look.text
    wide, high = within.canvas
    parts = {child.region: child for child in root.children if child.region}
    named = {child.id: child for child in root.children if child.id}
    bar = next(child for child in root.children if child.kind == "bar")
    foot_high = FOOT * (1 + (text - 1) * 0.3)
    inner_high = high - BAR * (1 + (text - 1) * 0.2) - foot_high - 3 * PAD
    beside = _grown(STAKES, text, 0.34), _grown(ACT, text, 0.42)
    middle = wide - 2 * PAD - 2 * 10 - sum(beside)
    columns = (
        Tile(Column(8), tuple(_stakes(root, within, inner_high)), width=beside[0]),
        Tile(Column(8), tuple(_middle(root, named, within, middle, inner_high)), width=middle),
        Tile(Column(8), tuple(_act(root, named, within, inner_high)), width=beside[1]),
    )
    above = replace(_titled(dressed(bar, within)), height=BAR * (1 + (text - 1) * 0.2))
    body = Tile(Row(10, "stretch"), columns, pad=(PAD, PAD), grow=1.0)
    foot = _foot(parts.get("foot"), within, foot_high)
    return Tile(Column(0), (above, body, foot))


def beside_levers(within: Within) -> float:
    """The middle of what lies left of the levers, as a share of the window: there dialogs leave them in sight."""
    wide = within.canvas[0]
    return (wide - _grown(ACT, within.look.text, 0.42) - 2 * PAD) / 2 / wide


def _grown(length: float, text: float, part: float) -> float:
    return length * (1 + (text - 1) * part)


def _titled(bar: Tile) -> Tile:
    """The bar with its title in one line."""

    def shortened(tile: Tile) -> Tile:
        if tile.role == "heading" and isinstance(tile.body, Lettering):
            return replace(tile, body=replace(tile.body, most=1), grow=1.0)
        return replace(tile, children=tuple(map(shortened, tile.children)))

    return shortened(bar)


# The stakes


def _stakes(root: Node, within: Within, high: float) -> Iterator[Tile]:
    """The numbers that count; where the window is high also those of the world."""
    nodes = [child for child in root.children if child.region == "stakes"]
    for node in nodes:
        if node.weight == 2 and high < 520 * within.look.text:
            continue
        inner = within.at("stakes")
        count = sum(child.kind == "meter" for child in node.children)
        lines = _lines_each(within.look.text, high, count)
        shown = node.children[
            lines == 1 and count > CROWDED + 1 :
        ]  # the title is told by the numbers
        meters = tuple(_stake(child, inner, lines) for child in shown)
        *rows, last = meters
        spread = Tile(Space(), grow=1.0)
        inside = meters if node.weight == 2 else (*rows, spread, last)
        block = Tile(Column(_gap(within)), inside, skin="card", pad=(14, 8), id=node.id, role="region", label=node.label)  # fmt: skip
        yield replace(block, grow=0.0 if node.weight == 2 else 1.0)


def _lines_each(text: float, high: float, count: int) -> int:
    """How many lines each number has: three, two or one, as there is room."""
    line = SMALL * text * LEADING
    room = (high - 40 * text - 60 * text) / max(count - 1, 1)
    return 3 if room >= 2 * line + 20 and text <= LARGE else 2 if room >= 2 * line + 10 else 1


def _stake(node: Node, within: Within, lines: int) -> Tile:
    if node.kind == "meter":
        return _meter(node, within, lines)
    return Tile(_one_line(node, within, BODY), role="heading")


def _gap(within: Within) -> float:
    return 4.0 if within.look.text <= LARGE else 1.0


def _meter(node: Node, within: Within, lines: int = 3) -> Tile:
    """A number with its bar; where there is little room what stands below goes up into the line of its name."""
    style = style_of(sort_of(node, within))
    rows = list(node.children)
    if len(rows) == 3 and lines == 1:
        rows = [replace(rows[0], children=(*rows[0].children, *_bare(rows[2]))), rows[1]]
    elif len(rows) == 3 and lines == 2:
        name, value = rows[0].children
        rows = [
            replace(rows[0], children=(name,)),
            replace(rows[0], children=(rows[1], value, *_bare(rows[2]))),
        ]
    return framed(
        node, style, within, Column(1), tuple(_meter_row(child, within) for child in rows)
    )


def _bare(line: Node) -> Iterator[Node]:
    """What a line says after its first part, without icons."""
    return (replace(child, icon="") for child in line.children[1:])


def _meter_row(node: Node, within: Within) -> Tile:
    if node.picture is not None:
        high = node.picture.height
        return Tile(Drawing(node.picture, fills=True), role="image", height=high)
    if not node.children:
        return Tile(_one_line(node, within, SMALL))
    cells = []
    for n, child in enumerate(node.children):
        if child.picture is not None:
            high = child.picture.height
            cells.append(
                Tile(Drawing(child.picture, fills=True), role="image", height=high, grow=1.0)
            )
            continue
        size = LEAD if child.kind == "lead" else SMALL
        said = Tile(_one_line(child, within, size, "start" if n == 0 else "end"), label=child.label, grow=1.0 if n == 0 else 0.0)  # fmt: skip
        if child.icon and child.text:
            said = Tile(Row(4), (Tile(Icon(child.icon, 16.0, _colour(child))), said))
        cells.append(said)
    return Tile(Row(8), tuple(cells))


def _colour(node: Node) -> Colour:
    return node.tone or "ink"


def _one_line(node: Node, within: Within, size: float, align="start", most: int = 1) -> Lettering:  # type: ignore[no-untyped-def]
    """The text of a node on so many lines, ended with an ellipsis where it is longer."""
    said = node.text
    if node.role == "heading" or node.kind == "lead":
        said = said if "**" in said else f"**{said}**"
    return Lettering(runs(said), size, _colour(node), align, most=most)


# The middle


def _middle(root: Node, named: dict[str, Node], within: Within, wide: float, high: float) -> Iterator[Tile]:  # fmt: skip
    """The table with its paper, and the rail below it."""
    coach = named.get("coach")
    rail_high = _grown(COACH if coach else RAIL, within.look.text, 0.9 if coach else 0.62)
    table = next(child for child in root.children if child.region == "board")
    board_high = high - rail_high - 8
    sheet = named.get("sheet")
    paper = _sheet(sheet, within.at("sheet"), wide, board_high) if sheet else None
    slips = named["slips"].children if "slips" in named else ()
    tiles = [_slip(each, within.at("board")) for each in slips]
    drawn = board(table, within.at("board"), paper, tiles, [each.about for each in slips])
    yield drawn
    yield _rail(named.get("rail"), coach, within, rail_high)


def _rail(rail: Node | None, coach: Node | None, within: Within, high: float) -> Tile:
    """What has to be known first, in a line each; long texts of what is pointed at take its place."""
    if coach is not None:
        return replace(_coach(coach, within), height=high)
    inner = within.at("rail")
    nodes = rail.children if rail else ()
    if rail and nodes and nodes[0].kind == "rail":
        return _beats(rail, nodes, inner, high)
    log = [child for child in nodes if child.pressable]
    lines = [child for child in nodes if not child.pressable]
    room = int((high - 12) // (SMALL * within.look.text * LEADING))
    each = max(room // max(len(lines), 1), 1)
    said = tuple(_rail_line(child, inner, each) for child in lines[:room])
    inside: tuple[Tile, ...] = (Tile(Column(0), said, grow=1.0),)
    inside += tuple(_small_tool(child, inner) for child in log)
    return Tile(Row(8, "start"), inside, skin="card", pad=(12, 6), id="rail", role="region", label=rail.label if rail else "", height=high)  # fmt: skip


def _coach(node: Node, within: Within) -> Tile:
    """What the coach of the first game says, and the way on where it is only read."""
    said, *more = node.children
    words = Tile(Lettering(runs(said.text), SMALL, "ink"), role="text")
    step = tuple(Tile(_one_line(each, within, SMALL), role="text") for each in said.children)
    column = Tile(Column(2, spread="middle"), (words, *step), grow=1.0)
    icon = Tile(Icon(said.icon, 24.0, "warn"))
    buttons = tuple(_small_button(each, within) for each in more)
    return Tile(Row(12), (icon, column, *buttons), skin="news", pad=(20, 4), id=node.id)


def _beats(rail: Node, nodes: Sequence[Node], within: Within, high: float) -> Tile:
    """The beats of a reveal side by side, the one that is shown told apart; below whose view it is."""
    chips = tuple(
        Tile(Row(6, "middle", spread="middle"), (
            Tile(Icon("circle-dot" if each.value else "circle", 18.0, "accent" if each.value else "soft")),
            Tile(_one_line(replace(each, text=f"**{each.text}**" if each.value else each.text), within, SMALL), role="text"),
        ))
        for each in nodes[0].children
    )  # fmt: skip
    row = Tile(Row(6, "middle", even=True), chips)
    below = tuple(Tile(_one_line(each, within, SMALL, "middle"), role="text") for each in nodes[1:])
    return Tile(Column(2, "stretch", "middle"), (row, *below), skin="card", pad=(12, 6), id="rail", role="region", label=rail.label, height=high)  # fmt: skip


def _rail_line(node: Node, within: Within, most: int) -> Tile:
    """A line of the rail with its icon; what can be pressed in it stands at its end."""
    parts = (
        [node] if node.text else [child for child in walk(node) if child.text or child.pressable]
    )
    tiles: list[Tile] = []
    for part in parts:
        if part.pressable:
            tiles.append(_small_tool(part, within))
            continue
        words = Tile(
            _one_line(part, within, SMALL, most=most), role="text", grow=1.0, hint=part.text
        )
        if part.icon:
            tiles.append(Tile(Icon(part.icon, 18.0, _colour(part))))
        tiles.append(words)
    return Tile(Row(6, "start"), tuple(tiles), id=node.id)


def _small_tool(node: Node, within: Within) -> Tile:
    """A button as high as a line."""
    style = style_of(sort_of(node, within))
    icon = Tile(Icon(node.icon, 20.0, "accent"))
    style = replace(style, skin="quiet", pad=(6.0, 2.0), width=None)
    told = replace(node, hint=node.hint or node.text)
    made = framed(told, style, within, Row(0, "middle", spread="middle"), (icon,))
    return replace(made, height=_line_high(within), width=36.0, grow=0.0)


def _line_high(within: Within) -> float:
    """The height of a line of the table with something to press in it."""
    return SMALL * within.look.text * LEADING + 5


def _slip(node: Node, within: Within) -> Tile:
    """A small paper: what it is by its icon, and the number of a text."""
    style = style_of(sort_of(node, within))
    inside = [Tile(Icon(node.icon, 20.0, _colour(node)))]
    if node.text and node.pressable:
        inside.append(Tile(Lettering(runs(f"**{node.text}**"), SMALL, "ink")))
    return framed(node, style, within, Row(1, "middle", spread="middle"), tuple(inside))


# The paper


def _sheet(node: Node, within: Within, wide: float, high: float) -> Tile:
    """The paper: its title, a line for each clause as far as there is room, and the lines to sign on."""
    text = within.look.text
    width = min(max(wide - 2 * 104.0, 260.0), 360.0) if text <= LARGE else max(wide - 90.0, 300.0)
    style = style_of(sort_of(node, within))
    tiles: list[Tile] = []
    for child in node.children:
        if child.id == "terms":
            tiles.append(_terms(child, within))
        elif child.id == "signatures":
            tiles.append(_signatures(child, within))
        elif child.kind == "line":
            tiles.append(_sheet_head(child, within))
        elif child.role == "heading":
            tiles.append(_sheet_head(replace(child, text="", icon="", children=(child,)), within))
        else:
            tiles.append(
                Tile(_one_line(child, within, SMALL, most=2), role="text", hint=child.text)
            )
    block = framed(node, style, within, Column(1, "stretch", "between"), tuple(tiles))
    return replace(block, width=width, role="group")


def _sheet_head(node: Node, within: Within) -> Tile:
    cells = []
    for child in node.children:
        if child.pressable:
            cells.append(_small_tool(child, within))
        else:
            size = TITLE if child.level == 2 else SMALL
            words = Tile(
                _one_line(child, within, size, most=2 if child.level == 2 else 1),
                role="heading",
                grow=1.0,
                hint=child.text,
            )
            cells += [Tile(Icon(child.icon, 20.0, _colour(child)))] if child.icon else []
            cells.append(words)
    return Tile(Row(4), tuple(cells))


def _terms(node: Node, within: Within) -> Tile:
    """The clauses, as many as there is room for, and how many more there are."""
    rows = [_term(row, within) for row in node.children]
    said = [_said_in(row) for row in node.children]
    more = [
        Tile(
            Lettering(runs(f"+ {left} …"), SMALL, "soft"), role="text", hint="; ".join(said[-left:])
        )
        for left in range(1, len(rows) + 1)
    ]
    high = SMALL * within.look.text * LEADING

    def arrange(room: Area, tiles: Sequence[Tile], sizes: Sizes) -> list[Area | None]:
        count, fits = len(rows), max(int((room[3] + 1) // high), 1)
        shown = count if fits >= count else fits - 1
        lines = [(room[0], room[1] + n * high, room[2], high) for n in range(shown + 1)]
        last = count - shown - 1  # of the ways to say how many more there are
        return [
            *(lines[n] if n < shown else None for n in range(count)),
            *(lines[shown] if n == last else None for n in range(count)),
        ]

    return Tile(Free(arrange), (*rows, *more), id=node.id, least=high * len(rows), grow=1.0)


def _said_in(node: Node) -> str:
    return " ".join(leaf.text.replace("**", "") for leaf in walk(node) if leaf.text)


def _term(node: Node, within: Within) -> Tile:
    """A clause: icon, lever, setting, and what it would bring."""
    if node.text:
        return _rail_line(node, within, 1)
    lever, setting, *more = node.children
    cells = [Tile(Icon(lever.icon, 18.0, "accent"))] if lever.icon else []
    cells.append(Tile(_one_line(lever, within, SMALL), role="text", grow=1.0))
    cells.append(Tile(_one_line(setting, within, SMALL), role="text"))
    cells += [Tile(_one_line(each, within, SMALL, "end"), role="text", label=each.label) for each in more if each.text]  # fmt: skip
    return Tile(
        Row(6),
        tuple(cells),
        hint=node.hint or " ".join(leaf.text for leaf in walk(node) if leaf.text),
    )


def _signatures(node: Node, within: Within) -> Tile:
    """A line to sign on for each party, its name below."""
    crowd = len(node.children) > CROWDED
    cells = tuple(_signature(child, within, crowd) for child in node.children)
    return Tile(Row(6, "end", even=True), cells, id=node.id)


def _signature(node: Node, within: Within, crowd: bool) -> Tile:
    """Where a party stands, a line, and its name; of many parties the state is an icon alone."""
    state, name = node.children[0], node.children[-1]
    if state.pressable:
        style = style_of(sort_of(state, within))
        style = replace(style, pad=(4.0, 1.0))
        words = Tile(
            Lettering(runs(f"**{state.text}**"), SMALL, style.colour or "accent", "middle", most=1)
        )
        top = framed(state, style, within, Column(0), (words,))
        top = replace(top, hint=state.hint or node.hint or state.text, height=_line_high(within))
    else:
        parts = [Tile(Icon(state.icon, 18.0, _colour(state)))] if state.icon else []
        if not (crowd and state.icon):
            parts.append(Tile(_one_line(state, within, SMALL, "middle"), role="text"))
        top = Tile(Row(3, "middle", spread="middle"), tuple(parts))
    line = Tile(Space(10.0, 1.5), skin="rail")
    below = Tile(_one_line(replace(name, tone=""), within, SMALL, "middle"), role="text")
    return Tile(Column(0), (top, line, below), label=node.label, hint=node.hint)


# The levers


def _act(root: Node, named: dict[str, Node], within: Within, high: float) -> Iterator[Tile]:
    """What can be done: its title stays, the rest scrolls where it has no room; then what was said, if there is some."""
    inner = within.at("act")
    nodes = [c for c in root.children if c.region == "act" and c.id != "sheet"]
    if not nodes:
        return
    first = nodes[0]
    head, *rest = first.children
    title = _act_head(head, inner)
    wide = _grown(ACT, within.look.text, 0.42) - 20
    layout = Layout(within.look.text)
    inside = _levers(rest, inner)
    if layout.height(inside, wide) + 52 * within.look.text > high:
        inside = _levers([_without_legend(child) for child in rest], inner)
    needs = layout.height(inside, wide) + 52 * within.look.text
    log = named.get("heard")
    spare = high - needs
    if log is not None and spare >= TALL * within.look.text + 48:
        said = dressed(replace(log, region="", id=""), within.at("aside"))
        yield _card_of(title, inside, first, scrolls=False, grow=0.0)
        yield Tile(Scroll(), (said,), id="heard", role="region", label=log.label, grow=1.0)
        return
    yield _card_of(title, inside, first, scrolls=spare < 0, grow=1.0)


def _levers(nodes: Sequence[Node], within: Within) -> Tile:
    return Tile(Column(6), tuple(_act_part(child, within) for child in nodes), pad=(2.0, 2.0))


def _without_legend(node: Node) -> Node:
    """Leave out what explains the dots, where the levers need the room."""
    return replace(node, children=tuple(c for c in node.children if c.kind != "legend"))


def _card_of(title: Tile, inside: Tile, node: Node, *, scrolls: bool, grow: float) -> Tile:
    """The levers below their title; what has no room is scrolled to."""
    if scrolls:
        inside = Tile(Scroll(), (inside,), grow=1.0)
    held = replace(inside, id=node.id, role="region", label=node.label)
    return Tile(Column(4), (title, held), skin="card", pad=(10, 8), grow=grow)


def _act_head(node: Node, within: Within) -> Tile:
    cells = []
    for child in node.children or (node,):
        if child.pressable:
            style = replace(style_of(sort_of(child, within)), pad=(4.0, 1.0))
            words = Tile(Lettering(runs(child.text), SMALL, "accent", most=1))
            made = framed(child, style, within, Column(0), (words,))
            cells.append(replace(made, height=_line_high(within)))
        else:
            said = _one_line(replace(child, role="heading"), within, BODY)
            cells.append(Tile(said, role="heading", grow=1.0))
    return Tile(Row(8), tuple(cells), pad=(6.0, 0.0))


def _act_part(node: Node, within: Within) -> Tile:
    if node.kind == "track" and node.role == "group":
        if any(child.role == "radiogroup" for child in node.children):
            return _track(node, within)
        rows = tuple(_act_part(child, within) for child in node.children)
        return Tile(Column(0), rows, id=node.id, role="region", label=node.label)
    if node.role == "group" and node.kind == "vow":
        return _vow(node, within)
    if node.role == "group" and not node.kind and any(c.kind == "track" for c in node.children):
        return Tile(Column(0), tuple(_act_part(child, within) for child in node.children))
    if node.kind == "legend":
        return Tile(_one_line(node, within, SMALL, most=2), role="text", pad=(8.0, 4.0))
    return dressed(node, within)


def _track(node: Node, within: Within) -> Tile:
    """A lever in one row: its icon and name, a dot for every setting, who cares for it."""
    name = node.children[0]
    text = within.look.text
    group = next(child for child in node.children if child.role == "radiogroup")
    cares = [child for child in node.children if child.role == "image"]
    words = Tile(_one_line(replace(name, text=f"**{name.text}**" if node.value else name.text), within, SMALL), role="text", grow=1.0, hint=name.hint, id="")  # fmt: skip
    dots = Tile(Row(0, "middle"), tuple(_dot(child, within) for child in group.children), id=group.id, role="radiogroup", label=group.label, value=group.value, skin="rail")  # fmt: skip
    cells = [Tile(Icon(name.icon, 20.0, "accent")), words, dots]
    if text <= LARGE:
        icons = tuple(Tile(Icon(each.icon, 18.0, _colour(each)), role="image", label=each.label, hint=each.label) for each in cares)  # fmt: skip
        cells.append(Tile(Row(3, "middle", spread="start"), icons, width=40.0))
    return Tile(Row(7), tuple(cells), pad=(7.0, 0.0), skin="row" if node.tone else "", height=max(ROW, SMALL * text * LEADING + 8), id=node.id)  # fmt: skip


def _dot(node: Node, within: Within) -> Tile:
    """A setting as a dot: a ring for the one in force, filled for the one that is asked for."""
    stands = node.kind == "stands"
    skins: dict[tuple[bool, bool], Skin] = {
        (False, False): "dot", (True, False): "stands", (False, True): "chosen_dot",
        (True, True): "chosen_stands",
    }  # fmt: skip
    skin = skins[stands, node.value == "chosen"]
    style = replace(style_of(sort_of(node, within)), skin=skin, pad=(0.0, 0.0), least=0.0)
    tile = framed(node, style, within, Space(DOT, DOT), ())
    return replace(tile, width=DOT, height=DOT, grow=0.0)


def _vow(node: Node, within: Within) -> Tile:
    """A word that is owed: two cards below each other."""
    head, group, *more = node.children
    cards = tuple(_way(child, within) for child in group.children)
    pair = Tile(
        Column(5), cards, id=group.id, role="radiogroup", label=group.label, value=group.value
    )
    title = tuple(
        Tile(_one_line(child, within, BODY if child.role == "heading" else SMALL), role="text", grow=float(n))
        for n, child in enumerate(head.children)
    )  # fmt: skip
    return Tile(Column(4), (Tile(Row(8), title), pair, *children(more, within)), id=node.id)


def _way(node: Node, within: Within) -> Tile:
    chosen = node.value == "chosen"
    skin: Skin = ("broken_vow" if node.tone == "bad" else "chosen_vow") if chosen else "vow"
    style = replace(style_of(sort_of(node, within)), skin=skin, pad=(12.0, 6.0), least=0.0)
    top = Tile(Row(6), (Tile(Icon(node.icon, 20.0, _colour(node))), Tile(_one_line(replace(node, tone=""), within, BODY), grow=1.0)))  # fmt: skip
    below = tuple(
        Tile(
            Lettering(runs(c.text), SMALL, "ink", most=4 if node.tone == "bad" else 2), hint=c.text
        )
        for c in node.children
    )
    return framed(node, style, within, Column(1), (top, *below))


# The foot


def _foot(node: Node | None, within: Within, high: float) -> Tile:
    """What it is worth on the left, the buttons on the right."""
    if node is None:
        return Tile(Space(), height=high, skin="strip")
    inner = within.at("foot")
    groups = {child.kind: child for child in node.children}
    worth = groups["worth"].children if "worth" in groups else ()
    cards = [_worth(child, within.at("worth"), n, high) for n, child in enumerate(worth)]
    buttons = groups["foot"].children if "foot" in groups else ()
    side = _grown(BUTTONS, within.look.text, 0.5)
    cells = [*cards, *([] if cards else [Tile(Space(), grow=1.0)])]
    cells.append(Tile(Column(8), tuple(_buttons(buttons, inner, high)), width=side))
    return Tile(Row(10, "stretch"), tuple(cells), skin="strip", pad=(PAD, 10.0), height=high)


def _worth(node: Node, within: Within, n: int, high: float) -> Tile:
    """A card of the foot: rows in columns, everything in one line."""
    large = within.look.text > LARGE
    rows = [c for c in node.children if c.weight < 2 and not (large and c.kind == "note")]
    line = SMALL * within.look.text * LEADING + 4
    if all(child.text for child in rows):
        rows = rows[: 1 + max(int((high - 48 - line * BODY / SMALL) // line), 1)]
    tiles = [_worth_row(child, within) for child in rows]
    if node.kind == "world":
        head, *meters = tiles
        half = (len(meters) + 1) // 2
        pair = tuple(Tile(Column(2), tuple(part)) for part in (meters[:half], meters[half:]))
        tiles = [head, Tile(Row(18, "start", even=True), pair)]
    grow = 1.35 if n == 0 else 1.0
    block = Tile(
        Column(4),
        tuple(tiles),
        skin="card",
        pad=(14, 8),
        id=node.id,
        role="group",
        label=node.label,
    )
    return replace(block, grow=grow)


def _worth_row(node: Node, within: Within) -> Tile:
    if node.role == "heading":
        return Tile(_one_line(node, within, BODY), role="heading")
    if node.kind == "meter":
        return _meter(node, within, 2 if within.look.text <= LARGE else 1)
    if node.picture is not None:
        return Tile(Drawing(node.picture, fills=True), role="image", height=26.0)
    if node.kind == "row":
        return _worth_line(node, within)
    if node.kind == "belief":
        ask, choice = node.children
        asked = Tile(_one_line(ask, within, SMALL), role="text", hint=ask.text)
        return Tile(Column(2), (asked, _compact(dressed(choice, within), within)))
    if node.kind == "line":
        cells = tuple(Tile(_one_line(c, within, SMALL, "end" if n else "start"), role="text", grow=1.0) for n, c in enumerate(node.children))  # fmt: skip
        return Tile(Row(8), cells)
    if node.text:
        return Tile(_one_line(node, within, SMALL, most=2), role="text", hint=node.text)
    return Tile(Row(8, wraps=False), tuple(_small_button(child, within) for child in node.children))


def _worth_line(node: Node, within: Within) -> Tile:
    """What is said, a bar or a choice, and an amount."""
    cells = []
    for child in node.children:
        if child.picture is not None:
            cells.append(
                Tile(Drawing(child.picture, fills=False), role="image", height=22.0, grow=1.5)
            )
        elif child.role == "radiogroup":
            cells.append(replace(dressed(child, within), grow=1.2))
        elif child.kind == "amount":
            cells.append(
                Tile(
                    _one_line(child, within, SMALL, "end"),
                    role="text",
                    width=54.0 * within.look.text,
                )
            )
        else:
            cells.append(
                Tile(
                    _one_line(child, within, SMALL),
                    role="text",
                    grow=1.0,
                    hint=node.hint or child.text,
                )
            )
    return Tile(Row(8), tuple(cells))


def _compact(choice: Tile, within: Within) -> Tile:
    """A choice as high as a line of text."""
    options = tuple(
        replace(child, pad=(2.0, 2.0), height=_line_high(within) + 4) for child in choice.children
    )
    return replace(choice, children=options)


def _small_button(node: Node, within: Within) -> Tile:
    if not node.pressable:
        return dressed(node, within)
    style = replace(style_of(sort_of(node, within)), pad=(10.0, 3.0), skin="secondary")
    parts = [Tile(Icon(node.icon, 18.0, "accent"))] if node.icon else []
    parts.append(Tile(Lettering(runs(node.text), SMALL, "ink", most=1)))
    tile = framed(node, style, within, Row(6, "middle", spread="middle"), tuple(parts))
    return replace(
        tile,
        hint=node.hint or node.text,
        height=_line_high(within) + (10 if within.look.text <= LARGE else 2),
    )


def _buttons(nodes: Sequence[Node], within: Within, high: float) -> Iterator[Tile]:
    """The main button, large; the others in two columns below it."""
    if not nodes:
        return
    first, *others = nodes
    yield _main(first, within, 1 if len(others) > 2 else 2)
    pairs = [others[n : n + 2] for n in range(0, len(others), 2)]
    lines = 2 if len(pairs) < 2 and within.look.text <= LARGE else 1
    for pair in pairs:
        cells = tuple(_side_button(child, within, lines) for child in pair)
        yield Tile(Row(8, "stretch", even=True), cells)


def _main(node: Node, within: Within, lines: int) -> Tile:
    """The main button: what it will do, and below it what that costs."""
    style = style_of(sort_of(node, within))
    ink = style.ink or style.colour or "ink"
    words = [Tile(Lettering(runs(f"**{node.text}**"), LEAD, ink, "start", most=lines))]
    words += [
        Tile(Lettering(runs(c.text), SMALL, ink, "start", most=1)) for c in node.children if c.text
    ]
    icon = (Tile(Icon(node.icon, 26.0, ink)),) if node.icon else ()
    inside = (*icon, Tile(Column(0), tuple(words), grow=1.0))
    tile = framed(node, replace(style, pad=(14.0, 6.0)), within, Row(12, "middle"), inside)
    return replace(tile, least=64.0, grow=0.5)


def _side_button(node: Node, within: Within, lines: int) -> Tile:
    style = replace(style_of(sort_of(node, within)), pad=(6.0, 3.0))
    colour = "soft" if node.disabled else style.colour or "ink"
    words = Tile(Lettering(runs(node.text), SMALL, colour, "middle", most=lines))
    tile = framed(node, style, within, Column(0, "middle", "middle"), (words,))
    return replace(tile, hint=node.hint or node.text, grow=1.0)
