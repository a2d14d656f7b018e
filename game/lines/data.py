"""A played game as data, for `play --auto --json`. The format is stable; keys are only ever added.

    {
      "scenario": id, "minutes": n, "seed": n, "language": "en", "seat": id or null,
      "minds": {seat: name of the mind},
      "rounds": [{
        "round": n,
        "events":     [{"event": id, "title": text, "text": text, "status": mark or null,
                        "background": text or null, "background_status": mark or null}],
        "proposals":  [{"exchange": n, "order": an order to put, "parties": [seat]}],
        "agreements": [{"phase": name, "exchange": n, "clauses": [{"lever", "setting", "public",
                        "verified"}], "signers": [seat]}]            those that came into force
        "orders":     [{"number": n, "phase": name, ...the order}],
        "reasons":    [{"phase", "seat", "code", "facts", "says"}],
        "changes":    [{...the change, "says": sentence}]            causes are "c12" a change, "o3" an order
        "settings":   {lever: setting}                               in force at the end of the round
        "indicators": {indicator: points or null}
        "cooperation": 0 to 100                                      the table's, over the rounds so far
        "scores":     {seat: points}                                 after the round
        "moved":      {"indicators": {indicator: points or null}, "trust": {"holder > actor": points}}
                                       from the end of the reveal before to the end of the round's own
        "afterwards": as "moved", in the time after the last round; only in the round it followed
      }],
      "scores": {
        "cooperation": 0 to 100,
        "trust": {"holder > actor": 0 to 100},
        "value": {seat: points},
        "seats": {seat: {"value", "reservation", "reached": bool, "cooperation", "mandate"}}
      },
      "settings": {lever: setting}, "indicators": {indicator: points or null}      at the end
      "in_force": [{"clauses": as above, "signers": [seat]}]         agreements that held to the end
      "ending": {"id", "title", "text"} or null
    }

Numbers are points with at most two decimals, except in orders and changes, where `amount`, `before` and
`after` are as the record has them: hundredths of a point for numbers, indexes for facts. The time
after the last round belongs to the last round; its changes have the phase `epilogue`.

For one seat everything is as that seat may know it: what it may not see is left out or null, a setting
is the one it believes to be in force, and an indicator of which it sees an estimate only is null; exchanges
are not numbered (`exchange` is left out), for it may not know of all. Orders
and changes are numbered for that seat, `before` is what it had seen stand there, a cause it may not know
is "unknown"; `seen_by` names that seat alone, `facts` (chances and what was drawn) are left out, and of
`minds` it gets the one that plays it, if one does.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from game.lines.scope import Scope
from game.rules import changes as recorded
from game.rules.cooperation import cooperation, seat_cooperation
from game.rules.numbered import Numbered
from game.rules.orders import Put
from game.rules.position import Position
from game.rules.rulebook import Rulebook
from game.rules.scores import scores
from game.session.course import Step
from game.views.data import by_name, points, settings, unless_none
from game.views.explain import explain
from game.views.packages import in_force, signers
from game.views.reasons import sentence
from game.views.spans import Ends


def game_data(scope: Scope) -> dict[str, Any]:
    """Tell a whole game as data."""
    session, book = scope.session, scope.book
    rounds: dict[int, list[tuple[Step, int]]] = {}
    for at, step in enumerate(session.steps):
        rounds.setdefault(step.before.round, []).append((step, at))
    return {
        "scenario": session.scenario.id,
        "minutes": book.minutes,
        "seed": session.seed,
        "language": scope.voice.language,
        "seat": scope.seat,
        "minds": {s: mind for s, mind in session.minds.items() if scope.seat in (None, s)},
        "rounds": [_round(scope, number, steps) for number, steps in rounds.items()],
        "scores": _final(scope),
        "settings": _settings(scope, session.position),
        "indicators": _indicators(scope, session.position),
        "in_force": _in_force(scope, session.position),
        "ending": _ending(scope),
    }


def _round(scope: Scope, number: int, steps: list[tuple[Step, int]]) -> dict[str, Any]:
    session = scope.session
    found: dict[str, Any] = {
        "round": number, "events": [], "proposals": [], "agreements": [], "orders": [],
        "reasons": [], "changes": [],
    }  # fmt: skip
    for step, _ in steps:
        _talk(scope, step, found)
        for item in scope.asked(step):
            if scope.seat in (None, item.order.seat):
                when = {"number": item.number, "phase": step.phase}
                found["orders"].append(when | item.data)
        for change in scope.told(step):
            says = explain(scope.words, change)
            found["changes"].append({**recorded.to_data(change), "says": says})
    for reason in session.reasons:
        if reason.round == number and scope.seat in (None, reason.seat):
            says = sentence(scope.words, reason)
            found["reasons"].append(
                {"phase": reason.phase, "seat": reason.seat, "code": reason.code,
                 "facts": dict(reason.facts), "says": says}
            )  # fmt: skip
    after = steps[-1][0].after
    found["settings"] = _settings(scope, after)
    found["indicators"] = _indicators(scope, after)
    found["cooperation"] = points(cooperation(scope.book, scope.view(after))[0])
    found["scores"] = _scores(scope, steps[-1][0])
    found |= {
        "afterwards" if ends.span.afterwards else "moved": _moved(scope, ends)
        for ends in scope.spans()
        if ends.span.round == number
    }
    return found


def _moved(scope: Scope, ends: Ends[Position]) -> dict[str, dict[str, float | None]]:
    """By how much the numbers moved in a span, as the reader sees them: the sums of their changes."""
    before, after = (_indicators(scope, end) for end in (ends.before, ends.after))
    was, now = (_trust(scope, end) for end in (ends.before, ends.after))
    return {
        "indicators": {name: _difference(before[name], after[name]) for name in after},
        "trust": {pair: _difference(was[pair], now[pair]) for pair in now},
    }


def _difference(before: float | None, after: float | None) -> float | None:
    return None if before is None or after is None else round(after - before, 2)


def _trust(scope: Scope, position: Position) -> dict[str, float]:
    """Trust between those who act, in points: a reader's own as it is, that of others as everyone can see it."""
    book, view = scope.book, scope.view(position)
    return {
        f"{holder} > {actor}": points(view.trust[0, h, a])
        for h, holder in enumerate(book.seats)
        for a, actor in enumerate(book.seats)
        if h != a and book.actors[h] and book.actors[a]
    }


def _settings(scope: Scope, position: Position) -> dict[str, str]:
    """The settings in force, as the reader sees them."""
    return settings(scope.book, scope.view(position).setting[0])


def _indicators(scope: Scope, position: Position) -> dict[str, float | None]:
    """The indicators in points; null for what the reader does not see exactly."""
    book, value = scope.book, position.indicator[0].tolist()
    if scope.seat is not None:
        seen = book.visible[scope.place]
        value = [number if exact else None for number, exact in zip(value, seen, strict=True)]
    return by_name(book.indicators, value, lambda number: unless_none(number, points))


def _in_force(scope: Scope, position: Position) -> list[dict[str, Any]]:
    """The agreements in force that the reader knows of."""
    view = scope.view(position)
    found = in_force(view).values()
    return [_agreement(scope.book, view, levers) for levers in found]


def _agreement(book: Rulebook, view: Position, levers: Sequence[int]) -> dict[str, Any]:
    clauses = [
        {
            "lever": book.levers[lever],
            "setting": book.settings[lever][int(view.clause[0, lever])],
            "public": bool(view.public[0, lever]),
            "verified": bool(view.verified[0, lever]),
        }
        for lever in levers
    ]
    signed = [s for at, s in enumerate(book.seats) if view.signer[0, levers[0], at]]
    return {"clauses": clauses, "signers": signed}


def _talk(scope: Scope, step: Step, found: dict[str, Any]) -> None:
    book, scenario = scope.book, scope.session.scenario
    for change in scope.told(step):
        if change.rule == "event":
            event = scenario.events[change.names["event"]]
            text, behind = event.text, event.background
            found["events"].append(
                {"event": change.names["event"], "title": str(event.title), "text": str(text),
                 "status": text.status, "background": behind and str(behind),
                 "background_status": behind and behind.status}
            )  # fmt: skip
    for item in scope.asked(step):
        if isinstance(item.order, Put):
            parties = (item.order.seat, *signers(book, item.order))
            if scope.seat is None or scope.seat in parties:
                found["proposals"].append(_when(scope, step) | _proposal(item, parties))
    view = scope.view(step.after)
    fresh = {c.index[0] for c in scope.told(step) if c.rule == "agreement" and c.target == "deal"}
    for levers in in_force(view).values():
        if not fresh & set(levers):
            continue
        when = {"phase": step.phase, **_when(scope, step)}
        found["agreements"].append(when | _agreement(book, view, levers))


def _when(scope: Scope, step: Step) -> dict[str, Any]:
    """The exchange, to a reader who may know of all of them."""
    return {"exchange": step.exchange} if scope.seat is None else {}


def _proposal(item: Numbered, parties: tuple[str, ...]) -> dict[str, Any]:
    return {"order": item.data, "parties": list(parties)}


def _scores(scope: Scope, step: Step) -> dict[str, float]:
    value = scores(scope.book, scope.view(step.after))[0]
    return by_name(scope.book.seats, value, points, told=_scored(scope))


def _scored(scope: Scope) -> list[bool]:
    """Which seats have a score that the reader knows."""
    rows = zip(scope.book.seats, scope.book.scored, strict=True)
    return [bool(scored) and scope.seat in (None, seat) for seat, scored in rows]


def _final(scope: Scope) -> dict[str, Any]:
    book, view = scope.book, scope.view()
    value, together = scores(book, view)[0], seat_cooperation(book, scope.now)[0]

    def result(at: int) -> dict[str, Any]:
        return {
            "value": points(value[at]),
            "reservation": points(book.reservation[at]),
            "reached": bool(value[at] >= book.reservation[at]),
            "cooperation": points(together[at]) if together[at] >= 0 else None,
            "mandate": points(view.mandate[0, at]),
        }

    seats = by_name(book.seats, range(len(book.seats)), result, told=_scored(scope))
    return {
        "cooperation": points(cooperation(book, scope.now)[0]),
        "trust": _trust(scope, scope.session.position),
        "value": {seat: part["value"] for seat, part in seats.items()},
        "seats": seats,
    }


def _ending(scope: Scope) -> dict[str, str] | None:
    session = scope.session
    if session.ending is None:
        return None
    ending = session.scenario.endings[session.ending]
    return {"id": session.ending, "title": str(ending.title), "text": str(ending.text)}
