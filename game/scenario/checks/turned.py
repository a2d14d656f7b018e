"""What is written the wrong way round: a red line, a choice, a support, a flow or a denial that does the opposite."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from game.scenario.checks.ground import Ground, Said, pair
from game.scenario.expression.nodes import Arithmetic, IndicatorAt, Number, Phrase, UnarySign
from game.scenario.model import Choice, Option, RedLine, Stakeholder
from game.scenario.tree import Path

_SIGN: Final = {"high": 1, "low": -1, "neither": 0}
"""Which way an indicator is better."""


def red_lines(ground: Ground) -> Iterator[Said]:
    """W572: crossing a red line pays the seat whose line it is, or costs nobody's trust but the trust in it."""
    for name, seat in ground.scenario.stakeholders.items():
        for key, line in seat.red_lines.items():
            at: Path = ("stakeholders", name, "red_lines", key, "effects")
            target = _paid(ground, seat, line)
            if target:
                message = f"crossing its own red line makes '{target}' better for '{name}'"
                hint = "turn the sign, or take the effect out"
                yield Said("W572", (*at, target), message, hint, True)
            target = _blamed(name, line)
            if target:
                message = f"the others trust '{name}' less although its own red line is crossed"
                holder, actor = pair(target)
                hint = f"did you mean 'trust({actor} > {holder})'?"
                yield Said("W572", (*at, target), message, hint)


def _paid(ground: Ground, seat: Stakeholder, line: RedLine) -> str:
    """What crossing a line makes better for its seat, where it makes nothing worse for anybody."""
    better = {target: _better(ground, target, amount) for target, amount in line.effects.items()}
    if min(better.values(), default=0) < 0:
        return ""
    own = (*seat.interests, seat.support)
    return next((target for target in better if better[target] > 0 and target in own), "")


def _better(ground: Ground, target: str, amount: float) -> float:
    """Above 0 if an effect makes its target better, below 0 if worse."""
    indicator = ground.scenario.indicators.get(target)
    return amount * (_SIGN[indicator.good] if indicator else 1)


def _blamed(name: str, line: RedLine) -> str:
    """The first loss of trust of a line, if all are of trust in the seat whose line it is."""
    lost = [target for target, amount in line.effects.items() if pair(target) and amount < 0]
    return lost[0] if lost and all(pair(target)[1] == name for target in lost) else ""


def choices(ground: Ground) -> Iterator[Said]:
    """W573: an answer moves the trust of the seat that gives it, or only trust in one that is not asked."""
    for name, event in ground.scenario.events.items():
        choice = event.choice
        if choice is None:
            continue
        at: Path = ("events", name, "choice")
        for key, option in choice.options.items():
            target = _own_trust(choice, option)
            if target:
                holder, actor = pair(target)
                message = (
                    f"'{key}' is what '{holder}' itself does, and gives it more trust in '{actor}'"
                )
                hint = f"did you mean 'trust({actor} > {holder})'?"
                yield Said("W573", (*at, "options", key, "effects", target), message, hint)
        other = _acts_instead(choice)
        if other and ground.scenario.stakeholders[choice.seat].play != "information":
            message = f"'{choice.seat}' is asked, but the answers move only the trust in '{other}'"
            yield Said("W573", (*at, "seat"), message, f"did you mean '{other}'?", True)


def _own_trust(choice: Choice, option: Option) -> str:
    """A gain of the asked seat's own trust beside gains of trust in it, unless the two trust each other more."""
    gained = {pair(each): each for each, amount in option.effects.items() if amount > 0}
    gained.pop((), None)
    if not any(actor == choice.seat for _, actor in gained):
        return ""
    own = ((holder, actor) for holder, actor in gained if holder == choice.seat)
    return next((gained[each] for each in own if (each[1], each[0]) not in gained), "")


def _acts_instead(choice: Choice) -> str:
    """The one other seat in which all answers move the trust; empty if there is none."""
    moved = [pair(each) for option in choice.options.values() for each in option.effects]
    actors = {each[1] for each in moved if each}
    return "".join(actors) if len(actors) == 1 and choice.seat not in actors else ""


def supports(ground: Ground) -> Iterator[Said]:
    """W574: a seat's support is less the better, or the support of others in place of its own."""
    seats = ground.scenario.stakeholders
    for name, seat in seats.items():
        at: Path = ("stakeholders", name)
        support = seat.support
        if support is None:
            continue
        others = {each.support for key, each in seats.items() if key != name and each.support}
        if ground.scenario.indicators[support].good == "low":
            message = f"'{support}' is better the lower it is, so '{name}' gains by backing down"
            yield Said(
                "W574", (*at, "support"), message, "name a number of which more is better", True
            )
        foreign = [key for key in seat.interests if key in others]
        if foreign and support not in seat.interests:
            message = (
                f"'{name}' counts '{foreign[0]}', the support of another seat, and not its own"
            )
            yield Said(
                "W574", (*at, "interests", foreign[0]), message, f"did you mean '{support}'?"
            )
        meant = _of_its_side(seat, tuple(seats.values()))
        if meant:
            message = f"'{support}' is the support of seats on another side only"
            yield Said("W574", (*at, "support"), message, f"did you mean '{meant}'?", True)


def _of_its_side(seat: Stakeholder, seats: tuple[Stakeholder, ...]) -> str:
    """The support of the others on a seat's side, where its own is that of another side only."""
    rest = [each for each in seats if each is not seat and each.side and each.support]
    own = [each.support for each in rest if each.side == seat.side]
    foreign = [each.support for each in rest if each.side != seat.side]
    alone = seat.side and own and seat.support in foreign and seat.support not in own
    return str(own[0]) if alone else ""


def flows(ground: Ground) -> Iterator[Said]:
    """W575: a flow drives an indicator away from a value within its range, the faster the further it is."""
    for name, indicator in ground.scenario.indicators.items():
        path: Path = ("indicators", name, "flow")
        flow = ground.meanings.flows.get(path)
        if flow is None:
            continue
        own = list(flow.names.indicators).index(name)
        for sign, term in _terms(flow.root, 1):
            middle = _away_from(sign, term, own)
            if middle is not None and indicator.low < middle < indicator.high:
                message = f"'{name}' runs away from {middle:g}: the further it is, the faster"
                hint = f"to bring it back write '{middle:g} - {name}'"
                yield Said("W575", path, message, hint, True, term.at)


def _terms(node: Phrase, sign: int) -> Iterator[tuple[int, Phrase]]:
    """What a formula adds up, each with its sign."""
    if isinstance(node, Arithmetic) and node.operator in ("+", "-"):
        yield from _terms(node.left, sign)
        yield from _terms(node.right, sign if node.operator == "+" else -sign)
    elif isinstance(node, UnarySign):
        yield from _terms(node.part, -sign)
    else:
        yield sign, node


def _away_from(sign: int, term: Phrase, own: int) -> float | None:
    """The value from which a term of the form `(x - 50) / 5` drives an indicator; None if it is of another form."""
    while isinstance(term, Arithmetic) and term.operator in ("*", "/"):
        factor, inner = term.right, term.left
        if term.operator == "*" and isinstance(inner, Number):
            factor, inner = inner, factor
        if not isinstance(factor, Number):
            return None
        term = inner
    if not isinstance(term, Arithmetic) or term.operator != "-":
        return None
    left, right = term.left, term.right
    if sign < 0:
        left, right = right, left
    if left == IndicatorAt(0, 0, own) and isinstance(right, Number):
        return float(right.value)
    return None


def denial(ground: Ground) -> Iterator[Said]:
    """W576: a denial costs no more than it pays, so whoever hides something always denies it."""
    rule = ground.scenario.agreements.denial
    if rule is not None and rule.pays >= rule.costs:
        message = f"a denial pays {rule.pays:g} and costs {rule.costs:g} if the truth comes out, so a lie pays"
        hint = "let 'costs' be more than 'pays'"
        yield Said("W576", ("agreements", "denial", "pays"), message, hint, True)


CHECKS = (red_lines, choices, supports, flows, denial)
