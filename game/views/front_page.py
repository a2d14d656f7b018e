"""The news of a round, grouped by page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from game.rules.changes import Change
from game.rules.phases import NEWS
from game.rules.sight import Observation
from game.views.brief import Passage, passages
from game.views.dilemma import Dilemma, dilemmas
from game.views.moved import TrustMoved, indicators_moved, mandates_moved, trust_moved
from game.views.words import Words

BESIDE = 2
"""Articles that stand beside the main one."""


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
    """What it changed, each in a few words, as far as the reader may see."""
    moved: tuple[tuple[str, int], ...] = ()
    """The numbers of the world that it changed, in hundredths, as far as the reader may see."""

    @property
    def mark(self) -> str:
        """What kind of claim its text is: documented, disputed or invented; empty where nothing is claimed."""
        return next((each.status for each in self.passages if each.status), "")


@dataclass(frozen=True, slots=True)
class FrontPage:
    """Cards that appear together; cards of their own have a page without a title."""

    title: str
    articles: tuple[Article, ...]


@dataclass(frozen=True, slots=True)
class Front:
    """The news of a round as a seat finds them on its table: one headline, and little beside it."""

    title: str
    """Of the paper; empty where it has none."""
    lead: Article
    beside: tuple[Article, ...]
    more: int
    """Articles that only the news hold, to be read on request."""
    dilemmas: tuple[Dilemma, ...]
    """What the reader is asked, that of the main article first."""


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
    text, book = words.event(event), words.book
    changed = [
        each
        for each in changes
        if each.names.get("event") == event and each.phase in NEWS and each.is_number
    ]
    moved = [(book.indicators[x.index[-1]], x.amount) for x in changed if x.target == "indicator"]
    purses = [(book.seats[x.index[0]], x.amount) for x in changed if x.target == "mandate"]
    # Trust is told once: a seat's own as it is, everything else as all can see it.
    trust = [
        TrustMoved(x.names["holder"], x.names["actor"], x.amount)
        for x in changed
        if (x.target == "trust" and x.names["holder"] == seat)
        or (x.target == "shown" and x.names["holder"] != seat)
    ]
    choice = text.choice
    return Article(
        event=event,
        title=text.title.text,
        passages=told(words, event),
        asked=words.seat(choice.seat) if choice else "",
        ask=choice.ask.text if choice else "",
        answers=tuple(option.name.text for option in choice.options.values()) if choice else (),
        effects=(
            *indicators_moved(words, moved),
            *mandates_moved(words, purses),
            *trust_moved(words, trust, seat or ""),
        ),
        moved=tuple(moved),
    )


def front(words: Words, seen: Observation, changes: Sequence[Change], round: int) -> Front | None:
    """Lay out the news of a round for the observing seat; None if there are none.

    The main article is the one that asks the reader, else the one that moves its score most, else the first.
    """
    seat = words.book.seats[seen.seat]
    pages = front_pages(words, changes, round, seat)
    if not pages:
        return None
    asked = dilemmas(words, seen)
    asking = [each.event for each in asked]
    lead, *others = sorted(
        (article for page in pages for article in page.articles),
        key=lambda each: (each.event not in asking, -_weight(words, seen, each)),
    )
    title = next((page.title for page in pages if lead in page.articles), "")
    first = sorted(asked, key=lambda each: each.event != lead.event)
    beside = tuple(others[:BESIDE])
    return Front(title, lead, beside, len(others) - len(beside), tuple(first))


def _weight(words: Words, seen: Observation, article: Article) -> int:
    """How much an article moves of what counts in the reader's score."""
    book = words.book
    total = 0
    for name, amount in article.moved:
        at = book.indicators.index(name)
        span = max(int(book.high[at] - book.low[at]), 1)
        total += abs(int(book.interest[seen.seat, at]) * amount) * 100 // span
    return total
