"""The front page: the news of a round, and what they ask of the reader; one press goes on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from game.player.intents import SetChoice, SetRead
from game.screens import head
from game.screens.dialogs import dialog
from game.screens.here import Here
from game.screens.nodes import (
    Node,
    Screen,
    button,
    card,
    group,
    heading,
    line,
    plain,
    small,
    some,
    text,
)
from game.screens.places import Answering, AtTable, GameMenu, News
from game.views.dilemma import Answer, Dilemma
from game.views.front_page import Article, Front
from game.views.words import TENTH, tenths

BETWEEN: Final = " · "
"""Between two effects."""
FEW: Final = 3
"""Effects that are named of a smaller article, if it has room for its text."""


def front(here: Here, place: AtTable) -> Screen:
    """The main article with little beside it, what is asked, and the way on."""
    found = here.player.front
    assert found is not None
    name = here.player.unread_news
    root = group(
        head.table_bar(here, "news"),
        _masthead(here, found),
        _lead(here, found),
        _beside(here, found),
        _asked(here, place, found.dilemmas),
        _foot(here, found),
    )
    return Screen(
        f"{name}.{here.player.seat}",
        found.title or here.say("front.of", round=here.player.round),
        root,
        focus="on",
        escape=here.over(GameMenu()),
        keys=head.keys(here),
    )


def _masthead(here: Here, found: Front) -> Node:
    """The name of the paper; where it has none, that this is the front page."""
    key = "front.paper" if found.title else "front.of"
    said = here.say(key, paper=found.title, round=here.player.round)
    return group(
        text(said), id="front.masthead", label=said, kind="masthead", region="now", weight=2
    )


def _lead(here: Here, found: Front) -> Node:
    """The main article; larger, and with what stands behind it, where nothing is asked."""
    article, asks = found.lead, bool(found.dilemmas)
    first, *behind = article.passages
    # Before the first order there is enough to read.
    brief = here.player.round == 1
    return group(
        heading(article.title, 2, kind="" if asks else "lead"),
        text(first.text, kind="" if asks else "lead", weight=2 if brief and not asks else 1),
        _mark(article.mark),
        *(text(passage.text) for passage in behind if not asks),
        small(BETWEEN.join(article.effects), "", weight=1 if asks else 2)
        if article.effects
        else None,
        id="front.lead",
        label=article.title,
        kind="front",
        region="now",
        weight=0,
    )


def _score_moved(here: Here) -> Node | None:
    """What all the news together have done to the reader's score."""
    moved = here.player.since_reveal
    if abs(moved) < TENTH:
        return None
    return small(f"**{here.say('front.moved', moved=here.words.signed(moved))}**", "")


def _mark(mark: str) -> Node | None:
    """What kind of claim a text is; its source stands in the news."""
    return small(mark[0].upper() + mark[1:], icon="stamp") if mark else None


def _beside(here: Here, found: Front) -> Node | None:
    """What else is in the paper: beside each other; where something is asked in fewer words, and on request."""
    asks = bool(found.dilemmas)
    articles = [_small(article, short=asks) for article in found.beside]
    if not articles:
        return None
    if asks:
        inside = group(*(node for each in articles for node in each), kind="front")
    else:
        inside = group(*(group(*each, kind="front") for each in articles), flow="even")
    label = here.say("front.beside")
    return group(inside, id="front.beside", label=label, region="now", weight=2 if asks else 1)


def _small(article: Article, *, short: bool) -> tuple[Node, ...]:
    """One of the smaller articles; a short one without its text."""
    below = (article.mark[:1].upper() + article.mark[1:], *article.effects[: 1 if short else FEW])
    said = BETWEEN.join(filter(None, below))
    return some(
        heading(article.title, 3),
        None if short else text(article.passages[0].text, weight=2),
        small(said, weight=2) if said else None,
    )


def _more(here: Here, found: Front) -> Node | None:
    """The way to what is not on the page: other articles, and sources."""
    passages = [each for article in (found.lead, *found.beside) for each in article.passages]
    if not found.more and not any(each.source for each in passages):
        return None
    said = here.say("front.more", count=found.more) if found.more else here.say("front.sources")
    news = here.over(News(here.player.round))
    return button("more_news", said, news, kind="quiet", icon="newspaper", weight=2)


# What is asked


def _asked(here: Here, place: AtTable, dilemmas: tuple[Dilemma, ...]) -> Node | None:
    """What is asked of the reader: one question open, of several the others in a line each."""
    if not dilemmas:
        return None
    events = [each.event for each in dilemmas]
    opened = place.question if place.question in events else events[0]
    count = here.say("front.asked.of", count=len(events)) if len(events) > 1 else ""
    return group(
        small(count or here.say("front.asked"), "accent", icon="circle-question-mark", weight=2),
        *(
            dilemma_card(here, each) if each.event == opened else _shut(here, place, each)
            for each in dilemmas
        ),
        id="front.asked",
        label=here.say("front.asked"),
        region="act",
        weight=0,
    )


def _shut(here: Here, place: AtTable, dilemma: Dilemma) -> Node:
    """A question that is not open, with how it would be answered."""
    answer = dilemma.answer(here.player.answered(dilemma.event))
    said = here.say(
        "front.answer" if answer else "front.usual", answer=(answer or dilemma.usual).name
    )
    return card(
        heading(dilemma.ask, 3),
        small(said),
        id=f"ask.{dilemma.event}",
        label=f"{dilemma.ask} {said}",
        intent=here.instead(replace(place, question=dilemma.event)),
    )


def dilemma_card(here: Here, dilemma: Dilemma) -> Node:
    """One question with all answers: what each does, what it costs, and what is in its way."""
    about = f"choice.{dilemma.event}"
    chosen = here.player.answered(dilemma.event)
    rows = tuple(_row(here, about, dilemma, each, chosen) for each in dilemma.answers)
    return group(
        heading(dilemma.ask, 2),
        Node("radiogroup", id=about, children=rows, label=dilemma.ask, value=chosen, kind="front"),
        id=f"dilemma.{dilemma.event}",
    )


def _row(here: Here, about: str, dilemma: Dilemma, answer: Answer, chosen: str) -> Node:
    does = tuple(_does(here, answer))
    return Node(
        "radio",
        id=f"{about}.{answer.option}",
        text=answer.name,
        children=some(
            small(BETWEEN.join(does)), small(answer.why_not, "bad") if answer.why_not else None
        ),
        label=plain(f"{answer.name}: {BETWEEN.join(does)}"),
        value="chosen" if answer.option == chosen else "",
        intent=SetChoice(dilemma.event, answer.option),
        disabled=answer.why_not,
    )


def _does(here: Here, answer: Answer) -> Iterator[str]:
    """The price, what changes, and what it is worth, in as few words as they take."""
    if answer.usual:
        yield here.say("front.if_none")
    if answer.cost:
        yield f"**{answer.cost}**"
    yield from answer.effects or (here.say("front.nothing"),)
    if answer.later:
        yield answer.later
    if tenths(answer.score):
        yield f"**{here.say('front.score', moved=here.words.signed(answer.score))}**"


# The way on


def _foot(here: Here, found: Front) -> Node:
    on = button(
        "on",
        _on(here, found.dilemmas),
        SetRead(here.player.unread_news),
        icon="arrow-right",
        primary=True,
    )
    return group(_more(here, found), on, flow="wrap", region="foot", weight=0)


def _on(here: Here, dilemmas: tuple[Dilemma, ...]) -> str:
    """What going on does to what is asked."""
    given = [each.answer(here.player.answered(each.event)) for each in dilemmas]
    names = [answer.name for answer in given if answer]
    if not dilemmas:
        return here.say("front.on")
    if not names:
        return here.say("front.on.none")
    if len(dilemmas) == 1:
        return here.say("front.on.with", answer=names[0])
    return here.say("front.on.some", given=len(names), asked=len(dilemmas))


# The answer once it is given


def answered_lines(here: Here) -> Iterator[Node]:
    """What the reader has answered to each question of the round, in one line, and the way to change it."""
    for dilemma in here.player.dilemmas:
        answer = dilemma.answer(here.player.answered(dilemma.event))
        key = "answered" if answer else "answered.usual"
        said = here.say(key, ask=dilemma.ask, answer=(answer or dilemma.usual).name)
        change = here.say("answered.change")
        yield line(
            text(said),
            button(
                f"answer.{dilemma.event}",
                change,
                here.over(Answering(dilemma.event)),
                kind="quiet",
                label=f"{change}: {dilemma.ask}",
            ),
            id=f"answered.{dilemma.event}",
        )


def answering(here: Here, place: Answering) -> Screen:
    """One question of the news again, with its answers."""
    asked = next((each for each in here.player.dilemmas if each.event == place.event), None)
    title = asked.title if asked else here.say("front.asked")
    inside = dilemma_card(here, asked) if asked else text(here.say("late"))
    return dialog(here, f"answering.{place.event}", title, inside)
