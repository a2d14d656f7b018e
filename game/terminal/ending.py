"""The end of a game: how it came out, who got what, whose word was worth what, and the secrets."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import numpy as np

from game.rules.cooperation import cooperation, seat_cooperation
from game.rules.scores import scores
from game.terminal.scope import Scope


def tell_end(scope: Scope) -> None:
    """Tell the end of a game."""
    session, voice = scope.session, scope.voice
    scenario = session.scenario
    if session.ending is not None:
        ending = scenario.endings[session.ending]
        voice.heading(voice.text("end", title=ending.title))
        voice.line(ending.text.text)
    voice.heading(voice.text("end.seats"))
    for line in _seats(scope):
        voice.line(line)
    voice.tell("cooperation", cooperation=scope.words.number(int(_cooperation(scope))))
    voice.heading(voice.text("end.word"))
    for line in word_lines(scope):
        voice.line(line)
    if scope.seat is None:
        lines = list(secret_lines(scope))
        if lines:
            voice.heading(voice.text("end.secrets"))
            for line in lines:
                voice.line(line)


def _cooperation(scope: Scope) -> int:
    return int(cooperation(scope.book, scope.view())[0])


def _seats(scope: Scope) -> Iterator[str]:
    """Say each seat's score beside what it could have had without any deal, and its trust."""
    book, words, voice, view = scope.book, scope.words, scope.voice, scope.view()
    value, together = scores(book, view)[0], seat_cooperation(book, view)[0]
    start = book.trust_start
    for at, seat in enumerate(book.seats):
        if not book.scored[at] or (scope.seat is not None and at != scope.place):
            continue
        needs = int(book.reservation[at])
        key = "end.seat" if value[at] >= needs else "end.seat.below"
        others = [x for x in range(len(book.seats)) if x != at and book.actors[x]]
        line = voice.text(
            key,
            seat=words.seat(seat),
            score=words.number(int(value[at])),
            needs=words.number(needs),
            margin=words.number(abs(int(value[at]) - needs)),
        )
        if book.actors[at] and others:
            line += " " + voice.text(
                "end.trusted",
                cooperation=words.number(int(together[at])),
                before=words.number(int(np.mean(start[others, at]))),
                after=words.number(int(np.mean(view.trust[0, others, at]))),
            )
        yield line


def word_lines(scope: Scope) -> Iterator[str]:
    """Count the clauses each seat was seen to keep and to break, once for each round and clause."""
    kept: Counter[str] = Counter()
    broken: Counter[str] = Counter()
    seen: set[tuple[str, str, str, int]] = set()
    for change in scope.session.changes(scope.seat):
        if change.rule not in ("kept", "broken") or change.target != "trust":
            continue
        actor, lever = change.names["actor"], change.names["lever"]
        key = (change.rule, actor, lever, change.round if change.phase != "epilogue" else 0)
        if key not in seen:
            seen.add(key)
            (kept if change.rule == "kept" else broken)[actor] += 1
    words, voice = scope.words, scope.voice
    for at, seat in enumerate(scope.book.seats):
        if scope.book.actors[at] and (kept[seat] or broken[seat]):
            yield voice.text(
                "end.kept", seat=words.seat(seat), kept=kept[seat], broken=broken[seat]
            )
    if not kept and not broken:
        yield voice.text("end.no_word")


def secret_lines(scope: Scope) -> Iterator[str]:
    """Open the secrets: what was true all along, what was hidden, and which breaches nobody saw."""
    book, words, voice = scope.book, scope.words, scope.voice
    position, scenario = scope.session.position, scope.session.scenario
    for at, key in enumerate(book.facts):
        fact = scenario.facts[key]
        truth = fact.values[book.values[at][int(position.fact[0, at])]].name
        yield voice.text("end.fact", name=fact.name, truth=truth)
    hidden: dict[int, list[int]] = {}
    for step in scope.session.steps:
        if step.phase != "commit":
            continue
        setting = step.after.setting[0]
        for lever in np.flatnonzero(book.covert[np.arange(len(book.levers)), setting]).tolist():
            hidden.setdefault(lever * 10 + int(setting[lever]), []).append(step.before.round)
    for code, rounds in hidden.items():
        lever, setting = divmod(code, 10)
        name = book.levers[lever]
        yield voice.text(
            "end.hidden",
            owner=words.owner(name),
            lever=words.lever(name),
            setting=words.setting(name, setting),
            rounds=", ".join(str(r) for r in rounds),
        )
