"""The reveal: one thing after the other, at the reader's pace, or all at once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from game.player.intents import SetRead
from game.player.reveals import RevealName
from game.screens import head
from game.screens.here import Here
from game.screens.nodes import (
    Node,
    Screen,
    Tone,
    button,
    card,
    group,
    heading,
    line,
    small,
    text,
)
from game.screens.places import AtTable, WhyCard
from game.screens.wants import Show
from game.views.reveal import Reveal
from game.views.spans import Span
from game.views.words import shown_change

VERDICTS: Final[dict[str, tuple[str, Tone]]] = {
    "kept": ("circle-check", "good"),
    "broken": ("circle-x", "bad"),
    "not_known": ("circle-question-mark", "soft"),
    "not_possible": ("circle-question-mark", "soft"),
}
"""Icon and tone of what became of a clause."""


@dataclass(frozen=True, slots=True)
class Told:
    """One thing that is shown, and the number that can be asked why."""

    icon: str
    said: str
    tone: Tone = ""
    target: str = ""
    about: tuple[str, ...] = ()
    """An indicator; or who trusts and who is trusted."""


@dataclass(frozen=True, slots=True)
class Beat:
    """Things that are shown together."""

    key: str
    told: tuple[Told, ...]


def reveal(here: Here, place: AtTable) -> Screen:
    """What a round has brought, up to the beat that has been reached; a device with a clock goes on by itself."""
    name = here.player.unread
    found, beats = here.player.reveal(name), tuple(_beats(here, name))
    reached = place.shown if place.reveal == name else 1
    shown = len(beats) if here.look.still else min(reached, len(beats))
    whole, span = shown == len(beats), _span(name)
    title = here.say("reveal.after" if span.afterwards else "reveal.title", round=found.round)
    root = group(
        head.table_bar(here, "reveal", found.round),
        group(
            heading(title),
            small(_about(here), weight=2, live=True),
            *(_card(here, beat, span) for beat in beats[:shown]),
            id="reveal",
            label=title,
            region="now",
            weight=0,
        ),
        _foot(here, place, name, None if whole else len(beats)),
    )
    return Screen(
        f"{name}.{here.player.seat}",
        title,
        root,
        focus="on",
        escape=SetRead(name),
        keys=head.keys(here),
        onward=None if whole else _up_to(here, place, name, shown + 1),
    )


def _up_to(here: Here, place: AtTable, name: str, count: int) -> Show:
    """Show so many beats."""
    return here.instead(replace(place, reveal=name, shown=count))


def _foot(here: Here, place: AtTable, name: str, all_: int | None) -> Node:
    """What shows all beats at once, while there are more than are shown, and what goes on."""
    skip = button("skip", here.say("reveal.skip"), _up_to(here, place, name, all_ or 0))
    said = here.say("reveal.debrief" if here.player.ended else "reveal.on")
    on = button("on", said, SetRead(name), icon="arrow-right", primary=True)
    return group(skip if all_ else None, on, flow="wrap", region="foot", weight=0)


def _about(here: Here) -> str:
    """Whose view it is."""
    if not here.player.shared:
        return here.say("reveal.about")
    return here.say("reveal.about.seat", seat=here.words.seat(here.player.seat))


def _span(name: str) -> Span:
    """The time that a reveal is about."""
    reveal = RevealName.read(name)
    return Span(reveal.round, reveal.afterwards)


def _beats(here: Here, name: str) -> Iterator[Beat]:
    """What is shown one after the other; a beat that would be empty is left out."""
    found = here.player.reveal(name)
    beats = {
        "moves": _moves(here, found, _span(name)),
        "clauses": _clauses(found),
        "came_out": _came_out(found),
        "world": _world(found),
        "score": _score(here, name),
        "guess": _guess(here, name),
        "trust": _trust(here, found),
    }
    return (Beat(key, tuple(told)) for key, told in beats.items() if told)


def _moves(here: Here, found: Reveal, span: Span) -> Sequence[Told]:
    answered = () if span.afterwards else here.player.answered_for(span.round)
    moved = [Told("message-square", said) for said in answered]
    moved += [Told("move-right", said) for said in found.moves]
    moved += [Told("ban", said, "soft") for said in found.lapsed]
    return moved or [Told("minus", here.say("reveal.nobody"), "soft")]


def _clauses(found: Reveal) -> Sequence[Told]:
    told = []
    for clause in found.clauses:
        icon, tone = VERDICTS.get(clause.verdict, VERDICTS["not_known"])
        told.append(Told(icon, clause.sentence, tone))
    return told + [Told("lock", said) for said in found.secrets]


def _came_out(found: Reveal) -> Sequence[Told]:
    told = [Told("eye", said, "warn") for said in found.exposed]
    told += [Told("triangle-alert", said, "bad") for said in found.lines]
    return told + [Told("message-square", said) for said in found.choices]


def _world(found: Reveal) -> Sequence[Told]:
    return [
        Told("chart-line", said, "", "indicator", (name,))
        for said, name in zip(found.world, found.indicators, strict=True)
    ]


def _trust(here: Here, found: Reveal) -> Sequence[Told]:
    """The largest changes, and between whom trust moved most in all: that can be asked why."""
    moved = {(row.holder, row.actor): row.last or 0 for row in here.player.table.trust}
    told = [Told("users", said) for said in found.trust]
    for pair in found.pairs:
        same = next((n for n, one in enumerate(told) if _says(here, one, pair, moved[pair])), None)
        if same is None:
            told.append(Told("users", _in_all(here, pair, moved[pair]), "soft", "trust", pair))
        else:
            told[same] = replace(told[same], target="trust", about=pair)
    return told


def _says(here: Here, told: Told, pair: tuple[str, str], moved: int) -> bool:
    """Whether a sentence says already how much the trust between two has moved in all."""
    names = (*map(here.words.seat, pair), f" {here.words.number(abs(moved))} ")
    return not told.target and all(name in told.said for name in names)


def _score(here: Here, name: str) -> Sequence[Told]:
    """How the round has changed the reader's own score."""
    if not here.player.seat:
        return []
    told, words = here.player.why("score", (), _span(name)), here.words
    if told.start is None or told.now is None:
        return []
    key = "reveal.score.moved" if told.now != told.start else "reveal.score.same"
    said = here.say(
        key,
        before=words.number(told.start),
        now=words.number(told.now),
        moved=words.signed(shown_change(told.start, told.now)),
    )
    return [Told("target", said, "", "score")]


def _in_all(here: Here, pair: tuple[str, str], moved: int) -> str:
    holder, actor = map(here.words.seat, pair)
    return here.say("reveal.in_all", holder=holder, actor=actor, moved=here.words.moved(moved))


def _guess(here: Here, name: str) -> Sequence[Told]:
    """What the reader expected of a number, and where it went."""
    guess, number = here.player.guessed(name), here.words.number
    if guess is None:
        return []
    after = here.player.after(name, guess.indicator)
    said = here.say(
        "guess.right" if guess.right(after) else "guess.wrong",
        name=here.words.indicator(guess.indicator),
        way=here.say(f"guess.{guess.way}"),
        before=number(guess.before),
        after=number(after),
    )
    return [Told("lightbulb", said, "accent")]


def _card(here: Here, beat: Beat, span: Span) -> Node:
    head_ = heading(here.say(f"reveal.{beat.key}"), 3)
    return card(head_, *(_line(here, told, span) for told in beat.told))


def _line(here: Here, told: Told, span: Span) -> Node:
    said = text(told.said, told.tone, icon=told.icon)
    return line(said, _why(here, told, span)) if told.target else said


def _why(here: Here, told: Told, span: Span) -> Node:
    card_ = WhyCard(told.target, told.about, span)
    why = here.say("why")
    return button(
        f"why.{told.target}.{'>'.join(told.about)}".rstrip("."),
        why,
        here.over(card_),
        icon="circle-question-mark",
        kind="quiet",
        label=f"{why} {told.said}",
    )
