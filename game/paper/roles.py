"""Role cards: half a sheet each, at most 170 words, with what its seat alone knows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import accumulate
from typing import Final, NamedTuple

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
_FULL: Final = 22.0
"""Millimetres of a bar that stands for half of the score."""
_TIGHT: Final = ((1020, "tighter"), (780, "tight"))
"""Letters on a card, all lines to tick among them, from which it is set more tightly; words are of all lengths."""
_FIRST: Final = 2
"""Levers of its own that a card shows with all their settings in any case."""
_TICKS: Final = re.compile(r'<ul class="ticks">(.*?)</ul>')


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


class CardRoom(NamedTuple):
    """What stands on a card, as far as there is room for its words."""

    name: bool = True
    """the office's whole name"""
    wish: bool = True
    """all settings of the lever it wants, not only the one at the start and the one it would like"""
    later: bool = True
    """its third lever and later ones with their settings, not only by name"""
    silence: bool = True
    """that a missing slip keeps the word, which stands on every slip as well"""
    title: bool = True
    """the scenario's title"""
    wanted: bool = True
    """the lever it wants at all"""
    plus: tuple[str, ...] = ()
    """what brings points beside the numbers"""


_ROOMS: Final = tuple(
    accumulate(
        ("name", "wish", "later", "silence", "title", "wanted"),
        lambda room, left_out: CardRoom(**{**room._asdict(), left_out: False}),
        initial=CardRoom(),
    )
)
"""What is left out first where a card would hold too many words, step by step."""


def role_card(plan: ClassPlan, table: PaperTable, seat: PaperSeat) -> Markup:
    """Write one card; points beside the numbers stand on it as far as there is room for their words."""

    def fits(room: CardRoom) -> bool:
        return count_words(_card(plan, table, seat, room)) <= MOST_WORDS

    room = next((each for each in _ROOMS if fits(each)), _ROOMS[-1])
    said = plan.words.texts.stakeholders[seat.seat]
    for bonus in sorted(said.bonuses, key=lambda bonus: -abs(bonus.points)):
        if bonus.say:
            line = f"{'+' if bonus.points > 0 else '–'} {bonus.say.text}"
            longer = room._replace(plus=(*room.plus, line))
            room = longer if fits(longer) else room
    return _card(plan, table, seat, room)


def count_words(markup: str) -> int:
    """Count the words of a card to be read; of lines to tick only the longest, as one is ticked.

    >>> count_words('<p>one <b>two</b> %</p><ul class="ticks"><li>three</li><li>four five</li></ul>')
    4
    """
    outside = _spoken(_TICKS.sub(" ", markup))
    ticks = [_spoken(line) for found in _TICKS.findall(markup) for line in found.split("</li>")]
    return outside + max(ticks, default=0)


def _spoken(markup: str) -> int:
    return sum(any(letter.isalnum() for letter in word) for word in _text(markup).split())


def _text(markup: str) -> str:
    return re.sub(r"<[^>]*>", " ", markup)


def _card(plan: ClassPlan, table: PaperTable, seat: PaperSeat, room: CardRoom) -> Markup:
    words, seen = plan.words, plan.seen(table, seat)
    card = seat_card(words, seat.seat, seat.seat, easy=True)
    levers = [x for x in levers_of(words, seen) if x.own or room.wanted]
    own = [x for x in levers if x.own]
    also = [] if room.later else own[_FIRST:]
    shown = [x if x.own or room.wish else _wish(words, seen, x) for x in levers if x not in also]
    lines = [tag("p", line) for line in card.red_lines]
    left = tag(
        "div",
        _box(plan.say("role.all"), [tag("p", each.text) for each in card.public]),
        _box(plan.say("role.only"), list(_secrets(plan, table, seat, seen)), "box thick"),
        _box(plan.say("role.lines"), lines) if lines else None,
        class_="left",
    )
    right = tag(
        "div",
        tag("h3", plan.say("role.counts")),
        _counts(plan, words.texts.stakeholders[seat.seat]),
        [tag("p", each, class_="plus") for each in room.plus],
        tag("h3", plan.say("role.levers")),
        [_lever(plan, lever) for lever in shown],
        _also(plan, also),
        class_="right",
    )
    name = tag("p", card.name, class_="name") if room.name and card.name != card.short else None
    where = tag(
        "div",
        tag("b", plan.say("seat", label=table.label(seat))),
        tag("br"),
        words.texts.title.text if room.title else None,
        class_="where",
    )
    silence = tag("span", plan.say("no_slip")) if room.silence else None
    foot = tag("div", tag("span", plan.say("role.thick")), silence, class_="foot bottom")
    head = tag(
        "div",
        icon(card.icon, "icon big"),
        tag("div", tag("h2", card.short), name),
        where,
        class_="head",
    )
    columns = tag("div", left, right, class_="columns")
    count = len(" ".join(_text(head + columns).split()))
    kind = next((kind for most, kind in _TIGHT if count >= most), "")
    return tag("article", head, columns, foot, class_=f"whole {kind}".strip())


def _wish(words: Words, seen: Observation, lever: LeverCard) -> LeverCard:
    """Keep of a lever it wants only the setting at the start and the one it would like."""
    at = words.book.levers.index(lever.id)
    liked = dict(zip(words.book.settings[at], words.book.regard[seen.seat][at], strict=False))
    best = max(lever.settings, key=lambda setting: int(liked[setting.id]))
    kept = tuple(setting for setting in lever.settings if setting.stands or setting is best)
    return replace(lever, settings=kept)


def _also(plan: ClassPlan, levers: list[LeverCard]) -> Markup | None:
    """Name the levers whose settings stand on their lever cards only."""
    if not levers:
        return None
    names = plan.words.listing([lever.name for lever in levers])
    return tag("p", plan.say("role.also", levers=names), class_="also")


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
        (
            _name(plan, indicators[name]),
            hatched(max(1.0, _FULL * min(part.weight / 50, 1)), 3.0),
            part,
        )
        for name, part in sorted(seat.interests.items(), key=lambda item: -item[1].weight)
    ]
    return tag(
        "div",
        [
            part
            for name, bar, interest in rows
            for part in (tag("span", name), tag("span", bar), tag("b", f"{interest.weight} %"))
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
