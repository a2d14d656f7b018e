"""`debrief RECORD --json`: the debrief as data. The format is stable; keys are only ever added.

Numbers are points, shares percent; names are ids of the scenario, `says` is a sentence.

    {
      "scenario", "minutes", "seed", "rounds" (played), "ending" (id or null),
      "says": the story, "story": [its lines],
      "players": {seat: "person" or mind},
      "timeline": {"ticks": [text], "cooperation": [points, of the rounds so far], "trust": [points] or null,
                   "tension": {"indicator": id, "values": [points]} or null,
                   "indicators": {id: [points]}, "scores": {seat: [points]}},
      "turning_points": [{"tick": place in ticks, "says"}],
      "seats": [{"seat", "score", "no_deal", "cooperation": points or null,
                 "trusted": [before, after] or null}],
      "value": null or {"how": "exact" or "forecast", "complete": bool, "packages", "efficient",
                "created": percent or null, "left": points,
                "claimed": {seat: percent or null},
                "outcomes": [{"kind": "reached", "package", "start", "nash", "best", "nash_paid" or "paid",
                              "scores": {seat: points}, "sum": points, "least_gain": points}]},
      "trust": [{"holder", "actor", "before", "after"}],
      "clauses": [{"lever", "setting", "agreement", "round", "signers", "public", "verified", "binding",
                   "rounds": ["kept", "broken", "unseen" or ""],
                   "judgements": [{"seat", "threshold": percent or null, "foreseen": bool,
                                   "beliefs": [[round, percent]]}]}],
      "archives": {"facts": [says], "settings": [says], "clauses": [says], "thoughts": {seat: [says]},
                   "farewells": {seat: says}},
      "causes": [{"title", "rows": [{"name", "from", "to", "mean_of", "parts": {kind: points}}]}],
      "red_lines": [says], "what_if": [says], "news": [says],
      "questions": [{"ask", "evidence": [says]}], "reality": [says],
      "problem": null or {"code", "line", "message"}
    }

The parts of a cause row add up to (to - from) times `mean_of`, exactly before `to` is rounded.
"""

from __future__ import annotations

from typing import Any

from game.debrief.causes import CauseTable
from game.debrief.clauses import ClauseResult
from game.debrief.course import Curve, Timeline
from game.debrief.source import Material
from game.debrief.value import Value
from game.views.data import all_points, by_name, points, unless_none


def data(source: Material) -> dict[str, Any]:
    """Put a debrief into plain data."""
    debrief, book, problem = source.debrief, source.past.book, source.problem
    opened = debrief.archives
    return {
        "scenario": book.scenario.id,
        "minutes": book.minutes,
        "seed": source.seed,
        "rounds": len(source.past.rounds) - 1,
        "ending": debrief.ending or None,
        "says": " ".join(source.story),
        "story": list(source.story),
        "players": {mind.seat: mind.mind for mind in opened.minds},
        "timeline": _timeline(debrief.timeline),
        "turning_points": [
            {"tick": turn.at, "says": " ".join(turn.lines)} for turn in source.turns
        ],
        "seats": [
            {
                "seat": seat.seat,
                "score": points(seat.score),
                "no_deal": points(seat.reservation),
                "cooperation": unless_none(seat.cooperation, points),
                "trusted": unless_none(seat.trusted, all_points),
            }
            for seat in debrief.seats
        ],
        "value": unless_none(source.value, _value),
        "trust": [
            {
                "holder": row.holder,
                "actor": row.actor,
                "before": points(row.before),
                "after": points(row.after),
            }
            for row in debrief.trust
        ],
        "clauses": [_clause(clause) for clause in debrief.clauses],
        "archives": {
            "facts": list(opened.facts),
            "settings": list(opened.settings),
            "clauses": list(opened.clauses),
            "thoughts": {mind.seat: list(mind.thoughts) for mind in opened.minds},
            "farewells": {mind.seat: mind.farewell for mind in opened.minds if mind.farewell},
        },
        "causes": [_causes(table) for table in debrief.causes],
        "red_lines": list(debrief.red_lines),
        "what_if": [" ".join(said) for said in source.what_if],
        "news": list(debrief.news),
        "questions": [{"ask": q.ask, "evidence": list(q.evidence)} for q in debrief.questions],
        "reality": [passage.cited for passage in debrief.afterwards],
        "problem": None if problem is None else problem.data,
    }


def _line(line: Curve) -> list[float]:
    return all_points(line.values)


def _timeline(timeline: Timeline) -> dict[str, Any]:
    def by_id(lines: tuple[Curve, ...]) -> dict[str, list[float]]:
        return {line.id: _line(line) for line in lines}

    tension = timeline.tension
    return {
        "ticks": list(timeline.ticks),
        "cooperation": _line(timeline.cooperation),
        "trust": unless_none(timeline.trust, _line),
        "tension": None if tension is None else {"indicator": tension.id, "values": _line(tension)},
        "indicators": by_id(timeline.indicators),
        "scores": by_id(timeline.seats),
    }


def _value(value: Value) -> dict[str, Any]:
    seats = [claim.seat for claim in value.claims]
    return {
        "how": "forecast" if value.forecast else "exact",
        "complete": value.complete,
        "packages": value.packages,
        "efficient": value.efficient,
        "created": value.created,
        "left": points(value.left),
        "claimed": {claim.seat: claim.share for claim in value.claims},
        "outcomes": [
            {
                "kind": spot.kind,
                "scores": by_name(seats, spot.scores, points),
                "sum": points(spot.total),
                "least_gain": points(spot.least),
            }
            for spot in value.spots
        ],
    }


def _clause(clause: ClauseResult) -> dict[str, Any]:
    return {
        "lever": clause.lever,
        "setting": clause.setting,
        "agreement": clause.agreement,
        "round": clause.round,
        "signers": list(clause.signers),
        "public": clause.public,
        "verified": clause.verified,
        "binding": clause.binding,
        "rounds": list(clause.marks),
        "judgements": [
            {
                "seat": each.seat,
                "threshold": each.threshold,
                "foreseen": each.foreseen,
                "beliefs": [list(belief) for belief in each.beliefs],
            }
            for each in clause.judgements
        ],
    }


def _causes(table: CauseTable) -> dict[str, Any]:
    return {
        "title": table.title,
        "rows": [
            {
                "name": row.name,
                "from": points(row.start),
                "to": points(row.end),
                "mean_of": row.count,
                "parts": by_name(row.parts, row.parts.values(), points),
            }
            for row in table.rows
        ],
    }
