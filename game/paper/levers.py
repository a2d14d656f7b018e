"""Lever cards for the middle of a table: what all may know of each lever, four a sheet.

Settings have no digits here: those of a hidden setting would be missing, and so give it away.
"""

from __future__ import annotations

from game.debrief.markup import Markup, tag
from game.paper.ink import icon
from game.paper.plan import ClassPlan
from game.paper.sheets import cut, document
from game.rules.chance import game_seeds
from game.rules.opening import open_games
from game.rules.rulebook import NOBODY
from game.rules.sight import observe
from game.views.brief import LeverCard, lever_card


def lever_cards(plan: ClassPlan) -> str:
    """Write one card for each lever of the game at its length."""
    words = plan.words
    seen = observe(words.book, open_games(words.book, game_seeds(0, 1)), NOBODY)
    cards = [
        _card(plan, lever_card_of_all)
        for lever_card_of_all in (
            lever_card(words, seen, at) for at, there in enumerate(words.book.in_play) if there
        )
    ]
    note = plan.say("levers.note", count=max(1, len(plan.tables)))
    return document(plan, plan.say("levers.title"), note, cut(cards, 2, 2, "levers"))


def _card(plan: ClassPlan, lever: LeverCard) -> Markup:
    rows = [
        tag(
            "div",
            tag("dt", setting.name),
            tag("dd", setting.say) if setting.say else None,
            class_="row now" if setting.stands else "row",
        )
        for setting in lever.settings
    ]
    return tag(
        "article",
        tag("div", icon(lever.icon, "icon"), tag("h2", lever.name), class_="head"),
        tag("p", plan.say("levers.who", owner=lever.owner), class_="who"),
        tag("p", tag("b", lever.ask)),
        tag("dl", rows),
        tag("p", plan.say("role.thick"), class_="foot bottom"),
        class_="whole",
    )
