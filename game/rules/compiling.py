"""Compile a scenario, at one length, to a rulebook."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any

import numpy as np

from game.rules.arrays import Whole
from game.rules.blocks import Row, compile_blocks
from game.rules.rulebook import Bonus, Finish, Need, Raise, Rulebook, Vote
from game.scenario.expression import Condition, Names, compile_condition, compile_flow
from game.scenario.model import Block, Lever, Scenario, hundredths

MOST_SETTINGS = 6
FOREVER = 10**6


def names_of(scenario: Scenario) -> Names:
    """List what the conditions of a scenario may speak of, in the order of the rulebook's axes."""
    return Names(
        indicators={
            key: (int(item.low), int(item.high)) for key, item in scenario.indicators.items()
        },
        levers={key: tuple(lever.settings) for key, lever in scenario.levers.items()},
        seats=tuple(scenario.stakeholders),
        events={
            key: tuple(event.choice.options) if event.choice else ()
            for key, event in scenario.events.items()
        },
        red_lines=tuple(line for seat in scenario.stakeholders.values() for line in seat.red_lines),
        facts={key: tuple(fact.values) for key, fact in scenario.facts.items()},
        rounds=max(length.rounds for length in scenario.lengths.values()),
    )


def compile_rulebook(scenario: Scenario, minutes: int | None = None) -> Rulebook:
    """Compile a checked scenario for the lesson of so many minutes; the first length if not given.

    Raises KeyError if the scenario has no such length.
    """
    minutes = next(iter(scenario.lengths)) if minutes is None else minutes
    return _Compiler(scenario, minutes).rulebook()


def _millionths(points: int | float) -> int:
    return int((Decimal(str(points)) * 1_000_000).to_integral_value())


def _whole(values: Iterable[int]) -> Whole:
    return np.array(list(values), dtype=np.int64)


class _Compiler:
    def __init__(self, scenario: Scenario, minutes: int) -> None:
        self.scenario = scenario
        self.minutes = minutes
        self.length = scenario.lengths[minutes]
        self.names = names_of(scenario)
        self.seats = tuple(scenario.stakeholders)
        self.levers = tuple(scenario.levers)
        self.settings = tuple(tuple(lever.settings) for lever in scenario.levers.values())
        self.indicators = tuple(scenario.indicators)
        self.stakeholders = tuple(scenario.stakeholders.values())
        self.lever_parts = tuple(scenario.levers.values())

    def condition(self, text: str) -> Condition:
        return compile_condition(text, self.names)

    def plays(self, mode: str) -> bool:
        return mode == "core" or self.length.levers == "full"

    def rulebook(self) -> Rulebook:
        scenario = self.scenario
        lines = [
            (self.seats.index(seat), line)
            for seat, holder in scenario.stakeholders.items()
            for line in holder.red_lines.values()
        ]
        return Rulebook(
            scenario=scenario,
            minutes=self.minutes,
            length=self.length,
            seats=self.seats,
            levers=self.levers,
            settings=self.settings,
            indicators=self.indicators,
            events=tuple(scenario.events),
            options=tuple(
                tuple(event.choice.options) if event.choice else ()
                for event in scenario.events.values()
            ),
            red_lines=self.names.red_lines,
            facts=tuple(scenario.facts),
            values=tuple(tuple(fact.values) for fact in scenario.facts.values()),
            endings=tuple(scenario.endings),
            rounds=self.length.rounds,
            exchanges=self.length.exchanges,
            phases=self.phases(),
            line_seat=_whole(seat for seat, _ in lines),
            line_when=tuple(
                (index, self.condition(line.when))
                for index, (_, line) in enumerate(lines)
                if self.plays(line.mode)
            ),
            finishes=tuple(
                (
                    index,
                    Finish(
                        None if ending.otherwise else self.condition(ending.when or ""),
                        ending.early,
                    ),
                )
                for index, ending in enumerate(scenario.endings.values())
                if self.plays(ending.mode)
            ),
            raises=self.raises(),
            needs=self.needs(),
            votes=self.votes(),
            bonuses=self.bonuses(),
            infeasible=tuple(
                tuple(
                    (self.levers.index(lever), self.setting(lever, setting))
                    for lever, setting in pair.together.items()
                )
                for pair in scenario.infeasible
            ),
            **self.ownership(),
            **self.lever_tables(),
            **self.covert_tables(),
            **self.indicator_tables(),
            **self.block_tables(),
            **self.value_tables(),
            **self.seat_tables(),
            **self.event_tables(),
            **self.fact_tables(),
        )

    def setting(self, lever: str, setting: str) -> int:
        return self.settings[self.levers.index(lever)].index(setting)

    def phases(self) -> tuple[tuple[str, int], ...]:
        talk = [
            (beat, exchange)
            for exchange in range(1, self.length.exchanges + 1)
            for beat in ("propose", "answer")
        ]
        ratify = [("ratify", 0)] if self.scenario.agreements.ratification else []
        return (("brief", 0), *talk, *ratify, ("commit", 0))

    def ownership(self) -> dict[str, Any]:
        owns = np.zeros((len(self.seats), len(self.levers)), dtype=bool)
        for index, lever in enumerate(self.lever_parts):
            for owner in lever.owner:
                if owner != "table":
                    owns[self.seats.index(owner), index] = True
        hand_seat, hand_lever = np.nonzero(owns)
        most = max(1, int(owns.sum(axis=0).max()))
        owner_seats = np.zeros((len(self.levers), most), dtype=np.int64)
        for index in range(len(self.levers)):
            seats = np.flatnonzero(owns[:, index])
            if len(seats):
                owner_seats[index] = [*seats, *[seats[0]] * (most - len(seats))]
        return {
            "owner_seats": owner_seats,
            "owns": owns,
            "owners": owns.sum(axis=0),
            "stranger": np.arange(len(self.seats))[:, None] != hand_seat,
            "hand_lever": hand_lever.astype(np.int64),
            "hand_seat": hand_seat.astype(np.int64),
            "hand_of_seat": (hand_seat[:, None] == np.arange(len(self.seats))).astype(np.float64),
        }

    def lever_tables(self) -> dict[str, Any]:
        shape = (len(self.levers), MOST_SETTINGS)
        real = np.zeros(shape, dtype=bool)
        rating = np.zeros(shape, dtype=np.int64)
        price = np.zeros((*shape, MOST_SETTINGS), dtype=np.int64)
        irreversible = np.zeros(shape, dtype=bool)
        final = np.zeros(shape, dtype=bool)
        regard = np.zeros((len(self.seats), *shape), dtype=np.int64)
        for index, lever in enumerate(self.lever_parts):
            for rank, setting in enumerate(lever.settings.values()):
                real[index, rank] = True
                rating[index, rank] = _rating(lever, rank)
                irreversible[index, rank] = setting.irreversible
                final[index, rank] = setting.final
                for seat, name in enumerate(self.seats):
                    view = setting.regard
                    regard[seat, index, rank] = (
                        view.get(name, 0) if isinstance(view, Mapping) else view
                    )
                for start in range(len(lever.settings)):
                    step = hundredths(lever.step_cost) * abs(rank - start)
                    cost = step if setting.cost is None else hundredths(setting.cost)
                    price[index, start, rank] = 0 if start == rank else cost
        usual = self.scenario.agreements.force
        owners = _whole(sum(o != "table" for o in lever.owner) for lever in self.lever_parts)
        step_own, step_share = _split_prices(price, owners, len(self.seats))
        return {
            "start": _whole(list(lever.settings).index(lever.start) for lever in self.lever_parts),
            "real": real,
            "in_play": np.array([self.plays(lever.mode) for lever in self.lever_parts]),
            "binding": np.array(
                [
                    "table" in lever.owner or (lever.force or usual) == "binding"
                    for lever in self.lever_parts
                ]
            ),
            "price": price,
            "hand_price": -(-price // np.maximum(owners, 1)[:, None, None]),
            "step_own": step_own,
            "step_share": step_share,
            "rating": rating,
            "lever_weight": _whole(lever.weight for lever in self.lever_parts),
            "regard": regard,
            "irreversible": irreversible,
            "final": final,
        }

    def covert_tables(self) -> dict[str, Any]:
        shape = (len(self.levers), MOST_SETTINGS)
        covert = np.zeros(shape, dtype=bool)
        chance = np.zeros(shape, dtype=np.int64)
        looks = np.broadcast_to(np.arange(MOST_SETTINGS), shape).copy()
        known = np.ones((len(self.seats), *shape), dtype=bool)
        for index, lever in enumerate(self.lever_parts):
            for rank, setting in enumerate(lever.settings.values()):
                hidden = setting.covert
                if hidden is None:
                    continue
                covert[index, rank] = True
                chance[index, rank] = hidden.chance * 100
                looks[index, rank] = list(lever.settings).index(hidden.looks_like)
                for seat, name in enumerate(self.seats):
                    known[seat, index, rank] = name in hidden.known_to or name in lever.owner
        disguise = np.zeros_like(known)
        for lever_at, setting_at in zip(*np.nonzero(covert), strict=True):
            shown = looks[lever_at, setting_at]
            if shown != setting_at:
                disguise[:, lever_at, shown] |= ~known[:, lever_at, setting_at]
        return {
            "disguise": disguise,
            "hidden": np.flatnonzero(covert.any(axis=1)),
            "covert": covert,
            "covert_chance": chance,
            "looks_like": looks,
            "known": known,
        }

    def raises(self) -> tuple[Raise, ...]:
        return tuple(
            Raise(index, rank, self.condition(item.when), item.by * 100)
            for index, lever in enumerate(self.lever_parts)
            for rank, setting in enumerate(lever.settings.values())
            if setting.covert
            for item in setting.covert.raised
        )

    def needs(self) -> tuple[Need, ...]:
        return tuple(
            Need(index, rank, self.condition(setting.needs))
            for index, lever in enumerate(self.lever_parts)
            for rank, setting in enumerate(lever.settings.values())
            if setting.needs
        )

    def indicator_tables(self) -> dict[str, Any]:
        parts = tuple(self.scenario.indicators.values())
        visible = np.zeros((len(self.seats), len(parts)), dtype=bool)
        estimated = np.zeros_like(visible)
        for index, part in enumerate(parts):
            for seat, name in enumerate(self.seats):
                visible[seat, index] = part.visible == "all" or (
                    part.visible != "nobody" and name in part.visible
                )
                estimated[seat, index] = bool(
                    part.estimate
                    and not visible[seat, index]
                    and (part.estimate.seen_by == "all" or name in part.estimate.seen_by)
                )
        flows = tuple(
            (index, compile_flow(part.flow, self.names))
            for index, part in enumerate(parts)
            if part.flow
        )
        return {
            "low": _whole(hundredths(part.low) for part in parts),
            "high": _whole(hundredths(part.high) for part in parts),
            "begin": _whole(hundredths(part.start) for part in parts),
            "drift": _whole(hundredths(part.drift) for part in parts),
            "flows": flows,
            "visible": visible,
            "estimated": estimated,
            "bias": _whole(
                hundredths(part.estimate.bias) if part.estimate else 0 for part in parts
            ),
            "noise": _whole(
                hundredths(part.estimate.noise) if part.estimate else 0 for part in parts
            ),
            "history": max((lag + 1 for _, flow in flows for lag in flow.mentions.lags), default=0),
            "normal_sign": _whole(
                {"high": 1, "low": -1, "neither": 0}[part.good] for part in parts
            ),
        }

    def block_tables(self) -> dict[str, Any]:
        def rows(
            source: str, owner: int, choice: int, blocks: Sequence[Block]
        ) -> list[tuple[Row, Mapping[str, int | float]]]:
            return [
                (
                    Row(
                        source,
                        owner,
                        choice,
                        block.rounds or 0,
                        self.condition(block.when) if block.when else None,
                    ),
                    block.effects,
                )
                for block in blocks
            ]

        def compiled(sources: list[tuple[Row, Mapping[str, int | float]]]) -> object:
            return compile_blocks(sources, self.indicators, self.seats)

        events = tuple(self.scenario.events.values())
        lines = [line for seat in self.stakeholders for line in seat.red_lines.values()]
        return {
            "once": compiled(
                [
                    row
                    for index, lever in enumerate(self.lever_parts)
                    for rank, setting in enumerate(lever.settings.values())
                    for row in rows("once", index, rank, setting.once)
                ]
            ),
            "each_round": compiled(
                [
                    row
                    for index, lever in enumerate(self.lever_parts)
                    for rank, setting in enumerate(lever.settings.values())
                    for row in rows("each_round", index, rank, setting.each_round)
                ]
            ),
            "event_blocks": compiled(
                [
                    (Row("event", index), event.effects)
                    for index, event in enumerate(events)
                    if event.effects
                ]
            ),
            "option_blocks": compiled(
                [
                    (Row("option", index, rank), option.effects)
                    for index, event in enumerate(events)
                    if event.choice
                    for rank, option in enumerate(event.choice.options.values())
                    if option.effects
                ]
            ),
            "red_line_blocks": compiled(
                [
                    (Row("red_line", index), line.effects)
                    for index, line in enumerate(lines)
                    if line.effects
                ]
            ),
        }

    def value_tables(self) -> dict[str, Any]:
        interest = np.zeros((len(self.seats), len(self.indicators)), dtype=np.int64)
        worth = np.zeros((len(self.seats), len(self.levers), MOST_SETTINGS), dtype=np.int64)
        for seat, holder in enumerate(self.stakeholders):
            for name, weight in holder.interests.items():
                interest[seat, self.indicators.index(name)] = weight
            for lever, table in holder.worth.items():
                for setting, points in table.items():
                    place = (seat, self.levers.index(lever), self.setting(lever, setting))
                    worth[place] = _millionths(points)
        return {
            "interest": interest,
            "worth": worth,
            "weighted": interest.any(axis=1),
            "scored": np.array(
                [bool(s.interests or s.worth or s.bonuses) for s in self.stakeholders]
            ),
        }

    def bonuses(self) -> tuple[Bonus, ...]:
        return tuple(
            Bonus(seat, self.condition(bonus.when), _millionths(bonus.points))
            for seat, holder in enumerate(self.stakeholders)
            for bonus in holder.bonuses
        )

    def seat_tables(self) -> dict[str, Any]:
        scenario, seats, parts = self.scenario, self.seats, self.stakeholders
        rules = scenario.agreements
        trust = np.full((len(seats), len(seats)), scenario.trust.start * 100, dtype=np.int64)
        for pair, value in scenario.trust.exceptions.items():
            holder, _, actor = pair.partition(">")
            trust[seats.index(holder.strip()), seats.index(actor.strip())] = value * 100
        np.fill_diagonal(trust, 10_000)

        def index(name: str | None) -> int:
            return self.indicators.index(name) if name else -1

        return {
            "reservation": _whole(hundredths(part.reservation) for part in parts),
            "mandate_start": _whole(hundredths(part.mandate.start) for part in parts),
            "mandate_income": _whole(hundredths(part.mandate.income) for part in parts),
            "mandate_cap": _whole(hundredths(part.mandate.cap) for part in parts),
            "support": _whole(index(part.support) for part in parts),
            "purse": _whole(index(part.purse) for part in parts),
            "actors": np.array([part.play != "information" for part in parts]),
            "trust_start": trust,
            "reaction": 8_000 // self.length.rounds,
            "sign_weight": _whole(rules.sign.weights.get(name, 1) for name in seats),
            "veto": np.array([name in rules.sign.veto for name in seats]),
            "ratifier": _whole(self.ratifier(name) for name in seats),
            "ratify_above": _whole(
                rules.ratification[name].above if name in rules.ratification else 0
                for name in seats
            ),
        }

    def ratifier(self, seat: str) -> int:
        found = self.scenario.agreements.ratification.get(seat)
        if found is None:
            return -1
        return -2 if found.by == "constituencies" else self.seats.index(found.by)

    def votes(self) -> tuple[Vote, ...]:
        return tuple(
            Vote(seat, name, group.weight, group.veto, self.condition(group.accepts))
            for seat, holder in enumerate(self.stakeholders)
            if self.ratifier(self.seats[seat]) == -2
            for name, group in holder.constituencies.items()
        )

    def event_tables(self) -> dict[str, Any]:
        events = tuple(self.scenario.events.values())
        cost = np.zeros((len(events), MOST_SETTINGS), dtype=np.int64)
        for index, event in enumerate(events):
            for rank, option in enumerate(event.choice.options.values() if event.choice else ()):
                cost[index, rank] = hundredths(option.cost)
        return {
            "event_when": tuple(
                (index, self.condition(event.when))
                for index, event in enumerate(events)
                if event.when
            ),
            "event_chance": _whole(event.chance * 100 for event in events),
            "event_round": _whole(event.round or 0 for event in events),
            "event_repeats": np.array([event.repeat for event in events], dtype=bool),
            "event_open": np.array(
                [self.plays(event.mode) and not event.facilitator for event in events], dtype=bool
            ),
            "choice_seat": _whole(
                self.seats.index(event.choice.seat) if event.choice else -1 for event in events
            ),
            "choice_default": _whole(
                list(event.choice.options).index(event.choice.default) if event.choice else -1
                for event in events
            ),
            "option_cost": cost,
        }

    def fact_tables(self) -> dict[str, Any]:
        facts = tuple(self.scenario.facts.values())
        told = []
        for fact in facts:
            hears = np.zeros((len(self.seats), len(fact.values)), dtype=np.int64)
            for seat, texts in fact.told.items():
                different = list(dict.fromkeys(text.text for text in texts.values()))
                for rank, value in enumerate(fact.values):
                    if value in texts:
                        heard = different.index(texts[value].text) + 1
                        hears[self.seats.index(seat), rank] = heard
            told.append(hears)
        return {
            "fact_weights": tuple(
                tuple(value.weight for value in fact.values.values()) for fact in facts
            ),
            "fact_drawn": tuple(
                -1 if fact.drawn == "chance" else list(fact.values).index(fact.drawn)
                for fact in facts
            ),
            "told": tuple(told),
        }


def _rating(lever: Lever, rank: int) -> int:
    stated = tuple(lever.settings.values())[rank].cooperation
    if stated is not None:
        return stated * 100
    if lever.order_means_cooperation:
        return 10_000 * rank // (len(lever.settings) - 1)
    return 5_000


def _split_prices(price: Whole, owners: Whole, seats: int) -> tuple[Whole, Whole]:
    """Split the price of a step that is a clause between n parties: [n, L, K, K], twice.

    The owners pay half of it, the other parties share the other half; each part is rounded up to a
    hundredth. Without owners all share the whole; without others the owners pay it.
    """
    number = np.arange(seats + 1)[:, None]
    others = (number - owners)[:, :, None, None]
    owned = (owners > 0)[None, :, None, None]
    each = np.maximum(owners, 1)[None, :, None, None]
    half = -(-price[None] // 2)
    own = np.where(owned, -(-np.where(others > 0, half, price[None]) // each), 0)
    shared = np.where(owned, half, price[None])
    share = np.where(others > 0, -(-shared // np.maximum(others, 1)), 0)
    return own, share
