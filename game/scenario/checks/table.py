"""Seats: what they want, what they can pay, and how their acts are rated."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from game.scenario.checks.ground import Ground, Said
from game.scenario.model import Setting
from game.scenario.tree import Path

CLEARLY = 20
"""By how much two ratings of cooperation differ at least, for one of them to be called more cooperative."""
COVER = 2
"""A step that is a clause of an agreement costs each signatory half."""


def interests(ground: Ground) -> Iterator[Said]:
    """W537: a seat that can bargain values nothing."""
    for name, seat in ground.scenario.stakeholders.items():
        if seat.play != "information" and not (seat.interests or seat.worth or seat.bonuses):
            message = f"seat '{name}' values nothing, so nobody can bargain with it"
            yield Said("W537", ("stakeholders", name), message, "add 'interests:' or 'worth:'")


def information(ground: Ground) -> Iterator[Said]:
    """W538: a seat that only informs owns a lever, must sign, saves up mandate or is asked to choose."""
    seats = ground.scenario.stakeholders
    for name, lever in ground.scenario.levers.items():
        for owner in lever.owner:
            if owner in seats and seats[owner].play == "information":
                message = f"'{owner}' only informs, but owns '{name}'"
                yield Said("W538", ("levers", name, "owner"), message, "give it to another seat")
    for name, _, key, setting in ground.settings():
        for signer in setting.signed_by:
            if seats[signer].play == "information":
                message = f"'{signer}' only informs and signs nothing, so nobody takes up '{key}'"
                at = ("levers", name, "settings", key, "signed_by")
                yield Said("W538", at, message, "name another seat")
    for name, seat in seats.items():
        if seat.play == "information" and "mandate" in seat.model_fields_set:
            message = f"'{name}' only informs, so it has nothing to spend mandate on"
            yield Said("W538", ("stakeholders", name, "mandate"), message, "take it out")
    for name, event in ground.scenario.events.items():
        if event.choice and seats[event.choice.seat].play == "information":
            message = f"'{event.choice.seat}' only informs, so the default always happens"
            path = ("events", name, "choice", "seat")
            yield Said("W538", path, message, "ask another seat", True)
    yield from _votes_of_information(ground)


def _votes_of_information(ground: Ground) -> Iterator[Said]:
    """W538: a seat that only informs is given a veto or votes."""
    seats, sign = ground.scenario.stakeholders, ground.scenario.agreements.sign
    for key, named in (("veto", sign.veto), ("weights", tuple(sign.weights))):
        for name in named:
            if seats[name].play == "information":
                path: Path = ("agreements", "sign", key)
                message = f"'{name}' only informs and signs nothing, so it has no vote"
                yield Said("W538", (*path, name), message, "name another seat", True)


def payable(ground: Ground) -> Iterator[Said]:
    """W520: something costs more mandate than a seat can ever save up."""
    scenario = ground.scenario
    seats = scenario.stakeholders
    for name, part in scenario.levers.items():
        caps = [seats[owner].mandate.cap for owner in part.owner if owner in seats]
        stepped = any(
            each.cost is None and key != part.start for key, each in part.settings.items()
        )
        if stepped and caps and part.step_cost > COVER * min(caps):
            message = (
                f"a step costs {part.step_cost:g}; its owner can never have more than {min(caps):g}"
            )
            yield Said(
                "W520", ("levers", name, "step_cost"), message, "write points of mandate, as 2"
            )
    for lever, its, key, setting in ground.settings():
        caps = [seats[owner].mandate.cap for owner in its.owner if owner in seats]
        if setting.cost is not None and caps and setting.cost > COVER * min(caps):
            message = (
                f"'{key}' costs {setting.cost:g}; its owner can never have more than {min(caps):g}"
            )
            yield Said("W520", ("levers", lever, "settings", key, "cost"), message)
    for event, card in scenario.events.items():
        choice = card.choice
        for key, option in choice.options.items() if choice else ():
            cap = seats[choice.seat].mandate.cap if choice else 0
            if option.cost > cap:
                message = (
                    f"'{key}' costs {option.cost:g}; the seat can never have more than {cap:g}"
                )
                yield Said("W520", ("events", event, "choice", "options", key, "cost"), message)


def votes(ground: Ground) -> Iterator[Said]:
    """W578: however the others vote, the vote of a group at home changes nothing; a veto is meant to be so."""
    for name, ratifier in ground.scenario.agreements.ratification.items():
        groups = ground.scenario.stakeholders[name].constituencies
        if ratifier.by != "constituencies" or any(group.veto for group in groups.values()):
            continue
        weights = {key: group.weight for key, group in groups.items()}
        idle = [key for key in weights if not _decides(weights, key, ratifier.above)]
        path: Path = ("stakeholders", name, "constituencies")
        if len(idle) == len(weights) - 1 > 0:
            alone = next(key for key in weights if key not in idle)
            message = (
                f"'{alone}' decides alone with {weights[alone]} of {sum(weights.values())} votes"
            )
            yield Said(
                "W578", (*path, alone, "weight"), message, "give it fewer, or the others more"
            )
        elif idle:
            message = f"however the others vote, the vote of '{idle[0]}' decides nothing"
            hint = f"change a 'weight', or 'above' ({ratifier.above}) in 'ratification'"
            yield Said("W578", (*path, idle[0]), message, hint)


def _decides(weights: Mapping[str, int], key: str, above: int) -> bool:
    """Whether a package can pass with a group's yes and fail without it.

    >>> [_decides({"a": 4, "b": 2, "c": 1}, key, 50) for key in "abc"]
    [True, False, False]
    """
    sums = {0}
    for other, weight in weights.items():
        if other != key:
            sums |= {yes + weight for yes in sums}
    needed = above * sum(weights.values())
    return any(100 * yes <= needed < 100 * (yes + weights[key]) for yes in sums)


def ratings(ground: Ground) -> Iterator[Said]:
    """W539: a setting counts for cooperation but is not rated; never in a game of points alone."""
    if not ground.scenario.indicators:
        return
    for name, lever in ground.scenario.levers.items():
        if not lever.weight or lever.order_means_cooperation:
            continue
        missing = [key for key, setting in lever.settings.items() if setting.cooperation is None]
        if missing:
            message = f"how cooperative is {_listed(missing)} of '{name}'?"
            hint = "add 'cooperation:' 0 to 100, or 'weight: 0' to the lever"
            yield Said("W539", ("levers", name, "settings", missing[0]), message, hint)


def at_odds(ground: Ground) -> Iterator[Said]:
    """W566: a setting is rated as cooperative and the others resent it, while they like one that is rated lower."""
    for name, lever in ground.scenario.levers.items():
        rated = {
            key: (setting.cooperation, _liked(setting))
            for key, setting in lever.settings.items()
            if setting.cooperation is not None
        }
        wrong = {key: [each for each in rated if _turned(rated[key], rated[each])] for key in rated}
        key = max(wrong, key=lambda each: (len(wrong[each]), abs(rated[each][1])), default="")
        if key and wrong[key]:
            other = wrong[key][0]
            how, felt = ("more", "less") if rated[key][0] > rated[other][0] else ("less", "better")
            message = (
                f"'{key}' is rated {how} cooperative than '{other}', but the others like it {felt}"
            )
            at = ("levers", name, "settings", key, "cooperation")
            yield Said("W566", at, message, "turn 'cooperation' or 'regard' round", True)


def _liked(setting: Setting) -> int:
    """How the others together regard a setting."""
    return sum(setting.regard.values()) if isinstance(setting.regard, dict) else setting.regard


def _turned(one: tuple[int, int], other: tuple[int, int]) -> bool:
    """Whether the rating of two settings says the opposite of how they are liked: one well, the other not.

    >>> _turned((100, -40), (0, 0)), _turned((0, 30), (60, 0)), _turned((100, 10), (0, 20))
    (True, True, False)
    """
    (high, low) = (one, other) if one[0] > other[0] else (other, one)
    return high[0] - low[0] >= CLEARLY and (high[1] < 0 <= low[1] or high[1] <= 0 < low[1])


def nobody_plays(ground: Ground) -> Iterator[Said]:
    """W569: every seat is played by the computer or only informs."""
    seats = ground.scenario.stakeholders
    if not any(seat.play == "anyone" for seat in seats.values()):
        message = "no seat can be played by a person"
        first = next(iter(seats))
        hint = "take 'play:' out of the seats that players may hold"
        yield Said("W569", ("stakeholders", first, "play"), message, hint, True)


def _listed(names: list[str]) -> str:
    return ", ".join(f"'{name}'" for name in names)


CHECKS = (interests, information, payable, votes, ratings, at_odds, nobody_plays)
