"""Who hears what a mind gives as its reason: only those who may know what it speaks of.

A reason about a text is heard by its parties. What it says of another text, of a clause in force or of a
breach is heard by those of them who may know of that as well; the others hear a no that gives no reason.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final, Literal

import numpy as np

from game.minds.mind import Reason
from game.minds.remarks import PLAIN
from game.rules.rulebook import NOBODY, Rulebook
from game.rules.sight import Observation
from game.rules.texts import texts_known
from game.views.called import called
from game.views.reasons import sentence
from game.views.words import Words

Hearing = Literal["hears", "not_now", "nothing"]
SAID_ALREADY: Final = ("would_sign_with", *PLAIN)
"""Reasons that a decline itself says already, or that all who hear them see."""


def hearing(words: Words, seen: Observation, reason: Reason) -> Hearing:
    """Tell whether who sees so much hears a reason, hears a mere "not now", or nothing at all.

    `text` among its facts is the text that a reason is about; what else it speaks of says its code.
    """
    text = str(reason.facts.get("text", ""))
    if not reason.spoken or seen.seat == NOBODY or not _reads(seen, text):
        return "nothing"
    knows = SPEAKS_OF.get(reason.code)
    return "hears" if knows is None or knows(words.book, seen, reason) else "not_now"


def as_heard(words: Words, seen: Observation, reason: Reason) -> str:
    """Say a reason as the observing seat hears it; nothing where the decline says it, or it hears nothing."""
    heard = hearing(words, seen, reason)
    if heard == "nothing" or reason.code in SAID_ALREADY:
        return ""
    if heard == "not_now":
        return words.say("reason.not_now")
    return sentence(words, reason, called(words, seen.view))


def _reads(seen: Observation, text: str) -> bool:
    """Whether the seat may read a text."""
    return bool(text) and text in texts_known(seen.view)


def _another_text(book: Rulebook, seen: Observation, reason: Reason) -> bool:
    """Whether the seat may read another text with a clause on that lever which the speaker has signed."""
    view, speaker = seen.view.one, book.seats.index(reason.seat)
    lever = book.levers.index(str(reason.facts["lever"]))
    others = np.array([name not in ("", reason.facts["text"]) for name in texts_known(seen.view)])
    return bool((others & view.signed[:, speaker] & (view.offer[:, lever] >= 0)).any())


def _clause_in_force(book: Rulebook, seen: Observation, reason: Reason) -> bool:
    """Whether the seat knows of a clause in force that the speaker has signed, on a lever of the text."""
    view, speaker = seen.view.one, book.seats.index(reason.seat)
    place = texts_known(seen.view).index(str(reason.facts["text"]))
    given = (view.clause >= 0) & view.signer[:, speaker]
    return bool((given & (view.offer[place] >= 0)).any())


def _breach(book: Rulebook, seen: Observation, reason: Reason) -> bool:
    """Whether the seat may know that there was a clause and that it was broken.

    Its breaker does, and everybody if it was public and seen to be broken (`public` among the facts).
    """
    own = reason.facts["culprit"] == book.seats[seen.seat]
    return own or bool(reason.facts.get("public", 0))


Knows = Callable[[Rulebook, Observation, Reason], bool]
SPEAKS_OF: Final[Mapping[str, Knows]] = {
    "rival": _another_text,
    "word_given": _clause_in_force,
    "broke_word": _breach,
    "never_again": _breach,
    "seems_false": _breach,
}
"""Reasons that speak of more than the text that they are about, and who may know of that."""
