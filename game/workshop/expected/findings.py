"""What is expected of a scenario, played: every case in which it comes out otherwise, at its line.

    findings(load(scenario), load_expected(file, load(scenario)))

is pure: what is read is given, and nothing but diagnostics comes back.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from game import UserError
from game.rules.compiling import compile_rulebook
from game.rules.orders import Move
from game.rules.refusals import Refusal
from game.rules.rulebook import Rulebook
from game.scenario.diagnostics import Diagnostic, in_order
from game.scenario.expected.cases import Case, Expectation
from game.scenario.expected.luck import calm
from game.scenario.expected.reading import LoadedCases
from game.scenario.expected.same import same_games
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
    twice = {case.path: first for case, first in same_games(expected.cases)}
    names = expectable(outlined(scenario.tree).names, tuple(scenario.scenario.endings))
    wordless = {str(d.place[1]) for d in scenario.diagnostics if d.code == "W557"}
    books: dict[tuple[int, bool], Rulebook] = {}
    found: list[Diagnostic] = []
    for case in expected.cases:
        key = (case.minutes, case.seed is None)
        if key not in books:
            played = calm(scenario.scenario) if case.seed is None else scenario.scenario
            books[key] = compile_rulebook(played, case.minutes)
        silent = str(case.minutes) in wordless
        wrong = [*_Judge(expected.tree, names, case, books[key], silent).findings()]
        if case.path in twice and not wrong:
            wrong = [_again(expected.tree, case, twice[case.path])]
        found += wrong
    return in_order(found)


def _again(tree: Tree, case: Case, first: Case) -> Diagnostic:
    """E806: a case that comes out as it says, as it must, for an earlier one is the same game."""
    message = f"what is decided here is decided under '{first.say}' too, so this is the same game"
    hint = "decide something else, or write what you expect under that case"
    return tree.error(tree.key((*case.path, "say")), "E806", message, hint)


def _whose(book: Rulebook, refusal: Refusal) -> str:
    """Who alone can order what another seat has ordered, as an author writes it; empty if nobody alone can."""
    order = refusal.order
    if refusal.why.name != "NOT_YOURS" or not isinstance(order, Move):
        return ""
    owners = book.scenario.levers[order.lever].owner
    if len(owners) > 1 or owners[0] not in book.seats:
        return ""
    return f"only {owners[0]} can order it: {owners[0]}: {{{order.lever}: {order.setting}}}"


class _Judge:
    """Plays one case and compares."""

    def __init__(
        self, tree: Tree, names: Names, case: Case, book: Rulebook, wordless: bool
    ) -> None:
        self.tree, self.names, self.case, self.book = tree, names, case, book
        self.wordless = wordless
        """Whether the scenario is told that no round of this length has texts."""

    def findings(self) -> Iterator[Diagnostic]:
        try:
            played = play(self.case, self.book)
        except UserError as error:
            yield self._error((*self.case.path, "minds"), "E301", str(error).rstrip("."))
            return
        impossible = next(self._impossible(played), None)
        if impossible is None:
            yield from self._unmet(played)
        elif not self._explained(played):
            yield impossible  # what comes after it in the game follows from it

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

    def _explained(self, played: PlayedCase) -> bool:
        """Whether the scenario itself says why the case cannot be played: no round of its length has texts."""
        first = next((one.refusal.why.name for one in played.refused if one.path), "")
        return self.wordless and first == "TOO_EARLY"

    def _ending(self, played: PlayedCase) -> str:
        return f"'{self.book.endings[int(played.course.position.one.ending)]}'"

    def _refused(self, played: PlayedCase, refused: Refused) -> Diagnostic:
        from game.views.refusing import why_not
        from game.views.words import Words
        from game.workshop.expected.refused import what_made_it

        why = refused.refusal
        said = why_not(Words(self.book), why.why, asker=why.order.seat, **why.facts)
        message = f"the rules refuse this to {why.order.seat} in round {refused.round}: “{said}”"
        hint = _whose(self.book, why) or _HINTS.get(why.why.name)
        hint = hint or what_made_it(played, self.book, self.names, refused)
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
