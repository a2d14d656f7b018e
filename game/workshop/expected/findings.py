"""What is expected of a scenario, played: every case in which it comes out otherwise, at its line.

    findings(load(scenario), load_expected(file, load(scenario)))

is pure: what is read is given, and nothing but diagnostics comes back.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from game import UserError
from game.rules.compiling import compile_rulebook
from game.rules.rulebook import Rulebook
from game.scenario.diagnostics import Diagnostic, in_order
from game.scenario.expected.cases import Case, Expectation
from game.scenario.expected.luck import calm
from game.scenario.expected.reading import LoadedCases
from game.scenario.expression.expecting import expectable
from game.scenario.expression.names import Names
from game.scenario.loading import Loaded
from game.scenario.outline import outlined
from game.scenario.tree import Path, Tree
from game.session.expected import PlayedCase, Refused, Unagreed, play
from game.workshop.expected.moment import CaseMoment

# What says why something came out otherwise is imported where something has: a check that finds nothing needs none of it.

_HINTS: Final = {
    "NOT_YOURS": "a lever of several seats or of the table moves by 'agree:'",
    "NO_QUESTION": "an event asks only in the round in which it happens",
    "TOO_EARLY": "write the agreement under a later round",
    "NOBODY_ELSE": "say who signs besides, with 'signed:'",
    "ONLY_AGREED": "write it under 'agree:'",
}
"""What an author can do about some refusals, by their names."""


def findings(scenario: Loaded, expected: LoadedCases) -> tuple[Diagnostic, ...]:
    """Play every case of a scenario; return what is not as expected, in the order of the file."""
    if scenario.scenario is None or scenario.tree is None or expected.tree is None:
        return ()
    names = expectable(outlined(scenario.tree).names, tuple(scenario.scenario.endings))
    books: dict[tuple[int, bool], Rulebook] = {}
    found: list[Diagnostic] = []
    for case in expected.cases:
        key = (case.minutes, case.seed is None)
        if key not in books:
            played = calm(scenario.scenario) if case.seed is None else scenario.scenario
            books[key] = compile_rulebook(played, case.minutes)
        found += _Judge(expected.tree, names, case, books[key]).findings()
    return in_order(found)


class _Judge:
    """Plays one case and compares."""

    def __init__(self, tree: Tree, names: Names, case: Case, book: Rulebook) -> None:
        self.tree, self.names, self.case, self.book = tree, names, case, book

    def findings(self) -> Iterator[Diagnostic]:
        try:
            played = play(self.case, self.book)
        except UserError as error:
            yield self._error((*self.case.path, "minds"), "E301", str(error).rstrip("."))
            return
        impossible = [*self._impossible(played)]
        yield from impossible
        if not impossible:
            yield from self._unmet(played)

    def _error(self, path: Path, code: str, message: str, hint: str = "") -> Diagnostic:
        spot = self.tree.key(path) if path in self.tree.keys else self.tree.value(path)
        return self.tree.error(spot, code, message, hint)

    # orders

    def _impossible(self, played: PlayedCase) -> Iterator[Diagnostic]:
        for refused in played.refused:
            if refused.path:
                yield self._refused(played, refused)
        for unagreed in played.unagreed:
            yield self._unagreed(unagreed)
        for number, plan in self.case.rounds.items():
            if number > played.last:
                message = f"the game is over after round {played.last}"
                hint = f"it ends with {self._ending(played)}"
                yield self._error(plan.path, "E805", message, hint)

    def _ending(self, played: PlayedCase) -> str:
        return f"'{self.book.endings[int(played.course.position.one.ending)]}'"

    def _refused(self, played: PlayedCase, refused: Refused) -> Diagnostic:
        from game.views.refusing import why_not
        from game.views.words import Words
        from game.workshop.expected.refused import what_made_it

        why = refused.refusal
        said = why_not(Words(self.book), why.why, asker=why.order.seat, **why.facts)
        message = f"the rules refuse this to {why.order.seat} in round {refused.round}: “{said}”"
        hint = _HINTS.get(why.why.name) or what_made_it(played, self.book, self.names, refused)
        return self._error(refused.path, "E803", message, hint)

    def _unagreed(self, unagreed: Unagreed) -> Diagnostic:
        message = f"this agreement does not come into force in round {unagreed.round}"
        if unagreed.unratified:
            message += ": it is signed, but not approved at home"
        elif unagreed.missing:
            message += f": it lacks the signature of {' and '.join(unagreed.missing)}"
        elif not self.book.exchanges:
            message += ": this length has no talk"
        return self._error(unagreed.path, "E804", message)

    # facts

    def _unmet(self, played: PlayedCase) -> Iterator[Diagnostic]:
        for expectation in self.case.expect:
            moment = self._moment(played, expectation.after)
            if moment is None:
                message = f"the game is over after round {played.last}, with {self._ending(played)}"
                yield self._error(expectation.path, "E805", message, "take 'after' out")
            elif not moment.holds(expectation.test):
                from game.workshop.expected.unmet import unmet

                message = unmet(moment, expectation.root, expectation.text)
                hint = self._when_true(played, expectation)
                yield self._error(expectation.path, "E802", message, hint)

    def _moment(self, played: PlayedCase, after: int | None) -> CaseMoment | None:
        return CaseMoment.of(played, self.book, self.names, after)

    def _when_true(self, played: PlayedCase, expectation: Expectation) -> str:
        """When it is true, if it ever is: the nearest end of a round, or else the end of the game."""
        last, after = played.last, expectation.after
        wanted = last if after is None else after
        rounds = sorted(range(last + 1), key=lambda number: abs(number - wanted))
        for number in (*rounds, None):
            moment = self._moment(played, number) if number != after else None
            if moment is not None and moment.holds(expectation.test):
                return "it is true at the end" if number is None else f"it is true after {number}"
        return ""
