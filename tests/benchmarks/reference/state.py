"""One game as plain lists, named as in the engine's position but without the axis of games."""

from __future__ import annotations

import zlib
from functools import lru_cache
from hashlib import blake2b
from types import SimpleNamespace
from typing import Any

from tests.benchmarks.reference.book import SETTINGS, Book

ALL = 2**64 - 1


def mix(value: int) -> int:
    value = ((value ^ (value >> 30)) * 0xBF58476D1CE4E5B9) & ALL
    value = ((value ^ (value >> 27)) * 0x94D049BB133111EB) & ALL
    return value ^ (value >> 31)


@lru_cache(None)
def _key(round: int, rule: str) -> int:
    key = zlib.crc32(rule.encode()) * 1_000_003 + round * 7_919 + 1
    return 0x9E3779B97F4A7C15 * key & ALL


@lru_cache(None)
def salt(name: str) -> int:
    """Turn a name into 64 bits (BLAKE2: Aumasson et al. 2013)."""
    return int.from_bytes(blake2b(name.encode(), digest_size=8).digest(), "little")


def draw(seed: int, round: int, rule: str, name: str) -> int:
    """Draw 0 to 9,999 by key (SplitMix64: Steele, Lea and Flood 2014), for what has that name."""
    start = mix((seed + _key(round, rule)) & ALL)
    return (mix((start + salt(name) * 0xD1B54A32D192ED03) & ALL) >> 33) % 10_000


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
        self.measure()
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
        self.past = [list(self.indicator) for _ in range(max(book.history, 1))]
        self.fact = []
        for name, fact in book.scenario.facts.items():
            if fact.drawn != "chance":
                self.fact.append(list(fact.values).index(fact.drawn))
                continue
            lot, bound, found = draw(seed, 0, "hidden_fact", name), 0, 0
            turns, whole = (
                sorted(fact.values, key=salt),
                sum(v.weight for v in fact.values.values()),
            )
            for value in turns:
                bound += fact.values[value].weight
                found += bound * 10_000 // whole <= lot
            self.fact.append(list(fact.values).index(turns[found]))
        self.happened = rows(0, events)
        self.pending = rows(False, events)
        self.chose = rows(-1, events)
        self.awake = list(book.actors)
        self.ready = rows(-1, S)
        """the place of the text of which a seat has named a change, and keeps its signature ready for it"""
        self.fading = rows(False, S)
        T = book.slots
        self.offered = rows(False, T)
        self.offer_name = rows(0, T)
        self.offer = rows(-1, T, L)
        self.offer_public = rows(False, T, L)
        self.offer_verified = rows(False, T, L)
        self.offer_pay = rows(0, T, 2, S)
        self.offer_party = rows(False, T, S)
        self.offer_open = rows(False, T)
        self.offer_rounds = rows(0, T)
        self.offer_since = rows(0, T)
        self.offer_deal = rows(0, T)
        self.proposer = rows(False, T, S)
        self.parent = rows(-1, T, S)
        self.signed = rows(False, T, S)
        self.signed_at = rows(0, T, S)
        self.declined = rows(False, T, S)
        self.declined_at = rows(0, T, S)
        self.blocking = rows(-1, T, S)
        self.change = rows(0, T, S, 2)
        self.meant = rows(False, T, S)
        self.had_signed = rows(False, T, S)
        self.took_back = rows(False, T, S)
        self.awaiting = rows(False, T)
        self.clause = rows(-1, L)
        self.deal = rows(0, L)
        self.signer = rows(False, L, S)
        self.public = rows(False, L)
        self.verified = rows(False, L)
        self.until = rows(0, L)
        # What each seat reads of clauses in force, and last what nobody does.
        self.read_clause = rows(-1, S + 1, L)
        self.read_deal = rows(0, S + 1, L)
        self.read_signer = rows(False, S + 1, L, S)
        self.read_public = rows(False, S + 1, L)
        self.read_verified = rows(False, S + 1, L)
        self.read_until = rows(0, S + 1, L)
        self.wronged = rows(False, S, M)
        self.taken = rows(False, L, S)
        self.owed = rows(0, L, S)
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
            self.measure()
        if mandates:
            for s, amount in enumerate(mandates):
                if amount:
                    self.mandate[s] = min(max(self.mandate[s] + amount, 0), book.cap[s])

    def measure(self) -> None:
        """Let measures be what their formulas say."""
        view: Any = SimpleNamespace(game=self)
        for i, amount in self.book.measures:
            value = amount(view)
            self.indicator[i] = min(max(value, self.book.low[i]), self.book.high[i])

    def end_clauses(self, levers: list[int]) -> None:
        """Take clauses out of force; nobody can join an open agreement of which one has ended."""
        ended = {self.deal[lever] for lever in levers} - {0}
        for place, deal in enumerate(self.offer_deal):
            if deal in ended:
                self.offered[place] = False
        for lever in levers:
            for reader in range(self.book.S + 1):
                if self.read_deal[reader][lever] == self.deal[lever]:
                    self.read_no_longer(reader, lever)
            self.clause[lever], self.deal[lever], self.until[lever] = -1, 0, 0
            self.signer[lever] = [False] * self.book.S
            self.public[lever] = self.verified[lever] = False

    def read_no_longer(self, reader: int, lever: int) -> None:
        """Let somebody read no clause on a lever."""
        self.read_clause[reader][lever] = -1
        self.read_deal[reader][lever] = self.read_until[reader][lever] = 0
        self.read_signer[reader][lever] = [False] * self.book.S
        self.read_public[reader][lever] = self.read_verified[reader][lever] = False

    def read_again(self) -> None:
        """At a reveal, who has gone on reading a clause that a secret text has taken over finds it gone."""
        for reader in range(self.book.S + 1):
            for lever in range(self.book.L):
                if self.read_deal[reader][lever] != self.deal[lever]:
                    self.read_no_longer(reader, lever)

    def give_back(self) -> None:
        """At a reveal, who has paid to join for what no longer stood gets it back."""
        for lever in range(self.book.L):
            self.add(mandates=self.owed[lever])
            self.owed[lever] = [0] * self.book.S

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
