"""Choosing a scenario, then the length, the seats and the counterparts."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from game import UserError
from game.locale import text
from game.player.loaded import scenario_at
from game.scenario.counterparts import OFFERED
from game.scenario.model import Scenario
from game.scenario.shelf import scenario_names
from game.session.session import Session
from game.session.staging import fresh_seed
from game.table.kit.nodes import SMALL, Node
from game.table.kit.parts import (
    Choice,
    button,
    card,
    check,
    column,
    entry,
    heading,
    icon,
    row,
    scroll,
    segments,
    small,
    words,
)
from game.table.kit.scene import Look, Pop, Push, Scene, Step, Typed
from game.table.playing import Play
from game.table.scenes.brief import BriefScene
from game.table.scenes.cover import Cover
from game.table.scenes.head import bar, tool
from game.table.scenes.table import TableScene
from game.table.scenes.trouble import Trouble
from game.table.voice import say
from game.table.wish import Wish
from game.views.about import About, about

USUAL = "usual"


def shelf(look: Look) -> list[tuple[str, Scenario | str]]:
    """The scenarios that come with Parley, the shortest first; one with errors as what is wrong."""
    found: list[tuple[str, Scenario | str]] = []
    for name in scenario_names():
        try:
            found.append((name, scenario_at(name, look.language)))
        except UserError as error:
            found.append((name, str(error)))
    return sorted(found, key=lambda item: 999 if isinstance(item[1], str) else min(item[1].lengths))


class Chooser(Scene):
    """The shelf."""

    def __init__(self) -> None:
        self._shelf: tuple[str, list[tuple[str, Scenario | str]]] = ("", [])

    def view(self, look: Look) -> Node:
        """A card for each scenario."""
        if self._shelf[0] != look.language:
            self._shelf = look.language, shelf(look)
        cards = [self._card(name, found, look) for name, found in self._shelf[1]]
        return column(
            bar(say(look, "choose.title"), tool("back", "x", say(look, "back"), "back")),
            scroll("shelf", column(*cards, gap=18, pad=(60, 26))),
            gap=0,
        )

    def _card(self, name: str, found: Scenario | str, look: Look) -> Node:
        if isinstance(found, str):
            return card(heading(name, 22), words(found, SMALL, "bad"))
        shown = about(found)
        minutes = ", ".join(str(length.minutes) for length in shown.lengths)
        facts = [
            ("users", say(look, "choose.seats", count=len(shown.seats))),
            ("clock", say(look, "choose.minutes", minutes=minutes)),
            ("cake", say(look, "choose.age", age=shown.age)),
            ("tag", shown.topic),
        ]
        return card(
            heading(shown.title, 28),
            words(shown.summary, 20),
            row(
                *(row(icon(sign, 20, "accent"), small(text, "ink"), gap=6) for sign, text in facts),
                gap=26,
                wraps=True,
            ),
            row(icon("heart", 20, "warn"), small(shown.content_note, grow=1), gap=6) if shown.content_note else None,
            id=name,
            intent=("scenario", name),
            label=shown.title,
            gap=12,
            pad=(26, 20),
        )  # fmt: skip

    def on_intent(self, intent: Hashable) -> Step | None:
        """Open one, or go back."""
        match intent:
            case ("scenario", str() as name):
                return Push(Setup(name))
            case "back":
                return Pop()
        return None

    def on_escape(self) -> Step:
        """Back to the start."""
        return Pop()

    def on_return(self, value: Any) -> Step | None:
        """After a game: back to the start."""
        return Pop() if value == "left" else None


@dataclass(slots=True)
class Plan:
    """How a game is to be played."""

    minutes: int
    people: list[str] = field(default_factory=list)
    """Seats held by persons; empty to draw one by lot."""
    mind: str = USUAL
    seed: str = ""
    twin: str = ""
    minds: Mapping[str, str] = field(default_factory=dict)
    """Seats whose minds were named on the command line."""
    record: str | None = None
    clock: bool = False


class Setup(Scene):
    """Length, seats, counterparts, luck."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.look = Look()
        self.plan: Plan | None = None
        self.more = False

    def wish(self, wish: Wish, look: Look) -> None:
        """Begin with what was asked for on the command line.

        Raises UserError for a length that the scenario lacks.
        """
        scenario = self._scenario(look, wish.twin or "")
        minutes = wish.minutes or next(iter(scenario.lengths))
        if minutes not in scenario.lengths:
            known = ", ".join(str(length) for length in scenario.lengths)
            raise UserError(f"There is no length of {minutes} minutes; there are {known}.")
        self.look = look
        self.plan = Plan(
            minutes,
            people=[wish.seat] if wish.seat else [],
            seed="" if wish.seed is None else str(wish.seed),
            twin=wish.twin or "",
            minds=wish.minds,
            record=wish.record,
        )

    def begun(self) -> Step:
        """Begin at once."""
        assert self.plan is not None
        return self._begin(self.plan)

    def _scenario(self, look: Look, twin: str = "") -> Scenario:
        return scenario_at(self.name, look.language, twin or None)

    def view(self, look: Look) -> Node:
        """Everything on one screen."""
        self.look = look
        plan = self.plan
        scenario = self._scenario(look, plan.twin if plan else "")
        if plan is None:
            plan = self.plan = Plan(next(iter(scenario.lengths)))
        shown = about(scenario)
        return column(
            bar(shown.title, tool("back", "x", say(look, "back"), "back")),
            row(
                scroll("seats", self._seats(scenario, plan, look), grow=1.3),
                scroll("plan", self._plan(shown, plan, look), grow=1),
                gap=28, pad=(40, 20), grow=1, align="stretch",
            ),
            row(
                small(self._summary(scenario, plan, look), "ink", grow=1),
                button("begin", say(look, "setup.begin"), "begin", look="primary", sign="play", size=22),
                pad=(40, 14), skin="strip",
            ),
            gap=0,
        )  # fmt: skip

    def _seats(self, scenario: Scenario, plan: Plan, look: Look) -> Node:
        cards = []
        for seat, holder in scenario.stakeholders.items():
            if holder.play != "anyone":
                continue
            mine = seat in plan.people
            first = holder.public[0].text if holder.public else ""
            cards.append(
                card(
                    row(
                        icon(holder.icon, 34, "accent"),
                        column(heading(holder.name.text, 20), small(first), gap=2, grow=1),
                        icon("user-check" if mine else "user", 26, "accent" if mine else "soft"),
                        gap=14,
                    ),
                    id=f"seat.{seat}", intent=("seat", seat), label=holder.name.text, chosen=mine,
                    pad=(16, 12),
                )
            )  # fmt: skip
        return column(
            heading(say(look, "setup.seats"), 22),
            small(say(look, "setup.seats.about")),
            *cards,
            gap=10,
            pad=(6, 4),
        )

    def _plan(self, shown: About, plan: Plan, look: Look) -> Node:
        lengths = [
            Choice(str(length.minutes), say(look, "setup.minutes", minutes=length.minutes, rounds=length.rounds))
            for length in shown.lengths
        ]  # fmt: skip
        minds = [USUAL, *OFFERED]
        twins = [Choice("", say(look, "setup.twin.none"))]
        twins += [Choice(key, title) for key, title in shown.twins]
        more = [
            heading(say(look, "setup.minds"), 20),
            small(say(look, "setup.minds.about")),
            column(
                *(
                    check(f"mind.{name}", self._mind(name, look), plan.mind == name, ("mind", name))
                    for name in minds
                ),
                gap=0,
            ),
            check("clock", say(look, "setup.clock"), plan.clock, "clock"),
            words(say(look, "setup.seed"), SMALL),
            entry("seed", plan.seed, label=say(look, "setup.seed"), placeholder=say(look, "setup.seed.any"), most=12),
        ]  # fmt: skip
        return column(
            heading(say(look, "setup.length"), 22),
            segments("length", lengths, str(plan.minutes), "length", label=say(look, "setup.length"), even=False),
            heading(say(look, "setup.names"), 20) if shown.twins else None,
            segments("twin", twins, plan.twin, "twin", label=say(look, "setup.names"), even=False)
            if shown.twins
            else None,
            *(more if self.more else [button("more", say(look, "setup.more"), "more", sign="sliders-horizontal")]),
            gap=12,
            pad=(6, 4),
        )  # fmt: skip

    def _mind(self, name: str, look: Look) -> str:
        return (
            say(look, "setup.mind.usual") if name == USUAL else text(look.language, f"mind.{name}")
        )

    def _summary(self, scenario: Scenario, plan: Plan, look: Look) -> str:
        if not plan.people:
            return say(look, "setup.by_lot")
        names = [scenario.stakeholders[seat].short.text for seat in plan.people]
        key = "setup.alone" if len(names) == 1 else "setup.together"
        return say(look, key, seats=", ".join(names))

    def on_intent(self, intent: Hashable) -> Step | None:
        """Change the plan, or begin."""
        plan = self.plan
        assert plan is not None
        match intent:
            case ("seat", str() as seat):
                held = set(plan.people) ^ {seat}
                order = self._scenario(self.look).stakeholders
                plan.people = [s for s in order if s in held]
            case ("length", str() as minutes):
                plan.minutes = int(minutes)
            case ("twin", str() as twin):
                plan.twin = twin
            case ("mind", str() as mind):
                plan.mind = mind
            case Typed("seed", text):
                plan.seed = "".join(letter for letter in text if letter.isdigit())
            case "clock":
                plan.clock = not plan.clock
            case "more":
                self.more = True
            case "back":
                return Pop()
            case "begin":
                return self._begin(plan)
        return None

    def _begin(self, plan: Plan) -> Step:
        scenario = self._scenario(self.look, plan.twin)
        seed = int(plan.seed) if plan.seed else fresh_seed()
        seats = [seat for seat, holder in scenario.stakeholders.items() if holder.play == "anyone"]
        people = plan.people or [seats[seed % len(seats)]]
        acting = [s for s, holder in scenario.stakeholders.items() if holder.play != "information"]
        minds = dict(plan.minds)
        if plan.mind != USUAL:
            minds = {s: plan.mind for s in acting if s not in people}
        try:
            session = Session.start(
                scenario, minutes=plan.minutes, seed=seed, people=people, minds=minds,
                language=self.look.language, twin=plan.twin or None, record=plan.record,
            )  # fmt: skip
        except UserError as error:
            return Push(Trouble(str(error)))
        self.play = Play(session, self.name)
        self.play.clock = plan.clock
        return Push(Cover(self.play) if self.play.shared else BriefScene(self.play))

    def on_escape(self) -> Step:
        """Back to the shelf."""
        return Pop()

    def on_return(self, value: Any) -> Step | None:
        """From the brief to the table; from the table back to the start."""
        match value:
            case "uncovered":
                return Push(BriefScene(self.play))
            case "sat":
                return Push(TableScene(self.play))
            case "left":
                return Pop("left")
            case ("other" | "again" as how, Session() as session):
                return self._anew(how, session)
        return None

    def _anew(self, how: str, session: Session) -> Step:
        """Play once more: from another side with the same luck, or with new luck."""
        plan = self.plan
        assert plan is not None
        seats = [s for s, part in session.scenario.stakeholders.items() if part.play == "anyone"]
        plan.people = list(session.people)
        plan.seed = ""
        if how == "other":
            at = seats.index(session.people[0]) if session.people else 0
            plan.people = [seats[(at + 1) % len(seats)]]
            plan.seed = str(session.seed)
        # A seat that has passed to a person has no mind, and a game that has ended keeps its record.
        minds = {seat: mind for seat, mind in plan.minds.items() if seat not in plan.people}
        return self._begin(replace(plan, minds=minds, record=None))
