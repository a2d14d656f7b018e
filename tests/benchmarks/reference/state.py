"""One game as plain lists, named as in the engine's position but without the axis of games."""

from __future__ import annotations

import zlib
from functools import lru_cache
from typing import Any

from tests.benchmarks.reference.book import SETTINGS, Book

ALL = 2**64 - 1


def _mix(value: int) -> int:
    value = ((value ^ (value >> 30)) * 0xBF58476D1CE4E5B9) & ALL
    value = ((value ^ (value >> 27)) * 0x94D049BB133111EB) & ALL
    return value ^ (value >> 31)


@lru_cache(None)
def _key(round: int, rule: str) -> int:
    key = zlib.crc32(rule.encode()) * 1_000_003 + round * 7_919 + 1
    return 0x9E3779B97F4A7C15 * key & ALL


def draw(seed: int, round: int, rule: str, subject: int) -> int:
    """Draw 0 to 9,999 by key (SplitMix64: Steele, Lea and Flood 2014)."""
    start = _mix((seed + _key(round, rule)) & ALL)
    return (_mix((start + subject * 0xD1B54A32D192ED03) & ALL) >> 33) % 10_000


class Game:
    """Where one game stands."""

    def __init__(self, book: Book, seed: int) -> None:
        S, L, M = book.S, book.L, len(book.hands)
        events, lines = len(book.events), len(book.lines)

        def rows(value: Any, *shape: int) -> list[Any]:
            if len(shape) == 1:
                return [value] * shape[0]
            return [rows(value, *shape[1:]) for _ in range(shape[0])]

        self.book = book
        self.seed = seed
        self.round, self.phase = 1, 0
        self.over, self.ending = False, -1
        self.indicator = list(book.begin)
        self.trust = [list(row) for row in book.trust]
        self.ceiling = rows(10_000, S, S)
        self.shown = [list(row) for row in book.trust]
        self.withheld = rows(0, S, M)
        self.mandate = list(book.mandate)
        self.setting = list(book.start)
        self.seen = [
            [k if book.known[x][k][s] else book.looks[x][k] for x, k in enumerate(book.start)]
            for s in range(S)
        ]
        self.free = [list(row) for row in self.seen]
        self.exposed = rows(False, L)
        self.stood = rows(0, L, SETTINGS)
        self.set_round = rows(0, L)
        self.acted = rows(0, L)
        """rounds in which the present setting of a lever has acted"""
        self.past = [list(book.begin) for _ in range(max(book.history, 1))]
        self.fact = []
        for index, fact in enumerate(book.scenario.facts.values()):
            if fact.drawn != "chance":
                self.fact.append(list(fact.values).index(fact.drawn))
                continue
            weights = [value.weight for value in fact.values.values()]
            lot, bound, found = draw(seed, 0, "hidden_fact", index), 0, 0
            for weight in weights:
                bound += weight
                found += bound * 10_000 // sum(weights) <= lot
            self.fact.append(found)
        self.happened = rows(0, events)
        self.pending = rows(False, events)
        self.chose = rows(-1, events)
        self.offered = rows(False, S)
        self.offer = rows(-1, S, L)
        self.offer_public = rows(False, S, L)
        self.offer_verified = rows(False, S, L)
        self.offer_pay = rows(0, S, 2, S)
        self.offer_party = rows(False, S, S)
        self.offer_open = rows(False, S)
        self.offer_rounds = rows(0, S)
        self.offer_age = rows(0, S)
        self.offer_deal = rows(0, S)
        self.signed = rows(False, S, S)
        self.declined = rows(False, S, S)
        self.blocking = rows(-1, S, S)
        self.would = rows(-1, S, S)
        self.awaiting = rows(False, S)
        self.clause = rows(-1, L)
        self.deal = rows(0, L)
        self.signer = rows(False, L, S)
        self.public = rows(False, L)
        self.verified = rows(False, L)
        self.until = rows(0, L)
        self.wronged = rows(False, S, M)
        self.taken = rows(False, L, S)
        self.guilty = rows(False, L, S)
        self.released = rows(False, L, S)
        self.secret_breach = rows(False, S, M)
        self.verdict = rows(0, S, L)
        self.promised = rows(-1, L)
        self.denied = rows(-1, L)
        self.denied_round = rows(0, L)
        self.marked = rows(False, S, S, L)
        self.crossed = rows(0, lines)
        self.over_line = rows(False, lines)
        self.step = rows(0, S)

    def add(self, indicators: list[int] | None = None, mandates: list[int] | None = None) -> None:
        """Add summed amounts and restore the ranges."""
        book = self.book
        if indicators:
            for i, amount in enumerate(indicators):
                if amount:
                    value = self.indicator[i] + amount
                    self.indicator[i] = min(max(value, book.low[i]), book.high[i])
        if mandates:
            for s, amount in enumerate(mandates):
                if amount:
                    self.mandate[s] = min(max(self.mandate[s] + amount, 0), book.cap[s])

    def end_clauses(self, levers: list[int]) -> None:
        """Take clauses out of force; nobody can join an open agreement of which one has ended."""
        ended = {self.deal[lever] for lever in levers} - {0}
        for seat, deal in enumerate(self.offer_deal):
            if deal in ended:
                self.offered[seat] = False
        for lever in levers:
            self.clause[lever], self.deal[lever], self.until[lever] = -1, 0, 0
            self.signer[lever] = [False] * self.book.S
            self.public[lever] = self.verified[lever] = False

    def lever_cooperation(self, lever: int) -> int:
        """Cooperation rating of a lever averaged over the rounds, in hundredths."""
        stood, rating = self.stood[lever], self.book.rating[lever]
        rounds = sum(stood)
        if not rounds:
            return rating[self.setting[lever]]
        return sum(a * b for a, b in zip(stood, rating, strict=False)) // rounds

    def cooperation(self) -> int:
        """Cooperation of the table in hundredths."""
        book = self.book
        weights = [w * playing for w, playing in zip(book.weight, book.in_play, strict=True)]
        rated = sum(w * self.lever_cooperation(x) for x, w in enumerate(weights) if w)
        total = max(sum(weights), 1)
        return (rated * 2 + total) // (2 * total)

    def seat_cooperation(self, seat: int) -> int:
        """Cooperation of a seat's own levers in hundredths, -1 without levers."""
        book = self.book
        own = [x for x in range(book.L) if seat in book.owners[x] and book.in_play[x]]
        total = sum(book.weight[x] for x in own)
        if not total:
            return -1
        rated = sum(book.weight[x] * self.lever_cooperation(x) for x in own)
        return (rated * 2 + total) // (2 * total)
