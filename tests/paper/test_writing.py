"""From parts to HTML and to plain lines: every kind of block, written out by hand."""

from __future__ import annotations

import re
from dataclasses import replace
from types import SimpleNamespace
from typing import cast

from game.debrief.lines import ROWS, WIDTH, lines
from game.debrief.markup import Markup, items, tag
from game.debrief.page import page
from game.debrief.parts import Block, Bullets, Card, Figure, Heading, PagePart, Prose, Table
from game.debrief.source import Material
from game.debrief.style import style
from game.pictures import palette
from game.pictures.drawing import Picture
from game.session.record import Problem
from game.views.words import Words
from tests.views.games import rulebook


def source(problem: Problem | None = None) -> Material:
    """As much of a source as writing needs."""
    words = Words(rulebook("three-valleys"), "en")
    return cast(Material, SimpleNamespace(words=words, problem=problem))


def written(*blocks: Block, how: str = "") -> str:
    """The one part of a page."""
    text = page(source(), "T", "m", (PagePart("x", "X", how, blocks),))
    found = re.search(r"<section.*?</section>", text)
    assert found
    return found[0]


def told(*blocks: Block, how: str = "") -> list[str]:
    """The lines after the heading of the one part."""
    found = list(lines(source(), "T", "m", (PagePart("x", "X", how, blocks),)))
    return found[found.index("## X") + 1 :]


def within(markup: str, how: str = "") -> str:
    said = f'<p class="how">{how}</p>' if how else ""
    return (
        f'<section id="x" aria-labelledby="x-title"><h2 id="x-title">X</h2>{said}{markup}</section>'
    )


def picture(width: float = 100.0) -> Picture:
    return cast(Picture, SimpleNamespace(width=width, svg=lambda id: f"<svg {id}/>"))


def test_prose_and_headings() -> None:
    assert written(Prose("one & two"), Prose("lead", strong=True), how="Read it.") == within(
        '<p>one &amp; two</p><p class="lead">lead</p>', "Read it."
    )
    assert written(Heading("H"), Heading("H", "how")) == within(
        '<h3>H</h3><h3>H</h3><p class="how">how</p>'
    )
    assert told(Prose("one"), Heading("H", "how"), how="Read it.") == ["Read it.", "one", "", "# H"]


def test_lists_have_numbers_or_none() -> None:
    assert written(Bullets(("a", "b"))) == within("<ul><li>a</li><li>b</li></ul>")
    assert written(Bullets(("a",), numbered=True)) == within('<ol class="turns"><li>a</li></ol>')
    assert written(Bullets(())) == within("")
    assert told(Bullets(("a", "b"))) == ["- a", "- b"]
    assert told(Bullets(("a", "b"), numbered=True)) == ["1. a", "2. b"]


def test_cards_that_follow_each_other_stand_side_by_side() -> None:
    card = '<div class="card"><h3>{}</h3><ul><li>l</li></ul></div>'
    one, two = Card("one", ("l",)), Card("two", ("l",))
    assert written(one) == within(card.format("one"))
    both = f'<div class="cards">{card.format("one")}{card.format("two")}</div>'
    assert written(one, two) == within(both)
    assert written(one, two, Prose("p"), one) == within(f"{both}<p>p</p>{card.format('one')}")
    assert told(one) == ["- one", "    l"]


TABLE = Table("cap", ("seat", "form", "a", "b"), (("A", "x", "1", "–"), ("B", "", "3", "4.")), 2)


def test_a_table_has_its_numbers_at_the_right() -> None:
    total = source().words.say("page.sum")
    table = replace(TABLE, rows=(*TABLE.rows, (total, "", "9", "9")))
    found = written(table)
    head = '<th scope="col">seat</th><th scope="col">form</th><th scope="col" class="n">a</th><th scope="col" class="n">b</th>'
    row = '<tr><th scope="row">A</th><td>x</td><td class="n">1</td><td class="n">–</td></tr>'
    assert f"<caption>cap</caption><thead><tr>{head}</tr></thead><tbody>{row}" in found
    assert f'<tr class="sum"><th scope="row">{total}</th>' in found
    assert found.count('class="sum"') == 1
    assert '<div class="scroll" tabindex="0" role="region" aria-label="cap"><table>' in found
    assert "<details>" not in found
    folded = written(replace(TABLE, folded=True))
    assert re.search(
        r"<details><summary>[^<]+</summary><div class=\"scroll\".*</div></details>", folded
    )


def test_a_row_is_read_out_cell_by_cell() -> None:
    assert told(TABLE) == ["- A: form x; a 1", "- B: a 3; 4."]
    many = replace(TABLE, rows=tuple((f"r{n}", "x", "1", "2") for n in range(ROWS + 3)))
    assert len(told(many)) == ROWS
    assert told(many)[0].startswith("- r0:")
    sentences = Table("c", ("", "a", "b"), (("A", "It is so.", "Kept."),))
    assert told(sentences) == ["- A: It is so. Kept."]
    bare = Table("c", ("", "", "b"), (("A", "x", "2"),))
    assert told(bare) == ["- A: x; b 2"]


def test_pictures_stand_in_both_widths_each_with_a_name_of_its_own() -> None:
    single = Figure((picture(),), (picture(),))
    assert written(single, single) == within(
        "".join(
            f'<figure><div class="wide"><div><svg p{n}/></div></div>'
            f'<div class="narrow"><div><svg p{n + 1}/></div></div></figure>'
            for n in (1, 3)
        )
    )
    pair = Figure((picture(399), picture()), (picture(), picture()), ("one", "two"))
    found = written(pair)
    assert '<div class="pair wide"><div><p class="caption">one</p><svg p1/>' in found
    assert '<div class="pair narrow">' in found
    assert '<p class="caption">two</p>' in found
    broad = written(replace(pair, wide=(picture(400), picture())))
    assert '<div class="wide">' in broad
    assert '<div class="pair narrow">' in broad
    assert told(single, how="How to look at it.") == []


def test_a_page_names_its_parts_and_what_is_wrong_with_the_record() -> None:
    parts = (PagePart("a", "A", "", (Prose("p"),)), PagePart("b", "B", "", (Prose("p"),)))
    whole = page(source(), "T & U", "m", parts)
    assert whole.startswith('<!DOCTYPE html>\n<html lang="en"><head>')
    assert "<title>T &amp; U</title>" in whole
    say = source().words.say
    assert (
        f'<nav aria-labelledby="jump"><h2 id="jump">{say("page.jump")}</h2>'
        '<ol><li><a href="#a">A</a></li><li><a href="#b">B</a></li></ol></nav>'
    ) in whole
    assert f"<h1>T &amp; U</h1><p>m</p><p>{say('page.tone')}</p>" in whole
    assert '<meta charset="utf-8">' in whole
    assert '<meta name="viewport" content="width=device-width, initial-scale=1">' in whole
    assert f"<footer><p>{say('page.made')}</p></footer></body></html>" in whole
    assert 'class="notice"' not in whole
    torn = page(source(Problem("torn", 3, "Line 3 is torn.")), "T", "m", parts)
    notice = re.search(r'<main><p class="notice" role="note">([^<]*)</p>', torn)
    assert notice
    assert "Line 3 is torn." in notice[1]


def test_lines_begin_with_title_and_tone_and_are_folded() -> None:
    long = "word " * 60
    found = list(
        lines(
            source(), "T", "m", (PagePart("x", "X", "", (Bullets((long,)), Card(long, (long,)))),)
        )
    )
    assert found[:3] == ["T", "m", ""]
    assert found[found.index("## X") - 1] == ""
    assert max(map(len, found)) <= WIDTH
    after = found[found.index("## X") + 1 :]
    assert after[0].startswith("- word")
    assert after[1].startswith("  word")
    assert [line for line in after if line.startswith("    word")]


def test_markup() -> None:
    assert tag("p", class_="a", aria_label="b", id=None) == '<p class="a" aria-label="b"></p>'
    assert tag("br", "never") == "<br>"
    assert tag("p", Markup("<b>"), "<b>", None, ["x", Markup("<i>")]) == "<p><b>&lt;b&gt;x<i></p>"
    assert items([]) is None
    assert items(["<"], class_="c") == '<ul class="c"><li>&lt;</li></ul>'


def test_a_style_sheet_has_the_colours_of_the_palette_and_both_cuts_of_the_typeface() -> None:
    found = style()
    assert "$" not in found
    assert all(colour in found for colour in (palette.PAPER, palette.INK, palette.BLUE))
    assert re.findall(r"@font-face\{[^}]*?font-weight:(\d+);", found) == ["400", "700"]
