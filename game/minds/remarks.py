"""What a mind says aloud at the table beside its answers, and who may hear it.

A remark is a reason that is spoken. It is made of what the speaker sees and does. One about a text is heard
by those who may read the text; another by those alone whose own view of the table shows what it speaks of.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

import numpy as np

from game.minds.mind import Reason, reason
from game.rules.arrays import Mask
from game.rules.compliance import BROKEN, KEPT
from game.rules.phases import TALK
from game.rules.resolve import phase_of
from game.rules.rulebook import NOBODY, Rulebook
from game.rules.sight import Observation
from game.rules.texts import texts_known

Facts = dict[str, str | int]

OF_ALL: Final = ("begins", "last_round", "ends")
"""Remarks about what everybody knows."""
DEEDS: Final = ("puts", "changes", "joins", "signs")
"""Remarks about what the speaker does with a text, which their hearers see."""
PUTTING: Final = ("puts", "changes", "joins", "takes_up", "amends")
"""What is said beside the text that the speaker puts: it puts one in an exchange at most."""
PLAIN: Final = (*OF_ALL, *DEEDS, "signs_ours")
"""Remarks whose reason all their hearers see for themselves."""
OF_LEVERS: Final = ("cheated", "keeps_faith", "caught")
"""Remarks about what became of a lever at the last reveal."""
SUSPECTS: Final = "suspects"
"""What a mind says of numbers that betray somebody: those hear it who see the number for themselves."""
REMARKS: Final = (*PLAIN, *OF_LEVERS)


def remarks(
    book: Rulebook,
    seen: Observation,
    reasons: Sequence[Reason],
    deeds: Sequence[tuple[str, str]],
) -> tuple[Reason, ...]:
    """Give the reasons of the observing seat with what it says aloud besides.

    A reason about a text names whom it answers (`whom`): who stands for that text. Remarks are made in the talk
    alone: as it begins, of how the last round went and that this one is the last; later of signatures under the
    seat's own text, and of its deeds about which no reason is spoken.

    Args:
        book: the rules.
        seen: what the speaker sees, of one game.
        reasons: why it gives its orders.
        deeds: what it does with texts, each one of `DEEDS` with the name of the text.
    """
    told = [_to_whom(book, seen, each) for each in reasons]
    phase, exchange = phase_of(book, seen.view)
    if phase not in TALK:
        return tuple(told)
    spoken = [each for each in told if each.spoken]
    texts = {each.facts.get("text") for each in spoken}
    putting = any(each.code in PUTTING for each in spoken)
    said: list[tuple[str, Facts]] = [
        (code, {"text": text})
        for code, text in deeds
        if text not in texts and not (putting and code in PUTTING)
    ]
    if exchange == 1:
        said += _occasions(book, seen)
    said += _thanks(book, seen, exchange)
    made = (reason(book, seen.view, seen.seat, code, facts, spoken=True) for code, facts in said)
    return (*told, *(_to_whom(book, seen, each) for each in made))


def _to_whom(book: Rulebook, seen: Observation, said: Reason) -> Reason:
    """Add who stands for the text that a reason is about, the speaker apart; of several one by luck keyed on it."""
    text, texts = str(said.facts.get("text", "")), texts_known(seen.view)
    if not said.spoken or {"whom", "proposer"} & set(said.facts) or not text or text not in texts:
        return said
    stands = seen.view.one.proposer[texts.index(text)]
    others = [book.seats[at] for at in np.flatnonzero(stands) if book.seats[at] != said.seat]
    if not others:
        return said
    whom = min(others, key=lambda seat: zlib.crc32(f"{text} {seat}".encode()))
    return replace(said, facts={**said.facts, "whom": whom})


def _occasions(book: Rulebook, seen: Observation) -> Iterator[tuple[str, Facts]]:
    view = seen.view.one
    if seen.view.round == 1:
        yield "begins", {}
    for code, verdict, name in (("cheated", BROKEN, "culprit"), ("keeps_faith", KEPT, "whom")):
        for lever in np.flatnonzero(answered_for(book) & (view.verdict[seen.seat] == verdict)):
            owner = int(book.owns[:, lever].argmax())
            if owner != seen.seat:
                yield code, {name: book.seats[owner], "lever": book.levers[lever]}
    for lever in np.flatnonzero(came_to_light(book, seen) & book.owns[seen.seat]):
        yield "caught", {"lever": book.levers[lever]}
    if seen.view.round == book.rounds:
        yield "last_round", {}


def _thanks(book: Rulebook, seen: Observation, exchange: int) -> Iterator[tuple[str, Facts]]:
    """Signatures given in the last exchange to a text that the seat stands for."""
    view, texts = seen.view.one, texts_known(seen.view)
    fresh = view.signed & (view.signed_at == exchange - 1) & ~view.proposer
    for place in np.flatnonzero(view.offered & view.proposer[:, seen.seat]):
        for seat in np.flatnonzero(fresh[place]):
            if seat != seen.seat:
                yield "signs_ours", {"text": texts[place], "whom": book.seats[seat]}


def answered_for(book: Rulebook) -> Mask:
    """[L] levers whose clause one seat alone keeps or breaks."""
    return (book.owners == 1) & ~book.binding


def came_to_light(book: Rulebook, seen: Observation) -> Mask:
    """[L] levers whose hidden setting the last reveal has shown to the observing seat, or to all."""
    view = seen.view.one
    light: Mask = view.exposed & book.covert[np.arange(len(book.levers)), view.setting]
    return light


def may_hear(book: Rulebook, seen: Observation, said: Reason) -> bool:
    """Whether the observing seat, or nobody, may know what a remark about no text speaks of.

    `seen` is what the hearer sees as the exchange begins.
    """
    if said.code in OF_ALL:
        return True
    if said.code == SUSPECTS:
        return bool(book.sees(seen.seat)[book.indicators.index(str(said.facts["indicator"]))])
    if said.code not in OF_LEVERS:
        return False
    at = book.levers.index(str(said.facts["lever"]))
    if said.code == "caught":
        return bool(came_to_light(book, seen)[at])
    verdict = BROKEN if said.code == "cheated" else KEPT
    return seen.seat != NOBODY and int(seen.view.one.verdict[seen.seat, at]) == verdict
