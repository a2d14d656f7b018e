"""Which text of a recorded game is meant by whoever names the seat that has put it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from game import UserError
from game.rules.orders import Decline, Sign
from game.rules.phases import TALK
from game.rules.texts import texts_known
from game.session.alteration import Alteration
from game.session.course import Recorded
from game.views.words import Words


def named(recorded: Recorded, alteration: Alteration, words: Words) -> Alteration:
    """Let an alteration that names a seat name its text: the last one that it put to the altering seat.

    Of several the one counts on which the altering seat decided otherwise than is now wanted. Raises UserError if there is none.
    """
    if alteration.kind not in (Sign, Decline) or alteration.about not in recorded.course.book.seats:
        return alteration
    texts = dict(_texts(recorded, alteration))
    otherwise = [name for name, signed in texts.items() if signed == (alteration.kind is Decline)]
    names = otherwise or list(texts)
    if not names:
        seats = {"proposer": words.seat(alteration.about), "seat": words.seat(alteration.seat)}
        raise UserError(words.say("whatif.no_text", round=alteration.round, **seats))
    return replace(alteration, about=names[-1])


def _texts(recorded: Recorded, alteration: Alteration) -> Iterator[tuple[str, bool]]:
    """List the texts that one seat put to the other in a round, each with whether that one signed it."""
    book = recorded.course.book
    put, seat = (book.seats.index(each) for each in (alteration.about, alteration.seat))
    for step in recorded.course.steps:
        if step.before.round == alteration.round and step.phase in TALK:
            view, names = step.after.one, texts_known(step.after)
            for place in np.flatnonzero(view.proposer[:, put] & view.offer_party[:, seat]).tolist():
                yield names[place], bool(view.had_signed[place, seat])
