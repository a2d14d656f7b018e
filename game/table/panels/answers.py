"""Answers to open proposals: sign, or decline and say what is in the way."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from typing import Any

from game.rules.orders import Answer
from game.table.kit.nodes import Node
from game.table.kit.parts import (
    Choice,
    button,
    card,
    column,
    dialog,
    heading,
    icon,
    row,
    segments,
    small,
    words,
)
from game.table.kit.scene import Look, Pop, Push, Scene, Step, Toast
from game.table.panels.forecast import forecast_lines
from game.table.panels.panel import Panel, done_button, frame
from game.table.playing import Play
from game.table.voice import say
from game.views.proposals import Proposal


class Answers(Panel):
    """Every proposal that waits for the reader's answer."""

    def __init__(self, play: Play) -> None:
        super().__init__(play)
        self.look = Look()

    def _asked(self, look: Look) -> list[Proposal]:
        return [
            proposal
            for proposal in self.play.proposals(look)
            if proposal.proposer != self.play.reader and self.play.reader not in proposal.signed
        ]

    def _given(self, proposer: str) -> Answer | None:
        found = (o for o in self.orders if isinstance(o, Answer) and o.proposer == proposer)
        return next(found, None)

    def view(self, look: Look) -> Node:
        """The proposals with what they would bring, and how each is answered."""
        self.look = look
        asked = self._asked(look)
        open_ = [p for p in asked if self._given(p.proposer) is None]
        key = "answers.done" if not open_ else "answers.rest"
        return frame(
            look,
            self.play,
            say(look, "answers.title"),
            *(self._card(proposal, look) for proposal in asked),
            feet=[done_button(look, say(look, key), plain=bool(open_))],
        )

    def _card(self, proposal: Proposal, look: Look) -> Node:
        given = self._given(proposal.proposer)
        names = self.play.words(look)
        own = names.say("answer.yes", seat=proposal.proposer_name)
        others = names.listing([names.seat(s) for s in proposal.parties if s != proposal.proposer])
        return card(
            heading(say(look, "answers.from", seat=proposal.proposer_name), 20),
            small(say(look, "answers.to", seats=others)),
            *self._clauses(proposal, look),
            *(small(said) for said in proposal.answers if said != own),
            forecast_lines(self.play, look, proposal),
            self._buttons(proposal, given, look),
            gap=7,
            pad=(14, 12),
            chosen=given is not None,
        )

    def _clauses(self, proposal: Proposal, look: Look) -> Iterator[Node]:
        names = self.play.words(look)
        for clause in proposal.clauses:
            sign = names.texts.levers[clause.lever].icon
            marks = [] if clause.public else [say(look, "clause.secret")]
            marks += [say(look, "clause.is_checked")] if clause.verified else []
            note = f" · {', '.join(marks)}" if marks else ""
            yield row(
                icon(sign, 22, "accent"),
                column(
                    words(f"**{clause.lever_name}: {clause.setting_name}**", 18),
                    small(say(look, "clause.now", setting=clause.now) + note),
                    small(clause.warning, "bad") if clause.warning else None,
                    gap=0,
                    grow=1,
                ),
                gap=10,
            )
        for payment in proposal.payments:
            yield row(icon("coins", 22, "accent"), words(payment.sentence, 18, grow=1), gap=10)

    def _buttons(self, proposal: Proposal, given: Answer | None, look: Look) -> Node:
        if given is not None:
            said = say(look, "answers.will_sign" if given.sign else "answers.will_decline")
            if given.blocking:
                said += " " + self.play.order_said(given, look)
            again = button(
                f"again.{proposal.proposer}", say(look, "change"), ("again", proposal.proposer), look="quiet"
            )  # fmt: skip
            sign = icon("check" if given.sign else "x", 22, "good" if given.sign else "bad")
            return row(sign, words(said, 18, grow=1), again, gap=8)
        why = "" if proposal.may_sign else proposal.why_not
        return row(
            button(
                f"sign.{proposal.proposer}", say(look, "answers.sign"), ("sign", proposal.proposer),
                look="primary", sign="pen-line", disabled=why, grow=1,
            ),
            button(
                f"decline.{proposal.proposer}", say(look, "answers.decline"), ("decline", proposal.proposer),
                sign="x", grow=1,
            ),
            gap=10,
        )  # fmt: skip

    def on_intent(self, intent: Hashable) -> Step | None:
        """Sign, decline, or think again."""
        match intent:
            case ("sign", str() as proposer):
                return self._take(Answer(self.play.reader, proposer, sign=True))
            case ("decline", str() as proposer):
                found = next(p for p in self._asked(self.look) if p.proposer == proposer)
                return Push(Decline(self.play, found))
            case ("again", str() as proposer):
                self.orders = [o for o in self.orders if o != self._given(proposer)]
        return None

    def on_return(self, value: Any) -> Step | None:
        """Take an answer."""
        return self._take(value) if isinstance(value, Answer) else None

    def _take(self, answer: Answer) -> Step | None:
        kept = [o for o in self.orders if o != self._given(answer.proposer)]
        refused = self.play.refused([*kept, answer], self.look)
        if refused:
            return Toast(refused[0])
        self.orders = [*kept, answer]
        return None


class Decline(Scene):
    """What is in the way, and what would change the answer."""

    over = True

    def __init__(self, play: Play, proposal: Proposal) -> None:
        self.play, self.proposal = play, proposal
        self.lever = self.would = ""

    def view(self, look: Look) -> Node:
        """The clauses, then the settings of the one in the way."""
        names = self.play.words(look)
        levers = [Choice("", say(look, "decline.nothing"))]
        levers += [Choice(c.lever, c.lever_name) for c in self.proposal.clauses]
        parts = [
            words(say(look, "decline.lever"), 20),
            segments(
                "blocking",
                levers,
                self.lever,
                "lever",
                label=say(look, "decline.lever"),
                even=False,
            ),
        ]
        if self.lever:
            asked = next(c.setting for c in self.proposal.clauses if c.lever == self.lever)
            settings = [Choice("", say(look, "decline.none"))]
            settings += [
                Choice(s, names.setting(self.lever, s))
                for s in self.play.namable(self.lever)
                if s != asked
            ]
            parts += [
                words(say(look, "decline.would"), 20),
                segments(
                    "would",
                    settings,
                    self.would,
                    "would",
                    label=say(look, "decline.would"),
                    even=False,
                ),
            ]
        return dialog(
            say(look, "decline.title", seat=self.proposal.proposer_name),
            *parts,
            buttons=[
                button("cancel", say(look, "cancel"), "cancel"),
                button("decline", say(look, "answers.decline"), "decline", look="primary"),
            ],
            width=760,
        )

    def on_intent(self, intent: Hashable) -> Step | None:
        """Choose, then decline."""
        match intent:
            case ("lever", str() as lever):
                self.lever, self.would = lever, ""
            case ("would", str() as setting):
                self.would = setting
            case "decline":
                order = Answer(
                    self.play.reader, self.proposal.proposer, False, self.lever, self.would
                )
                return Pop(order)
            case "cancel":
                return Pop()
        return None
