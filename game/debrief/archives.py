"""The archives opened: what was hidden while the game was played."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from game.debrief.clauses import ClauseResult
from game.debrief.past import Past
from game.minds.casting import mind_seeds
from game.minds.mind import Reason
from game.minds.moments import Speaker
from game.session.casting import PERSON
from game.views.deeds import Deeds
from game.views.reasons import sentence
from game.views.temperaments import mind_name
from game.views.voices import line_beside
from game.views.words import Words

TELLING: Final = 3
"""Thoughts that are told of each mind."""
_FIRST: Final = (
    "breaks_word",
    "retaliates",
    "chooses_gain",
    "not_better_for_us",
    "better_for_us",
    "suspects",
    "would_sign_with",
    "cannot_pay",
    "proposes_gain",
    "moves_gain",
)
"""Reasons in the order in which they are worth telling; the others come after them."""
_DULL: Final = ("nothing_to_do", "status_quo", "random", "keeps_word")


@dataclass(frozen=True, slots=True)
class MindResult:
    """Who acted for a seat, and what it kept to itself."""

    seat: str
    name: str
    mind: str
    """Its id; `person` for people."""
    player: str
    """In words."""
    thoughts: tuple[str, ...]
    """What it did not say during play, each with its round."""
    farewell: str = ""
    """What it says aloud as the game is over; empty for people, and for a game that was stopped."""


@dataclass(frozen=True, slots=True)
class Archives:
    """Everything that was hidden."""

    facts: tuple[str, ...]
    settings: tuple[str, ...]
    """Hidden settings that were in force, and when they came to light."""
    clauses: tuple[str, ...]
    """Clauses that were kept secret from those who did not sign."""
    minds: tuple[MindResult, ...]


def archives(words: Words, past: Past, deeds: Deeds, clauses: Sequence[ClauseResult]) -> Archives:
    """Open what was hidden."""
    return Archives(
        facts=tuple(facts(words, past)),
        settings=tuple(hidden_settings(words, deeds)),
        clauses=tuple(_secret_clauses(words, clauses)),
        minds=tuple(_minds(words, past)),
    )


def facts(words: Words, past: Past) -> Iterator[str]:
    """Say what was true of each hidden fact."""
    book = past.book
    for index, fact in enumerate(book.facts):
        text = words.texts.facts[fact]
        value = text.values[book.values[index][int(past.end.one.fact[index])]]
        yield words.say("debrief.fact", fact=text.name, value=value.name)


def hidden_settings(words: Words, deeds: Deeds) -> Iterator[str]:
    """Say which hidden settings were in force, when, and what they looked like."""
    book = words.book
    for hidden in deeds.hidden():
        name = book.levers[hidden.lever]
        looks = int(book.looks_like[hidden.lever, hidden.setting])
        yield words.say(
            "debrief.secret.exposed" if hidden.exposed else "debrief.secret",
            exposed=hidden.exposed,
            owner=words.owner(name),
            lever=words.lever(name),
            setting=words.setting(name, hidden.setting),
            rounds=in_rounds(words, hidden.rounds),
            looks=words.setting(name, looks),
        )


def in_rounds(words: Words, rounds: Sequence[int]) -> str:
    """Name rounds: one, several, or from one to another."""
    if len(rounds) == 1:
        return words.say("debrief.rounds.one", round=rounds[0])
    first, last = rounds[0], rounds[-1]
    if len(rounds) > 2 and last - first + 1 == len(rounds):
        return words.say("debrief.rounds.span", first=first, last=last)
    listed = words.listing([str(round) for round in rounds])
    return words.say("debrief.rounds.many", rounds=listed)


def _secret_clauses(words: Words, clauses: Sequence[ClauseResult]) -> Iterator[str]:
    for clause in clauses:
        if not clause.public:
            signers = words.listing([words.seat(seat) for seat in clause.signers])
            yield words.say(
                "debrief.secret.clause", signers=signers, clause=clause.sentence, round=clause.round
            )


def _minds(words: Words, past: Past) -> Iterator[MindResult]:
    for seat, mind in past.seats.items():
        mine = [reason for reason in past.reasons if reason.seat == seat and not reason.spoken]
        key = "debrief.thought.mind" if mind == PERSON else "debrief.thought"
        thoughts = tuple(_thoughts(words, mine, key))
        last = farewell(words, past, seat, mind)
        yield MindResult(seat, words.seat(seat), mind, _player(words, mind), thoughts, last)


def farewell(words: Words, past: Past, seat: str, mind: str) -> str:
    """Let whoever plays a seat at the end of a game have the last word; nothing is said by people."""
    if mind == PERSON or not past.end.one.over:
        return ""
    speaker = Speaker(mind, mind_seeds(past.book, past.start.seeds, seat))
    line = line_beside(words, speaker, Reason(seat, "ends", round=past.end.round, spoken=True))
    return words.say("debrief.farewell", line=line)


def _player(words: Words, mind: str) -> str:
    """Say who a seat was played by; a mind that this Parley does not know keeps its id."""
    if mind == PERSON:
        return words.say("story.person")
    try:
        return mind_name(mind, words.language)
    except KeyError:
        return mind


def _thoughts(words: Words, reasons: Sequence[Reason], key: str) -> Iterator[str]:
    """Choose what a mind thought that tells most of it, and tell it in the order of the rounds.

    Of a person's seat, only what a mind thought that decided there for a while.
    """

    def rank(reason: Reason) -> tuple[int, int, int]:
        place = _FIRST.index(reason.code) if reason.code in _FIRST else len(_FIRST)
        return place, -abs(int(reason.facts.get("gain", 0))), reason.round

    said: dict[str, Reason] = {}
    for reason in sorted((r for r in reasons if r.code not in _DULL), key=rank):
        said.setdefault(sentence(words, reason), reason)
    for text, reason in sorted([*said.items()][:TELLING], key=lambda item: item[1].round):
        yield words.say(key, round=reason.round, said=text)
