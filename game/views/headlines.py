"""What came to light at a reveal as a front page: secrets and words that were seen broken, and who says what to it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from game.minds.mind import Reason
from game.rules.changes import Change
from game.rules.compliance import BROKEN
from game.rules.phases import ORDERS
from game.rules.rulebook import NOBODY
from game.rules.sight import Observation
from game.scenario.model import LONGEST_HEADLINE
from game.views.voices import Speakers, line_beside
from game.views.words import TENTH, Words, tenths

KINDS: Final = ("secret", "broken", "promise")
"""What comes to light, what is told first first; of one lever only the first is told."""
BREACHES: Final = ("broken", "witness")
"""Rules by which trust reacts to a clause that was seen broken."""
CHEATED: Final = ("broken", "witness", "deception")
"""Rules after which a seat may say that it was cheated."""
TRUST: Final = ("policy", *CHEATED)
"""Rules by which trust reacts to what became known of a lever."""


@dataclass(frozen=True, slots=True)
class Headline:
    """One thing that came to light, as a front page tells it."""

    kind: str
    """secret, broken (a clause) or promise (what was said in public)"""
    lever: str
    seat: str
    """Whose deed it was; of several owners the first of whom the reader knows it."""
    title: str
    """At most 40 letters."""
    body: str
    """What it looked like and for how long, or what had been said; in sentences."""
    hurt: str
    """The seat that lost most trust over it, as far as the reader can tell; empty for none."""
    lost: int
    """By how much: hundredths below nothing, rounded to tenths; 0 for none."""
    loss: str
    """The same as a sentence; empty for none."""
    voice: str
    """What that seat says to it, without quotation marks; empty for a person, and where no word was broken."""


def headlines(
    words: Words,
    seen: Observation,
    before: Observation,
    past: Sequence[Observation],
    told: Sequence[Change],
    speakers: Speakers,
) -> tuple[Headline, ...]:
    """Tell what came to light at a reveal: secrets first, then broken clauses, then promises; worst losses first.

    Args:
        words: those of the reader.
        seen: what the reader sees after the reveal.
        before: the same before the orders were carried out.
        past: the same at the start and after each earlier reveal, the newest last.
        told: the changes that the reader was told of this reveal.
        speakers: who speaks for each seat in the reveal.
    """
    page = _Page(words, seen, before, past, told, speakers)
    first: dict[str, Headline] = {}
    for found in (*page.secrets(), *page.clauses(), *page.promises()):
        first.setdefault(found.lever, found)
    return tuple(sorted(first.values(), key=lambda each: (KINDS.index(each.kind), each.lost)))


@dataclass(frozen=True, slots=True)
class _Page:
    words: Words
    seen: Observation
    before: Observation
    past: Sequence[Observation]
    told: Sequence[Change]
    speakers: Speakers

    def secrets(self) -> Iterator[Headline]:
        """Hidden settings that came to light now, and were not known to all before."""
        words, book, now = self.words, self.words.book, self.seen.view.one
        for at in np.flatnonzero(now.exposed & book.in_play):
            lever, rank = int(at), int(now.setting[at])
            if not book.covert[lever, rank] or self._known(lever, rank):
                continue
            name = book.levers[lever]
            looks = int(book.looks_like[lever, rank])
            knew = int(self.before.view.one.setting[lever]) == rank
            rounds = self._rounds(lever, rank if knew else looks)
            key = "headline.hidden" if knew else "headline.looked"
            body = words.say(
                key if rounds else "headline.at_once",
                owner=words.owner(name),
                lever=words.lever(name),
                looks=words.setting(name, looks),
                setting=words.setting(name, rank),
                rounds=rounds,
            )
            said = self._word(lever)
            clause = f" {said}" if said and self._broken(lever) else ""
            covert = words.texts.levers[name].settings[book.settings[lever][rank]].covert
            own = covert.headline.text if covert and covert.headline else ""
            yield self._headline("secret", lever, own, body + clause)

    def clauses(self) -> Iterator[Headline]:
        """Clauses that were seen broken."""
        words, book = self.words, self.words.book
        clauses = np.flatnonzero(self.before.view.one.clause >= 0).tolist()
        for lever in clauses:
            if self._broken(lever):
                yield self._headline("broken", lever, "", self._word(lever))
        for name in dict.fromkeys(c.names["lever"] for c in self.told if c.rule in BREACHES):
            taken = book.levers.index(name)
            if taken not in clauses:
                body = words.say("headline.taken", owner=words.owner(name), lever=words.lever(name))
                yield self._headline("broken", taken, "", body)

    def promises(self) -> Iterator[Headline]:
        """Public promises that were not kept."""
        words, book, now = self.words, self.words.book, self.seen.view.one
        for change in self.told:
            if change.rule == "backed_down":
                name = change.names["lever"]
                lever = book.levers.index(name)
                promised = int(self.before.view.one.promised[lever])
                body = words.say(
                    "headline.promised",
                    owner=words.seat(change.names["actor"]),
                    lever=words.lever(name),
                    promised=words.setting(name, promised),
                    setting=words.setting(name, int(now.setting[lever])),
                )
                yield replace(
                    self._headline("promise", lever, "", body), seat=change.names["actor"]
                )

    def _known(self, lever: int, rank: int) -> bool:
        """Whether the setting had come to light earlier and has stood since, as the reader saw it."""
        for earlier in reversed(self.past):
            if int(earlier.view.one.setting[lever]) != rank:
                return False
            if earlier.view.one.exposed[lever]:
                return True
        return False

    def _rounds(self, lever: int, rank: int) -> int:
        """At how many reveals in a row before this one the reader saw the lever at a setting.

        Who saw through the disguise counts how long it was hidden; others cannot tell since when it was one.
        """
        rounds = 0
        for earlier in reversed(self.past[1:]):
            if int(earlier.view.one.setting[lever]) != rank:
                break
            rounds += 1
        return rounds

    def _broken(self, lever: int) -> bool:
        """Whether a clause was seen broken by somebody, as far as the reader is told."""
        name, seat = self.words.book.levers[lever], self.seen.seat
        rules = {change.rule for change in self.told if change.names.get("lever") == name}
        mine = seat != NOBODY and int(self.seen.view.one.verdict[seat, lever]) == BROKEN
        return bool(rules & set(BREACHES)) or (mine and "ended_by_breach" in rules)

    def _word(self, lever: int) -> str:
        """Say what had been signed, and what it is; empty where the reader knows of no clause."""
        words, name = self.words, self.words.book.levers[lever]
        rank = int(self.before.view.one.clause[lever])
        if rank < 0:
            return ""
        return words.say(
            "headline.signed",
            owner=words.owner(name),
            lever=words.lever(name),
            clause=words.setting(name, rank),
            setting=words.setting(name, int(self.seen.view.one.setting[lever])),
        )

    def _headline(self, kind: str, lever: int, title: str, body: str) -> Headline:
        words, name = self.words, self.words.book.levers[lever]
        losses = self._losses(name)
        (hurt, actor), lost = min(
            losses.items(), key=lambda each: (each[1], each[0]), default=(("", ""), 0)
        )
        lost = TENTH * tenths(lost)
        owners = [seat for seat in words.texts.levers[name].owner if seat != "table"]
        if lost >= 0:
            hurt, actor, lost = "", owners[0] if owners else "", 0
        loss = (
            words.say(
                "headline.loss",
                holder=words.seat(hurt),
                actor=words.seat(actor),
                points=words.points(lost),
            )
            if hurt
            else ""
        )
        return Headline(
            kind=kind,
            lever=name,
            seat=actor,
            title=title or self._title(kind, name),
            body=body,
            hurt=hurt,
            lost=lost,
            loss=loss,
            voice=self._voice(hurt, actor, name),
        )

    def _title(self, kind: str, lever: str) -> str:
        """A headline for what has none of its own; without the lever where its name is too long."""
        title = self.words.say(f"headline.{kind}", lever=self.words.lever(lever))
        fits = len(title) <= LONGEST_HEADLINE
        return title if fits else self.words.say(f"headline.{kind}.short")

    def _losses(self, lever: str) -> dict[tuple[str, str], int]:
        """By holder and actor how trust has moved over a lever: the reader's own as it is, others' as all see it."""
        me = self.words.book.seat(self.seen.seat)
        moved: dict[tuple[str, str], int] = {}
        for change in self.told:
            if change.rule not in TRUST or change.names.get("lever") != lever:
                continue
            pair = change.names["holder"], change.names["actor"]
            if change.target == ("trust" if pair[0] == me else "shown"):
                moved[pair] = moved.get(pair, 0) + change.amount
        return moved

    def _voice(self, seat: str, actor: str, lever: str) -> str:
        """What a seat that was cheated says to it; nothing for a person, and for one whose word was not broken."""
        who = self.speakers(seat) if seat else None
        cheated = any(
            change.rule in CHEATED
            and change.names.get("lever") == lever
            and change.names.get("holder") == seat
            for change in self.told
        )
        if who is None or not cheated:
            return ""
        facts: dict[str, str | int] = {"culprit": actor, "lever": lever}
        reason = Reason(seat, "cheated", facts, self.seen.view.round, ORDERS[0], spoken=True)
        return line_beside(self.words, who, reason)
