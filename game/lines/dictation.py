"""A whole package typed in one line."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final, Literal

from game.rules.orders import Clause, Payment, Propose
from game.screens.typed.matching import head, matches, plain

if TYPE_CHECKING:
    from game.lines.desk import Desk


PAID: Final = re.compile(r"\s*\S+\s+(.+?)\s+([+\-−]?\d+)(?:\s+(\D+))?\s*")
"""A payment: the word for it, a seat, a whole amount with or without a sign, and perhaps of what."""

KINDS: Final[tuple[Literal["mandate", "points"], ...]] = ("mandate", "points")


class Dictation:
    """Understands packages as people type them."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk

    def parse(self, line: str) -> Propose | None:
        """Read `LEVER SETTING [secret] [checked], LEVER SETTING, pay SEAT 2`; say what is not clear."""
        clauses: dict[str, Clause] = {}
        payments: list[Payment] = []
        for part in filter(None, (piece.strip() for piece in re.split(r"[,;]", line))):
            words = plain(part).split()
            if words and words[0] in self.desk.person.words("pay"):
                paid = self.paid(part)
                if paid is not None:
                    payments += paid
                    continue
                if self.clause_from(words) is None:  # a lever may be called like the word
                    found = PAID.fullmatch(part)
                    own = found is not None and self.seat(found[1]) == self.desk.seat
                    key = "payment_own" if own else "payment_unclear"
                    self.desk.person.puzzled(key, said=part)
                    return None
            clause = self.clause_from(words)
            if clause is None:
                self.unclear(part, words)
                return None
            clauses[clause.lever] = clause
        return Propose(self.desk.seat, tuple(clauses.values()), tuple(payments))

    def unclear(self, part: str, words: Sequence[str]) -> None:
        """Say why a clause that was typed is not understood."""
        lever, used = head(words, self.desk.pages.lever_names())
        names = self.desk.pages.setting_names(lever) if lever else {}
        said = " ".join(self.marked(words[used:])[0])
        found = matches(said, names)
        if len(found) > 1:
            which = "; ".join(self.desk.scope.words.setting(lever, key) for key in found)
            self.desk.person.puzzled("unclear", said=said, which=which)
        elif lever:
            known = "; ".join(name for name, *_ in names.values())
            self.desk.person.puzzled(
                "setting_of", lever=self.desk.scope.words.lever(lever), names=known
            )
        else:
            self.desk.person.puzzled("clause_unclear", said=part)

    def clause_from(self, words: Sequence[str]) -> Clause | None:
        """Read one clause; None if it is not clear."""
        lever, used = head(words, self.desk.pages.lever_names())
        if not lever:
            return None
        rest, marks = self.marked(words[used:])
        found = matches(" ".join(rest), self.desk.pages.setting_names(lever))
        if len(found) != 1:
            return None
        return Clause(lever, found[0], "secret" not in marks, "checked" in marks)

    def marked(self, words: Sequence[str]) -> tuple[list[str], set[str]]:
        """Part the words of a setting from what is said of the clause: secret, checked, public."""
        rest, marks = list(words), set()
        for mark in ("secret", "checked", "public"):
            forms = self.desk.person.words(mark)
            if any(word in forms for word in rest[1:]):
                marks.add(mark)
                rest = rest[:1] + [word for word in rest[1:] if word not in forms]
        return rest, marks

    def paid(self, part: str) -> list[Payment] | None:
        """Read `pay SEAT 2`: so much from the player to another seat, or from it if less than 0."""
        found = PAID.fullmatch(part)
        if found is None:
            return None
        seat, kind = self.seat(found[1]), self.kind(plain(found[3] or ""))
        if not seat or seat == self.desk.seat or kind is None:
            return None
        amount = int(found[2].replace("−", "-")[:5]) * 100
        return [Payment(self.desk.seat, kind, -amount), Payment(seat, kind, amount)]

    def seat(self, said: str) -> str:
        """The seat that a name means; empty if it is not clear."""
        name = plain(said).split()
        seat, used = head(name, self.desk.pages.seat_names())
        return seat if used == len(name) else ""

    def kind(self, said: str) -> Literal["mandate", "points"] | None:
        """What is paid: as it was said, else what the scenario has first; None if that is not clear."""
        known: tuple[Literal["mandate", "points"], ...] = (
            self.desk.scope.book.scenario.agreements.payments
        )
        first = known[0] if known else "mandate"
        named = {plain(self.desk.voice.text(f"kind.{kind}")): kind for kind in KINDS}
        found = [kind for word, kind in named.items() if word in said.split()]
        if not said or found == ["points"]:
            return "points" if found and "points" in known else first
        return "mandate" if "mandate" in found else None
