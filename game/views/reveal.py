"""After the secret orders: what moved, which clauses were kept, what came to light, whose trust changed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from game.rules.changes import Change
from game.rules.rulebook import Rulebook
from game.rules.sight import Observation
from game.scenario.model import Scenario
from game.views.explain import sentence
from game.views.table import VERDICTS
from game.views.words import Words

LARGEST = 3
"""Changes of trust and of the numbers of the world that are told at once."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What a seat can say of a clause that it has signed: kept, broken or not_known."""

    lever: str
    verdict: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Reveal:
    """What a round has shown to one seat, in sentences."""

    round: int
    moves: tuple[str, ...]
    clauses: tuple[Finding, ...]
    exposed: tuple[str, ...]
    lines: tuple[str, ...]
    """Red lines crossed, promises not kept, denials that failed, agreements that ended."""
    choices: tuple[str, ...]
    world: tuple[str, ...]
    """The largest changes of indicators, in total."""
    trust: tuple[str, ...]
    """The largest changes of trust."""
    secrets: tuple[str, ...]
    """What only this seat knows: its own unseen breaches."""


def reveal(
    book: Rulebook,
    seen: Observation,
    changes: Sequence[Change],
    round: int,
    *,
    earlier: Observation | None = None,
    language: str = "en",
    texts: Scenario | None = None,
) -> Reveal:
    """Show what the commitment of a round has brought to the observing seat.

    Args:
        book: the rulebook of the game.
        seen: the seat's observation after the round.
        changes: the ledger's changes; those hidden from the seat are passed over.
        round: the round that was revealed.
        earlier: the seat's observation before, for the total change of the numbers of the world.
        language: of the program's own words.
        texts: the scenario in the reader's language.
    """  # fmt: skip
    words, seat = Words(book, language, texts), book.seats[seen.seat]
    told = [
        c
        for c in changes
        if c.round == round and c.phase in ("commit", "epilogue") and c.visible_to(seat)
    ]
    rules: dict[str, list[Change]] = {}
    for change in told:
        rules.setdefault(change.rule, []).append(change)

    def say(*names: str) -> tuple[str, ...]:
        found = [change for name in names for change in rules.get(name, ())]
        gone = [c for c in found if c.target == "secret_breach" and not c.after]
        found = [change for change in found if change not in gone]
        return tuple(dict.fromkeys(sentence(change, words) for change in found))

    return Reveal(
        round=round,
        moves=tuple(_moves(words, seen, told)),
        clauses=tuple(findings(words, seen)),
        exposed=tuple(_exposed(words, seen)),
        lines=say("red_line", "backed_down", "denial_exposed", "ended_by_breach", "run_out"),
        choices=say("choice"),
        world=tuple(_world(words, seen, earlier)),
        trust=tuple(_trust(words, told, seat)),
        secrets=say("secret_breach"),
    )


def _moves(words: Words, seen: Observation, told: Sequence[Change]) -> Iterator[str]:
    """Say which levers moved, as the seat sees them: what could be a disguise only seems to move."""
    book = words.book
    moved = {c.index[0]: c for c in told if c.target == "setting"}
    for change in moved.values():
        yield sentence(change, words)
    for change in told:
        mine = change.target == "seen" and change.index[0] == seen.seat
        if mine and change.index[1] not in moved:
            name = book.levers[change.index[1]]
            yield words.say(
                "reveal.seems",
                owner=words.owner(name),
                lever=words.lever(name),
                before=words.setting(name, change.before),
                after=words.setting(name, change.after),
            )


def _exposed(words: Words, seen: Observation) -> Iterator[str]:
    """Say what came to light or was checked."""
    book = words.book
    for lever in np.flatnonzero(seen.view.exposed[0]):
        name, rank = book.levers[lever], int(seen.view.setting[0, lever])
        key = "reveal.exposed" if book.covert[lever, rank] else "reveal.checked"
        yield words.say(
            key,
            lever=words.lever(name),
            owner=words.owner(name),
            setting=words.setting(name, rank),
        )


def findings(words: Words, seen: Observation) -> Iterator[Finding]:
    """Say of every clause due that the seat has signed: seen kept, seen broken, not known."""
    book = words.book
    for lever, verdict in enumerate(seen.view.verdict[0, seen.seat]):
        if int(verdict) in VERDICTS:
            name, found = book.levers[lever], VERDICTS[int(verdict)]
            own = ".own" if book.owns[seen.seat, lever] and found != "not_known" else ""
            said = words.say(
                f"reveal.{found}{own}", lever=words.lever(name), owner=words.owner(name)
            )
            yield Finding(name, found, said)


def _world(words: Words, seen: Observation, earlier: Observation | None) -> Iterator[str]:
    if earlier is None:
        return
    moved = (seen.view.indicator[0] - earlier.view.indicator[0]) * seen.exact
    for index in np.argsort(-np.abs(moved), kind="stable")[:LARGEST]:
        if moved[index]:
            name = words.indicator(words.book.indicators[index])
            yield words.say("reveal.world", indicator=name, moved=words.moved(int(moved[index])))


def _trust(words: Words, told: Sequence[Change], seat: str) -> Iterator[str]:
    """Say the largest changes of trust: the seat's own as they are, others' as all can see them."""
    own = [c for c in told if c.target == "trust" and c.names.get("holder") == seat]
    others = [c for c in told if c.target == "shown" and c.names.get("holder") != seat]
    largest = sorted((*own, *others), key=lambda c: (-abs(c.amount), c.id))[:LARGEST]
    for change in largest:
        yield sentence(change, words)
