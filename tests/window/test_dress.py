"""How nodes become blocks: generic by role and flow, looks from the styles."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import get_args

import pytest

from game.pictures.gauge import gauge
from game.player.look import Look
from game.screens import nodes as n
from game.screens.nodes import Kind, Node, Pick, Role
from game.window.blocks import Column, Drawing, Icon, Lettering, Row, Scroll, Tile, walk
from game.window.columns import amount_widths
from game.window.dress import dressed
from game.window.frame import framed
from game.window.layout import Box, Layout, Rect, boxes
from game.window.pieces import Within
from game.window.style import RULES, Sort, style_of
from tests.window.made import Told

LOOK = Look()
PICTURE = gauge(0.4, "4.2", "+1", colour="#204080", size=84, title="A ring")


def block_of(node: Node, **within: object) -> Tile:
    return dressed(node, Within(LOOK, **within))  # type: ignore[arg-type]


def letters(block: Tile) -> list[str]:
    """The texts inside a block, in order."""
    return [
        "".join(run.text for run in each.body.runs)
        for each in walk(block)
        if isinstance(each.body, Lettering)
    ]


def icons(block: Tile) -> list[tuple[str, str]]:
    return [(b.body.name, b.body.colour) for b in walk(block) if isinstance(b.body, Icon)]


def placed(block: Tile, wide: float = 600.0, high: float = 400.0) -> list[Box]:
    return list(boxes(Layout(1.0).place(block, Rect(0, 0, wide, high))))


def colours(block: Tile) -> list[str]:
    return [each.body.colour for each in walk(block) if isinstance(each.body, Lettering)]


# Styles


AT_TABLE = {
    "belief", "dot", "rail", "scene", "signature", "stands", "terms", "track", "vow", "world",
    "worth",
}  # fmt: skip
"""Kinds that stand at the table alone, which is laid out by hand."""


@pytest.mark.parametrize("kind", [kind for kind in get_args(Kind) if kind])
def test_every_kind_has_a_style(kind: Kind) -> None:
    """Some rule is about it, and it changes how something looks; what is laid out by hand needs none."""
    ruled = [rule for rule in RULES if kind in rule.kinds or kind in rule.places or kind in rule.all_places]  # fmt: skip
    assert bool(ruled) != (kind in AT_TABLE)


@pytest.mark.parametrize("role", get_args(Role))
def test_every_role_becomes_a_block_that_says_what_it_is(role: Role) -> None:
    node = Node(role, id="it", text="Words", label="Words", children=(n.text("inside"),))
    if role == "figure":
        node = replace(node, picture=PICTURE)
    block = block_of(node)
    assert [each for each in walk(block) if each.role in (role, "text", "image")]


def test_a_later_rule_has_the_last_word() -> None:
    plain = style_of(Sort("button", marks=frozenset(("pressable",))))
    main = style_of(Sort("button", marks=frozenset(("pressable", "primary"))))
    cannot = style_of(Sort("button", marks=frozenset(("pressable", "primary", "disabled"))))
    assert (plain.skin, main.skin) == ("secondary", "primary")
    assert (main.colour, cannot.colour) == ("on_accent", "soft")


# Text, icons, flows


def test_an_icon_stands_beside_its_text_and_children_below_it() -> None:
    node = Node("group", icon="lock", text="Head", children=(n.text("Below"),))
    lines = placed(block_of(node))
    icon = next(box for box in lines if isinstance(box.block.body, Icon)).rect
    head, below = (box.rect for box in lines if box.lines)
    assert icon.right <= head.x
    assert below.x == head.x
    assert below.y >= head.bottom


def test_in_one_line_the_first_text_has_what_is_left() -> None:
    node = n.line(n.text("First"), n.text("second"), n.button("go", "Go", Told("go")))
    (line,) = [box for box in placed(block_of(node)) if len(box.children) == 3]
    first, second, button = (box.rect for box in line.children)
    assert button.right == pytest.approx(600)
    assert first.w > 400
    assert second.w < 100


def test_amounts_stand_in_columns_that_are_as_wide_in_all_lines() -> None:
    rows = [
        n.line(n.text(f"row {value}"), n.text(value, kind="amount"), n.text(moved, kind="amount"))
        for value, moved in (("1", "+1000"), ("2000", ""), ("3", "-1"))
    ]
    block = block_of(n.group(*rows))
    lines = [box for box in placed(block) if isinstance(box.block.body, Row)]
    for at in (1, 2):
        assert len({(box.children[at].rect.x, box.children[at].rect.right) for box in lines}) == 1
    assert len(amount_widths(rows, 1.0)) == 2
    assert amount_widths(rows, 1.5)[0] > amount_widths(rows, 1.0)[0]
    assert amount_widths(rows[:1], 1.0) == (), "one line alone takes the columns around it"


def test_the_columns_of_a_table_are_alike_in_all_rows() -> None:
    cells = (("Who", "How much"), ("A long name of somebody", "1"), ("B", "2000000"))
    rows = [n.group(*(n.text(c, kind="cell") for c in row), kind="row", flow="across") for row in cells]  # fmt: skip
    lines = [box for box in placed(block_of(n.group(*rows, kind="table"))) if len(box.children) == 2]  # fmt: skip
    assert len(lines) == 3
    assert len({round(box.children[1].rect.x, 3) for box in lines}) == 1
    assert len({round(box.children[0].rect.w, 3) for box in lines}) == 1


def test_a_table_that_is_too_wide_is_told_row_by_row() -> None:
    heads = [f"Unbreakable{at}" * 2 for at in range(8)]
    row = ["Name", *(str(at) for at in range(7))]
    rows = [n.group(*(n.text(c, kind="cell") for c in cells), kind="row", flow="across") for cells in (heads, row)]  # fmt: skip
    said = letters(block_of(n.group(*rows, kind="table")))
    assert said == ["Name", *(x for at in range(7) for x in (heads[at + 1], str(at)))]


def test_choices_share_the_width_unless_a_word_would_break() -> None:
    def flow(*texts: str) -> list[Box]:
        options = [Pick(text, text, Told(text)) for text in texts]
        group = block_of(n.choice("pick", options, texts[0], label="Pick"))
        return [box for box in placed(group, wide=300) if box.block.role == "radio"]

    even = flow("One", "Two", "Three")
    assert {round(box.rect.w) for box in even} == {100}
    lines = flow("Unbreakably" * 2, "Two", "Three")
    assert len({round(box.rect.w) for box in lines}) > 1


def test_of_choices_below_each_other_each_has_a_line() -> None:
    options = [Pick(str(at), str(at), Told(at)) for at in range(3)]
    group = block_of(n.choice("pick", options, "1", label="Pick", flow="down"))
    lines = [box.rect for box in placed(group) if box.block.role == "radio"]
    assert len({rect.y for rect in lines}) == 3
    assert {rect.w for rect in lines} == {600}


def test_a_disclosure_has_a_chevron_and_what_is_inside_is_no_part_of_its_head() -> None:
    inside = n.button("in", "Inside", Told("in"))
    for shown in (False, True):
        node = n.disclosure("open", n.text("Head"), shown, Told("open"), inside)
        block = block_of(node)
        assert [name for name, _ in icons(block)] == ["chevron-up" if shown else "chevron-down"]
        head = next(each for each in walk(block) if each.id == "open")
        assert head.pressable
        assert "in" not in {each.id for each in walk(head)}
        assert ("in" in {each.id for each in walk(block)}) is shown


def test_what_is_chosen_and_what_is_on_looks_different() -> None:
    def skins(block: Tile) -> set[str]:
        return {each.skin for each in walk(block)}

    on, off = (block_of(n.check("yes", "Yes?", value, Told("yes"))) for value in (True, False))
    assert "chosen_check" in skins(on) - skins(off)
    chosen, other = (
        block_of(n.card(n.text("x"), id="c", intent=Told("c"), label="x", value=value))
        for value in ("chosen", "")
    )
    assert (chosen.skin, other.skin) == ("chosen_card", "card_raised")


def test_items_have_a_dot_or_their_icon() -> None:
    plain = block_of(n.bullets(["one", "two"]))
    assert letters(plain) == ["·", "one", "·", "two"]
    marked = block_of(Node("list", children=(Node("item", text="one", icon="check"),)))
    assert letters(marked) == ["one"]
    assert [name for name, _ in icons(marked)] == ["check"]


def test_an_entry_shows_what_is_typed_on_the_device_before_what_it_held() -> None:
    node = n.entry("seed", "Number", "7", Told(n.TYPED))
    assert block_of(node).value == "7"
    assert block_of(node, typed={"seed": "12"}).value == "12"


def test_a_clock_shows_what_is_left() -> None:
    node = n.text("20:00 left", id="clock", value="20")
    assert letters(block_of(node, clock="19:59 left")) == ["19:59 left"]
    check = n.check("clock", "Show a clock", False, Told("clock"))
    assert letters(block_of(check, clock="19:59 left")) == ["Show a clock"]


# Frames


def screen(*regions: Node, dialog: Node | None = None) -> list[Tile]:
    return framed(n.Screen("page", "Page", n.group(*regions), dialog), Within(LOOK))


def scrollers(block: Tile) -> list[str]:
    return [each.id for each in walk(block) if isinstance(each.body, Scroll)]


def region(name: n.Region, *children: Node) -> Node:
    return n.group(*(children or (n.text(name),)), id=name, region=name)


def test_regions_of_a_page_stand_beside_each_other_and_its_foot_below() -> None:
    bar = n.group(n.heading("Title", 1), kind="bar", flow="across")
    foot = n.group(n.text("Said"), n.button("go", "Go", Told("go")), region="foot")
    (page,) = screen(bar, region("now"), region("aside"), foot)
    assert scrollers(page) == ["now", "aside"]
    found = {box.block.id: box.rect for box in placed(page, 1280, 720) if box.block.id}
    assert found["now"].right < found["aside"].x
    assert found["go"].y > found["now"].bottom
    assert found["go"].right > 1200


def table_of(*act: Node, worth: tuple[Node, ...] = ()) -> list[Box]:
    """A table with this to do, with its bar, its drawing and one button."""
    bar = n.group(n.heading("Title", 1), kind="bar", flow="across")
    done = n.button("done", "Done", Told("done"), primary=True)
    foot = n.group(
        n.group(*worth, kind="worth"), n.group(done, kind="foot"), region="foot", id="foot"
    )
    board = n.group(n.figure(PICTURE, kind="board"), kind="board", region="board")
    (page,) = screen(bar, region("act", *act), board, foot)
    return placed(page, 1280, 720)


def test_at_the_table_the_title_and_the_buttons_of_what_is_to_be_done_stay() -> None:
    lines = table_of(n.heading("Talk"), *(n.text(f"line {at}") for at in range(60)))
    found = {box.block.id: box for box in lines if box.block.id}
    assert found["act"].reach > 0
    assert found["done"].rect.bottom <= 720
    title = next(box for box in lines if said_in(box) == "Talk")
    assert title.rect.bottom <= found["act"].rect.y


def said_in(box: Box) -> str:
    return "".join(run.text for line in box.lines for run in line.runs)


def test_at_the_table_what_has_room_does_not_scroll() -> None:
    lines = table_of(n.heading("Talk"), n.text("a line"))
    assert not [box for box in lines if box.clip is not None]


def test_a_dialog_scrolls_between_its_title_and_its_buttons() -> None:
    inside = n.group(*(n.text(f"line {at}") for at in range(90)), kind="panel")
    foot = n.group(n.button("close", "Close", Told("close")), region="foot", flow="wrap")
    node = Node("dialog", id="d", label="D", children=(n.heading("D", 1), inside, foot))
    _, dialog = screen(region("now"), dialog=node)
    assert dialog.cover
    lines = placed(dialog, 1280, 720)
    close = next(box for box in lines if box.block.id == "close")
    assert close.rect.bottom <= 720
    assert next(box for box in lines if box.clip is not None).reach > 0


def test_where_letters_are_large_a_list_takes_the_place_of_a_small_picture() -> None:
    node = n.line(n.text("Name"), n.figure(PICTURE, n.text("4, then 5")))
    assert [each for each in walk(block_of(node)) if isinstance(each.body, Drawing)]
    large = dressed(node, Within(LOOK.changed(text=1.5)))
    assert not [each for each in walk(large) if isinstance(each.body, Drawing)]
    assert "4, then 5" in letters(large)


def flows() -> Iterator[tuple[n.Flow, type]]:
    yield from (("down", Column), ("across", Row), ("wrap", Row), ("even", Row))


@pytest.mark.parametrize(("flow", "body"), list(flows()))
def test_children_follow_each_other_as_their_flow_says(flow: n.Flow, body: type) -> None:
    block = block_of(n.group(n.text("a"), n.text("b"), flow=flow))
    assert isinstance(block.body, body)
    if isinstance(block.body, Row):
        assert block.body.wraps == (flow in ("wrap", "even"))
        assert block.body.even == (flow == "even")


def test_text_in_a_bar_is_light_and_a_tone_keeps_its_colour() -> None:
    bar = block_of(n.group(n.text("plain"), n.text("bad", "bad"), kind="bar", flow="across"))
    assert colours(bar) == ["on_dark", "bad"]


def test_beside_an_icon_of_a_tone_a_line_stays_dark() -> None:
    line = block_of(n.line(n.text("Kept.", "good", icon="check")))
    assert icons(line) == [("check", "good")]
    assert colours(line) == ["ink"]
