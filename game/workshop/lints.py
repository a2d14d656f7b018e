"""What `check --balance` adds: doubts about the scenario as a game, each with its line.

They take a second or two, so they are asked for: games without agreements are played, and packages
weighed against them. `balance` says the same of packages, by the same measures, and plays the game.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final, NamedTuple

from game.analysis.balance import reasons_to_talk
from game.analysis.baseline import Baseline, grounded
from game.analysis.findings import OF_SEAT, Finding, Measured, doubted, points, share
from game.analysis.fitting import talks
from game.analysis.liveliness import AGREED, DEALS_GAMES
from game.analysis.temptation import LEAST
from game.rules.chance import game_seeds
from game.rules.compiling import compile_rulebook
from game.rules.rulebook import Rulebook
from game.scenario.accepting import OF_BALANCE, accepted_in, in_vain, parted, places_of
from game.scenario.codes import DOUBTS
from game.scenario.diagnostics import Diagnostic, in_order
from game.scenario.loading import Loaded
from game.scenario.tree import Path, Tree
from game.workshop.sweep import ALONE_GAMES, ALONE_SEED, agreeing, played_alone


class Doubt(NamedTuple):
    """A code, the place it speaks of, and what is wrong there with what to try."""

    code: str
    path: Path
    message: str
    hint: str


class LengthLook(NamedTuple):
    """What came of a look at one length."""

    doubts: tuple[Doubt, ...]
    sure: bool
    """Whether all packages were weighed; of a sample another may say otherwise, so what is accepted stays."""


@dataclass(frozen=True)
class Linted:
    """Doubts that stand, and those that the author has accepted."""

    diagnostics: tuple[Diagnostic, ...]
    accepted: tuple[Diagnostic, ...]


def linted(loaded: Loaded) -> Linted:
    """Look at a scenario as a game, at each of its lengths."""
    tree, scenario = loaded.tree, loaded.scenario
    if tree is None or scenario is None:
        return Linted((), ())
    lengths: dict[Doubt, list[int]] = {}
    sure = True
    for minutes in scenario.lengths:
        looked = looked_at(compile_rulebook(scenario, minutes))
        sure = sure and looked.sure
        for doubt in looked.doubts:
            lengths.setdefault(doubt, []).append(minutes)
    all_doubts = [
        _diagnostic(tree, doubt, at if len(at) < len(scenario.lengths) else [])
        for doubt, at in lengths.items()
    ]
    accept = accepted_in(tree)
    kept, accepted = parted(accept, all_doubts)
    places = [(code, place) for code, place in places_of(accept) if code.startswith(OF_BALANCE)]
    vain = in_vain(tree, places, all_doubts) if sure else ()
    return Linted(in_order((*kept, *vain)), in_order(accepted))


def _diagnostic(tree: Tree, doubt: Doubt, minutes: list[int]) -> Diagnostic:
    lengths = " and ".join(str(length) for length in minutes)
    where = f" in the game of {lengths} minutes" if minutes else ""
    path = doubt.path if tree.at(doubt.path) is not None else ("levers",)
    spot = tree.key(path)._replace(path=doubt.path)
    return tree.error(spot, doubt.code, doubt.message + where, doubt.hint)


def looked_at(book: Rulebook) -> LengthLook:
    """Look at a scenario at one length."""
    if not (book.scored & book.actors).any():
        return LengthLook((), True)
    ground = grounded(book, played_alone(book, game_seeds(ALONE_SEED, ALONE_GAMES)))
    return LengthLook(tuple(_doubts(ground)), ground.survey.complete)


def _doubts(ground: Baseline) -> Iterator[Doubt]:
    """What is doubtful in a scenario at one length: each measure of packages that is out of its range.

    And whether half of the games have an agreement, for which they are played until they have.
    """
    book = ground.book
    for finding in reasons_to_talk(ground):
        if finding.code in BY_ROW:
            out = [row for row in finding.rows if row.fine is False] if finding.applies else []
            yield from (BY_ROW[finding.code](row) for row in out)
        elif not finding.fine:
            yield _of_all(finding)
    if talks(book):
        agree = agreeing(book, game_seeds(ALONE_SEED, DEALS_GAMES))
        if share(agree, DEALS_GAMES) < AGREED:
            message = f"only {agree} of {DEALS_GAMES} games have an agreement"
            yield Doubt(
                DOUBTS["deals"],
                ("agreements",),
                message,
                "lower what signing costs, or give the seat that gains least by talking something to win",
            )


def _plays_itself(row: Measured) -> Doubt:
    message = f"'{row.subject}' makes no difference to those who decide it"
    if row.facts["why"] == "best":
        message = (
            f"'{row.subject}' plays itself: '{row.facts['setting']}' is best for those who decide it, "
            f"whatever the others do, in {points(int(row.facts['always'])):g} % of all cases"
        )
    hint = "let its effects depend on levers of others, or give its best setting a price"
    return Doubt(DOUBTS["lever_depends"], doubted("lever_depends", row.subject), message, hint)


def _weightless(row: Measured) -> Doubt:
    message = f"'{row.subject}' moves no seat's score by more than {points(row.figure):g} points"
    return Doubt(
        DOUBTS["lever_matters"],
        doubted("lever_matters", row.subject),
        message,
        "make its effects larger, or take it out",
    )


def _reservation(row: Measured) -> Doubt:
    written, brings = (points(int(row.facts[key])) for key in ("reservation", "brings"))
    message = (
        f"'{row.subject}' would rather walk away below {written:g} points, but play without agreements "
        f"brings it {brings:g}"
    )
    hint = "write a number within 3 points of that, or change what the seat can do alone"
    return Doubt(DOUBTS["reservation"], doubted("reservation", row.subject), message, hint)


def _start(row: Measured) -> Doubt:
    stands, written = (points(int(row.facts[key])) for key in ("stands", "reservation"))
    message = (
        f"'{row.subject}' would rather walk away below {written:g} points, but if all stays as at the start "
        f"it ends with {stands:g}, so it can wait"
    )
    hint = "let what is at the start become worse for it (`drift`), or write a higher number"
    return Doubt(DOUBTS["start_enough"], doubted("start_enough", row.subject), message, hint)


BY_ROW: Final[Mapping[str, Callable[[Measured], Doubt]]] = {
    "lever_depends": _plays_itself,
    "lever_matters": _weightless,
    "reservation": _reservation,
    "start_enough": _start,
}
"""Measures that doubt a seat or a lever, on its own line."""
OF_ALL: Final[Mapping[str, tuple[str, str]]] = {
    "none_acceptable": (
        "nothing can be signed: there is no package that all who must sign would accept; '{seat}' accepts fewest",
        "lower the `reservation` of '{seat}', or give it more to win",
    ),
    "half_acceptable": (
        "{figure} % of the packages are acceptable to all who must sign, so nearly any will do; at most 50 % "
        "would be good",
        "raise the `reservation` of '{seat}', who accepts most, or let what helps one seat cost another",
    ),
    "reason_to_sign": (
        "there is no reason to sign: no affordable package makes every seat better off than play "
        "without agreements",
        "let two seats win together what neither wins alone",
    ),
    "temptation": (
        "in good agreements {right} of {seats} seats would gain 2 to 6 points by a breach that nobody "
        "sees, and it should be most of them: {gains}",
        "where it is too little, give that setting a worth or an effect of its own; where it is too much, "
        "lower what it brings",
    ),
    "good_for_all": (
        "{figure} % of the packages are affordable and at least as good for every seat as play without "
        "agreements; 3 to 25 % would be good",
        "give the seat that refuses most something to win, or let what helps one seat cost another",
    ),
    "discovery": (
        "being found out deters too little: {deterred} of {tempted} tempted seats would lose more by it "
        "than they gain",
        "let what the others give in return be worth more",
    ),
    "two_seat_deal": (
        "a deal of '{one}' and '{other}' alone wins {figure} % of what the whole table could win",
        "let the effects of their levers depend on a third seat's lever",
    ),
}
"""Measures that doubt the agreements of the game: message and hint."""


def _of_all(finding: Finding) -> Doubt:
    message, hint = OF_ALL[finding.code]
    facts: dict[str, str] = {
        key: value if isinstance(value, str) else f"{points(value):g}"
        for key, value in finding.facts.items()
    }
    facts["figure"] = f"{points(finding.figure):g}"
    if finding.code == "temptation":
        facts["gains"] = ", ".join(gained(row) for row in finding.rows if row.fine is False)
    seat = str(finding.facts["seat"]) if finding.code in OF_SEAT else ""
    place = doubted(finding.code, seat)
    return Doubt(DOUBTS[finding.code], place, message.format(**facts), hint.format(**facts))


def gained(row: Measured) -> str:
    """What a seat gains by its breach, and whether that is too little or too much."""
    much = "too little" if row.figure < LEAST else "too much"
    does = f"{row.facts['lever']}: {row.facts['setting']}"
    return f"'{row.subject}' {points(row.figure):+g} by '{does}' ({much})"
