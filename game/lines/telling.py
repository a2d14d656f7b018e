"""What happened in a phase, in plain lines, for one reader."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from game.lines.scope import Scope
from game.lines.talking import Talking, heard
from game.minds.mind import Reason
from game.minds.remarks import PLAIN, PUTTING, REMARKS
from game.rules.changes import Change
from game.rules.orders import Highlight, Order, Put
from game.rules.phases import EPILOGUE
from game.rules.position import Position
from game.scenario.model import Text
from game.session.course import Step
from game.views.explain import explain
from game.views.lapsed import left_open
from game.views.packages import agreement_said, in_force
from game.views.reasons import sentence as reason_sentence
from game.views.reveal import Reveal, without_moves
from game.views.talked import TOLD
from game.views.voices import voices

TALK = ("promise", "denial", "notice", "awaiting", "not_ratified", "taken_over")
"""Rules of the talk whose changes are told one by one."""
PUTS = ("proposes_gain", *PUTTING)
"""Why a text is put."""
SHORT_REASONS = ("nothing_to_do", "status_quo")


class Teller:
    """Tells one reader what the phases of a game brought."""

    def __init__(self, scope: Scope) -> None:
        self.scope, self.voice = scope, scope.voice
        self.book, self.words = scope.book, scope.words
        self.spoken: dict[int, str] = {}
        self.quiet = False
        """Whether nobody had anything to add in the exchange that was told last: it is said once."""

    def step(self, step: Step, reasons: Sequence[Reason] = ()) -> None:
        """Tell one phase."""
        changes = self.scope.told(step)
        match step.phase:
            case "brief":
                self.news(changes)
            case "talk" | "ratify":
                self.talk(step, changes, reasons)
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
            title = event.title.text
            stop = "" if title[-1:] in ".?!…" else "."
            self.voice.line(f"- {title}{stop} {self._marked(event.text)}")
            if event.background:
                self.voice.line(self._marked(event.background), indent=2)
            choice = event.choice
            if choice:
                asks = self.voice.text("asks", seat=self.words.seat(choice.seat), ask=choice.ask)
                self.voice.line(asks, indent=2)

    def _marked(self, text: Text) -> str:
        """A text of the scenario with its mark."""
        mark = self.voice.text(f"status.{text.status}") if text.status else ""
        return f"{text.text}{mark}"

    # the talk

    def talk(self, step: Step, changes: Sequence[Change], reasons: Sequence[Reason] = ()) -> None:
        """Tell what was said and done in an exchange, and what came into force."""
        if self.scope.seat is not None:
            for said, *quoted in heard(self.scope, step, reasons):
                self.voice.line(said)
                for words in quoted:
                    self.voice.line(words, indent=2)
            return
        told = False
        reasons = self.with_lines(step, reasons)
        for reason in reasons:
            if reason.code in REMARKS and "text" not in reason.facts:
                self.say_reason(reason)
        for said, order in Talking(self.scope, step).lines():
            self.voice.line(said)
            told = True
            if order is not None:
                self.said(reasons, order)
        self.lines(changes, TALK)
        self.marks(step)
        self.new_agreements(step, changes)
        for line in left_open(self.words, step.after, changes):
            self.voice.line(line)
        asked = step.phase == "talk" and bool(step.before.awake.any())
        if asked and not told and not self.quiet:
            self.voice.tell("nothing_said")
        self.quiet = asked and not told

    def marks(self, step: Step) -> None:
        """Tell what seats have said matters most to them."""
        said: dict[tuple[str, str], list[str]] = {}
        for order in (item.order for item in step.orders):
            if isinstance(order, Highlight):
                said.setdefault((order.seat, order.to), []).append(self.words.lever(order.lever))
        for (seat, to), levers in said.items():
            hearer = self.words.seat(to) if to else self.voice.text("everyone")
            names = self.words.listing(levers)
            self.voice.tell("marks", seat=self.words.seat(seat), hearer=hearer, levers=names)

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
        elif instead := without_moves(self.words, found):
            self.voice.line(instead)
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

    def with_lines(self, step: Step, reasons: Sequence[Reason]) -> Sequence[Reason]:
        """Note the lines that are heard beside reasons, these first; a remark without a line is left out."""
        session = self.scope.session
        heard = voices(self.words, lambda seat: session.speaker(seat, step), reasons)
        self.spoken = {id(each.reason): each.line for each in heard}
        told = [each for each in reasons if each.code not in REMARKS or id(each) in self.spoken]
        return sorted(told, key=lambda each: id(each) not in self.spoken)

    # sentences

    def lines(self, changes: Iterable[Change], rules: Sequence[str]) -> None:
        """Tell changes of some rules, one sentence each."""
        said = set()
        for change in changes:
            facts = TOLD.get(change.rule)
            if change.rule not in rules or (facts and change.target not in facts):
                continue
            text = explain(self.words, change)
            if text not in said:
                said.add(text)
                self.voice.line(text)

    def said(self, reasons: Sequence[Reason], order: Order) -> None:
        """Tell why a seat does something with a text, or puts one, to a reader who may know everything."""
        text, puts = getattr(order, "text", ""), isinstance(order, Put)
        for reason in reasons:
            about = reason.code in PUTS if puts else str(reason.facts.get("text", "")) == text
            if reason.seat == order.seat and about:
                self.say_reason(reason)

    def say_reason(self, reason: Reason) -> None:
        """Let a mind say its line, if one is heard, and give its reason."""
        line = self.spoken.get(id(reason), "")
        sentence = "" if reason.code in PLAIN else reason_sentence(self.words, reason)
        for said in filter(None, (line, sentence)):
            text = self.voice.text("reason", seat=self.words.seat(reason.seat), said=said)
            self.voice.line(text, indent=2)
