"""Whether a seat approves what another has signed."""

from __future__ import annotations

import numpy as np

from game.minds.briefing import Briefing
from game.minds.lying import weigh_texts
from game.minds.mind import Reason
from game.minds.outlook import in_points
from game.rules.beats import DECLINE, SIGN, RatifyOrders
from game.rules.legality import ratify_menu
from game.rules.texts import spelled, texts_at


def ratify(moment: Briefing, beat: RatifyOrders) -> list[Reason]:
    """Approve what does the seat no harm."""
    book, seen = moment.book, moment.seen
    menu = ratify_menu(book, seen.view).approve
    row, text = np.nonzero(seen.own(menu.transpose(0, 2, 1)) == 0)
    if not len(row):
        return []
    gain = weigh_texts(moment, texts_at(seen.view, (row, text))).gain
    beat.approve[row, text, seen.seat[row]] = np.where(gain >= 0, SIGN, DECLINE)
    if not seen.alone:
        return []
    names = seen.view.offer_name[row, text]
    return [
        moment.say(
            int(of),
            "better_for_us" if worth >= 0 else "never_gains",
            {"text": spelled(int(name)), "gain": in_points(book, int(seen.seat[of]), int(worth))},
        )
        for of, name, worth in zip(row, names, gain, strict=True)
    ]
