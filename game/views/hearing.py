"""Who hears what a mind gives as its reason: only those who may know what it speaks of.

A reason about a text is heard by its parties. What it says of another text, of a clause in force or of a
breach is heard by those of them who may know of that as well; the others hear a no that gives no reason.
"""

from __future__ import annotations

from typing import Final, Literal

from game.minds.mind import Reason
from game.minds.remarks import PLAIN
from game.rules.rulebook import NOBODY
from game.rules.sight import Observation
from game.rules.texts import texts_known
from game.views.reasons import sentence
from game.views.words import Words

Hearing = Literal["hears", "not_now", "nothing"]
SAID_ALREADY: Final = ("would_sign_with", "clause_in_the_way", *PLAIN)
"""Reasons that a decline itself says already, or that all who hear them see."""


def hearing(words: Words, seen: Observation, reason: Reason) -> Hearing:
    """Tell whether who sees so much hears a reason, hears a mere "not now", or nothing at all.

    Of the facts of a reason these say what it speaks of: `text`, the text it is about; `other`, another text;
    `clause`, the lever of a clause in force; `culprit`, who broke a word, and `public`, 1 if that clause was
    public.
    """
    facts = reason.facts
    if not reason.spoken or seen.seat == NOBODY or not _reads(seen, str(facts.get("text", ""))):
        return "nothing"
    fine = "other" not in facts or _reads(seen, str(facts["other"]))
    fine &= "clause" not in facts or _knows_clause(words, seen, reason)
    fine &= "culprit" not in facts or _knows_breach(words, seen, reason)
    return "hears" if fine else "not_now"


def as_heard(words: Words, seen: Observation, reason: Reason) -> str:
    """Say a reason as the observing seat hears it; nothing where the decline says it, or it hears nothing."""
    heard = hearing(words, seen, reason)
    if heard == "nothing" or reason.code in SAID_ALREADY:
        return ""
    return sentence(words, reason) if heard == "hears" else words.say("reason.not_now")


def _reads(seen: Observation, text: str) -> bool:
    """Whether the seat may read a text."""
    return bool(text) and text in texts_known(seen.view)


def _knows_clause(words: Words, seen: Observation, reason: Reason) -> bool:
    """Whether the seat knows of a clause in force on a lever that the speaker has signed."""
    book, view = words.book, seen.view.one
    lever = book.levers.index(str(reason.facts["clause"]))
    return bool(view.clause[lever] >= 0 and view.signer[lever, book.seats.index(reason.seat)])


def _knows_breach(words: Words, seen: Observation, reason: Reason) -> bool:
    """Whether the seat may know that there was the clause that was broken: its breaker does, and all of a public one."""
    own = reason.facts["culprit"] == words.book.seats[seen.seat]
    return own or bool(reason.facts.get("public", 0))
