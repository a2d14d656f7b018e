"""The talk: put a package together, see what it would bring, send it; and other words."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from game.rules.orders import Clause, Order, Propose, Withdraw
from game.table.kit.nodes import Node
from game.table.kit.parts import (
    Choice,
    button,
    card,
    check,
    column,
    heading,
    icon,
    row,
    segments,
    small,
    space,
    words,
)
from game.table.kit.scene import Look, Push, Step, Toast
from game.table.panels.forecast import forecast_lines
from game.table.panels.levers import lever_card, lever_line
from game.table.panels.packages import PackageMore, package_lines
from game.table.panels.panel import Panel, done_button, frame, heard_card
from game.table.panels.sayings import Sayings
from game.table.playing import Play
from game.table.voice import say
from game.views.menu import Offer
from game.views.proposals import Proposal


class Talk(Panel):
    """One beat of proposals."""

    def __init__(self, play: Play) -> None:
        super().__init__(play)
        self.package = Propose(play.reader, ())
        self.everything = play.session.round > 1
        self.page = 0
        self.counter = ""
        """The seat whose proposal the package began from; the others are out of the way."""
        self.shown = ""
        """The lever whose settings are shown; empty for none."""
        self.look = Look()

    def view(self, look: Look) -> Node:
        """The package in the making, and what else can be said."""
        self.look = look
        making = bool(self.package.clauses)
        feet = [self._send(look), done_button(look, say(look, self._done_key()), plain=making)]
        return frame(
            look,
            self.play,
            say(look, "talk.title"),
            None if self.counter else heard_card(self.play, look, marks=False),
            *self._prepared(look),
            *([self._back(look)] if self.counter else self._others(look)),
            column(heading(say(look, "talk.package"), 20), small(say(look, "talk.how")), gap=0),
            column(*self._levers(look), gap=6),
            None
            if self.everything
            else button("all_levers", say(look, "talk.all_levers"), "all_levers", look="quiet"),
            *self._expected(look),
            page=self.page,
            feet=[*self._in_short(look), row(*feet, gap=10, wraps=look.text > 1.3)],
        )

    @property
    def prepared(self) -> list[Order]:
        """What is to be said, and the package in the making."""
        return [*self.orders, *([self.package] if self.package.clauses else [])]

    def _done_key(self) -> str:
        return "talk.done" if self.orders else "talk.pass"

    def _send(self, look: Look) -> Node:
        if not self.package.clauses:
            return button(
                "more_words", say(look, "talk.sayings"), "sayings", sign="megaphone", grow=1
            )
        return button("send", say(look, "talk.send"), "send", look="primary", sign="send", grow=1)

    # What is shown

    def _prepared(self, look: Look) -> Iterator[Node]:
        """What will be said when this beat is over; each can be taken back."""
        for at, order in enumerate(self.orders):
            yield row(
                icon("check", 20, "good"),
                words(self.play.order_said(order, look), 18, grow=1),
                button(
                    f"drop.{at}",
                    "",
                    ("drop", at),
                    look="quiet",
                    sign="x",
                    label=say(look, "talk.drop"),
                ),
                gap=8,
                skin="note",
                pad=(12, 4),
            )

    def _others(self, look: Look) -> Iterator[Node]:
        """Proposals of others that are still open, to start from."""
        found = self.play.proposals(look)
        if any(proposal.proposer != self.play.reader for proposal in found):
            yield small(say(look, "talk.later"))
        for proposal in found:
            if proposal.proposer == self.play.reader:
                yield self._own(proposal, look)
                continue
            yield card(
                heading(say(look, "talk.theirs", seat=proposal.proposer_name), 20),
                *(small(line, "ink") for line in package_lines(proposal, look)),
                button(f"counter.{proposal.proposer}", say(look, "talk.counter"), ("counter", proposal.proposer), sign="reply"),
                gap=6,
                pad=(14, 10),
            )  # fmt: skip

    def _back(self, look: Look) -> Node:
        """The way back from a package that began as somebody else's."""
        seat = self.play.words(look).seat(self.counter)
        return row(
            small(say(look, "talk.began", seat=seat), grow=1),
            button("others", say(look, "talk.others"), "others", look="quiet", sign="arrow-left", size=18),
            gap=8,
        )  # fmt: skip

    def _own(self, proposal: Proposal, look: Look) -> Node:
        names = self.play.words(look)
        own = names.say("answer.yes", seat=proposal.proposer_name)
        return card(
            heading(say(look, "talk.own"), 20),
            *(small(line, "ink") for line in package_lines(proposal, look)),
            *(small(line) for line in proposal.answers if line != own),
            button("withdraw", say(look, "talk.withdraw"), "withdraw", sign="undo-2"),
            gap=4,
            pad=(14, 10),
        )

    def _levers(self, look: Look) -> Iterator[Node]:
        """The levers that a clause can be about; at first only the own ones and two others."""
        at_first = {card_.id for card_ in self.play.brief(look).levers}
        clauses = {clause.lever: clause for clause in self.package.clauses}
        for offers in self.play.menu(look).clauses:
            if not offers:
                continue
            lever = offers[0].clause.lever
            if self.everything or lever in at_first | set(clauses):
                yield self._lever(look, offers, clauses.get(lever))

    def _lever(self, look: Look, offers: Sequence[Offer], clause: Clause | None) -> Node:
        """A lever in a line, and its settings below once it is opened."""
        lever = offers[0].clause.lever
        stands = next((o.clause.setting for o in offers if o.stands), "")
        chosen = clause.setting if clause else ""
        shown = self.shown == lever
        line = lever_line(self.play, look, lever, stands, chosen, shown)
        if not shown:
            return line
        names = self.play.words(look)
        choices = [
            Choice(
                offer.clause.setting,
                names.setting(lever, offer.clause.setting),
                offer.why_not,
                self.play.effect_said(lever, offer.clause.setting, look),
            )
            for offer in offers
        ]
        inside = lever_card(
            self.play, look, lever, choices, chosen, ("clause", lever),
            extras=self._marks(look, clause) if clause else (), marked=clause is not None, headed=False,
        )  # fmt: skip
        return column(line, inside, gap=4)

    def _marks(self, look: Look, clause: Clause) -> list[Node]:
        rules = self.play.session.book.scenario.agreements
        lever = clause.lever
        binding = bool(self.play.session.book.binding[self.play.session.book.levers.index(lever)])
        found: list[Node] = []
        if rules.secret:
            choices = [
                Choice("public", say(look, "clause.public")),
                Choice("secret", say(look, "clause.secret")),
            ]
            shown = "public" if clause.public else "secret"
            label = say(look, "clause.who_knows")
            found.append(
                segments(f"public.{lever}", choices, shown, ("public", lever), label=label)
            )
        if rules.verification and not binding:
            price = self.play.words(look).points(round(rules.verification.cost * 100))
            text = say(look, "clause.checked", price=price)
            found.append(
                check(f"checked.{lever}", text, clause.verified, ("checked", lever), hint=say(look, "clause.checked.hint"))
            )  # fmt: skip
        away = say(look, "clause.out")
        out = button(
            f"out.{lever}", "", ("out", lever), look="quiet", sign="trash-2", label=away, hint=away
        )
        *above, beside = found or [space()]
        return [*above, row(replace(beside, grow=1), out, gap=6)]

    def _in_short(self, look: Look) -> Iterator[Node]:
        """The two forecasts in a line, always in sight."""
        # With very large text the line below the package has to do.
        shown = self.package.clauses and look.text < 1.4
        found = self.play.preview(self.package, look) if shown else ()
        if isinstance(found, tuple):
            return
        names = self.play.words(look)
        chances = [broken.break_even for broken in found.broken if broken.break_even]
        key = "talk.short.sure" if chances else "talk.short"
        said = say(
            look, key, kept=names.number(found.kept), now=names.number(found.now), percent=max(chances, default=0)
        )  # fmt: skip
        yield small(said, "accent" if found.kept > found.now else "bad")

    def _expected(self, look: Look) -> Iterator[Node]:
        """What the package would bring the reader, from what she can see."""
        if not self.package.clauses:
            return
        found = self.play.preview(self.package, look)
        more = button(
            "package_more", say(look, "talk.more"), "package_more", sign="sliders-horizontal", look="quiet", size=18
        )  # fmt: skip
        if isinstance(found, tuple):
            # What is in the way may lie behind it: a payment that is too large, nobody else invited.
            yield card(
                row(icon("circle-alert", 22, "bad"), words(" ".join(found), 18, "bad", grow=1)),
                more,
                pad=(14, 10),
            )
            return
        yield card(
            heading(say(look, "talk.for_you"), 20),
            forecast_lines(self.play, look, found),
            *(small(clause.warning, "bad") for clause in found.clauses if clause.warning),
            small(say(look, "talk.forecast_note")),
            more,
            gap=6,
            pad=(14, 10),
        )  # fmt: skip

    # What is done

    def on_intent(self, intent: Hashable) -> Step | None:
        """Build the package, or say something else."""
        match intent:
            case "all_levers":
                self.everything = True
            case ("open", str() as lever):
                self.shown = "" if self.shown == lever else lever
            case "package_more":
                return Push(PackageMore(self.play, self.package))
            case "sayings":
                return Push(Sayings(self.play))
            case "withdraw":
                return self._take(Withdraw(self.play.reader))
            case ("drop", int() as at):
                del self.orders[at]
            case "send":
                step = self._take(self.package)
                if self.package in self.orders:
                    self.package, self.shown = Propose(self.play.reader, ()), ""
                    self.counter = ""
                return step
            case _:
                self._build(intent)
        return None

    def _build(self, intent: Hashable) -> None:
        """Change the package in the making."""
        match intent:
            case (("clause", str() as lever), str() as setting):
                self._clause(lever, setting)
            case (("public", str() as lever), str() as how):
                self._change(lever, public=how == "public")
            case ("checked", str() as lever):
                self._change(lever, verified=not self._of(lever).verified)
            case ("out", str() as lever):
                kept = tuple(c for c in self.package.clauses if c.lever != lever)
                self.package = replace(self.package, clauses=kept)
            case ("counter", str() as seat):
                self.package, self.shown = self.play.package_of(seat), ""
                self.counter, self.page = seat, self.page + 1
            case "others":
                self.package, self.shown = Propose(self.play.reader, ()), ""
                self.counter, self.page = "", self.page + 1

    def on_return(self, value: Any) -> Step | None:
        """Take a package with payments, or another order."""
        if isinstance(value, Propose):
            self.package = value
        elif isinstance(value, Order):
            return self._take(value)
        return None

    def _of(self, lever: str) -> Clause:
        return next(c for c in self.package.clauses if c.lever == lever)

    def _clause(self, lever: str, setting: str) -> None:
        clauses = {c.lever: c for c in self.package.clauses}
        old = clauses.get(lever)
        clauses[lever] = replace(old, setting=setting) if old else Clause(lever, setting)
        self.package = replace(self.package, clauses=tuple(clauses.values()))

    def _change(self, lever: str, **values: Any) -> None:
        clauses = tuple(
            replace(c, **values) if c.lever == lever else c for c in self.package.clauses
        )
        self.package = replace(self.package, clauses=clauses)

    def _take(self, order: Order) -> Step | None:
        """Take an order into what is prepared, in place of one of the same kind."""
        once = (Propose, Withdraw)
        kept = [
            old
            for old in self.orders
            if not (isinstance(order, once) and isinstance(old, once)) and old != order
        ]
        refused = self.play.refused([*kept, order], self.look)
        if refused:
            return Toast(refused[0])
        self.orders = [*kept, order]
        self.page += 1
        return Toast(say(self.look, "talk.noted", order=self.play.order_said(order, self.look)))
