"""Declining a text: the clause in the way, and with which change the reader would sign."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from game.player.intents import BeginPackage, SetAnswer
from game.rules.orders import Clause, Edit
from game.screens.dialogs import dialog
from game.screens.here import Here
from game.screens.nodes import Node, Pick, Screen, button, choice, small, text
from game.screens.places import DeclineText
from game.screens.wants import Then

WITHOUT = "without"
"""The key of a text without the clause in the way."""
AS_IT_IS = "as_it_is"
"""The key of no change."""


def decline(here: Here, place: DeclineText) -> Screen:
    """The clauses, then what instead of the one in the way the reader would sign."""
    clauses = {clause.lever: clause for clause in here.player.package_of(place.text).clauses}
    asked = clauses.get(place.lever)
    return dialog(
        here,
        f"decline.{place.text}",
        here.say("decline.title", number=_number(here, place.text)),
        *_blocking(here, place, list(clauses)),
        *(_would(here, place, asked) if asked else ()),
        buttons=_buttons(here, place),
        wide=True,
    )


def _number(here: Here, name: str) -> int:
    tabled = here.player.text_of(name)
    return tabled.number if tabled else 0


def _blocking(here: Here, place: DeclineText, levers: list[str]) -> Iterator[Node]:
    label = here.say("decline.lever")
    names = {"": here.say("decline.nothing")} | {lever: here.words.lever(lever) for lever in levers}
    options = [
        Pick(lever, name, here.instead(DeclineText(place.text, lever)))
        for lever, name in names.items()
    ]
    yield text(label)
    yield choice("blocking", options, place.lever, label=label, flow="wrap")


def _would(here: Here, place: DeclineText, asked: Clause) -> Iterator[Node]:
    """What the clause in the way would be for the reader to sign."""
    label, lever = here.say("decline.would"), place.lever
    options = [Pick(AS_IT_IS, here.say("decline.none"), here.instead(replace(place, change=())))]
    for setting in here.player.namable(lever):
        if setting != asked.setting:
            edit = Edit(lever, setting, asked.public, asked.verified)
            options.append(_pick(here, place, setting, here.words.setting(lever, setting), edit))
    options.append(_pick(here, place, WITHOUT, here.say("decline.without"), Edit(lever)))
    chosen = place.change[0].setting or WITHOUT if place.change else AS_IT_IS
    yield text(label)
    yield choice("would", options, chosen, label=label, flow="wrap")
    kept = place.change and _can_be_kept(here)
    yield small(here.say("decline.ready.about") if kept else here.say("decline.more"))


def _can_be_kept(here: Here) -> bool:
    """Whether a signature can be kept ready: all end with the talk, and after this exchange there is no other."""
    return not here.player.last_exchange


def _pick(here: Here, place: DeclineText, key: str, said: str, edit: Edit) -> Pick:
    named = here.instead(replace(place, change=(edit,)))
    return Pick(key, said, named, here.player.change_refused(place.text, (edit,)))


def _buttons(here: Here, place: DeclineText) -> list[Node]:
    name, lever, change = place.text, place.lever, place.change
    amend = Then((BeginPackage(name), here.back))
    no = Then((SetAnswer(name, "decline", lever, change), here.back))
    ready = Then((SetAnswer(name, "decline", lever, change, meant=True), here.back))
    only = here.say("decline.only" if change else "text.decline")
    buttons = [
        button("cancel", here.say("cancel"), here.back),
        button("amend", here.say("decline.amend"), amend, icon="pencil", kind="quiet"),
        button("decline", only, no, primary=not (change and _can_be_kept(here))),
    ]
    if change and _can_be_kept(here):
        buttons.append(
            button("would_sign", here.say("decline.ready"), ready, icon="pen-line", primary=True)
        )
    return buttons
