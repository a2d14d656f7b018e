"""Role cards: half a sheet each, at most 170 words, with what its seat alone knows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from game.debrief.markup import Markup, tag
from game.paper.ink import hatched, icon
from game.paper.plan import ClassPlan, PaperSeat, PaperTable
from game.paper.sheets import cut, document
from game.rules.sight import Observation
from game.scenario.model import Indicator, Stakeholder
from game.views.brief import LeverCard, lever_card, most_wanted, passages, seat_card, told
from game.views.words import Words

MOST_WORDS: Final = 170
"""Words of a card, all told."""
_FULL: Final = 30.0
"""Millimetres of a bar that stands for the whole score."""
_MANY: Final = 4
"""Levers from which a card is set more tightly."""


def role_cards(plan: ClassPlan) -> str:
    """Write the cards of all tables, two a sheet."""
    cards = [
        role_card(plan, table, seat)
        for table in plan.tables
        for seat in table.held
        if plan.words.texts.stakeholders[seat.seat].play != "information"
    ]
    note = plan.say("role.note" if plan.drawn else "role.note.tick")
    return document(plan, plan.say("role.title"), note, cut(cards, 1, 2, "role"))


def role_card(plan: ClassPlan, table: PaperTable, seat: PaperSeat) -> Markup:
    """Write one card; points beside the numbers stand on it as far as there is room for their words."""
    said = plan.words.texts.stakeholders[seat.seat]
    plus: list[str] = []
    for bonus in sorted(said.bonuses, key=lambda bonus: -abs(bonus.points)):
        if bonus.say:
            longer = [*plus, f"{'+' if bonus.points > 0 else '–'} {bonus.say.text}"]
            if len(spoken(_card(plan, table, seat, longer)).split()) <= MOST_WORDS:
                plus = longer
    return _card(plan, table, seat, plus)


def spoken(markup: str) -> str:
    """The words of a card, without its elements.

    >>> spoken("<p>one <b>two</b></p><p>three</p>").split()
    ['one', 'two', 'three']
    """
    return re.sub(r"<[^>]*>", " ", markup)


def _card(plan: ClassPlan, table: PaperTable, seat: PaperSeat, plus: list[str]) -> Markup:
    words, seen = plan.words, plan.seen(table, seat)
    card = seat_card(words, seat.seat, seat.seat, easy=True)
    levers = levers_of(words, seen)
    left = tag(
        "div",
        _box(plan.say("role.all"), [tag("p", each.text) for each in card.public]),
        _box(plan.say("role.only"), list(_secrets(plan, table, seat, seen)), "box thick"),
        _box(plan.say("role.lines"), [tag("p", line) for line in card.red_lines])
        if card.red_lines
        else None,
        class_="left",
    )
    right = tag(
        "div",
        tag("h3", plan.say("role.counts")),
        _counts(plan, words.texts.stakeholders[seat.seat]),
        [tag("p", each, class_="plus") for each in plus],
        tag("h3", plan.say("role.levers")),
        [_lever(plan, lever) for lever in levers],
        class_="right dense" if len(levers) >= _MANY else "right",
    )
    return tag(
        "article",
        tag(
            "div",
            icon(card.icon, "icon big"),
            tag("div", tag("h2", card.short), tag("p", card.name, class_="name")),
            tag(
                "div",
                tag("b", plan.say("seat", label=table.label(seat))),
                tag("br"),
                words.texts.title.text,
                class_="where",
            ),
            class_="head",
        ),
        tag("div", left, right, class_="columns"),
        tag(
            "div",
            tag("span", plan.say("role.thick")),
            tag("span", plan.say("no_slip")),
            class_="foot",
        ),
        class_="whole",
    )


def _box(title: str, inside: list[Markup], kind: str = "box") -> Markup:
    return tag("div", tag("h3", title), inside, class_=kind)


def _secrets(
    plan: ClassPlan, table: PaperTable, seat: PaperSeat, seen: Observation
) -> Iterator[Markup]:
    """What the seat alone knows: its own brief, and what was drawn, or what may be drawn to tick."""
    words = plan.words
    for each in passages(words, words.texts.stakeholders[seat.seat].private, easy=True):
        yield tag("p", each.text)
    if table.seed is not None:
        for each in told(words, seen, easy=True):
            yield tag("p", tag("b", each.text))
        return
    for fact in words.texts.facts.values():
        heard = fact.told.get(seat.seat)
        if heard:
            yield tag("p", tag("b", plan.say("role.tick")))
            lines = [text.easy or text.text for text in heard.values()]
            ticks = [tag("li", tag("span", class_="tick"), line) for line in lines]
            yield tag("ul", ticks, class_="ticks")


def _counts(plan: ClassPlan, seat: Stakeholder) -> Markup:
    """What the seat values, the heaviest first, as hatched bars."""
    indicators = plan.words.texts.indicators
    rows = [
        (_name(plan, indicators[name]), hatched(max(1.0, _FULL * part.weight / 100), 3.0), part)
        for name, part in sorted(seat.interests.items(), key=lambda item: -item[1].weight)
    ]
    return tag(
        "div",
        [
            [tag("span", name), tag("span", bar), tag("b", f"{part.weight} %")]
            for name, bar, part in rows
        ],
        class_="counts",
    )


def _name(plan: ClassPlan, indicator: Indicator) -> str:
    name = indicator.name.text
    return plan.say("role.less", indicator=name) if indicator.good == "low" else name


def levers_of(words: Words, seen: Observation) -> list[LeverCard]:
    """Its own levers, then the one it wants most from somebody else."""
    book = words.book
    own = [at for at, owned in enumerate(book.owns[seen.seat] & book.in_play) if owned]
    wanted = most_wanted(book, seen)
    return [lever_card(words, seen, at) for at in (*own, *([] if wanted is None else [wanted]))]


def _lever(plan: ClassPlan, lever: LeverCard) -> Markup:
    masks = masks_of(plan.words, lever.id) if lever.own else {}
    chips = [
        tag(
            "li",
            setting.name,
            class_=" ".join(["now"] * setting.stands + ["hidden"] * (setting.id in masks)) or None,
        )
        for setting in lever.settings
    ]
    looks = [
        tag("p", plan.say("role.hidden", setting=name), class_="looks") for name in masks.values()
    ]
    return tag(
        "div",
        tag(
            "div",
            icon(lever.icon, "icon small"),
            tag("b", lever.name),
            tag("span", owners(plan, lever)),
            class_="top",
        ),
        tag("ul", chips, class_="chips"),
        looks,
        class_="lever",
    )


def owners(plan: ClassPlan, lever: LeverCard) -> str:
    """Who decides on a lever, for the reader of a card."""
    several = len([seat for seat in plan.words.texts.levers[lever.id].owner if seat != "table"]) > 1
    if not lever.own:
        return lever.owner
    return plan.say("role.joint") if several else plan.say("role.yours")


def masks_of(words: Words, lever: str) -> dict[str, str]:
    """The hidden settings of a lever, each with the name of what others see instead."""
    settings = words.texts.levers[lever].settings
    return {
        name: words.setting(lever, setting.covert.looks_like)
        for name, setting in settings.items()
        if setting.covert is not None
    }
