"""A scenario as plain lists: what the reference needs to know that does not change during play."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from game.scenario.expression import Names, compile_condition, compile_flow
from game.scenario.expression.names import Mentions
from game.scenario.model import Block, Effects, Scenario
from tests.benchmarks.reference.conditions import View, amount_of, truth_of

SETTINGS = 6
Test = Callable[[View], bool]


def hundredths(points: float) -> int:
    return int((Decimal(str(points)) * 100).quantize(Decimal(1), rounding="ROUND_HALF_UP"))


def ceil(value: int, divisor: int) -> int:
    return -(-value // divisor)


@dataclass(slots=True)
class Effect:
    """What one block adds."""

    indicators: list[tuple[int, int]]
    mandates: list[tuple[int, int]]
    trust: list[tuple[int, int, int]]
    test: Test | None = None
    rounds: int = 0
    depends: tuple[int, ...] = ()
    """for a block of a setting: its lever and those its condition names"""
    shows: tuple[int, ...] = ()
    """indicators that its condition names"""
    private: bool = False
    """whether its condition names what nobody can be sure of: facts or trust"""
    setting: int = -1


@dataclass(slots=True)
class Covert:
    chance: int
    raised: list[tuple[Test, int]]
    looks_like: int


@dataclass(slots=True)
class Event:
    test: Test | None
    round: int
    chance: int
    repeat: bool
    open: bool
    effect: Effect
    chooser: int
    default: int
    options: list[tuple[int, Effect]]
    """the cost of each answer, and what it does"""


class Book:
    def __init__(self, scenario: Scenario, minutes: int) -> None:
        self.scenario = scenario
        self.length = scenario.lengths[minutes]
        self.rounds, self.exchanges = self.length.rounds, self.length.exchanges
        self.talk_from = self.length.talk_from
        rules = scenario.agreements
        self.rules = rules
        self.seats = list(scenario.stakeholders)
        self.levers = list(scenario.levers)
        self.indicators = list(scenario.indicators)
        self.events_named = list(scenario.events)
        self.lines_named = [
            line for seat in scenario.stakeholders.values() for line in seat.red_lines
        ]
        self.S, self.L, self.I = len(self.seats), len(self.levers), len(self.indicators)
        self.names = Names(
            indicators={k: (int(x.low), int(x.high)) for k, x in scenario.indicators.items()},
            levers={k: tuple(x.settings) for k, x in scenario.levers.items()},
            seats=tuple(self.seats),
            events={
                k: tuple(x.choice.options) if x.choice else () for k, x in scenario.events.items()
            },
            red_lines=tuple(self.lines_named),
            facts={k: tuple(x.values) for k, x in scenario.facts.items()},
            rounds=max(length.rounds for length in scenario.lengths.values()),
        )
        self.slots = self.S * (self.exchanges + 1)
        order = sorted(self.seats)
        self.rank = [order.index(name) for name in self.seats]
        asked = [one for one in rules.ratification.values() if self.plays(one.mode)]
        self.ratified = bool(asked)
        self.phases = [("brief", 0)]
        self.phases += [("talk", exchange) for exchange in range(1, self.exchanges + 1)]
        self.phases += [("ratify", 0)] if asked else []
        self.phases.append(("commit", 0))
        self._levers()
        self._indicators()
        self._seats()
        self._events()
        self._rules()

    def test(self, text: str | None) -> Test | None:
        return self.truth(text) if text else None

    def truth(self, text: str) -> Test:
        return truth_of(compile_condition(text, self.names).root)

    def reads(self, text: str) -> list[int]:
        """The levers whose settings a condition reads."""
        return [self.levers.index(x) for x in compile_condition(text, self.names).mentions.levers]

    def _named(self, text: str | None) -> list[int] | None:
        """The levers that a condition names, if it hangs on nothing else."""
        if text is None:
            return None
        said = compile_condition(text, self.names).mentions
        if said != Mentions(levers=said.levers, settings=said.settings):
            return None
        names = {*said.levers, *(lever for lever, _ in said.settings)}
        return sorted(self.levers.index(name) for name in names)

    def plays(self, mode: str) -> bool:
        return mode == "core" or self.length.levers == "full"

    def effect(self, effects: Effects) -> Effect:
        found = Effect([], [], [])
        for target, points in effects.items():
            name, _, inside = target.rstrip(")").partition("(")
            if name == "mandate" and inside:
                found.mandates.append((self.seats.index(inside.strip()), hundredths(points)))
            elif name == "trust" and inside:
                holder, _, actor = inside.partition(">")
                pair = self.seats.index(holder.strip()), self.seats.index(actor.strip())
                found.trust.append((*pair, int(points)))
            else:
                found.indicators.append((self.indicators.index(target), hundredths(points)))
        return found

    def block(self, block: Block, lever: int, setting: int) -> Effect:
        found = self.effect(block.effects)
        found.rounds, found.setting, found.depends = block.rounds or 0, setting, (lever,)
        if block.when:
            condition = compile_condition(block.when, self.names)
            found.test, said = truth_of(condition.root), condition.mentions
            found.depends += tuple(self.levers.index(name) for name in said.levers)
            found.shows = tuple(self.indicators.index(name) for name in said.indicators)
            found.private = bool(said.facts or said.trust)
        return found

    def _levers(self) -> None:
        self.owners: list[list[int]] = []
        self.start: list[int] = []
        self.count: list[int] = []
        self.in_play: list[bool] = []
        self.binding: list[bool] = []
        self.price: list[list[list[int]]] = []
        self.rating: list[list[int]] = []
        self.regard: list[list[list[int]]] = []
        self.stuck: list[list[bool]] = []
        self.final: list[list[bool]] = []
        self.signed_by: list[list[set[int]]] = []
        self.needs: list[list[Test | None]] = []
        self.need_reads: list[list[list[int]]] = []
        self.need_levers: list[list[list[int] | None]] = []
        """the levers that a need names; None if it hangs on more than levers"""
        self.covert: list[list[Covert | None]] = []
        self.known: list[list[list[bool]]] = []
        self.once: list[list[list[Effect]]] = []
        self.each: list[list[list[Effect]]] = []
        for lever in self.scenario.levers.values():
            names = list(lever.settings)
            parts = list(lever.settings.values())
            owners = [self.seats.index(name) for name in lever.owner if name != "table"]
            self.owners.append(sorted(owners))
            self.start.append(names.index(lever.start))
            self.count.append(len(parts))
            self.in_play.append(self.plays(lever.mode))
            usual = lever.force or self.rules.force
            self.binding.append("table" in lever.owner or usual == "binding")
            step = hundredths(lever.step_cost)
            self.price.append(
                [
                    [
                        0 if now == to
                        else step * abs(to - now) if part.cost is None
                        else hundredths(part.cost)
                        for to, part in enumerate(parts)
                    ]
                    for now in range(len(parts))
                ]
            )  # fmt: skip
            evenly = [10_000 * rank // (len(parts) - 1) for rank in range(len(parts))]
            unrated = evenly if lever.order_means_cooperation else [5_000] * len(parts)
            self.rating.append(
                [
                    unrated[rank] if part.cooperation is None else part.cooperation * 100
                    for rank, part in enumerate(parts)
                ]
            )
            self.regard.append(
                [
                    [
                        part.regard.get(seat, 0) if isinstance(part.regard, dict) else part.regard
                        for seat in self.seats
                    ]
                    for part in parts
                ]
            )
            self.stuck.append([part.irreversible for part in parts])
            self.final.append([part.final for part in parts])
            named = [{self.seats.index(name) for name in part.signed_by} for part in parts]
            self.signed_by.append([*named, *[set[int]()] * (SETTINGS - len(parts))])
            self.needs.append([self.test(part.needs) for part in parts])
            self.need_reads.append([self.reads(part.needs) if part.needs else [] for part in parts])
            self.need_levers.append([self._named(part.needs) for part in parts])
            self.covert.append(
                [
                    Covert(
                        part.covert.chance * 100,
                        [(self.truth(item.when), item.by * 100) for item in part.covert.raised],
                        names.index(part.covert.looks_like),
                    )
                    if part.covert
                    else None
                    for part in parts
                ]
            )
            self.known.append(
                [
                    [
                        part.covert is None
                        or seat in part.covert.known_to
                        or seat in lever.owner
                        for seat in self.seats
                    ]
                    for part in parts
                ]
            )  # fmt: skip
            here = len(self.once)
            self.once.append(
                [[self.block(b, here, k) for b in part.once] for k, part in enumerate(parts)]
            )
            self.each.append(
                [[self.block(b, here, k) for b in part.each_round] for k, part in enumerate(parts)]
            )
        self.weight = [lever.weight for lever in self.scenario.levers.values()]
        self.hides = [any(row) for row in self.covert]
        # Hands in the order of seats, then levers.
        self.hands = [(s, x) for s in range(self.S) for x in range(self.L) if s in self.owners[x]]
        self.masked, self.insider = (
            [
                [[self._cover(x, k, s, told) for s in range(self.S)] for k in range(self.count[x])]
                for x in range(self.L)
            ]
            for told in (False, True)
        )
        self.looks = [
            [hidden.looks_like if hidden else k for k, hidden in enumerate(row)]
            for row in self.covert
        ]

    def must_sign(self, lever: int, setting: int) -> set[int]:
        """Without whom a clause does not come into force: the owners, and whom the setting names."""
        return {*self.owners[lever], *self.signed_by[lever][setting]}

    def _cover(self, lever: int, setting: int, seat: int, told: bool) -> bool:
        """Whether this setting is the cover of another, hidden one that a seat is told of or not."""
        return any(
            hidden is not None
            and rank != setting
            and hidden.looks_like == setting
            and self.known[lever][rank][seat] == told
            for rank, hidden in enumerate(self.covert[lever])
        )

    def _indicators(self) -> None:
        parts = list(self.scenario.indicators.values())
        self.low = [hundredths(part.low) for part in parts]
        self.high = [hundredths(part.high) for part in parts]
        self.begin = [hundredths(part.start or 0) for part in parts]
        self.drift = [hundredths(part.drift) for part in parts]
        flows = [compile_flow(part.flow, self.names) if part.flow else None for part in parts]
        self.flows = [(i, amount_of(flow.root)) for i, flow in enumerate(flows) if flow]
        measures = [
            compile_flow(part.measure, self.names) if part.measure else None for part in parts
        ]
        self.measures = [(i, amount_of(flow.root)) for i, flow in enumerate(measures) if flow]
        lags = [lag for flow in flows if flow for lag in flow.mentions.lags]
        self.history = max((lag + 1 for lag in lags), default=0)
        self.good = [part.good for part in parts]
        self.raw = [part.scored == "points" for part in parts]
        self.visible = [
            [part.visible == "all" or seat in part.visible for part in parts] for seat in self.seats
        ]

    def _seats(self) -> None:
        parts = list(self.scenario.stakeholders.values())
        self.actors = [part.play != "information" for part in parts]
        self.income = [hundredths(part.mandate.income) for part in parts]
        self.cap = [hundredths(part.mandate.cap) for part in parts]
        self.purse = [self.indicators.index(part.purse) if part.purse else -1 for part in parts]
        self.support = [
            self.indicators.index(part.support) if part.support else -1 for part in parts
        ]
        trust = self.scenario.trust
        self.trust = [[trust.start * 100] * self.S for _ in parts]
        for pair, value in trust.exceptions.items():
            holder, _, actor = pair.partition(">")
            self.trust[self.seats.index(holder.strip())][self.seats.index(actor.strip())] = (
                value * 100
            )
        for seat in range(self.S):
            self.trust[seat][seat] = 10_000
        self.reaction = 8_000 // self.rounds
        self.lines = [
            (
                seat,
                self.test(line.when) if self.plays(line.mode) else None,
                self.effect(line.effects),
            )
            for seat, part in enumerate(parts)
            for line in part.red_lines.values()
        ]
        self.mandate = [hundredths(part.mandate.start) for part in parts]
        million = Decimal(1_000_000)
        self.interest = [
            [
                part.interests[name].weight if name in part.interests else 0
                for name in self.indicators
            ]
            for part in parts
        ]
        self.worth = [
            {
                (self.levers.index(lever), list(self.scenario.levers[lever].settings).index(name)):
                int((Decimal(str(counted.points)) * million).to_integral_value())
                for lever, table in part.worth.items()
                for name, counted in table.items()
            }
            for part in parts
        ]  # fmt: skip
        self.bonuses = [
            [
                (
                    self.test(bonus.when),
                    int((Decimal(str(bonus.points)) * million).to_integral_value()),
                )
                for bonus in part.bonuses
            ]
            for part in parts
        ]

    def _events(self) -> None:
        self.events = []
        for event in self.scenario.events.values():
            choice = event.choice
            self.events.append(
                Event(
                    self.test(event.when),
                    event.round or 0,
                    event.chance * 100,
                    event.repeat,
                    self.plays(event.mode) and not event.facilitator,
                    self.effect(event.effects),
                    self.seats.index(choice.seat) if choice else -1,
                    list(choice.options).index(choice.default) if choice else -1,
                    [
                        (hundredths(option.cost), self.effect(option.effects))
                        for option in (choice.options.values() if choice else ())
                    ],
                )
            )

    def _rules(self) -> None:
        rules, scenario = self.rules, self.scenario
        self.infeasible = [
            [
                (self.levers.index(lever), list(scenario.levers[lever].settings).index(setting))
                for lever, setting in pair.together.items()
            ]
            for pair in scenario.infeasible
        ]
        self.votes_of = [rules.sign.weights.get(name, 1) for name in self.seats]
        self.veto = [name in rules.sign.veto for name in self.seats]
        self.ratifier: list[int | str | None] = []
        self.groups: list[list[tuple[int, bool, Test | None]]] = []
        self.above: list[int] = []
        for name, part in scenario.stakeholders.items():
            found = rules.ratification.get(name)
            found = found if found and self.plays(found.mode) else None
            by = found.by if found else None
            self.ratifier.append(self.seats.index(by) if by in self.seats else by)
            self.above.append(found.above if found else 0)
            self.groups.append(
                [
                    (group.weight, group.veto, self.test(group.accepts))
                    for group in part.constituencies.values()
                ]
            )
        self.endings = [
            (index, self.test(ending.when), ending.early)
            for index, ending in enumerate(scenario.endings.values())
            if self.plays(ending.mode)
        ]
