"""One running game: people and minds give orders, phases are resolved, everything is recorded."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from game import UserError
from game.minds.memory import Memory
from game.minds.mind import Reason
from game.minds.moments import Speaker
from game.rules.account import Account, ToldPhase
from game.rules.changes import Change
from game.rules.compiling import compile_rulebook
from game.rules.ledger import Ledger
from game.rules.legality import Obstacle
from game.rules.orders import FACILITATOR, Inject, Order, Put
from game.rules.phases import EPILOGUE, PHASE_OF, PHASES, REVEALS, decides
from game.rules.position import Position
from game.rules.refusals import Refusal, refusals
from game.rules.rulebook import Rulebook
from game.rules.sight import Observation
from game.rules.texts import texts_known
from game.scenario.model import Scenario
from game.session import course, entries, scribe
from game.session.accounts import Accounts
from game.session.casting import PERSON, cast, successor
from game.session.course import Course
from game.session.drafts import Prepared, prepared_at_the_end, what_fits
from game.session.players import Players
from game.session.record import read
from game.session.scribe import RecordTrouble, Scribe
from game.session.staging import length_of
from game.session.verification import other_version, resolved, scenario_of


@dataclass(frozen=True, slots=True)
class Decided:
    """What everybody orders in one phase, why the minds do, and which persons were asked."""

    orders: tuple[Order, ...]
    reasons: tuple[Reason, ...]
    asked: tuple[str, ...]


class Session:
    """One game under way.

    Made by `start` or `resume`. Orders are submitted seat by seat and carried out together by
    `advance`; nobody sees another's orders before. Every phase is written to the record at once.

    Attributes:
        scenario: what is played, with its texts in the language of the session.
        book: the rulebook of the scenario at its length.
        seed: the game's luck.
        language: the language the people read.
        seats: who acts for each seat now: `person` or the name of a mind.
        twin: the alias under whose names the scenario is played; None for its own.
        notice: what `resume` has to say about the record it read; None if all was well.
    """

    def __init__(
        self, game: Course, seed: int, language: str, seats: Mapping[str, str], keeper: Scribe
    ) -> None:
        self.book: Rulebook = game.book
        self.scenario: Scenario = game.book.scenario
        self.seed, self.language = seed, language
        self.seats = self._in_order(seats)
        self.twin: str | None = None
        self.notice: str | None = None
        self._course, self._scribe = game, keeper
        self._players = Players(game)
        self._accounts = Accounts(game)
        self._seated: list[Mapping[str, str]] = []
        self._reasons: list[tuple[Reason, ...]] = []
        self._submitted: dict[str, tuple[Order, ...]] = {}
        self._prepared: dict[str, Prepared] = {}
        self._made_minds()

    def _in_order(self, seats: Mapping[str, str]) -> Mapping[str, str]:
        return MappingProxyType({x: seats[x] for x in self.book.seats if x in seats})

    def _made_minds(self) -> None:
        """Ask for the minds at the table, so that one that does not exist is found out now."""
        for name in self.minds.values():
            self._players.mind(name)

    # Beginning and going on

    @classmethod
    def start(
        cls,
        scenario: Scenario,
        *,
        minutes: int | None = None,
        seed: int = 0,
        people: Collection[str] = (),
        minds: Mapping[str, str] = MappingProxyType({}),
        language: str = "en",
        record: Path | str | None = None,
        autosave: bool = True,
        twin: str | None = None,
        exchanges: int = 0,
    ) -> Session:
        """Begin a game.

        Seats in `people` are held by persons, all other negotiating seats by minds: those named in
        `minds`, else one of the stakeholder's temperament, drawn by the seed.

        Args:
            scenario: what is played.
            minutes: its length; the first of the scenario if not given.
            seed: the game's luck, 0 to 2**64 - 1.
            people: seats held by persons.
            minds: seat to the name of a mind.
            language: the language the people read; noted in the record.
            record: where to write the record; a new file in the person's data folder if not given.
            autosave: False keeps the record in memory until `save`.
            twin: the alias of the fictional twin that `scenario` is; noted in the record.
            exchanges: how many a talk has at most; as many as the length says if not given.

        Raises:
            UserError: for a length, seat, mind or seed that does not exist, or a record that cannot be
                written where it was asked for. Without `record`, trouble with the disk does not stop
                the game; see `trouble`.
        """
        book = compile_rulebook(scenario, length_of(scenario, minutes), exchanges)
        game = Course(book, seed)
        seats = cast(scenario, seed, people, minds)
        keeper = Scribe(None if record is None else Path(record))
        session = cls(game, seed, language, seats, keeper)
        session.twin = twin
        head = entries.header(game, seed, language, seats, twin)
        if record is not None or not autosave:
            keeper.add(head)
            return session
        try:
            keeper.path = scribe.usual_path(scenario.id)
        except RecordTrouble as trouble:
            keeper.trouble = str(trouble)
        with suppress(RecordTrouble):
            keeper.add(head)
        return session

    @classmethod
    def resume(cls, path: Path | str, *, scenario: Scenario | None = None) -> Session:
        """Go on with the game of a record, resolving it again from the start.

        A record that is damaged is taken up as far as it is intact and goes on in a new file beside
        it, unless the game has ended; `notice` says so. What seats were preparing is in `prepared`; what was submitted but not carried
        out is to be given again.

        Args:
            path: the record.
            scenario: its scenario; found by its id if not given.

        Raises:
            UserError: if there is nothing to go on with, in one sentence.
        """
        reading = read(path)
        head = reading.header
        if scenario is None:
            scenario = scenario_of(reading)
        else:
            other = other_version(reading, scenario)
            if other:
                raise UserError(other.message)
        game, differs = resolved(reading, scenario)
        if differs:
            text = (
                f"{differs.message} The record was made by other rules (Parley {head['engine']})."
            )
            raise UserError(text)
        keeper = Scribe(None, reading.raw)
        *seated, now = reading.seated
        session = cls(game, head["seed"], head["language"], now, keeper)
        session._seated = [session._in_order(seats) for seats in seated]
        session.twin = head.get("twin")
        session._reasons = [entries.read_reasons(line) for line in reading.phases]
        session._prepared = session._fitting(prepared_at_the_end(reading))
        if reading.problem is None and reading.ends_well and reading.line_ends:
            keeper.take_over(reading.path)
            return session
        damage = reading.problem.message if reading.problem else reading.note
        damage = damage or "The last line break is missing."
        if session.over:
            session.notice = damage
            return session
        keeper.path = scribe.path_beside(reading.path)
        session.notice = f"{damage} The game goes on in '{keeper.path}'."
        try:
            keeper.flush()
        except RecordTrouble as trouble:
            session.notice = f"{damage} {trouble}"
        return session

    def _fitting(self, prepared: Mapping[str, Prepared]) -> dict[str, Prepared]:
        """What of what was prepared is still there."""
        asked = self.waiting
        kept = {
            seat: what_fits(self.book, self.observation(seat), each, asked=seat in asked)
            for seat, each in prepared.items()
        }
        return {seat: each for seat, each in kept.items() if each != Prepared(Put(seat, ()))}

    def save(self, path: Path | str) -> None:
        """Write the whole record so far to another file.

        The game goes on in the old one, unless that could not be written: then it goes on here.

        Raises UserError if the disk refuses or another file is in the way.
        """
        path = Path(path)
        scribe.save(path, self._scribe.lines)
        if self.trouble:
            self._scribe.take_over(path)

    # What there is to see

    @property
    def position(self) -> Position:
        """Where the game stands: a batch of one."""
        return self._course.position

    @property
    def ledger(self) -> Ledger:
        """Every change so far, with its causes."""
        return self._course.ledger

    @property
    def people(self) -> tuple[str, ...]:
        """The seats held by persons, in the order of the scenario."""
        return tuple(seat for seat, who in self.seats.items() if who == PERSON)

    @property
    def once_held(self) -> tuple[str, ...]:
        """The seats that persons hold or have held, in the order of the scenario."""
        seated = (*self._seated, self.seats)
        return tuple(
            seat for seat in self.seats if any(seats.get(seat) == PERSON for seats in seated)
        )

    @property
    def shared(self) -> bool:
        """Whether several persons hold seats, or have held them: what one orders the others must not see."""
        return len(self.once_held) > 1

    @property
    def minds(self) -> Mapping[str, str]:
        """The seats played by minds: seat to the name of the mind."""
        return {seat: who for seat, who in self.seats.items() if who != PERSON}

    @property
    def phase(self) -> tuple[str, int]:
        """The present phase and its exchange, 0 outside the talk; the last phase is the epilogue."""
        return self._course.phase

    @property
    def round(self) -> int:
        """The present round, from 1."""
        return self.position.round

    @property
    def over(self) -> bool:
        """Whether the game has ended."""
        return bool(self.position.one.over)

    @property
    def ending(self) -> str | None:
        """The ending, once the game is over."""
        return course.ending(self.book, self.position)

    @property
    def record(self) -> Path | None:
        """Where the record is written; None if it is only in memory."""
        return self._scribe.path

    @property
    def trouble(self) -> str | None:
        """Why the record on disk is behind the game, as a sentence; None if it is not."""
        return self._scribe.trouble

    @property
    def steps(self) -> Sequence[course.Step]:
        """Every phase so far that was not taken back: orders, changes, position before and after."""
        return tuple(self._course.steps)

    @property
    def recorded(self) -> course.Recorded:
        """The game so far, to ask what would have been."""
        return course.Recorded(self._course, (*self._seated, self.seats))

    @property
    def reasons(self) -> list[Reason]:
        """Why the minds did what they did, the newest last. For the debrief: they are not public."""
        return [reason for step in self._reasons for reason in step]

    def speaker(self, seat: str, step: course.Step) -> Speaker | None:
        """Who spoke for a seat in a phase of this game; None for a person. Its name is not public."""
        at = next(n for n, each in enumerate(self._course.steps) if each is step)
        who = (*self._seated, self.seats)[at].get(seat, PERSON)
        return None if who == PERSON else self._players.speaker(seat, who)

    def observation(self, seat: str) -> Observation:
        """What a seat may know now; for an empty id what all may know."""
        return self._players.observation(seat)

    def memory(self, seat: str) -> Memory:
        """What a seat remembers now; whoever plays it remembers the same."""
        return self._players.memory(seat)

    def changes(self, seat: str | None = None) -> tuple[Change, ...]:
        """The changes so far that a seat may see, numbered for it; without a seat all, for the debrief."""
        if seat is None:
            return tuple(self.ledger.changes)
        return tuple(c for c in self.account(seat).changes if c.visible_to(seat))

    def account(self, seat: str) -> Account:
        """What a seat has been told so far, phase by phase; for an empty id what all have been told."""
        return self._accounts.of(seat)

    def told(self, seat: str, step: course.Step) -> ToldPhase:
        """What a seat was told of one phase of this game."""
        at = next(n for n, each in enumerate(self._course.steps) if each is step)
        return self.account(seat).steps[at]

    @property
    def submitted(self) -> Mapping[str, tuple[Order, ...]]:
        """The orders given for the present phase: seat to orders. Nobody else may see them yet."""
        return MappingProxyType(self._submitted)

    @property
    def waiting(self) -> tuple[str, ...]:
        """The persons' seats that have something to decide in this phase and have not submitted."""
        return tuple(seat for seat in self._asked() if seat not in self._submitted)

    @property
    def prepared(self) -> Mapping[str, Prepared]:
        """What seats were preparing when the game was left in this phase, each for its own reader alone."""
        return MappingProxyType(self._prepared)

    # Playing

    def note_prepared(self, seat: str, prepared: Prepared) -> None:
        """Write down what a seat is preparing, so that it is there when the game goes on.

        Raises RecordTrouble if the record could not be written.
        """
        known = self._prepared.get(seat, Prepared(Put(seat, ())))
        if not self.over and prepared != known:
            self._prepared[seat] = prepared
            self._scribe.add(entries.draft(seat, prepared.data, self.position))

    def submit(self, seat: str, orders: Sequence[Order]) -> tuple[Refusal, ...]:
        """Give the orders of a seat for the present phase, in place of those it gave before.

        If anything is refused nothing of the new orders is taken and the old ones stay. No orders at
        all means that the seat lets the phase pass. The facilitator may inject events in the brief,
        under the seat name `facilitator`.

        Raises UserError if no person holds the seat.
        """
        if seat != FACILITATOR and self.seats.get(seat) != PERSON:
            raise UserError(f"No person holds the seat '{seat}'.")
        refused = tuple(self._out_of_place(seat, orders))
        if not refused and seat == FACILITATOR:
            self._submitted[seat] = course.settled(self.book, self.phase[0], orders)
        elif not refused:
            seen = self.observation(seat)
            refused = refusals(self.book, seen, orders)
            if not refused:
                texts = texts_known(seen.view)
                self._submitted[seat] = course.settled(self.book, self.phase[0], orders, texts)
        return refused

    def take_back(self, seat: str) -> bool:
        """Let the orders that a seat has given for the present phase not be given; whether there were any."""
        return self._submitted.pop(seat, None) is not None

    def give_again(self, seat: str, orders: Sequence[Order] | None) -> None:
        """Let these be the orders of a seat for the present phase, which were taken before; None for none."""
        if orders is None:
            self._submitted.pop(seat, None)
        else:
            self._submitted[seat] = tuple(orders)

    def take_over(self, seat: str, mind: str | None = None) -> str:
        """Let a mind act for a seat from now on; return its name.

        It remembers what the seat has seen, as if it had sat there from the start. Orders submitted for
        the present phase are dropped: the mind decides.

        Args:
            seat: held by a person or by another mind.
            mind: the name of the mind; the one that the seed would have cast if not given.

        Raises:
            UserError: for seats and minds that do not exist, or once the game is over.
            RecordTrouble: if it could not be written to the record; the mind has taken over all the same.
        """
        name = successor(self.scenario, self.seed, seat, mind)
        self._reseat(seat, name)
        return name

    def hand_back(self, seat: str) -> None:
        """Let a person act for a seat from now on, whether one has held it before or not.

        Raises as `take_over`, and UserError for seats that are only for minds.
        """
        self._reseat(seat, cast(self.scenario, self.seed, (seat,), {})[seat])

    def _reseat(self, seat: str, who: str) -> None:
        if self.over:
            raise UserError("The game is over; nobody acts for a seat any more.")
        if self.seats.get(seat) == who:
            return
        self._submitted.pop(seat, None)
        self._prepared.pop(seat, None)
        self.seats = self._in_order({**self.seats, seat: who})
        self._made_minds()
        self._scribe.add(entries.reseat(seat, who, self.position))

    def _out_of_place(self, seat: str, orders: Sequence[Order]) -> Iterator[Refusal]:
        """Refuse what is said after the end, and confusions of seats with the facilitator."""
        phase, _ = self.phase
        for order in orders:
            belongs = PHASE_OF[type(order)]
            if self.over or (seat == FACILITATOR and phase != belongs):
                phase = EPILOGUE if self.over else phase
                yield Refusal(order, Obstacle.WRONG_PHASE, {"phase": phase, "belongs": belongs})
            elif isinstance(order, Inject) != (seat == FACILITATOR) or order.seat != seat:
                yield Refusal(order, Obstacle.NOT_YOURS, {"seat": order.seat})
            elif isinstance(order, Inject) and order.event not in self.book.events:
                facts = {"kind": "event", "name": order.event}
                yield Refusal(order, Obstacle.UNKNOWN_NAME, facts)

    def _asked(self) -> tuple[str, ...]:
        phase, _ = self.phase
        # Of a talk in which nobody is to be asked any more nobody looks at anything.
        quiet = PHASES[phase].exchanged and not self.position.one.awake.any()
        if self.over or quiet:
            return ()
        return tuple(
            seat for seat in self.people if decides(self.book, self.observation(seat), phase)
        )

    def advance(self) -> tuple[Change, ...]:
        """Let the minds decide, resolve the phase, write it to the record; return what changed.

        Seats that have not submitted let the phase pass. A game that is over does not change.

        Raises RecordTrouble if the record could not be written; the phase is resolved all the same, its
        changes are on the exception, and the next `advance` goes on.
        """
        return () if self.over else self.carry_out(self.decided())

    def decided(self) -> Decided:
        """Let the minds decide, and say what everybody orders in the present phase; nothing is carried out."""
        asked = self._asked()
        orders, reasons = self._players.gather(self.seats, self._submitted)
        return Decided(tuple(orders), reasons, asked)

    def carry_out(self, decided: Decided) -> tuple[Change, ...]:
        """Resolve the phase with what was decided in it; else as `advance`."""
        reasons = decided.reasons
        step = self._course.resolve(decided.orders, decided.asked)
        self._reasons.append(reasons)
        self._seated.append(self.seats)
        self._submitted.clear()
        self._prepared.clear()
        try:
            self._scribe.add(entries.phase(step, reasons))
        except RecordTrouble as trouble:
            trouble.changes = step.changes
            raise
        return step.changes

    def advance_to_decision(self) -> tuple[Change, ...]:
        """Advance until a person has something to decide or the game is over; return what changed.

        If the persons asked have all submitted, their phase is carried out first.

        Raises RecordTrouble, with all changes, once a decision is reached.
        """
        changed: list[Change] = []
        trouble: RecordTrouble | None = None
        while not self.over and not self.waiting:
            try:
                changed += self.advance()
            except RecordTrouble as error:
                trouble = error
                changed += error.changes
        if trouble:
            trouble.changes = tuple(changed)
            raise trouble
        return tuple(changed)

    def _back(self) -> int:
        """How many phases ago a person decided last; 0 if none has."""
        steps = enumerate(reversed(self._course.steps), 1)
        return next((n for n, step in steps if step.asked), 0)

    @property
    def seen_since(self) -> bool:
        """Whether others have seen, by a reveal, what the last decision was: then it stands."""
        back = self._back()
        last = self._course.steps[-back:] if back else ()
        return self.shared and any(step.phase in REVEALS for step in last)

    def undo(self) -> bool:
        """Go back to before the last decision of a person; False if there is none to go back to.

        Orders submitted for the present phase are dropped as well. The phases taken back stay in the
        record, followed by an entry that says so. Where several persons hold or held seats, nothing
        before the last reveal is taken back: what one ordered there the others have seen.

        Raises RecordTrouble if that entry could not be written; the game has gone back all the same.
        """
        back = self._back()
        if not back or self.seen_since:
            return False
        self._course.back(back)
        self.seats = self._seated[-back]
        del self._reasons[-back:], self._seated[-back:]
        self._players.forget()
        self._accounts.forget()
        self._submitted.clear()
        self._prepared.clear()
        self._scribe.add(entries.undo(back, self.position))
        return True
