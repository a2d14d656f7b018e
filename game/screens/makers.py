"""For each place the screen that is made of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

from game.screens import (
    brief,
    chooser,
    debrief,
    decline,
    ending,
    finished,
    front,
    gallery,
    glossary,
    guess,
    hint,
    leaving,
    looks,
    lookup,
    menu,
    orders,
    package,
    places,
    sayings,
    settings,
    setup,
    table,
    why,
    wonder,
)
from game.screens.desk import card as desk_card
from game.screens.desk import decline as desk_decline
from game.screens.desk.desk import DeskCard, DeskDecline, DeskPlace, DeskWhy
from game.screens.desk.page import desk_page
from game.screens.here import Here
from game.screens.nodes import Screen
from game.screens.start import start

Maker = Callable[[Here, Any], Screen]


def _start(here: Here, place: places.Start) -> Screen:
    return start(here.look, here.visit.unfinished, searching=not here.visit.searched)


MAKERS: Final[Mapping[type[places.Place], Maker]] = {
    # Before a game
    places.Start: _start,
    places.Chooser: chooser.chooser,
    places.Setup: setup.setup,
    places.Gallery: gallery.gallery,
    places.Finished: finished.finished_games,
    places.Settings: settings.settings,
    places.Keys: settings.keys,
    places.Trouble: settings.trouble,
    # In a game
    places.AtTable: table.at_table,
    places.GuessAsked: guess.guess,
    places.Hint: hint.hint,
    places.GameMenu: menu.game_menu,
    places.Leaving: leaving.leaving,
    # Asked at the table
    places.PackageMore: package.package_more,
    places.Sayings: sayings.sayings,
    places.DeclineText: decline.decline,
    places.BreakWord: orders.break_word,
    places.Answering: front.answering,
    # Looked up in a game
    places.BriefAgain: brief.brief_again,
    places.WhyCard: why.why_card,
    places.SeatPage: lookup.seat_card,
    places.News: lookup.news,
    places.Numbers: lookup.numbers,
    places.AgreementsPage: lookup.agreements,
    places.TalkLog: lookup.talk_log,
    places.TermPage: glossary.term,
    places.Glossary: glossary.glossary,
    places.AboutPage: looks.about,
    places.Levers: looks.levers,
    places.Trusts: looks.trusts,
    places.TextsPlace: looks.texts,
    places.Scores: looks.scores,
    places.Commands: looks.commands,
    # In a class
    DeskPlace: desk_page,
    DeskCard: desk_card.my_card,
    DeskWhy: desk_card.why,
    DeskDecline: desk_decline.decline,
    # After a game
    places.EndingPage: ending.ending,
    places.CounterpartPage: ending.counterpart,
    places.DebriefPage: debrief.debrief,
    places.Wonder: wonder.wonder,
}
