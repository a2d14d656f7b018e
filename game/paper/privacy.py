"""What a head teacher can sign: a privacy page in English, and the aviso de privacidad in Spanish."""

from __future__ import annotations

from typing import Final

from game.debrief.markup import Markup, tag
from game.locale import LANGUAGES, text
from game.paper.plan import ClassPlan
from game.paper.sheets import document, sheet

PARTS: Final = ("who", "what", "why", "where", "long", "rights", "law", "more")
"""Its parts; each language says under them what its country asks for."""


def privacy_pages(plan: ClassPlan) -> str:
    """Write one page in each language, whatever the cards are written in."""
    sheets = [_page(language, plan.file) for language in LANGUAGES]
    return document(plan, plan.say("privacy.name"), plan.say("privacy.note"), sheets)


def _page(language: str, file: str) -> Markup:
    def say(key: str) -> str:
        return text(language, f"paper.privacy.{key}")

    parts = [
        piece for part in PARTS for piece in (tag("h3", say(part)), tag("p", say(f"{part}.how")))
    ]
    return sheet(
        tag("h2", say("title")),
        tag("p", say("lead"), class_="lead"),
        tag("div", tag("b", say("school")), tag("span", class_="rule"), class_="write-in"),
        tag("div", tag("b", say("address")), tag("span", class_="rule"), class_="write-in"),
        tag("div", tag("b", say("contact")), tag("span", class_="rule"), class_="write-in"),
        parts,
        tag(
            "div",
            [
                tag("div", tag("span", class_="rule"), tag("p", say(name), class_="small"))
                for name in ("signed", "date")
            ],
            class_="two signed",
        ),
        tag("p", say("sources"), class_="small bottom"),
        tag("p", tag("b", say("no_advice")), class_="small"),
        kind="page text",
        language=language,
    )
