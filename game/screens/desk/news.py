"""The news of a round: a card for each item, a guess what kind of claim it is, and then its mark."""

from __future__ import annotations

from collections.abc import Iterator

from game.screens.desk.desk import MARKS
from game.screens.desk.frame import At, Leaf
from game.screens.nodes import Node, Pick, choice, group, heading, small, text
from game.screens.wants import CastVote
from game.views.front_page import Article


def news(at: At) -> Leaf:
    """Every item, those first that are still to be guessed."""
    found = [article for page in at.here.player.news(at.desk.round) for article in page.articles]
    if not found:
        return Leaf(at.say("news.none"), (text(at.say("wall.look"), icon="presentation"),))
    left = [each for each in found if each.mark and not at.desk.voted("marks", each.event)]
    said = at.say("news.do" if left else "news.done")
    return Leaf(said, (*_asked(at), *(_item(at, article) for article in found)))


def _asked(at: At) -> Iterator[Node]:
    """That the news ask something of the reader, which comes first when she seals."""
    if at.here.player.dilemmas:
        yield group(
            text(at.say("news.asked"), icon="circle-question-mark"), kind="ribbon", id="asked"
        )


def _item(at: At, article: Article) -> Node:
    first = article.passages[0].text
    return group(
        heading(article.title, 2),
        text(first),
        small(" · ".join(article.effects)) if article.effects else None,
        *guess(at, article),
        kind="card",
        id=f"item.{article.event}",
        label=article.title,
    )


def guess(at: At, article: Article) -> Iterator[Node]:
    """The three kinds of claim to guess from; once a guess is made, what it is."""
    if not article.mark:
        return
    given = at.desk.voted("marks", article.event)
    if given:
        said = at.say("news.is", mark=article.mark, guess=at.say(f"mark.{given}").lower())
        yield text(said, icon="stamp", kind="guess", live=True)
        return
    ask = at.say("news.guess")
    picks = [
        Pick(mark, at.say(f"mark.{mark}"), CastVote("marks", mark, article.event)) for mark in MARKS
    ]
    yield small(ask)
    yield choice(f"mark.{article.event}", picks, "", label=f"{ask} {article.title}", kind="guess")
