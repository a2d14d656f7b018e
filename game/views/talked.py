"""What was said at the table in an exchange of the talk, in sentences, as far as one seat heard it.

Everything is read from the rows of the reader's own account, and from what it sees: what others ordered is
told by what came of it, so that a signature that ended tells nobody why who may not know.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from game.minds.mind import Reason
from game.minds.moments import SPOKEN
from game.minds.remarks import PUTTING, SUSPECTS, may_hear
from game.rules.changes import Change
from game.rules.edits import edits_of
from game.rules.orders import Highlight, Order
from game.rules.sight import Observation
from game.rules.texts import texts_known
from game.views.amending import change_said, difference_said
from game.views.called import called
from game.views.explain import explain
from game.views.hearing import SAID_ALREADY, as_heard, hearing
from game.views.lapsed import left_open
from game.views.leanings import leanings, priorities
from game.views.packages import on_the_table, package_said
from game.views.reasons import sentence as reason_sentence
from game.views.signatures import ready
from game.views.table import agreements
from game.views.voices import Speakers, Spoken, voices
from game.views.words import Words

TOLD = {"promise": ("promised",), "denial": ("denied",), "notice": ("until",)}
"""Rules of the talk and the facts whose changes are told."""
ALSO = ("awaiting", "not_ratified", "ready_ends")
"""Rules whose changes are told, whatever the fact."""

BESIDE: Final = {
    "puts": ("opens", "amends", "signs"),
    "signs": ("signs",),
    "declines": ("declines", "amends", "cheated"),
}
"""At which moments a line is said beside what a seat does with a text."""


@dataclass(frozen=True, slots=True)
class Heard:
    """Something that was said."""

    sentence: str
    kind: str = ""
    """puts, signs, declines, takes_back, steps_aside, gone, marks, agreed, ready, left, suspects or says; empty for the rest"""
    why: str = ""
    """What the speaker gave as its reason, in its own words."""
    seat: str = ""
    """Who said it, if one seat did."""
    text: str = ""
    """The text that it is about, if the reader may read it."""
    line: str = ""
    """What the speaker said aloud about it."""
    quote: str = ""
    """What the speaker said aloud where it is all that the sentence tells, and what was promised in public."""

    @property
    def aloud(self) -> str:
        """What hangs beside the speaker; empty where nothing was said aloud."""
        return self.line or self.quote


def talked(
    words: Words,
    before: Observation,
    after: Observation,
    changes: Sequence[Change],
    orders: Sequence[Order],
    reasons: Sequence[Reason] = (),
    speakers: Speakers = lambda seat: None,
) -> tuple[Heard, ...]:
    """Tell what the observing seat heard in one exchange of the talk.

    Args:
        words: those of the reader.
        before: the seat's observation before the exchange.
        after: the same after it.
        changes: those that the seat is told of the exchange.
        orders: those that the seat is told of, its own included.
        reasons: of the minds in the exchange; those that it may not hear are passed over.
        speakers: who speaks for each seat; of a seat without one no line of speech is heard.
    """
    teller = _Teller(words, before, after, changes, orders, reasons, speakers)
    return tuple(dict.fromkeys(teller.all()))


class _Teller:
    """Tells one exchange to one reader."""

    def __init__(
        self,
        words: Words,
        before: Observation,
        after: Observation,
        changes: Sequence[Change],
        orders: Sequence[Order],
        reasons: Sequence[Reason],
        speakers: Speakers,
    ) -> None:
        self.words, self.before, self.after = words, before, after
        self.orders, self.reasons, self.speakers = orders, reasons, speakers
        self.beside: list[Spoken] = []
        """what of what was spoken is heard beside something else"""
        book = words.book
        self.seat = book.seat(self.before.seat)
        self.changes = [change for change in changes if change.visible_to(self.seat)]
        self.names = called(self.words, self.after.view)
        self.texts = texts_known(self.after.view)
        held = any(reason.seat == self.seat for reason in self.reasons)
        self.own = "" if held else self.seat
        """the seat whose own orders need no telling: the reader's, unless a mind gave them for it"""
        may = [reason for reason in self.reasons if self._may_hear(reason)]
        self.suspects = [reason for reason in may if reason.code == SUSPECTS]
        self.spoken = voices(self.words, self.speakers, may, self.seat)

    def all(self) -> Iterator[Heard]:
        agreed = list(self._agreed())
        yield from agreed
        yield from self._puts()
        yield from self._signs()
        yield from self._declines()
        yield from self._ended()
        yield from self._aside()
        yield from self._gone()
        yield from self._strangers(bool(agreed))
        yield from self._marks()
        yield from self._said()
        for line in left_open(self.words, self.after.view, self.changes):
            yield Heard(line, "left")
        yield from self._ready()
        yield from self._besides()

    def _may_hear(self, reason: Reason) -> bool:
        if reason.seat == self.own:
            return False
        if "text" in reason.facts:
            return hearing(self.words, self.after, reason) == "hears"
        return may_hear(self.words.book, self.before, reason)

    def _besides(self) -> Iterator[Heard]:
        """What was said aloud beside nothing else that the reader is told."""
        for each in self.spoken:
            if each not in self.beside:
                told = each.reason.code in SAID_ALREADY
                why = "" if told else reason_sentence(self.words, each.reason, self.names)
                yield self._says("says", each.seat, each.line, why)
        for reason in self.suspects:
            yield self._says("suspects", reason.seat, reason_sentence(self.words, reason))

    def _says(self, kind: str, seat: str, line: str, why: str = "") -> Heard:
        said = self.words.say("talked.says", seat=self.words.seat(seat), line=line)
        return Heard(said, kind, why, seat, quote=line)

    def _rows(self, rule: str, target: str, up: bool) -> Iterator[Change]:
        """The rows of a rule about texts that the reader may read."""
        for row in self.changes:
            if (row.rule, row.target, bool(row.after)) == (
                rule,
                target,
                up,
            ) and "text" in row.names:
                yield row

    def _line(self, key: str, row: Change, kind: str, **values: str) -> Heard:
        """Say what a seat did with a text, and why, as far as the reader may hear it."""
        seat, text = row.names["seat"], row.names["text"]
        who = ".own" if seat == self.seat else ""
        said = self.words.say(
            key + who, seat=self.words.seat(seat), proposal=self.names[text], **values
        )
        return Heard(said, kind, self._why(seat, text), seat, text, self._aloud(kind, seat, text))

    def _aloud(self, kind: str, seat: str, text: str) -> str:
        """The line of speech that is heard beside what a seat did with a text."""
        for each in self.spoken:
            said = each.reason
            puts = said.code in PUTTING
            about = puts if kind == "puts" else not puts and said.facts.get("text") == text
            if each.seat == seat and about and SPOKEN[said.code].moment in BESIDE.get(kind, ()):
                self.beside.append(each)
                return each.line
        return ""

    def _why(self, seat: str, text: str) -> str:
        """What a mind said aloud about a text."""
        about = (reason for reason in self.reasons if reason.facts.get("text") == text)
        said = (
            as_heard(self.words, self.after, reason)
            for reason in about
            if reason.seat == seat and seat != self.own
        )
        return next((each for each in said if each), "")

    # What was done with texts

    def _puts(self) -> Iterator[Heard]:
        """Who has put a text, or amended one, or stands for one that lay there already: as the texts are numbered."""
        book, view = self.words.book, self.after.view
        rows = self._rows("stands_for", "proposer", True)
        for row in sorted(rows, key=lambda row: self.texts.index(row.names["text"])):
            seat, text = row.names["seat"], row.names["text"]
            if seat == self.own:
                continue
            place, at = self.texts.index(text), book.seats.index(seat)
            if self.before.view.one.offered[place]:
                yield self._line("talked.joins", row, "puts")
                continue
            package = on_the_table(book, view, place, seat)
            parent = int(view.one.parent[place, at])
            if parent < 0:
                said = package_said(self.words, package)
                yield self._line("talked.puts", row, "puts", package=said)
                continue
            old = on_the_table(book, view, parent, seat)
            yield self._line(
                "talked.amends",
                row,
                "puts",
                parent=self.names[self.texts[parent]],
                difference=difference_said(self.words, old, package),
            )

    def _signs(self) -> Iterator[Heard]:
        put = {
            (row.names["seat"], row.names["text"])
            for row in self._rows("stands_for", "proposer", True)
        }
        for row in self._rows("signature", "signed", True):
            who = row.names["seat"], row.names["text"]
            if who not in put and (who[0] != self.own or self._kept(row)):
                yield self._line("talked.kept" if self._kept(row) else "talked.signs", row, "signs")

    def _kept(self, row: Change) -> bool:
        """Whether a signature is one that the reader has kept ready."""
        wanted = ready(self.words, self.before)
        return (
            row.names["seat"] == self.seat
            and wanted is not None
            and (wanted.wanted == row.names["text"])
        )

    def _declines(self) -> Iterator[Heard]:
        """Who has declined, and the change with which it would sign."""
        book, view = self.words.book, self.after.view
        answered: dict[tuple[str, str], Change] = {}
        for row in self.changes:
            if row.rule == "answer" and "text" in row.names:
                answered[row.names["seat"], row.names["text"]] = row
        for (seat, text), row in answered.items():
            place, at = self.texts.index(text), book.seats.index(seat)
            if seat == self.own or not view.one.declined[place, at]:
                continue
            change = edits_of(book, view.one.change[place, at])
            lever = int(view.one.blocking[place, at])
            if change:
                package = on_the_table(book, view, place, seat)
                said = change_said(self.words, package, change, self.seat)
                meant = ".meant" if view.one.meant[place, at] else ""
                yield self._line(f"talked.declines.change{meant}", row, "declines", change=said)
            elif lever >= 0:
                name = self.words.lever(book.levers[lever])
                yield self._line("talked.declines.lever", row, "declines", lever=name)
            else:
                yield self._line("talked.declines", row, "declines")

    def _ended(self) -> Iterator[Heard]:
        """Whose signature has ended; why only its giver is told, and who may know of what closed."""
        for row in self._rows("signature_ends", "signed", False):
            why = self._ended_why(row)
            if not why and (row.names["seat"] == self.own or self._amended(row.names["text"], row)):
                continue
            key = f"talked.lapsed.{why}" if why else "talked.takes_back"
            yield self._line(key, row, "takes_back")

    def _ended_why(self, row: Change) -> str:
        """By which rule a signature has lapsed, as far as the reader is told: closes, or mandate for want of it."""
        told = {f"c{change.id}": change for change in self.changes}
        if any(cause in told and told[cause].rule == "closes" for cause in row.causes):
            return "closes"
        by_order = any(cause[0] == "o" for cause in row.causes)
        return "mandate" if row.names["seat"] == self.seat and not by_order else ""

    def _amended(self, text: str, row: Change | None = None) -> bool:
        """Whether somebody (the giver of a row) has amended a text of its own in this exchange: that says it all."""
        if text not in self.texts:
            return False
        parent, proposer = self.after.view.one.parent, self.before.view.one.proposer
        place = self.texts.index(text)
        new = [
            (self.texts.index(each.names["text"]), each.names["seat"])
            for each in self._rows("stands_for", "proposer", True)
        ]
        seats = self.words.book.seats
        return any(
            parent[at, seats.index(seat)] == place
            and proposer[place, seats.index(seat)]
            and (row is None or row.names["seat"] == seat)
            for at, seat in new
        )

    def _aside(self) -> Iterator[Heard]:
        """Who no longer stands for a text that still lies there."""
        for row in self._rows("stands_for", "proposer", False):
            text = row.names["text"]
            lies = self.after.view.one.offered[self.texts.index(text)]
            if lies and row.names["seat"] != self.own and not self._amended(text, row):
                yield self._line("talked.steps_aside", row, "steps_aside")

    def _gone(self) -> Iterator[Heard]:
        """Which texts have left the table without having closed."""
        for row in self.changes:
            if row.rule == "off_the_table" and "text" in row.names and not row.after:
                text = row.names["text"]
                if self._amended(text):
                    continue
                said = self.words.say("talked.gone", proposal=self.names[text])
                yield Heard(said, "gone", text=text)

    def _strangers(self, agreed: bool) -> Iterator[Heard]:
        """What becomes of public texts of others: that they are there, and that they are gone or closed.

        What has closed is said by the agreement, where the reader may know of it.
        """
        for row in self.changes:
            said = agreed and row.rule == "closes"
            if row.target == "offered" and "parties" in row.names and not said:
                yield Heard(explain(self.words, row), "" if row.after else "gone")

    def _agreed(self) -> Iterator[Heard]:
        new = {c.index[0] for c in self.changes if c.rule == "agreement" and c.target == "deal"}
        deals = self.after.view.one.deal[np.array(sorted(new), dtype=np.int64)]
        for row in agreements(self.words, self.after):
            if row.number in deals:
                yield Heard(self.words.say("talked.agreed", agreement=row.sentence), "agreed")

    def _ready(self) -> Iterator[Heard]:
        """That a text has come for which the reader keeps its signature ready."""
        wanted = ready(self.words, self.after)
        if wanted is not None and wanted.lies:
            yield Heard(wanted.sentence, "ready", seat=self.seat, text=wanted.wanted)

    # Words

    def _marks(self) -> Iterator[Heard]:
        words, said = self.words, dict[tuple[str, str], list[str]]()
        for order in self.orders:
            if not isinstance(order, Highlight) or order.seat == self.seat:
                continue
            if order.to in ("", self.seat):
                said.setdefault((order.seat, order.to), []).append(order.lever)
        leaning = leanings(words, self.before).best if said else {}
        for (who, to), levers in said.items():
            key = "talked.marks.you" if to else "talked.marks"
            named = priorities(words, leaning, [(who, lever) for lever in levers])
            line = words.say(key, seat=words.seat(who), levers=named)
            yield Heard(line, "marks", seat=who)

    def _said(self) -> Iterator[Heard]:
        for row in self.changes:
            if row.target in TOLD.get(row.rule, ()) or (
                row.rule in ALSO and row.target != "offered"
            ):
                own = row.rule == "ready_ends" and row.names["seat"] == self.seat
                said = self.words.say("talked.ready_ends.own") if own else explain(self.words, row)
                yield Heard(said, seat=self._promiser(row), quote=self._promise(row))

    def _promiser(self, row: Change) -> str:
        """Who promised something in public; empty for all else, and where several could have."""
        book = self.words.book
        if row.rule != "promise" or row.after < 0 or book.owners[row.index[0]] != 1:
            return ""
        return book.seats[int(np.flatnonzero(book.owns[:, row.index[0]])[0])]

    def _promise(self, row: Change) -> str:
        """What was promised in public, in the first person; empty for all else."""
        if not self._promiser(row):
            return ""
        lever = self.words.book.levers[row.index[0]]
        setting = self.words.setting(lever, row.after)
        return self.words.say("talked.promise", lever=self.words.lever(lever), setting=setting)
