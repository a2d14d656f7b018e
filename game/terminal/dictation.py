"""A whole package typed in one line."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from game.rules.orders import Clause, Payment, Propose
from game.terminal.matching import head, matches, plain

if TYPE_CHECKING:
    from game.terminal.desk import Desk


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
                paid = self.paid(words[1:])
                if paid is not None:
                    payments += paid
                    continue
                if self.clause_from(words) is None:  # a lever may be called like the word
                    self.desk.person.puzzled("payment_unclear", said=part)
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

    def paid(self, words: Sequence[str]) -> list[Payment] | None:
        """Read `SEAT 2`: so much mandate from the player to a seat."""
        seat, used = head(words, self.desk.pages.seat_names())
        rest = words[used:]
        if not seat or not rest or not rest[0].isdecimal():
            return None
        amount = int(rest[0][:4]) * 100
        return [Payment(self.desk.seat, "mandate", -amount), Payment(seat, "mandate", amount)]
