"""The debrief: the wall has the picture, a device the vote; then the exit slip."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from game.screens.chair import FEELINGS, WAYS
from game.screens.desk.covers import wall
from game.screens.desk.frame import At, Leaf, main
from game.screens.nodes import TYPED, Node, Pick, choice, entry, group, small, text
from game.screens.wants import CastVote
from game.views.front_page import Article

"""What may be predicted of the number when a decision is changed."""
SENTENCES = ("case", "clause")
"""The two sentences of the exit slip."""
LONGEST = 200
"""Letters of one of them."""


def feel(at: At) -> Leaf:
    """One word."""
    options = [(key, at.say(f"feel.{key}")) for key in FEELINGS]
    return _voting(at, "feel", at.say("feel.do"), options)


def looking(at: At) -> Leaf:
    """Slides that ask for no vote."""
    return wall(at, at.say("wall.look"), at.say(f"{at.desk.step}.about"))


def archives(at: At) -> Leaf:
    """Who had to trust first?"""
    words = at.here.words
    options = [(seat, words.seat(seat)) for seat in at.here.player.seats]
    return _voting(at, "first", at.say("archives.do"), options)


def change(at: At) -> Leaf:
    """Which decision is to be changed, then what comes of it."""
    if not at.desk.options:
        return wall(at, at.say("wall.look"), at.say("change.about"))
    ways = [(way, at.say(f"way.{way}")) for way in WAYS]
    first = _ballot(at, "change", at.say("change.which"), at.desk.options)
    then = _ballot(at, "predict", at.say("change.predict"), ways)
    return Leaf(at.say("change.do"), (first, then if at.desk.voted("change") else None))


def _voting(at: At, kind: str, said: str, options: Sequence[tuple[str, str]]) -> Leaf:
    note = small(at.say("vote.given"), "good", icon="check", live=True)
    return Leaf(said, (_ballot(at, kind, said, options), note if at.desk.voted(kind) else None))


def _ballot(at: At, kind: str, said: str, options: Sequence[tuple[str, str]]) -> Node:
    picks = [Pick(key, name, CastVote(kind, key)) for key, name in options]
    made = choice(kind, picks, at.desk.voted(kind), label=said, flow="down")
    return replace(made, kind="ballot")


# True or invented


def marks(at: At) -> Leaf:
    """The own guesses beside what each item of the news was."""
    player = at.here.player
    rounds = range(1, player.round + 1)
    found = [x for r in rounds for page in player.news(r) for x in page.articles if x.mark]
    return Leaf(at.say("marks.do"), tuple(_marks(at, found)))


def _marks(at: At, found: Sequence[Article]) -> Iterator[Node]:
    for article in found:
        given = at.desk.voted("marks", article.event)
        guess = at.say("marks.guess", guess=at.say(f"mark.{given}").lower()) if given else ""
        yield group(
            text(f"**{article.title}**"),
            text(at.say("marks.is", mark=article.mark), icon="stamp"),
            small(guess) if guess else None,
            kind="card",
            id=f"item.{article.event}",
            label=article.title,
        )


# The exit slip


def slip(at: At) -> Leaf:
    """Two sentences, and no names."""
    return Leaf(
        at.say("exit.do"),
        (*(_sentence(at, key) for key in SENTENCES), small(at.say("exit.names"), icon="user-x")),
        (main("save", at.say("exit.save"), at.to(), icon="check"),),
        tools=False,
    )


def _sentence(at: At, key: str) -> Node:
    written = at.desk.voted("exit", key)
    asked = at.say(f"exit.{key}")
    field = entry(f"exit.{key}", asked, written, CastVote("exit", TYPED, key), most=LONGEST)
    saved = small(at.say("exit.saved"), "good", icon="check", live=True) if written else None
    return group(field, saved, kind="card", id=f"slip.{key}", label=asked)
