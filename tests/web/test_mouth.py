"""What the mouth makes of nodes: one element for each role, and what the contract of nodes asks of a page."""

from __future__ import annotations

import re

import pytest

from game.locale import LANGUAGES, has
from game.pictures import palette
from game.player.intents import Seal, SetChecked
from game.player.look import Look
from game.player.player import Moment
from game.screens.nodes import (
    Node,
    Pick,
    Screen,
    bullets,
    button,
    check,
    choice,
    entry,
    group,
    heading,
    small,
    text,
)  # fmt: skip
from game.screens.places import AtTable, Keys
from game.screens.shown import shown
from game.screens.visit import now
from game.screens.wants import Show
from game.web.assets import STATIC, asset
from game.web.mouth import COLUMNS, ESCAPE, Clock, html
from game.web.shell import whole
from game.window.theme import CONTRAST, LIGHT
from tests.player.games import game
from tests.screens.hands import pressing, sat_down
from tests.web.browser import Elements, pressed_ids

OPEN = Show((AtTable(),))
SHUT = Show((Keys(),))


def page(*nodes: Node, **more: object) -> str:
    root = group(group(heading("Talk", 1), region="who"), *nodes)
    return html(Screen("talk", "Talk", root, **more), "en")  # type: ignore[arg-type]


def one(html: str, **attributes: str) -> dict[str, str]:
    """The attributes of the only element that has these."""
    wanted = {key.replace("_", "-"): value for key, value in attributes.items()}
    found = [e.attributes for e in Elements(html).all if wanted.items() <= e.attributes.items()]
    assert len(found) == 1, (wanted, html)
    return found[0]


def test_what_can_be_pressed_carries_its_id_and_nothing_of_what_it_wants() -> None:
    made = page(
        group(button("seal", "Seal", Seal(Moment(1, "commit")), primary=True), region="foot")
    )
    assert one(made, data_id="seal")["type"] == "button"
    assert "commit" not in made
    assert "data-primary" in one(made, data_id="seal")


def test_why_something_cannot_be_pressed_is_read_once_and_belongs_to_all_it_is_true_of() -> None:
    shut = [button(f"b{n}", f"B {n}", SHUT, disabled="Read first.") for n in range(3)]
    made = page(group(*shut, region="act"))
    assert made.count("Read first.") == 1
    told = {one(made, data_id=f"b{n}")["aria-describedby"] for n in range(3)}
    assert len(told) == 1
    assert one(made, id=told.pop())["class"] == "why"
    assert one(made, data_id="b0")["aria-disabled"] == "true"


def test_one_of_a_choice_is_come_to_with_tab_the_chosen_one() -> None:
    picks = [Pick(key, key, SHUT) for key in ("a", "b", "c")]
    made = page(group(choice("pick", picks, "b", label="Which"), region="act"))
    assert one(made, role="radiogroup")["aria-label"] == "Which"
    assert "tabindex" not in one(made, data_id="pick.b")
    assert one(made, data_id="pick.b")["aria-checked"] == "true"
    assert (
        one(made, data_id="pick.a")["tabindex"] == one(made, data_id="pick.c")["tabindex"] == "-1"
    )


def test_a_switch_an_entry_and_a_list_are_what_a_browser_calls_so() -> None:
    made = page(
        group(
            check("checked", "Checked", True, SetChecked("gate", False)),
            entry("seed", "Number", "12", SHUT, hint="Any.", most=12),
            entry("word", "One word", "", SHUT, most=400),
            bullets(["One", "Two"]),
            region="act",
        )
    )
    assert one(made, role="checkbox")["aria-checked"] == "true"
    assert one(made, data_entry="seed")["maxlength"] == "12"
    assert '<textarea rows="3" data-entry="word"' in made
    assert made.count("<li>") == 2
    assert pressed_ids(made) == ["checked", "seed", "word"]


def test_what_is_on_request_is_folded_behind_its_heading_or_more() -> None:
    long = "Words that nobody needs at once. " * 5
    made = page(group(heading("Before", 2, weight=2), small(long, weight=2), region="now"))
    assert "<details" in made
    assert re.search("<summary><h2[^>]*>Before</h2>", made)
    made = page(group(text("Needed."), small(long, weight=2), region="now"))
    assert re.search('class="fold more".*<summary><span>More</span>', made)
    made = page(group(text("Needed."), small("Short.", weight=2), region="now"))
    assert "<details" not in made


def test_texts_are_written_as_texts_whatever_stands_in_them() -> None:
    evil = "<img src=x onerror=alert(1)>\"'&"
    made = page(
        group(
            button("x", evil, SHUT, label=evil, hint=evil), entry("y", evil, evil, SHUT), heading(evil, 2),
            bullets([evil]), region="act", label=evil,
        )
    )  # fmt: skip
    assert "<img" not in made
    assert not Elements(made).open


def test_a_dialog_is_one_and_what_is_below_it_is_out_of_reach() -> None:
    over = Node(
        "dialog", id="dialog.menu", label="Menu",
        children=(heading("Menu", 1), group(button("close", "On", OPEN, primary=True), region="foot")),
    )  # fmt: skip
    made = page(group(text("Below"), region="act"), dialog=over, focus="close", escape=OPEN)
    shell = one(made, id="page")
    assert (shell["data-focus"], shell["data-escape"]) == ("close", "close")
    assert "inert" in one(made, **{"class": "under"})
    assert "<h2" in made
    assert made.count("<h1") == 1


def test_escape_has_an_id_where_no_node_wants_the_same() -> None:
    assert one(page(escape=OPEN), id="page")["data-escape"] == ESCAPE
    assert one(page(), id="page")["data-escape"] == ""


def test_the_clock_says_what_is_left_and_whether_it_runs() -> None:
    screen = Screen("talk", "Talk", group(heading("Talk", 1), region="who"))
    made = html(screen, "en", clock=Clock(220))
    assert one(made, role="timer")["data-left"] == "220"
    assert ">3:40</span>" in made
    assert "data-runs" in one(made, role="timer")
    assert "data-runs" not in one(html(screen, "es", clock=Clock(5, running=False)), role="timer")


def test_every_region_has_a_name_in_every_language_and_a_column() -> None:
    named = {"who", "now", "act", "foot", "aside", "board", "stakes", "news", "tools", "steps"}
    assert all(has(f"web.region.{region}") for region in named)
    assert {r for _, regions in COLUMNS for r in regions} == (named | {""}) - {
        "who",
        "foot",
        "tools",
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_looking_changes_nothing_and_twice_is_the_same(language: str) -> None:
    visit = pressing(sat_down(game(), language=language), "sit", "on")
    before = visit.player.version
    first = html(shown(visit), language)
    assert html(shown(visit), language) == first
    assert visit.player.version == before
    assert now(visit) == visit


def test_a_page_asks_for_nothing_but_what_is_its_own() -> None:
    screen = Screen("talk", "Talk", group(heading("Talk", 1), region="who"))
    made = whole(screen, "es", key="MAPA.A3", look=Look("es", text=1.25, contrast=True))
    asked = [e.attributes.get("href") or e.attributes.get("src") for e in Elements(made).all]
    assert all(a.startswith("/static/") for a in asked if a)
    assert '<html lang="es">' in made
    assert 'data-key="MAPA.A3"' in made
    assert one(made, id="page")["class"] == "text-125 contrast"


# Colours

SHEET = (STATIC / "base.css").read_text(encoding="utf-8")


def colours(block: str) -> dict[str, str]:
    return dict(re.findall(r"--([a-z-]+):(#[0-9a-f]{3,6})\b", block))


def test_the_colours_of_pages_are_those_of_pictures_and_of_the_window() -> None:
    known = colours(SHEET[SHEET.index(":root") : SHEET.index("}") + 4000].split("\n}")[0])
    for name in ("paper", "card", "edge", "ink", "soft", "rule", "track", "table", "blue", "vermilion", "green",
                 "purple", "amber", "slate", "rose"):  # fmt: skip
        assert known[name] == getattr(palette, name.upper()), name
    assert known["amber-fill"] == palette.AMBER_FILL
    for name, ours in (("strip", "strip"), ("bar", "bar"), ("blue-soft", "accent_soft"), ("control", "control"),
                       ("amber-edge", "news_edge")):  # fmt: skip
        assert known[name] == getattr(LIGHT, ours), name


@pytest.mark.parametrize("contrast", [False, True])
def test_what_is_read_stands_out_from_what_it_stands_on(contrast: bool) -> None:
    known = colours(SHEET[: SHEET.index("*{box-sizing")])
    if contrast:
        known |= colours(SHEET[SHEET.index("contrast)") :])
    known = {
        key: "#" + "".join(c * 2 for c in said[1:]) if len(said) == 4 else said
        for key, said in known.items()
    }
    grounds = ("paper", "card", "strip", "blue-soft", "amber-fill", "track")
    for ink in ("ink", "soft", "blue", "vermilion", "green", "amber"):
        for ground in grounds:
            if ground in ("strip", "track") and ink in ("vermilion", "amber"):
                continue  # the strip and what cannot be pressed hold neither
            assert palette.contrast(known[ink], known[ground]) >= 4.5, (ink, ground)
    assert palette.contrast(known["on-bar"], known["bar"]) >= 4.5
    assert palette.contrast(known["bar-soft"], known["bar"]) >= 4.5
    assert palette.contrast(known["control"], known["paper"]) >= 3
    assert contrast is (CONTRAST.card == known["card"])


def test_the_sheets_and_the_script_are_small() -> None:
    names = (
        "base.css",
        "seat.css",
        "around.css",
        "seat.js",
        "fonts/regular.ttf",
        "fonts/bold.ttf",
        "parley.svg",
    )
    sizes = {name: len(found.packed) for name in names if (found := asset(name))}
    assert len(sizes) == len(names)
    assert sum(sizes.values()) < 80_000
    assert sizes["seat.js"] < 6_000
