"""What a mind says aloud beside a reason: which moment of the game a reason belongs to.

Every code of a reason has its row. A code without a moment is told without a line of speech. The lines
themselves are texts: those of temperaments in `game.locale`, those of a seat in its scenario.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from game.minds.mind import Reason
from game.rules.arrays import Seeds
from game.scenario.model import MOMENTS

OTHER, LEVER, WANT = "other", "lever", "want"
PLACES: Final = (OTHER, LEVER, WANT)
"""What a line may name: the seat that is spoken of, the lever of the reason, a known interest of the speaker."""


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks for a seat: the name of its mind, and the luck of that mind [1]."""

    mind: str
    luck: Seeds


@dataclass(frozen=True, slots=True)
class Occasion:
    """The moment to which a code belongs."""

    moment: str
    places: tuple[str, ...] = ()
    """What its reasons always name."""


def _all(moment: str, codes: str, *places: str) -> dict[str, Occasion]:
    return {code: Occasion(moment, places) for code in codes.split()}


SPOKEN: Final[Mapping[str, Occasion]] = {
    **_all("opens", "begins puts"),
    **_all("signs", "signs joins better_for_us signs_to_cooperate"),
    **_all("declines", "not_enough never_gains crosses_line word_given blocks asks_too_little"),
    **_all("declines", "status_quo as_always win_or_shift begins_hard retaliates"),
    **_all("declines", "rival", LEVER),
    **_all("amends", "would_sign_with amends takes_up changes"),
    **_all("cheated", "broke_word never_again leaves", OTHER),
    **_all("cheated", "cheated", OTHER, LEVER),
    **_all("caught", "caught", LEVER),
    **_all("thanked", "signs_ours", OTHER),
    **_all("thanked", "keeps_faith", OTHER, LEVER),
    **_all("last_round", "last_round"),
    **_all("end", "ends"),
}
"""Code to moment: beside such a reason a line is said, if the reason is spoken at all.

The places are what it names in every case; most reasons about a text also name whom they answer.
"""

SILENT: Final = frozenset(
    [
        "nothing_to_do",
        "random",
        "held_back",
        "not_now",
        "proposes_gain",
        "takes_back",
        "not_better_for_us",
        "cannot_pay",
        "cannot_be_done",
        "withdraws",
        "mirrors",
        "suspects",
        "seems_false",
        "leaves_in_doubt",
        "announces",
        "empty_words",
        "keeps_promise",
        "breaks_promise",
        "first_step",
        "replies_once",
        "never_forgives",
        "spoils",
        "keeps_word",
        "breaks_word",
        "moves_gain",
        "chooses_gain",
    ]
)
"""Codes beside which nothing is said: thoughts, deeds at the reveal, suspicions, which are told in plain words, and
public promises, which speak for themselves."""

WEIGHT: Final = {moment: n for n, moment in enumerate(
    ("end", "cheated", "caught", "last_round", "amends", "signs", "thanked", "declines", "opens")
)}  # fmt: skip
"""The moments by how much a hearer wants to hear of them; the first is heard first."""
assert set(WEIGHT) == set(MOMENTS)


def named(reason: Reason) -> Mapping[str, str]:
    """The ids that a line beside a reason may name, by the place for them.

    The seat that is spoken of is whoever broke its word, else who is answered. No lever is named where a change
    of more than that would do.
    """
    facts = reason.facts
    other = facts.get("culprit") or facts.get("whom") or facts.get("proposer", "")
    more = len(str(facts.get("change", "")).split()) > 1
    found = {
        LEVER: "" if more else facts.get("lever", ""),
        OTHER: "" if other == reason.seat else other,
    }
    return {place: str(id) for place, id in found.items() if id}
