"""Which measures fit a game: what a scenario does not have is left out of its balance, and said once.

A reason is a word; the report keeps it with the finding, and whoever shows the report says it once.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from game.analysis import extremes
from game.analysis.baseline import moves_alone
from game.analysis.border import two_sides
from game.analysis.findings import OF_ROWS, OF_SEAT, Finding, doubted
from game.analysis.utilities import open_levers
from game.rules.phases import TALK
from game.rules.rulebook import Rulebook
from game.scenario.accepting import reason
from game.scenario.codes import DOUBTS
from game.scenario.counterparts import throws_dice
from game.scenario.model import defaults

NEEDS: Final[Mapping[str, tuple[str, ...]]] = {
    "none_acceptable": ("talks", "walkaway"),
    "half_acceptable": ("talks", "many", "walkaway"),
    "start_enough": ("talks", "walkaway"),
    "good_for_all": ("talks", "many"),
    "reason_to_sign": ("talks",),
    "lever_depends": ("talks",),
    "temptation": ("talks", "breakable", "reason"),
    "discovery": ("talks", "breakable", "reason"),
    "two_seat_deal": ("talks", "crowd"),
    "reservation": ("alone",),
    "seat_mean": ("hundred",),
    "seat_spread": ("varied",),
    "gain_seat": ("talks",),
    "gain_side": ("talks",),
    "first_proposer": ("talks", "varied"),
    "trust_span": ("trust", "varied"),
    "lockstep": ("trust", "varied"),
    "endings": ("endings", "varied"),
    "common_ending": ("endings", "varied"),
    "unused_events": ("varied",),
    "unused_settings": ("varied",),
    "unsigned_clauses": ("talks", "varied"),
    "deals": ("talks",),
    "break_last": ("talks", "breakable"),
    "break_if_it_pays": ("talks", "breakable"),
    "sign_all_break_all": ("talks", "breakable"),
    "copy": ("talks", "breakable"),
    "never_sign": ("talks",),
    "kept_words": ("talks", "breakable"),
    "trust_worth": ("talks", "trust"),
    "sides_near": ("sides",),
    "sides_all": ("sides",),
    "favourites": ("sides",),
}
"""What a measure asks of a game, the weightiest reason first; measures not named fit every game."""
MANY: Final = 30
"""Packages from which on their shares say something: of fewer, 3 % are less than one."""


def fitted(book: Rulebook, findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """Leave out what does not fit, with the reason: what the game lacks, or `nothing` of the kind.

    What the author accepts is kept with the author's reason.
    """
    lacks = lacking(book) | _unmeasured(findings)
    fitting = []
    for finding in findings:
        why = next((need for need in NEEDS.get(finding.code, ()) if need in lacks), "")
        applies = finding.applies and not why
        fitting.append(
            replace(
                finding,
                applies=applies,
                why="" if applies else why or "nothing",
                accepted=_accepted(book, finding),
            )
        )
    return tuple(fitting)


def _accepted(book: Rulebook, finding: Finding) -> str:
    """Why the author accepts a finding: at every row that is out of its range, or for the table as a whole."""
    code, accept = DOUBTS.get(finding.code, ""), book.scenario.accept
    out = [row.subject for row in finding.rows if row.fine is False]
    places = [doubted(finding.code, subject) for subject in out]
    if finding.code not in OF_ROWS:
        seat = finding.facts.get("seat", "") if finding.code in OF_SEAT else ""
        places = [doubted(finding.code, str(seat))]
    whys = [reason(accept, code, place) for place in places]
    return " ".join(dict.fromkeys(whys)) if all(whys) else ""


def _unmeasured(findings: tuple[Finding, ...]) -> frozenset[str]:
    """What the measures themselves show to be missing: a reason to sign, packages enough for shares."""
    by_code = {finding.code: finding for finding in findings}
    reason, share = by_code.get("reason_to_sign"), by_code.get("good_for_all")
    none = {"reason"} if reason is not None and not reason.fine else set()
    few = share is not None and int(share.facts["packages"]) < 100 * MANY
    return frozenset(none | ({"many"} if few else set()))


def lacking(book: Rulebook) -> frozenset[str]:
    """What measures may ask for and a game does not have."""
    has = {
        "talks": talks(book),
        "breakable": breakable(book),
        "walkaway": bool((extremes.stated(book) & book.actors & book.scored).any()),
        "crowd": int(book.actors.sum()) > 2,
        "alone": moves_alone(book),
        "hundred": bool((book.limited & book.actors & book.scored).any()),
        "varied": varied(book),
        "trust": trust_counts(book),
        "endings": own_endings(book),
        "sides": bool(two_sides(book)),
    }
    return frozenset(need for need, there in has.items() if not there)


def talks(book: Rulebook) -> bool:
    """Whether anything can be agreed upon."""
    return any(phase in TALK for phase, _ in book.phases) and bool(open_levers(book).any())


def breakable(book: Rulebook) -> bool:
    """Whether one seat alone can break an agreement: it owns an open lever, and clauses do not bind."""
    return bool((open_levers(book) & ~book.binding & (book.owners == 1)).any())


def varied(book: Rulebook) -> bool:
    """Whether one game can differ from another: by luck, or by the minds that are drawn for its seats."""
    minds = [part.temperament for part in book.scenario.stakeholders.values()]
    chance = (book.event_chance[book.event_open] < 10_000).any() or -1 in book.fact_drawn
    luck = bool(chance or book.covert[book.in_play].any())
    return luck or any(len(names) > 1 or any(map(throws_dice, names)) for names in minds)


def trust_counts(book: Rulebook) -> bool:
    """Whether trust has a part: something stated moves it, or something reads it or has a price by it."""
    blocks = (
        book.once,
        book.each_round,
        book.event_blocks,
        book.option_blocks,
        book.red_line_blocks,
    )
    stated = book.regard[:, book.in_play].any() or any(len(part.bonds.block) for part in blocks)
    conditions = (
        *(finish.condition for _, finish in book.finishes if finish.condition is not None),
        *(condition for _, condition in (*book.event_when, *book.line_when)),
        *(bonus.condition for bonus in book.bonuses),
        *(need.condition for need in book.needs),
    )
    read = any(condition.mentions.trust for condition in conditions)
    priced = book.scenario.agreements.worry > 0
    return bool(stated) or (talks(book) and breakable(book) and (read or priced))


def own_endings(book: Rulebook) -> bool:
    """Whether the scenario has endings of its own, not those supplied where the author wrote none."""
    scenario = book.scenario
    return scenario.endings != defaults.endings(scenario.language) and bool(book.finishes)
