"""What each seat, and nobody, has been told of one game, worked out when somebody reads it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from game.rules.account import Account, ToldPhase
from game.rules.sight import observe
from game.session.course import Course, Step


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
            if _quiet(step):
                now = before.view.changed(phase=step.after.phase)
                account.steps.append(ToldPhase(before, replace(before, view=now), (), ()))
                continue
            after = observe(book, step.after, place)
            account.tell(before, after, step.orders, step.changes)
        return account


def _quiet(step: Step) -> bool:
    """Whether nothing at all has happened in a phase: an exchange of a talk in which nobody is asked any more."""
    return not (step.orders or step.changes or step.before.one.awake.any())
