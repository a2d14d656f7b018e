"""What happened in a phase, in plain lines, for one reader."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import numpy as np

from game.lines.scope import Scope
from game.minds.mind import Reason
from game.rules.changes import Change
from game.rules.orders import Answer, Highlight
from game.rules.phases import EPILOGUE
from game.rules.position import Position
from game.session.course import Step
from game.views.explain import explain
from game.views.lapsed import left_open
from game.views.packages import agreement_said, in_force, on_the_table, package_said
from game.views.reasons import sentence as reason_sentence
from game.views.reveal import Reveal

TALK = ("promise", "denial", "notice", "awaiting", "not_ratified", "taken_over")
"""Rules of the talk whose changes are told one by one."""
FACTS = {"promise": ("promised",), "denial": ("denied",), "notice": ("until",)}
"""Of these rules only changes of these facts."""
SHORT_REASONS = ("nothing_to_do", "status_quo")


class Teller:
    """Tells one reader what the phases of a game brought."""

    def __init__(self, scope: Scope) -> None:
        self.scope, self.voice = scope, scope.voice
        self.book, self.words = scope.book, scope.words

    def step(self, step: Step, reasons: Sequence[Reason] = ()) -> None:
        """Tell one phase."""
        changes = self.scope.told(step)
        match step.phase:
            case "brief":
                self.news(changes)
            case "propose":
                self.proposals(step, changes, reasons)
            case "answer" | "ratify":
                self.answers(step, changes, reasons)
            case "commit" | "epilogue":
                self.revealed(step, self.scope.reveal(step), reasons)

    # the news

    def news(self, changes: Iterable[Change]) -> None:
        """Read the news of a round: the front page, then what else has happened."""
        pages: set[str] = set()
        for change in changes:
            if change.rule != "event":
                continue
            event = self.words.event(change.names["event"])
            page = event.page or ""
            if page and page not in pages:
                pages.add(page)
                self.voice.line(self.scope.session.scenario.pages[page].text)
            mark = self.voice.text(f"status.{event.text.status}") if event.text.status else ""
            title = event.title.text
            stop = "" if title[-1:] in ".?!…" else "."
            self.voice.line(f"- {title}{stop} {event.text.text}{mark}")
            choice = event.choice
            if choice:
                asks = self.voice.text("asks", seat=self.words.seat(choice.seat), ask=choice.ask)
                self.voice.line(asks, indent=2)

    # the talk

    def proposals(
        self, step: Step, changes: Sequence[Change], reasons: Sequence[Reason] = ()
    ) -> None:
        """Tell what is new on the table, and what was said beside it."""
        view = self.scope.view(step.after)
        placed = [c.index[0] for c in changes if c.rule == "proposal" and c.target == "offer_age"]
        placed += [c.index[0] for c in changes if c.rule == "proposal" and c.target == "offer"]
        for at in sorted(set(placed)):
            if view.offered[0, at]:
                self.proposal(view, at)
                self.said(reasons, self.book.seats[at])
        for change in changes:
            if change.target == "offered" and not change.after:
                self.explained(change)
        self.lines(changes, TALK)
        self.marks(step)
        if self.scope.seat is None and not placed:
            self.voice.tell("nothing_proposed")

    def proposal(self, view: Position, at: int) -> None:
        """Read one open proposal."""
        package = on_the_table(self.book, view, at)
        self.voice.line(
            self.voice.text(
                "proposes",
                seat=self.words.seat(self.book.seats[at]),
                package=package_said(self.words, package),
                parties=self.words.listing([self.words.seat(s) for s in self.parties(view, at)]),
            )
        )

    def parties(self, view: Position, at: int) -> Iterator[str]:
        """The parties of an open proposal, its proposer apart."""
        for index in np.flatnonzero(view.offer_party[0, at]).tolist():
            if index != at:
                yield self.book.seats[index]

    def marks(self, step: Step) -> None:
        """Tell what seats have said matters most to them."""
        said: dict[tuple[str, str], list[str]] = {}
        for order in (item.order for item in step.orders):
            if isinstance(order, Highlight):
                said.setdefault((order.seat, order.to), []).append(self.words.lever(order.lever))
        for (seat, to), levers in said.items():
            if self.scope.seat is None or self.scope.seat in (seat, to or self.scope.seat):
                hearer = self.words.seat(to) if to else self.voice.text("everyone")
                names = self.words.listing(levers)
                self.voice.tell("marks", seat=self.words.seat(seat), hearer=hearer, levers=names)

    def answers(
        self, step: Step, changes: Sequence[Change], reasons: Sequence[Reason] = ()
    ) -> None:
        """Tell who signed and who did not, why, and what came into force."""
        before = self.scope.view(step.before)
        told: set[tuple[str, str]] = set()
        for reason in reasons:
            proposer = str(reason.facts.get("proposer", ""))
            if not proposer or not (reason.spoken or self.scope.seat is None):
                continue
            who, at = (self.book.seats.index(name) for name in (reason.seat, proposer))
            if self.scope.seat is None or before.offer_party[0, at, who]:
                self.say_reason(reason)
                told.add((reason.seat, proposer))
        for item in step.orders:
            order = item.order
            if isinstance(order, Answer) and (order.seat, order.proposer) not in told:
                at = self.book.seats.index(order.proposer)
                if before.offer_party[0, at].any():
                    self.answered(order)
        self.lines(changes, TALK)
        self.new_agreements(step, changes)
        for line in left_open(self.words, self.scope.view(step.after), changes):
            self.voice.line(line)

    def answered(self, order: Answer) -> None:
        """Say one answer without a reason."""
        key = "signs" if order.sign else "declines"
        seat, proposer = self.words.seat(order.seat), self.words.seat(order.proposer)
        self.voice.tell(key, seat=seat, proposer=proposer)

    def new_agreements(self, step: Step, changes: Sequence[Change]) -> None:
        """Tell which agreements came into force."""
        levers = {c.index[0] for c in changes if c.rule == "agreement" and c.target == "deal"}
        view = self.scope.view(step.after)
        for covered in in_force(view).values():
            if levers & set(covered):
                said = self.agreement(view, covered)
                self.voice.line(self.words.say("talked.agreed", agreement=said))

    def agreement(self, view: Position, levers: Sequence[int]) -> str:
        """Say an agreement in force in one line."""
        return agreement_said(self.words, self.book, view, levers)

    # the reveal

    def revealed(self, step: Step, found: Reveal, reasons: Sequence[Reason] = ()) -> None:
        """Tell what was done: who moved, which word was kept, and what came to light."""
        commit = step.phase != EPILOGUE
        key = "reveal" if commit else "afterwards"
        self.voice.heading(self.voice.text(key, round=step.before.round))
        if not commit:
            self.voice.tell(f"epilogue.{self.book.aftermath}")
        elif not found.moves:
            self.voice.tell("nobody_moved")
        clauses = [finding.sentence for finding in found.clauses]
        for part in (
            found.moves, found.lapsed, clauses, found.secrets, found.exposed, found.choices,
            found.lines,
        ):  # fmt: skip
            for line in part:
                self.voice.line(line)
        for reason in reasons if self.scope.seat is None else ():
            if reason.code not in SHORT_REASONS:
                self.say_reason(reason)

    # sentences

    def lines(self, changes: Iterable[Change], rules: Sequence[str]) -> None:
        """Tell changes of some rules, one sentence each."""
        said = set()
        for change in changes:
            facts = FACTS.get(change.rule)
            if change.rule not in rules or (facts and change.target not in facts):
                continue
            text = explain(self.words, change)
            if text not in said:
                said.add(text)
                self.voice.line(text)

    def explained(self, change: Change) -> None:
        """Tell one change."""
        self.voice.line(explain(self.words, change))

    def said(self, reasons: Sequence[Reason], seat: str) -> None:
        """Tell why a seat proposes, to a reader who may know everything."""
        if self.scope.seat is None:
            for reason in reasons:
                if reason.seat == seat and reason.code not in SHORT_REASONS:
                    self.say_reason(reason)

    def say_reason(self, reason: Reason) -> None:
        """Let a mind give its reason."""
        said = reason_sentence(self.words, reason)
        self.voice.line(
            self.voice.text("reason", seat=self.words.seat(reason.seat), said=said), indent=2
        )
