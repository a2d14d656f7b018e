"""A table of a class without its classroom: a paced game, carried on by hand, and a device at every chair."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import product
from typing import Any, get_args

from game.player import intents as want
from game.player.game import Game
from game.player.intents import Intent
from game.player.loaded import scenario_at
from game.player.look import Look
from game.player.player import Player
from game.rules.orders import Clause, Promise, Put, Sign
from game.screens.chair import ROUND, Desk, StepKind
from game.screens.desk.desk import DeskCard, DeskDecline, DeskPlace, DeskWhy
from game.screens.desk.page import at_desk, sit_at_desk
from game.screens.nodes import Screen
from game.screens.places import AtTable
from game.screens.shown import Seen, press, shown
from game.screens.visit import Pressed, Visit
from game.screens.wants import CastVote, ForClass
from game.session.session import Session
from tests.player.games import FLAGSHIP, VALLEYS

LENGTH = {FLAGSHIP: 45, VALLEYS: 20}
"""The lessons that are tried: three rounds of the one, twenty minutes of the other."""


@dataclass
class Class:
    """One table, and the device of each of its seats."""

    scenario: str = FLAGSHIP
    language: str = "en"
    seed: int = 3
    game: Game = field(init=False)
    devices: dict[str, Visit] = field(default_factory=dict)

    def __post_init__(self) -> None:
        texts = scenario_at(self.scenario, "en")
        session = Session.start(
            texts, seed=self.seed, people=list(texts.stakeholders), minds={}, language="en",
            autosave=False, minutes=LENGTH[self.scenario],
        )  # fmt: skip
        self.game = Game(session, self.scenario, paced=True)
        for number, seat in enumerate(session.book.seats):
            desk = Desk("join", label=f"A{number + 1}", left=130)
            self.devices[seat] = sit_at_desk(self.game, seat, Look(self.language), desk)

    @property
    def seats(self) -> tuple[str, ...]:
        """All seats."""
        return self.game.session.book.seats

    def player(self, seat: str) -> Player:
        """The reader at a seat."""
        return Player(self.game, seat, self.language)

    def step(self, kind: StepKind, **more: Any) -> Class:
        """Let the class be in this step."""
        round = self.game.session.round if kind in ROUND else 0
        for seat, visit in self.devices.items():
            assert visit.desk is not None
            changes = {"step": kind, "round": round, "version": visit.desk.version + 1, **more}
            self.devices[seat] = at_desk(visit, replace(visit.desk, **changes))
        return self

    def beat(self) -> Class:
        """Carry one phase out, or one exchange of the talk."""
        self.game.keep_awake()
        self.game.carry_out(self.game.session.decided())
        return self

    def until(self, phase: str) -> Class:
        """Carry phases out until this one is on."""
        for _ in range(60):
            if self.game.session.over or self.game.session.phase[0] == phase:
                return self
            self.beat()
        raise AssertionError(phase)

    def screen(self, seat: str) -> Screen:
        """What the device of a seat shows."""
        return shown(self.devices[seat])

    def tried(self, seat: str, id: str, seen: Seen | None = None) -> Pressed:
        """Press what is seen; what is handed on is carried out as a classroom would."""
        visit = self.devices[seat]
        done = press(visit, id, seen or Seen.of(shown(visit)))
        visit = done.visit
        for each in done.handed:
            visit = voted(visit, each)
        self.devices[seat] = visit
        return done

    def press(self, seat: str, *ids: str) -> Class:
        """Press one after the other; each has to be taken well."""
        for id in ids:
            done = self.tried(seat, id)
            assert done.well, (seat, id, done.said)
        return self

    def give(self, seat: str, *given: Any) -> Class:
        """Let a seat say something in the talk, without its device."""
        for order in given:
            taken = self.player(seat).take(want.Give(order))
            assert taken.well, (order, taken)
        return self

    def place(self, seat: str, **more: Any) -> Class:
        """Let a device show something of its step."""
        visit = self.devices[seat]
        assert visit.desk is not None
        self.devices[seat] = visit.shows(AtTable(), DeskPlace(visit.desk.of, **more))
        return self


def voted(visit: Visit, vote: Intent) -> Visit:
    """The desk with a vote in place of an earlier one about the same."""
    assert visit.desk is not None
    assert isinstance(vote, ForClass)
    desk, version = visit.desk, visit.desk.version + 1
    if not isinstance(vote, CastVote):
        return replace(visit, desk=replace(desk, version=version))
    about = vote.kind, vote.about
    votes = (*(v for v in desk.votes if v[:2] != about), (*about, vote.key))
    return replace(visit, desk=replace(desk, votes=votes, version=version))


def first_text(room: Class, by: str, to: str) -> Put:
    """A text that a seat may put: one of its own levers against one of another seat's."""
    player = room.player(by)
    own, others = ([x for x in player.levers if player.owners(x) == (seat,)] for seat in (by, to))
    for give, ask in product(own, others):
        for one, other in product(player.namable(give), player.namable(ask)):
            if one == player.stands(give) or other == player.stands(ask):
                continue
            put = Put(by, (Clause(give, one), Clause(ask, other)))
            if not player.refused([put]):
                return put
    raise AssertionError((by, to))


def played(room: Class) -> Iterator[str]:
    """A lesson of two rounds in which a text is signed, a promise made and a draft begun; it stops at each step."""
    yield "start"
    room.until("talk")
    yield "promising"
    seat = next(
        s for s in room.seats if any(g.kind == "promise" for g in room.player(s).menu.groups)
    )
    item = next(
        c.order
        for g in room.player(seat).menu.groups
        for c in g.choices
        if g.kind == "promise" and not c.why_not and isinstance(c.order, Promise)
    )
    if room.player(seat).too_early:
        room.give(seat, item)
        yield "promised"
        room.until("commit")
        yield "first orders"
        room.beat().until("talk")
        yield "second talk"
    one, other, *_ = [s for s in room.seats if room.player(s).asked]
    third = [s for s in room.seats if room.player(s).asked][2]
    put = first_text(room, one, other)
    room.give(one, put)
    yield "given"
    room.give(third, first_text(room, third, other))
    room.beat()
    yield "on the table"
    player = room.player(other)
    name = next(t.text for t in player.tabled if one in t.proposers)
    player.take(want.BeginPackage(name))
    yield "changing"
    player.take(want.BeginPackage())
    room.give(other, Sign(other, name))
    yield "signed"
    room.beat().beat()
    assert room.player(other).table.agreements
    yield "in force"
    room.until("commit")
    yield "orders"
    for seat in (one, other):
        at = room.player(seat)
        if at.asked:
            at.take(want.Seal(at.moment))
    yield "sealed"
    room.beat()
    yield "revealed"


KINDS: tuple[StepKind, ...] = get_args(StepKind)
COVERS: tuple[dict[str, Any], ...] = (
    {"paused": True}, {"blanked": True}, {"mind": True}, {"late": True}, {"nudged": True},
)  # fmt: skip


def desks(player: Player) -> Iterator[Desk]:
    """Every step of a lesson, with what may cover it and what may have been voted."""
    news = [a.event for r in range(1, player.round + 1) for p in player.news(r) for a in p.articles]
    votes = tuple(("marks", event, "disputed") for event in news[:1])
    votes += (("feel", "", "proud"), ("change", "", "a"), ("exit", "case", "Their reason."))
    usual = {"label": "A2", "left": 90, "options": (("a", "Keep it"), ("b", "Break it"))}
    for kind in KINDS:
        round = player.round if kind in ROUND else 0
        yield Desk(kind, round, **usual)  # type: ignore[arg-type]
        if kind in ("news", "wait", "feel", "marks", "change", "exit"):
            yield Desk(kind, round, votes=votes, **usual)  # type: ignore[arg-type]
        if kind == "reveal":
            for of in {max(player.round - 1, 1), player.round}:
                yield Desk(kind, of, own=True, **usual)  # type: ignore[arg-type]
    yield from (Desk("talk", player.round, **usual, **cover) for cover in COVERS)  # type: ignore[arg-type]


def places(player: Player, desk: Desk) -> Iterator[tuple[Any, ...]]:
    """All that a device can have open in a step."""
    of = desk.of
    yield (DeskPlace(of),)
    match desk.step:
        case "read":
            yield from ((DeskPlace(of, page=page, answer=a),) for page, a in ((2, -1), (3, -1), (4, -1), (4, 0), (4, 1)))  # fmt: skip
        case "promise":
            for group in player.menu.groups:
                for item in group.choices:
                    if isinstance(item.order, Promise):
                        yield (DeskPlace(of, promise=(item.order.lever, item.order.setting)),)
        case "talk":
            yield (DeskPlace(of), DeskCard())
            yield (DeskPlace(of), DeskWhy())
            yield from _of_talk(player, of)
        case "seal":
            yield (DeskPlace(of, more=True),)
            for each in player.keeping:
                for way in each.breaks:
                    yield (DeskPlace(of, breaking=(each.lever, way.setting)),)


def _of_talk(player: Player, of: str) -> Iterator[tuple[Any, ...]]:
    yield from ((DeskPlace(of, tab=tab),) for tab in ("mine", "force"))
    yield (DeskPlace(of, offer=True),)
    for side in ("give", "ask", "both"):
        yield (DeskPlace(of, offer=True, adding=side),)
    for drafted in player.draft.package.clauses:
        yield (DeskPlace(of, offer=True, lever=drafted.lever),)
    for lever in (player.levers[0], player.levers[3]):
        yield (DeskPlace(of, offer=True, adding="ask", lever=lever),)
    for each in player.tabled:
        yield (DeskPlace(of, text=each.text),)
        yield (DeskPlace(of), DeskDecline(each.text))
        for clause in each.clauses:
            yield (DeskPlace(of), DeskDecline(each.text, clause.lever))


def pages(game: Game, seat: str, language: str = "en") -> Iterator[tuple[str, Visit]]:
    """Every page that a device of a seat can come to now."""
    player = Player(game, seat, language)
    for desk in desks(player):
        visit = sit_at_desk(game, seat, Look(language), desk)
        for open_ in places(player, desk):
            yield f"{desk} {open_}", visit.shows(AtTable(), *open_)
