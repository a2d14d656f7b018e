"""What each seat, and nobody, has been told of one game, worked out when somebody reads it."""

from __future__ import annotations

from dataclasses import dataclass, field

from game.rules.account import Account
from game.rules.sight import observe
from game.session.course import Course


@dataclass(slots=True)
class Accounts:
    """The accounts of one game by seat; `forget` after taking phases back."""

    course: Course
    _kept: dict[str, Account] = field(default_factory=dict)

    def forget(self) -> None:
        """Drop what was told of phases that have been taken back."""
        self._kept.clear()

    def of(self, seat: str) -> Account:
        """What a seat has been told so far; nobody for an empty id."""
        book = self.course.book
        place = book.place(seat)
        account = self._kept.setdefault(seat, Account(book, place))
        for step in self.course.steps[len(account.steps) :]:
            told = account.steps
            before = told[-1].after if told else observe(book, step.before, place)
            after = observe(book, step.after, place)
            account.tell(before, after, step.orders, step.changes)
        return account
