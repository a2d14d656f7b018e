"""Cards for press, fact checkers and observers, exit slips, and a rubric."""

from __future__ import annotations

from typing import Final

from game.debrief.markup import Markup, tag
from game.paper.ink import icon
from game.paper.plan import ClassPlan
from game.paper.sheets import cut, document, lined, sheet
from game.views.brief import passages

ROLES: Final = (("press", "newspaper"), ("facts", "scan-search"), ("observer", "binoculars"))
"""Who watches, and the icon."""
_JOBS: Final = ("1", "2", "3")
_ROUNDS: Final = 4
"""Rows to note a round in; more are written on the back."""
_RUBRIC: Final = ("ready", "word", "other", "evidence")
_LEVELS: Final = ("start", "there", "strong")
_SLIPS: Final = 4
_A_SHEET: Final = 4
"""Cards on a sheet."""


def watcher_cards(plan: ClassPlan) -> str:
    """Write the cards of those who watch, and of a scenario's own seats without levers."""
    cards = [_card(plan, name, sign) for name, sign in ROLES]
    for seat in plan.words.texts.stakeholders:
        if plan.words.texts.stakeholders[seat].play == "information":
            cards.append(_seat(plan, seat))
    cards += cards[: -len(cards) % _A_SHEET]  # there may be more than one of the press
    title, note = plan.say("watch.title"), plan.say("watch.note")
    return document(plan, title, note, cut(cards, 2, 2, "watch"))


def _card(plan: ClassPlan, name: str, sign: str) -> Markup:
    say = plan.say
    jobs = [tag("li", say(f"watch.{name}.{job}")) for job in _JOBS]
    return tag(
        "article",
        tag("div", icon(sign, "icon big"), tag("h2", say(f"watch.{name}")), class_="head"),
        tag("p", say(f"watch.{name}.see")),
        tag("ol", jobs),
        tag("p", tag("b", say(f"watch.{name}.ask"))),
        _noted(plan, name),
        tag("p", say("no_names"), class_="foot bottom"),
        class_="whole",
    )


def _noted(plan: ClassPlan, name: str) -> Markup:
    """Rows to write in, one a round."""
    rows = [
        tag(
            "div",
            tag("b", plan.say("watch.round", round=at)),
            tag("span", class_="rule"),
            class_="write-in",
        )
        for at in range(1, _ROUNDS + 1)
    ]
    return tag("div", rows, class_=f"noted {name}")


def _seat(plan: ClassPlan, seat: str) -> Markup:
    holder = plan.words.texts.stakeholders[seat]
    told = [*passages(plan.words, holder.public, True), *passages(plan.words, holder.private, True)]
    return tag(
        "article",
        tag("div", icon(holder.icon, "icon big"), tag("h2", holder.short.text), class_="head"),
        tag("p", holder.name.text),
        [tag("p", each.text) for each in told],
        tag("p", tag("b", plan.say("watch.observer.ask"))),
        _noted(plan, "seat"),
        tag("p", plan.say("no_names"), class_="foot bottom"),
        class_="whole",
    )


def exit_slips(plan: ClassPlan) -> str:
    """Write exit slips, four a sheet; copy as many as there are students."""
    slip = tag(
        "article",
        tag(
            "div",
            tag("h2", plan.say("exit.title")),
            tag("div", plan.say("exit.seat"), class_="where"),
            class_="head",
        ),
        tag("p", tag("b", plan.say("exit.1"))),
        lined(5),
        tag("p", tag("b", plan.say("exit.2"))),
        lined(3),
        tag("p", plan.say("no_names"), class_="foot bottom"),
        class_="whole",
    )
    title, note = plan.say("exit.title"), plan.say("exit.note", count=_SLIPS)
    return document(plan, title, note, cut([slip] * _SLIPS, 2, 2, "exit"))


def rubric_page(plan: ClassPlan) -> str:
    """Write the rubric."""
    say = plan.say
    rows = [
        tag(
            "tr",
            tag("th", say(f"rubric.{name}"), scope="row", class_="kind"),
            [tag("td", say(f"rubric.{name}.{level}")) for level in _LEVELS],
        )
        for name in _RUBRIC
    ]
    head = [tag("th", say("rubric.what"), scope="col")]
    head += [tag("th", say(f"rubric.{level}"), scope="col") for level in _LEVELS]
    objectives = [tag("li", each.text) for each in plan.words.texts.teaching.objectives]
    one = sheet(
        tag("h2", say("rubric.title")),
        tag("p", say("rubric.lead"), class_="lead"),
        tag("h3", say("rubric.goals")),
        tag("ul", objectives),
        tag("table", tag("thead", tag("tr", head)), tag("tbody", rows), class_="plan rubric"),
        tag("p", say("rubric.never"), class_="box"),
        tag("h3", say("rubric.notes")),
        lined(8),
        kind="page",
    )
    return document(plan, say("rubric.title"), say("rubric.note"), [one])
