"""With which change the reader would sign an offer: the clause in the way, then what it should be."""

from __future__ import annotations

from dataclasses import replace

from game.player.intents import Give
from game.rules.orders import Clause, Decline, Edit
from game.screens.desk.desk import DeskDecline
from game.screens.dialogs import dialog
from game.screens.here import Here
from game.screens.nodes import Node, Pick, Screen, button, choice, small, text
from game.screens.wants import Then

WITHOUT = "without"
"""The key of a text without the clause in the way."""


def decline(here: Here, place: DeskDecline) -> Screen:
    """The clauses of the text, then for the one in the way its other settings."""
    tabled = here.player.text_of(place.text)
    if tabled is None:
        return dialog(
            here, f"would.{place.text}", here.say("desk.would.title"), text(here.say("late"))
        )
    clauses = {clause.lever: clause for clause in here.player.package_of(place.text).clauses}
    chosen = clauses.get(place.lever)
    names = here.words.listing([here.words.seat(seat) for seat in tabled.proposers])
    return dialog(
        here,
        f"would.{place.text}",
        here.say("desk.would.of", seats=names) if names else here.say("desk.would.title"),
        text(here.say("desk.would.lever")),
        _blocking(here, place, clauses),
        *((text(here.say("desk.would.setting")), _settings(here, place, chosen)) if chosen else ()),
        small(here.say("desk.would.about")),
        buttons=_buttons(here, place),
        wide=True,
    )


def _blocking(here: Here, place: DeskDecline, clauses: dict[str, Clause]) -> Node:
    picks = [
        Pick(lever, here.words.lever(lever), here.instead(DeskDecline(place.text, lever)))
        for lever in clauses
    ]
    return choice("blocking", picks, place.lever, label=here.say("desk.would.lever"), flow="wrap")


def _settings(here: Here, place: DeskDecline, asked: Clause) -> Node:
    lever = place.lever
    picks = []
    for setting in here.player.namable(lever):
        if setting != asked.setting:
            edit = Edit(lever, setting, asked.public, asked.verified)
            picks.append(_pick(here, place, setting, here.words.setting(lever, setting), edit))
    picks.append(_pick(here, place, WITHOUT, here.say("desk.would.without"), Edit(lever)))
    chosen = (place.change[0].setting or WITHOUT) if place.change else ""
    label = here.say("desk.would.setting")
    return choice("instead", picks, chosen, label=label, flow="wrap")


def _pick(here: Here, place: DeskDecline, key: str, said: str, edit: Edit) -> Pick:
    named = here.instead(replace(place, change=(edit,)))
    return Pick(key, said, named, here.player.change_refused(place.text, (edit,)))


def _buttons(here: Here, place: DeskDecline) -> list[Node]:
    order = Decline(here.player.seat, place.text, place.lever, place.change, meant=True)
    why_not = "" if place.change else here.say("desk.would.first")
    return [
        button("cancel", here.say("cancel"), here.back),
        button(
            "would_sign", here.say("desk.would.sign"), Then((Give(order), here.back)),
            icon="pen-line", primary=True, disabled=why_not,
        ),
    ]  # fmt: skip
