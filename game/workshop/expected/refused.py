"""What makes the rules refuse an order of a case: where the mandate went, what a need lacks, who moved the lever."""

from __future__ import annotations

import numpy as np

from game.rules.encoding import hand_of
from game.rules.legality import Obstacle
from game.rules.moves import step_prices
from game.rules.orders import Move
from game.rules.phases import ORDERS
from game.rules.rulebook import Rulebook
from game.scenario.expression import nodes as n
from game.scenario.expression.expecting import compile_expectation
from game.scenario.expression.names import Names
from game.session.expected import PlayedCase, Refused
from game.workshop.expected.moment import CaseMoment, ExpectedReadings
from game.workshop.expected.traced import NOTHING, because, mover, plain
from game.workshop.expected.unmet import unmet


def what_made_it(played: PlayedCase, book: Rulebook, names: Names, refused: Refused) -> str:
    """Say in a clause what made the rules refuse an order, in the ids of the author; nothing if it speaks for itself."""
    why, order = refused.refusal.why, refused.refusal.order
    if why == Obstacle.TOO_DEAR:
        return ", and ".join(_price(played, book, names, refused))
    if not isinstance(order, Move):
        return ""
    lever = book.levers.index(order.lever)
    before = _before(played, book, names, refused.round, refused.round - 1)
    if why == Obstacle.NEEDS:
        wanted = book.settings[lever].index(order.setting)
        needs = [x.condition for x in book.needs if (x.lever, x.setting) == (lever, wanted)]
        return ", and ".join(unmet(before, need.root, need.text) for need in needs)
    moved = [x for x in before.changes if x.target == "setting" and x.index == (lever,)]
    if why == Obstacle.IRREVERSIBLE and moved:
        return f"'{order.lever}' is no longer where it started: {mover(before, moved[-1])}"
    return ""


def _before(played: PlayedCase, book: Rulebook, names: Names, round: int, after: int) -> CaseMoment:
    """The game right before the orders of a round, told as the end of `after`."""
    position = next(
        step.before
        for step in played.course.steps
        if step.phase in ORDERS and step.before.round == round
    )
    return CaseMoment(played, book, names, position, after, ExpectedReadings(book, position, round))


def _price(played: PlayedCase, book: Rulebook, names: Names, refused: Refused) -> list[str]:
    """What the price is made of, and why the seat has no more than it has."""
    order, facts = refused.refusal.order, refused.refusal.facts
    price, have = int(facts["price"]), int(facts["have"])
    moment = _before(played, book, names, refused.round, refused.round)
    said = _parts(moment, order, price) if isinstance(order, Move) else []
    root, _ = compile_expectation(f"mandate({order.seat}) >= 0", names)
    assert isinstance(root, n.Comparison)
    came = because(moment, root.left, have, price - have)
    came = "it starts with that" if came == NOTHING else came
    return [*said, f"mandate({order.seat}) is {plain(have / 100)} then: {came}"]


def _parts(moment: CaseMoment, order: Move, price: int) -> list[str]:
    """How far the lever is to move, and what the seat's other orders of the round cost."""
    book, position = moment.book, moment.position
    lever = book.levers.index(order.lever)
    wanted, stands = book.settings[lever].index(order.setting), int(position.setting[0, lever])
    hand = hand_of(book, order.seat, order.lever)
    all_the_same = np.full((len(book.hand_lever), 1), wanted)
    own = int(step_prices(book, position, all_the_same)[0, hand, 0])
    steps = abs(wanted - stands)
    far = f", {steps} steps from '{book.settings[lever][stands]}'" if steps > 1 else ""
    if own == price:
        return [f"that is{far[1:]}"] if far else []
    others = f"the orders before it in this round cost {plain((price - own) / 100)}"
    return [f"it costs {plain(own / 100)} by itself{far}, and {others}"]
