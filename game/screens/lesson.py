"""The coach of the guided first game: it teaches to put a text, to sign, to order, to read and to ask why.

Which step is to be taken now is worked out from what has been done; only what is read is passed over.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final

from game.player.intents import Moment
from game.player.player import Player
from game.rules.orders import Put
from game.rules.phases import NEWS, ORDERS
from game.screens.here import Here
from game.screens.nodes import Node, button, group, small, text
from game.screens.places import AtTable, WhyCard
from game.screens.wants import Show

FIRST: Final = Moment(1, "talk", 1)
"""The exchange in which the lesson puts its text."""
TRADE: Final = {"release": "high", "payment": "some"}
"""What it says: water for money."""


@dataclass(frozen=True, slots=True)
class Tip:
    """One step of the lesson."""

    key: str
    done: Callable[[Player, AtTable], bool] | None = None
    """Whether it has been done; None for one that is only read."""
    points: str = ""
    """The node it points at."""


def _names(lever: str) -> Callable[[Player, AtTable], bool]:
    """Whether the text names what the lesson asks of a lever, as it is written or ready to be put."""

    def done(player: Player, place: AtTable) -> bool:
        texts = (player.draft.package, *_ready(player))
        named = {(c.lever, c.setting) for text in texts for c in text.clauses}
        return _said(player, place) or (lever, TRADE[lever]) in named

    return done


def _ready(player: Player) -> list[Put]:
    """The text that was typed and is ready to be put: it is said when the seat goes on."""
    return [each for each in player.draft.orders if isinstance(each, Put)]


def _said(player: Player, place: AtTable) -> bool:
    """Whether the first exchange is over; before it the game is set up."""
    return player.moment != FIRST and player.moment.phase not in NEWS


def _answered(player: Player, place: AtTable) -> bool:
    """Whether the talk is over: orders are given or have been."""
    return player.moment.phase in ORDERS or _revealed(player, place)


def _revealed(player: Player, place: AtTable) -> bool:
    """Whether a round is over."""
    return bool(player.reveals)


def _asked_why(player: Player, place: AtTable) -> bool:
    """Whether a number was asked about."""
    return WhyCard.__name__ in place.done


def _cheated(player: Player) -> bool:
    """Whether another was seen to break its word to the reader."""
    told = (clause for name in player.reveals for clause in player.reveal(name).clauses)
    return any(c.verdict == "broken" and player.seat not in player.owners(c.lever) for c in told)


def _paid_back(player: Player, place: AtTable) -> bool:
    """Whether the second round is over, or there is nothing to answer."""
    return len(player.reveals) > 1 or not _cheated(player)


TIPS: Final = (
    Tip("goal", points="stakes"),
    Tip("gate", _names("release"), "lever.release.high"),
    Tip("pay", _names("payment"), "lever.payment.some"),
    Tip("put", _said, "send"),
    Tip("answer", _answered, "done"),
    Tip("orders", _revealed, "done"),
    Tip("why", _asked_why, "indicator.alto_mood"),
    Tip("back", _paid_back, "lever.release.low"),
    Tip("end"),
)


def _step(here: Here, place: AtTable) -> int | None:
    """The step to be taken now; None outside the lesson and after it."""
    if place.lesson < 0:
        return None
    open_ = (
        n
        for n, tip in enumerate(TIPS)
        if n >= place.lesson and not (tip.done and tip.done(here.player, place))
    )
    return next(open_, None)


def coach(here: Here, place: AtTable) -> Node | None:
    """The step to be taken now, in a sentence or two."""
    step = _step(here, place)
    if step is None:
        return None
    key = TIPS[step].key
    if key == "orders" and not here.player.table.agreements:
        key = "orders.free"
    if key == "answer":
        key = f"answer.{_answer(here.player).partition('.')[0]}"
        key = "answer.signed" if here.player.draft.orders else key
    if key == "back":
        key = f"back.{_back(here.player)[0]}"
    if key == "why" and not _cheated(here.player):
        key = "why.kept"
    onward = button("lesson.next", here.say("lesson.next"), _read(here, place, step))
    return group(
        text(
            here.say(f"lesson.{key}"),
            icon="graduation-cap",
            live=True,
            children=(small(here.say("lesson.step", now=step + 1, all=len(TIPS))),),
        ),
        onward if TIPS[step].done is None else None,
        kind="coach",
        flow="across",
        id="coach",
        region="now",
        weight=0,
    )


def _answer(player: Player) -> str:
    """What is to be pressed in the talk: the best text to sign, a change that another wants, else to go on."""
    if player.draft.orders:
        return "done"
    if player.draft.making:
        return "send"
    better = [t for t in player.tabled if not t.mine and t.may_sign and t.kept > t.now]
    if better:
        return f"sign.{max(better, key=lambda t: t.kept).text}"
    wanted = (
        f"exactly.{own.text}.{signature.seat}"
        for own in player.tabled
        for signature in own.signatures
        if own.mine and not own.new and own.signed == (player.seat,)
        if signature.change and signature.seat != player.seat
    )
    return next(wanted, "done")


def _back(player: Player) -> tuple[str, str]:
    """How the broken word is to be answered now, and what is to be pressed: say nothing, order, seal."""
    if player.moment.phase not in ORDERS:
        return "talk", "done"
    if player.draft.move("release") == "low":
        return "seal", "done"
    return "orders", "lever.release.low"


def _read(here: Here, place: AtTable, step: int) -> Show:
    """Pass over what was read."""
    return here.instead(replace(place, lesson=step + 1))


def points_at(here: Here, place: AtTable) -> str:
    """What the coach speaks of."""
    step = _step(here, place)
    if step is None or here.player.due != "ask":
        return ""
    match TIPS[step].key:
        case "put" if _ready(here.player):
            return "done"
        case "answer":
            return _answer(here.player)
        case "back":
            return _back(here.player)[1]
    return TIPS[step].points
