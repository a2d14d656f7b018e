"""The role card: the office, what only its reader knows, red lines, what counts, and the levers; and her numbers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from game.pictures.worth import plain_bar
from game.screens.desk.desk import DeskCard, DeskWhy
from game.screens.dialogs import dialog
from game.screens.here import Here
from game.screens.nodes import (
    Node,
    Screen,
    bullets,
    button,
    group,
    heading,
    heard,
    plain,
    small,
    some,
    text,
    walk,
)
from game.screens.stakes import stakes, value_said
from game.screens.why import ask_why
from game.views.brief import LeverCard, Passage
from game.views.table import IndicatorRow

LEVERS = 2
"""Own levers that are shown before the first order."""
WHOLE = 100
"""All weights of a seat together."""


def my_card(here: Here, place: DeskCard) -> Screen:
    """Everything that was read, and what else counts for the reader."""
    own = here.player.brief.own
    return dialog(
        here,
        "card",
        own.name,
        _mine(
            office(here),
            only_you(here),
            red_lines(here),
            counts(here),
            _bonuses(here),
            *levers(here),
        ),
        wide=True,
    )


def _mine(*parts: Node | None) -> Node:
    """Parts of the card beside a page that may show some of them as well."""
    return group(*(replace(part, id=f"card.{part.id}") for part in some(*parts)), kind="pages")


def why(here: Here, place: DeskWhy) -> Screen:
    """The reader's score and the numbers that make it, then whom she trusts; each says why it is what it is."""
    return dialog(
        here, "why", here.say("desk.why.title"), small(here.say("desk.why.about")),
        _stakes(here), _trust(here), wide=True,
    )  # fmt: skip


def _stakes(here: Here) -> Node:
    """The score and its numbers; all that is seen of a row is heard of it."""
    found = stakes(here, {})
    rows = tuple(_told(row) if row.intent else row for row in found.children)
    return replace(found, children=rows, region="", kind="card")


def _told(row: Node) -> Node:
    seen = (plain(node.text) for node in walk(row) if node.text)
    return replace(row, label=heard(row.label, *seen))


def _trust(here: Here) -> Node | None:
    """How far the reader trusts each other seat."""
    rows = [row for row in here.player.table.trust if row.holder == here.player.seat]
    if not rows:
        return None
    asked = (
        button(
            f"trust.{row.actor}",
            "",
            ask_why(here, "trust", row.holder, row.actor),
            kind="meter",
            label=f"{here.words.seat(row.actor)} {here.words.number(row.value)}. {row.sentence}",
            children=(
                group(
                    text(here.words.seat(row.actor)),
                    text(f"**{here.words.number(row.value)}**", kind="amount"),
                    kind="line",
                    flow="across",
                ),
            ),
        )
        for row in rows
    )
    title = here.say("desk.why.trust")
    return group(heading(title, 3), *asked, kind="card", id="trusts", label=title)


# The parts of the card


def office(here: Here) -> Node:
    """What everybody knows of this seat."""
    own, title = here.player.brief.own, here.say("desk.read.office")
    return group(
        heading(own.name, 2, icon=own.icon),
        *(_passage(each) for each in own.public),
        kind="card",
        id="office",
        label=title,
    )


def only_you(here: Here) -> Node:
    """What nobody else knows."""
    shown, title = here.player.brief, here.say("desk.read.only")
    return group(
        heading(title, 2, icon="eye-off", tone="warn"),
        *(_passage(each) for each in (*shown.private, *shown.told)),
        kind="card",
        id="only",
        label=title,
    )


def _passage(passage: Passage) -> Node:
    """A text with the mark that it carries."""
    if not passage.status:
        return text(passage.text)
    mark = passage.status.split()[0]
    return group(text(passage.text), text(mark, kind="chip"), kind="line", flow="wrap")


def red_lines(here: Here) -> Node | None:
    """What the reader will not accept."""
    lines = here.player.brief.own.red_lines
    if not lines:
        return None
    title = here.say("desk.read.red" if len(lines) == 1 else "desk.read.reds")
    return group(
        heading(title, 2), *(text(said) for said in lines), kind="card", tone="bad", id="red",
        label=title,
    )  # fmt: skip


def counts(here: Here) -> Node | None:
    """Of what her score is made, the heaviest first."""
    rows = list(_weights(here))
    title = here.say("desk.read.counts")
    return group(heading(title, 2), *rows, kind="card", id="counts", label=title) if rows else None


def _weights(here: Here) -> Iterator[Node]:
    interests = here.player.texts.stakeholders[here.player.seat].interests
    ranked = sorted(interests.items(), key=lambda item: -item[1].weight)
    most = max((wanted.weight for _, wanted in ranked), default=WHOLE)
    for name, wanted in ranked:
        yield group(
            text(here.words.indicator(name)),
            Node("image", picture=plain_bar(wanted.weight, 0, most, "accent")),
            text(f"**{wanted.weight} %**", kind="amount"),
            kind="counts",
            flow="across",
        )


def _bonuses(here: Here) -> Node | None:
    """What brings or costs points beside the numbers of the world."""
    lines = here.player.brief.bonuses
    title = here.say("desk.read.bonuses")
    return (
        group(heading(title, 2), bullets(lines), kind="card", id="bonuses", label=title)
        if lines
        else None
    )


def levers(here: Here) -> Iterator[Node]:
    """The reader's own levers, then the one of others that would bring her most."""
    cards = here.player.brief.levers
    own = [card for card in cards if card.own]
    alone = [card for card in own if len(here.player.owners(card.id)) == 1]
    for card in (*alone, *(each for each in own if each not in alone))[:LEVERS]:
        yield _lever(here, card, here.say("desk.read.own"))
    wanted = _wanted(here)
    if wanted is not None:
        card, setting = wanted
        yield _lever(here, card, here.say("desk.read.wanted", seat=card.owner), setting)


def _wanted(here: Here) -> tuple[LeverCard, str] | None:
    """The lever of somebody else, and the setting of it, that would bring the reader most."""
    cards = [card for card in here.player.brief.levers if not card.own]
    effects = here.player.effects
    scored = [
        (effects[card.id, setting.id].score, -n, card, setting.id)
        for n, card in enumerate(cards)
        for setting in card.settings
        if (card.id, setting.id) in effects and not setting.stands
    ]
    if not scored:
        return None
    _, _, card, setting = max(scored, key=lambda each: each[:2])
    return card, setting


def _lever(here: Here, card: LeverCard, about: str, wanted: str = "") -> Node:
    """A lever with its settings: which stands, and which is wanted."""
    settings = (
        text(
            here.say("desk.read.stands", setting=each.name) if each.stands else each.name,
            kind="chip",
            tone="accent" if each.id == wanted else "",
            value="chosen" if each.stands else "",
            icon="star" if each.id == wanted else "",
        )
        for each in card.settings
        if not wanted or each.stands or each.id == wanted
    )
    return group(
        small(about),
        heading(card.name, 2, icon=card.icon),
        group(*settings, flow="wrap"),
        kind="card",
        id=f"about.{card.id}",
        label=f"{about} {card.name}",
    )


def meter(here: Here, row: IndicatorRow) -> Node:
    """A number of the world as a bar within its range."""
    value = row.value if row.value is not None else row.low
    return group(
        text(row.name),
        Node("image", picture=plain_bar(value, row.low, row.high, "soft")),
        text(f"**{value_said(here, row)}**", kind="amount"),
        kind="counts",
        flow="across",
    )
