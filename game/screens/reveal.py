"""The reveal on the table, in five held beats: orders, words, secrets, the world, trust; or all at once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from game.player.intents import Intent, SetRead
from game.player.reveals import RevealName
from game.screens import head
from game.screens.board import deal_slips, said_by, table_board
from game.screens.here import Here
from game.screens.nodes import (
    Node,
    Screen,
    Tone,
    button,
    group,
    heading,
    line,
    small,
    text,
)
from game.screens.places import AtTable, GameMenu, WhyCard
from game.screens.sheet import judged_sheet
from game.screens.stakes import stakes
from game.screens.wants import Show
from game.views.headlines import Headline
from game.views.reveal import LeverStep, Reveal, without_moves
from game.views.spans import Span
from game.views.table import IndicatorRow
from game.views.words import shown_change

VERDICTS: Final[dict[str, tuple[str, Tone]]] = {
    "kept": ("circle-check", "good"),
    "broken": ("circle-x", "bad"),
    "not_known": ("circle-question-mark", "soft"),
    "not_possible": ("circle-question-mark", "soft"),
}
"""Icon and tone of what became of a clause."""
ALL: Final = 99
"""Beats that are more than there ever are: everything is shown at once."""


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
    """Things that are shown together: in sentences, and on the table."""

    key: str
    told: tuple[Told, ...]
    sheet: Node | None = None
    """What lies in the middle of the table."""
    said: tuple[Node, ...] = ()
    """What hangs beside the seats."""
    amounts: bool = False
    """Whether the lines of trust have their amounts on them."""


def reveal(here: Here, place: AtTable) -> Screen:
    """What a round has brought, beat by beat; each holds until the reader goes on."""
    name = here.player.unread
    found, beats = here.player.reveal(name), tuple(_beats(here, name))
    reached = place.shown if place.reveal == name else 1
    now = beats[min(reached, len(beats)) - 1]
    shown = beats if reached >= ALL else (now,)
    span = _span(name)
    title = here.say("reveal.after" if span.afterwards else "reveal.title", round=found.round)
    root = group(
        head.table_bar(here, "reveal", found.round),
        _steps(here, beats, now),
        now.sheet if reached < ALL else _last_sheet(beats),
        deal_slips(here),
        _told(here, title, shown, span),
        stakes(here, {}),
        table_board(here, place, said=now.said, amounts=now.amounts),
        _foot(here, place, name, beats, reached),
    )
    more = reached < ALL
    return Screen(
        f"{name}.{here.player.seat}",
        title,
        root,
        focus="next" if reached < len(beats) else "on",
        escape=_up_to(here, place, name, ALL) if more else here.over(GameMenu()),
        keys=head.keys(here),
        onward=_up_to(here, place, name, ALL) if more else None,
        turn=now.key,
    )


def _last_sheet(beats: Sequence[Beat]) -> Node | None:
    """What lies on the table once everything is shown at once."""
    return next((beat.sheet for beat in reversed(beats) if beat.sheet is not None), None)


def _up_to(here: Here, place: AtTable, name: str, count: int) -> Show:
    """Go to a beat."""
    return here.instead(replace(place, reveal=name, shown=count))


def _steps(here: Here, beats: Sequence[Beat], now: Beat) -> Node:
    """Which beat is shown, of which; and whose view it is."""
    chips = (
        text(here.say(f"reveal.{each.key}"), kind="chip", value="chosen" if each is now else "")
        for each in beats
    )
    about = small(_about(here))
    return group(
        group(*chips, flow="across", kind="rail"), about, kind="rail", id="rail", region="now"
    )


def _about(here: Here) -> str:
    """Whose view it is."""
    if not here.player.shared:
        return here.say("reveal.about")
    return here.say("reveal.about.seat", seat=here.words.seat(here.player.seat))


def _told(here: Here, title: str, shown: Sequence[Beat], span: Span) -> Node:
    """The beats that are shown, each thing in a sentence."""
    return group(
        heading(title),
        *(_card(here, beat, span) for beat in shown),
        id="reveal",
        label=title,
        region="act",
        weight=0,
    )


def _foot(here: Here, place: AtTable, name: str, beats: Sequence[Beat], reached: int) -> Node:
    """What became of the words that were given; then the way on."""
    say = here.say
    if reached < len(beats):
        following = say(f"reveal.{beats[reached].key}")
        onward: Intent = _up_to(here, place, name, reached + 1)
        on = button(
            "next", say("reveal.next", beat=following), onward, icon="arrow-right", primary=True
        )
    else:
        said = say("reveal.debrief" if here.player.ended else "reveal.on")
        on = button("on", said, SetRead(name), icon="arrow-right", primary=True)
    everything = _up_to(here, place, name, ALL)
    skip = button("skip", say("reveal.skip"), everything) if reached < ALL else None
    told = {beat.key for beat in beats[:reached]} | ({"moves"} if reached >= ALL else set())
    worth = group(_words(here, name, "clauses" in told), kind="worth", flow="across")
    buttons = group(on, skip, kind="foot", flow="wrap")
    return group(worth, buttons, flow="across", region="foot", weight=0, id="foot")


def _words(here: Here, name: str, told: bool) -> Node:
    """What became of every word that was given, in a line each, once its beat was there; then what is in force."""
    found = here.player.reveal(name)
    due = found.clauses if told else ()
    rows = [_verdict(clause.verdict, clause.sentence) for clause in due]
    rows += [text(row.sentence, "soft", icon="handshake") for row in here.player.table.agreements]
    none = () if found.clauses else (text(here.say("reveal.no_words"), "soft"),)
    title = here.say("reveal.clauses")
    return group(
        heading(title, 3), *(rows or none), kind="worth", id="given", label=title, weight=2
    )


def _verdict(verdict: str, sentence: str) -> Node:
    icon, tone = VERDICTS.get(verdict, VERDICTS["not_known"])
    return text(sentence, tone, icon=icon)


def _span(name: str) -> Span:
    """The time that a reveal is about."""
    reveal = RevealName.read(name)
    return Span(reveal.round, reveal.afterwards)


# The beats


def _beats(here: Here, name: str) -> Iterator[Beat]:
    """What is shown one after the other; a beat in which nothing is told is left out."""
    found, span = here.player.reveal(name), _span(name)
    news = here.player.headlines(name)
    made = (
        Beat("moves", tuple(_moves(here, found, span)), said=_orders_said(here, found)),
        Beat("clauses", tuple(_clauses(found)), sheet=judged_sheet(here, found.clauses)),
        Beat("came_out", tuple(_came_out(found, news)), sheet=_front_page(here, news)),
        Beat("world", tuple(_world(here, found, name)), sheet=_moved(here, found, span)),
        Beat("trust", tuple(_trust(here, found)), amounts=True),
    )
    return (beat for beat in made if beat.told)


def _moves(here: Here, found: Reveal, span: Span) -> Iterator[Told]:
    """What was done; where no lever was seen to move, what was said and asked instead."""
    answered = () if span.afterwards else here.player.answered_for(span.round)
    yield from (Told("message-square", said) for said in answered)
    yield from (Told("move-right", _in_short(here, step)) for step in found.steps)
    yield from (Told("ban", said, "soft") for said in found.lapsed)
    still = without_moves(here.words, found)
    if still and not answered:
        yield Told("minus", still, "soft")


def _in_short(here: Here, step: LeverStep) -> str:
    """Whose lever went where, in as few words as it takes."""
    owner = here.words.owner(step.lever)
    return here.say("reveal.step", owner=owner, said=_went(here, step))


def _went(here: Here, step: LeverStep) -> str:
    key = "reveal.card" if step.sure else "reveal.card.looks"
    return here.say(key, lever=here.words.lever(step.lever), setting=step.setting)


def _orders_said(here: Here, found: Reveal) -> tuple[Node, ...]:
    """Beside each seat that was seen to move a lever, where it went."""
    by: dict[str, list[str]] = {}
    for step in found.steps:
        for seat in step.seats:
            by.setdefault(seat, []).append(_went(here, step))
    return tuple(said_by(here, seat, "; ".join(said)) for seat, said in by.items())


def _clauses(found: Reveal) -> Iterator[Told]:
    for clause in found.clauses:
        icon, tone = VERDICTS.get(clause.verdict, VERDICTS["not_known"])
        yield Told(icon, clause.sentence, tone)
    yield from (Told("lock", said) for said in found.secrets)


def _came_out(found: Reveal, news: Sequence[Headline]) -> Iterator[Told]:
    """What came to light, each as its headline and what is behind it; then lines crossed and answers given."""
    for each in news[1:]:
        yield Told("newspaper", f"**{each.title}** {each.body} {each.loss}".strip(), "warn")
    yield from (Told("eye", said, "warn") for said in found.exposed)
    yield from (Told("triangle-alert", said, "bad") for said in found.lines)
    yield from (Told("message-square", said) for said in found.choices)


def _front_page(here: Here, news: Sequence[Headline]) -> Node | None:
    """The worst of what came to light, as the front page that it would be."""
    if not news:
        return None
    first = news[0]
    voice = here.say("talk.heard.line", line=first.voice) if first.voice else ""
    return group(
        heading(first.title, 2, kind="lead"),
        text(first.body),
        text(voice) if voice else None,
        small(first.loss, "bad") if first.loss else None,
        kind="sheet",
        tone="warn",
        id="sheet",
        label=first.title,
        region="act",
        weight=0,
    )


def _moved(here: Here, found: Reveal, span: Span) -> Node | None:
    """The numbers of the world that moved most."""
    rows = {row.id: row for row in here.player.table.indicators}
    seen = [rows[name] for name in found.indicators if name in rows]
    if not seen:
        return None
    title = here.say("stakes.world")
    lines = (_askable(here, row, span) for row in seen)
    return group(
        heading(title, 2), group(*lines, kind="terms", id="terms"), kind="sheet", id="sheet",
        label=title, region="act", weight=1,
    )  # fmt: skip


def _askable(here: Here, row: IndicatorRow, span: Span) -> Node:
    """A number with what it moved by; pressed it says why."""
    number, moved = here.words.number(row.value or 0), row.last or 0
    return button(
        f"why.indicator.{row.id}",
        "",
        here.over(WhyCard("indicator", (row.id,), span)),
        kind="row",
        label=" ".join((row.name, number, here.words.signed(moved))),
        hint=here.say("ask_why", name=row.name),
        children=(
            text(row.name, icon="chart-line"),
            text(f"**{number}**"),
            text(here.words.signed(moved) if moved else "", _tone(row.good, moved), kind="amount"),
        ),
    )


def _tone(good: str, moved: int) -> Tone:
    if good == "neither" or not moved:
        return "soft"
    return "good" if (moved > 0) == (good == "high") else "bad"


def _world(here: Here, found: Reveal, name: str) -> Iterator[Told]:
    """How the reader's score moved and by what, what came of her own orders, and how the world moved."""
    yield from _guess(here, name)
    yield from _score(here, name)
    told = here.player.because(name)
    number = here.words.signed
    for each in told.first:
        tone: Tone = "good" if each.amount > 0 else "bad"
        yield Told("arrow-right", f"**{number(each.amount)}** {each.sentence}", tone)
    rest = sum(each.amount for each in told.rest)
    if told.rest:
        yield Told("arrow-right", here.say("reveal.rest", amount=number(rest)), "soft")
    if told.because_of_you:
        yield Told("user", f"**{here.say('reveal.of_you')}**", "accent")
    yield from (Told("corner-down-right", each.sentence) for each in told.because_of_you)


def _score(here: Here, name: str) -> Iterator[Told]:
    """How the round has changed the reader's own score."""
    if not here.player.seat:
        return
    told, words = here.player.why("score", (), _span(name)), here.words
    if told.start is None or told.now is None:
        return
    key = "reveal.score.moved" if told.now != told.start else "reveal.score.same"
    said = here.say(
        key,
        before=words.number(told.start),
        now=words.number(told.now),
        moved=words.signed(shown_change(told.start, told.now)),
    )
    yield Told("target", said, "", "score")


def _guess(here: Here, name: str) -> Iterator[Told]:
    """What the reader expected of a number, and where it went."""
    guess, number = here.player.guessed(name), here.words.number
    if guess is None:
        return
    after = here.player.after(name, guess.indicator)
    said = here.say(
        "guess.right" if guess.right(after) else "guess.wrong",
        name=here.words.indicator(guess.indicator),
        way=here.say(f"guess.{guess.way}"),
        before=number(guess.before),
        after=number(after),
    )
    yield Told("lightbulb", said, "accent")


def _trust(here: Here, found: Reveal) -> Iterator[Told]:
    """Between whom trust moved most in all, which can be asked why; and what moved it most."""
    moved = {(row.holder, row.actor): row.last or 0 for row in here.player.table.trust}
    for pair in found.pairs:
        yield Told("users", _in_all(here, pair, moved[pair]), "", "trust", pair)
    yield from (Told("corner-down-right", said, "soft") for said in found.trust[:1])


def _in_all(here: Here, pair: tuple[str, str], moved: int) -> str:
    holder, actor = map(here.words.seat, pair)
    return here.say("reveal.in_all", holder=holder, actor=actor, moved=here.words.moved(moved))


# In sentences


def _card(here: Here, beat: Beat, span: Span) -> Node:
    head_ = heading(here.say(f"reveal.{beat.key}"), 3)
    return group(head_, *(_line(here, told, span) for told in beat.told), kind="beat")


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
