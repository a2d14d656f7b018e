"""The news of a round, grouped by page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from game.rules.changes import Change
from game.rules.phases import NEWS
from game.views.brief import Passage, passages
from game.views.explain import explain
from game.views.words import Words


@dataclass(frozen=True, slots=True)
class Article:
    """One card from the world."""

    event: str
    title: str
    passages: tuple[Passage, ...]
    """What has happened, and what stands behind it, each with its mark and its source."""
    asked: str
    """Whom it asks, in that seat's short name; empty where it asks nobody."""
    ask: str
    answers: tuple[str, ...]
    effects: tuple[str, ...]
    """What it changed, in sentences that do not name it again, as far as the reader may see."""


@dataclass(frozen=True, slots=True)
class FrontPage:
    """Cards that appear together; cards of their own have a page without a title."""

    title: str
    articles: tuple[Article, ...]


def front_pages(
    words: Words, changes: Sequence[Change], round: int, seat: str | None = None
) -> tuple[FrontPage, ...]:
    """Show the news of a round, with what it changed at once; `seat` None sees everything."""
    visible = [c for c in changes if c.round == round and (seat is None or c.visible_to(seat))]
    pages: dict[str, list[Article]] = {}
    for change in visible:
        if change.rule == "event" and change.target == "happened":
            event = change.names["event"]
            page = words.event(event).page or ""
            pages.setdefault(page or f"{event}.", []).append(_article(words, event, visible, seat))
    titles = words.texts.pages
    return tuple(
        FrontPage(titles[page].text if page in titles else "", tuple(articles))
        for page, articles in pages.items()
    )


def told(words: Words, event: str) -> tuple[Passage, ...]:
    """Tell what has happened, and what stands behind it."""
    card = words.event(event)
    return passages(words, (card.text, card.background) if card.background else (card.text,))


def _article(words: Words, event: str, changes: Sequence[Change], seat: str | None) -> Article:
    text = words.event(event)
    # Trust is told once: a seat's own as it is, everything else as all can see it.
    effects = [
        explain(words, change, below_headline=True)
        for change in changes
        if change.names.get("event") == event
        and change.phase in NEWS
        and change.is_number
        and (change.target != "trust" or change.names["holder"] == seat)
        and (change.target != "shown" or change.names["holder"] != seat)
    ]
    choice = text.choice
    return Article(
        event=event,
        title=text.title.text,
        passages=told(words, event),
        asked=words.seat(choice.seat) if choice else "",
        ask=choice.ask.text if choice else "",
        answers=tuple(option.name.text for option in choice.options.values()) if choice else (),
        effects=tuple(effects),
    )
