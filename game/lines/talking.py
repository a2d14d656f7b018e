"""The talk at the keyboard: propose, counter, promise, deny, mark, give notice, withdraw."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from game.lines.asking import Back, Option
from game.lines.choosing import choose_from
from game.lines.dictation import Dictation
from game.rules.encoding import placed
from game.rules.orders import (
    Clause,
    Highlight,
    Order,
    Payment,
    Propose,
    Withdraw,
)
from game.rules.resolve import resolve
from game.screens.typed.matching import head, matches, numbered, plain
from game.views.menu import menu
from game.views.packages import on_the_table, package_said, signers
from game.views.proposals import proposals

if TYPE_CHECKING:
    from game.lines.desk import Desk

ACTS = ("propose", "counter", "promise", "deny", "mark", "notice", "withdraw", "drop", "go")


class Dictated(Exception):
    """The player has typed a whole clause where a lever was asked for."""

    def __init__(self, clause: Clause) -> None:
        super().__init__(clause.lever)
        self.clause = clause


def talk(desk: Desk) -> list[Order]:
    """Let the player speak, until there is nothing more to say in this exchange."""
    return Talk(desk).run()


class Talk:
    """One beat of proposals at the keyboard."""

    def __init__(self, desk: Desk) -> None:
        self.desk, self.person, self.voice = desk, desk.person, desk.voice
        self.book, self.seat = desk.scope.book, desk.seat
        self.seen = desk.session.observation(desk.seat)
        self.menu = menu(
            self.book, self.seen, language=self.voice.language, texts=desk.session.scenario
        )
        self.draft: list[Order] = []
        self.making: Propose | None = None
        """The package that is being put together."""
        desk.prepared = self.prepared

    def prepared(self) -> list[Order]:
        """What is to be said, and the package in the making."""
        return [*self.draft, *([self.making] if self.making else [])]

    def run(self) -> list[Order]:
        """Take commands until the player goes on."""
        if self.seen.view.offered[0].any():
            self.desk.pages.read_proposals()
        acts = self.read_menu()
        while True:
            said = self.desk.ask("talk")
            if not said:
                acts = self.read_menu()
                continue
            key, rest = numbered(said, acts) or "", ""
            if not key:
                key, rest = self.desk.command(said, ACTS)
            if key == "go":
                return self.draft
            if not key:
                if not self.desk.look(said):
                    self.person.puzzled("not_understood", said=said, count=len(acts))
                continue
            self.person.missed = 0
            try:
                getattr(self, key)(rest)
            except Back:
                self.voice.tell("dropped")
            self.making = None

    def acts(self) -> Iterator[str]:
        """What can be done now."""
        yield "propose"
        if self.others():
            yield "counter"
        kinds = {group.kind for group in self.menu.groups if any(c.allowed for c in group.choices)}
        for act, kind in (("promise", "promise"), ("deny", "deny")):
            if kind in kinds:
                yield act
        yield "mark"
        if "leave" in kinds:
            yield "notice"
        if self.seen.view.offered[0, self.seen.seat]:
            yield "withdraw"
        if self.draft:
            yield "drop"
        yield "go"

    def read_menu(self) -> list[str]:
        """Read what can be done now, with what has been prepared."""
        acts = list(self.acts())
        self.desk.tell_purse(self.menu.mandate)
        self.person.read_out([Option(act, self.voice.text(f"act.{act}")) for act in acts])
        return acts

    def add(self, order: Order) -> bool:
        """Take an order into the draft, in place of one of the same kind; say why if it is refused."""
        once = (Propose, Withdraw)
        kept = [
            old
            for old in self.draft
            if not (isinstance(order, once) and isinstance(old, once)) and old != order
        ]
        if not self.desk.accepts([*kept, order]):
            return False
        self.draft = [*kept, order]
        on_table = bool(self.seen.view.offered[0, self.seen.seat])
        self.voice.tell("noted.instead" if isinstance(order, Propose) and on_table else "noted")
        return True

    def drop(self, rest: str) -> None:
        """Forget everything prepared for this beat."""
        self.draft = []
        self.voice.tell("draft_empty")

    # packages

    def others(self) -> list[str]:
        """Seats with an open proposal that the player may read, its own apart."""
        offered = np.flatnonzero(self.seen.view.offered[0]).tolist()
        return [self.book.seats[at] for at in offered if at != self.seen.seat]

    def propose(self, rest: str) -> None:
        """Put a package together, or take it from the line that was typed."""
        if rest:
            package = Dictation(self.desk).parse(rest)
            if package is not None:
                self.offer(package)
            return
        self.offer(self.compose(Propose(self.seat, ())))

    def counter(self, rest: str) -> None:
        """Start from another seat's open proposal."""
        seats = self.others()
        if not seats:
            self.voice.tell("no_proposals")
            return
        names = {seat: self.desk.pages.seat_names()[seat] for seat in seats}
        found = matches(rest, names) if rest else ()
        options = [Option(seat, names[seat][1], words=names[seat]) for seat in seats]
        whose = found[0] if len(found) == 1 else self.desk.choose("counter", options)
        theirs = on_the_table(self.book, self.seen.view, self.book.seats.index(whose))
        self.offer(self.compose(Propose(self.seat, theirs.clauses, theirs.payments)))

    def offer(self, package: Propose) -> None:
        """Show what a package would cost and bring, and place it if the player wants to."""
        if not self.desk.accepts([package]):
            return
        self.making = package
        self.voice.line(self.describe(package))
        for line in self.expected(package):
            self.voice.line(line, indent=2)
        self.desk.caution()
        if self.person.yes(self.desk.prompt("place"), usual=True):
            self.add(package)
        else:
            self.voice.tell("dropped")

    def describe(self, package: Propose) -> str:
        """Say a package and whose signature it needs."""
        scope = self.desk.scope
        names = scope.words.listing([scope.words.seat(s) for s in signers(self.book, package)])
        return self.voice.text(
            "your_package", package=package_said(scope.words, package), seats=names
        )

    def expected(self, package: Propose) -> Iterator[str]:
        """What the player can expect of a package, from the player's own view."""
        view = resolve(self.book, self.seen.view, placed(self.book, package))
        seen = replace(self.seen, view=view)
        found = proposals(
            self.book, seen, language=self.voice.language, texts=self.desk.session.scenario
        )
        for proposal in found:
            if proposal.proposer == self.seat:
                for clause in proposal.clauses:
                    if clause.warning:
                        yield f"{clause.lever_name}: {clause.warning}"
                yield proposal.sentence
                yield from (broken.sentence for broken in proposal.broken)

    def compose(self, package: Propose) -> Propose:
        """Add clauses one by one, then what else belongs to a package."""
        clauses = {clause.lever: clause for clause in package.clauses}
        first = True
        while True:
            if clauses:
                now = self.making = replace(package, clauses=tuple(clauses.values()))
                self.voice.tell("so_far", package=package_said(self.desk.scope.words, now))
            options = list(self.lever_options(clauses))
            key = "clause" if not clauses else "clause.more"
            try:
                with self.dictated():
                    lever = self.desk.choose(
                        key, options, empty="" if clauses else None, read=first
                    )
            except Dictated as line:
                clauses[line.clause.lever] = line.clause
                continue
            finally:
                first = False
            if not lever:
                break
            try:
                clause = self.clause(lever, lever in clauses)
            except Back:
                continue
            if clause is None:
                clauses.pop(lever, None)
            else:
                clauses[lever] = clause
        package = replace(package, clauses=tuple(clauses.values()))
        return self.extras(package)

    @contextmanager
    def dictated(self) -> Iterator[None]:
        """Where a lever is asked for, understand a lever with its setting as well."""

        def look(line: str) -> bool:
            clause = Dictation(self.desk).clause_from(plain(line).split())
            if clause is not None:
                raise Dictated(clause)
            return self.desk.look(line)

        usual, self.person.look = self.person.look, look
        try:
            yield
        finally:
            self.person.look = usual

    def lever_options(self, clauses: dict[str, Clause]) -> Iterator[Option]:
        """Levers to choose from, with whose they are and where they stand."""
        words, view = self.desk.scope.words, self.seen.view
        for lever in self.desk.pages.lever_names():
            at = self.book.levers.index(lever)
            stands = words.setting(lever, int(view.setting[0, at]))
            note = self.voice.text("lever.note", owner=words.owner(lever), setting=stands)
            yield Option(lever, words.lever(lever), note)

    def clause(self, lever: str, named: bool) -> Clause | None:
        """Ask for the setting of a lever, and how the clause is meant; None takes it out."""
        at = self.book.levers.index(lever)
        offers = next(
            group for group in self.menu.clauses if group and group[0].clause.lever == lever
        )
        words = self.desk.scope.words
        options = [
            Option(
                offer.clause.setting,
                words.setting(lever, offer.clause.setting),
                offer.why_not or (self.voice.text("stands") if offer.stands else ""),
            )
            for offer in offers
        ]
        if named:
            out = self.person.words("take_out")
            options.append(Option("", self.voice.text("take_out"), words=out))
        setting = self.desk.choose("setting", options, lever=words.lever(lever))
        if not setting:
            return None
        rules = self.book.scenario.agreements
        public, checked = True, False
        if rules.secret:
            public = self.person.yes(self.desk.prompt("public"), usual=True)
        if rules.verification and not self.book.binding[at]:
            price = words.points(round(rules.verification.cost * 100))
            checked = self.person.yes(self.desk.prompt("checked", price=price), usual=False)
        return Clause(lever, setting, public, checked)

    def extras(self, package: Propose) -> Propose:
        """Payments, guests, later joining, duration: one question, for those who want more."""
        rules = self.book.scenario.agreements
        options = [
            Option(key, self.voice.text(f"extra.{key}"))
            for key, known in (
                ("pay", bool(rules.payments)),
                ("invite", len(self.book.seats) > 2),
                ("open", True),
                ("rounds", True),
            )
            if known
        ]
        while True:
            key = self.desk.choose("extras", options, empty="done")
            if key == "done":
                return package
            try:
                package = getattr(self, f"extra_{key}")(package)
            except Back:
                continue
            self.voice.tell("so_far", package=package_said(self.desk.scope.words, package))

    def seat_options(self) -> list[Option]:
        """The other seats that negotiate."""
        names = self.desk.pages.seat_names()
        return [
            Option(seat, names[seat][1], words=names[seat])
            for at, seat in enumerate(self.book.seats)
            if seat != self.seat and self.book.actors[at]
        ]

    def extra_pay(self, package: Propose) -> Propose:
        """Pay another seat, or ask it to pay."""
        rules = self.book.scenario.agreements
        kind = rules.payments[0]
        if len(rules.payments) > 1:
            kinds = [Option(kind, self.voice.text(f"kind.{kind}")) for kind in rules.payments]
            kind = "points" if self.desk.choose("kind", kinds) == "points" else "mandate"
        whom = self.desk.choose("pay_whom", self.seat_options())
        most = int(rules.largest_payment)
        amount = self.person.number(self.desk.prompt("amount", most=most), -most, most)
        if not amount:
            return package
        paid = (Payment(self.seat, kind, -amount * 100), Payment(whom, kind, amount * 100))
        return replace(package, payments=(*package.payments, *paid))

    def extra_invite(self, package: Propose) -> Propose:
        """Ask for the signature of a seat whose lever is not in the package."""
        guest = self.desk.choose("invite", self.seat_options())
        return replace(package, invited=tuple(dict.fromkeys((*package.invited, guest))))

    def extra_open(self, package: Propose) -> Propose:
        """Let others join later, or not."""
        return replace(package, open=not package.open)

    def extra_rounds(self, package: Propose) -> Propose:
        """Say how long the agreement is to last."""
        rounds = self.person.number(self.desk.prompt("rounds"), 1, self.book.rounds)
        return replace(package, rounds=rounds or 0)

    # other words

    def promise(self, rest: str) -> None:
        """Announce in public what an own lever will be at this round's reveal."""
        self.from_groups("promise", rest)

    def deny(self, rest: str) -> None:
        """Deny a hidden setting in public."""
        self.from_groups("deny", rest)

    def notice(self, rest: str) -> None:
        """Give notice on an agreement."""
        self.from_groups("leave", rest)

    def from_groups(self, kind: str, rest: str) -> None:
        """Choose one order from the menu."""
        groups = [group for group in self.menu.groups if group.kind == kind]
        if not rest:
            groups = [group for group in groups if any(c.allowed for c in group.choices)]
        choice = choose_from(self.desk, groups, rest)
        if choice is not None:
            self.add(choice.order)

    def mark(self, rest: str) -> None:
        """Say which lever matters most, to all or to one seat."""
        names = self.desk.pages.lever_names()
        lever, used = head(plain(rest).split(), names)
        words = self.desk.scope.words
        if not lever:
            options = [Option(key, words.lever(key)) for key in names]
            lever = self.desk.choose("mark", options)
            everyone = Option("", self.voice.text("everyone"))
            whom = self.desk.choose("mark_whom", [everyone, *self.seat_options()], empty="")
        else:
            whom, _ = head(plain(rest).split()[used:], self.desk.pages.seat_names())
        self.add(Highlight(self.seat, lever, whom))

    def withdraw(self, rest: str) -> None:
        """Take the own proposal off the table, unless a new one takes its place anyway."""
        on_table = self.seen.view.offered[0, self.seen.seat]
        if on_table and any(isinstance(order, Propose) for order in self.draft):
            self.voice.tell("replaces")
        else:
            self.add(Withdraw(self.seat))
