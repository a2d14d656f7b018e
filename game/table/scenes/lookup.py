"""What can be looked up at any time: why a number is what it is, a seat, news, numbers, agreements."""

from __future__ import annotations

from collections.abc import Hashable, Iterator

from game.pictures.board import trust_bar
from game.pictures.gauge import course
from game.table.kit.nodes import SMALL, Colour, Column, Drawing, Node
from game.table.kit.parts import (
    bullets,
    button,
    card,
    column,
    dialog,
    heading,
    icon,
    row,
    small,
    space,
    words,
)
from game.table.kit.scene import Look, Pop, Push, Scene, Step
from game.table.playing import Play
from game.table.voice import say
from game.views.spans import Span
from game.views.table import IndicatorRow, TrustRow
from game.views.why import Row, Why

CELL = 236.0
"""Width of one trust in the list of a seat."""
LARGE = 1.2
"""Size of text from which an amount stands without its bar."""


class Lookup(Scene):
    """A dialog that only tells; it closes with Escape or its button."""

    over = True

    def __init__(self, play: Play) -> None:
        self.play = play

    def close(self, look: Look) -> Node:
        """The button that closes it."""
        return button("close", say(look, "close"), "close", look="primary")

    def on_intent(self, intent: Hashable) -> Step | None:
        """Close, or ask why."""
        match intent:
            case "close":
                return Pop()
            case ("why", str() as target, tuple() as index):
                return Push(WhyCard(self.play, target, index))
        return None

    def focus_first(self) -> str:
        """Closing is what comes next."""
        return "close"


class WhyCard(Lookup):
    """The causes of a number in the last round or since the start, three at first."""

    def __init__(
        self, play: Play, target: str, index: tuple[int, ...], span: Span | None = None
    ) -> None:
        super().__init__(play)
        self.target, self.index = target, index
        self.span = span or play.last_span()
        self.whole = self.span is None
        self.all = False
        self.open: set[int] = set()

    def view(self, look: Look) -> Node:
        """Title, rows with their amounts, and what is behind each."""
        span = None if self.whole else self.span
        found = self.play.why(self.target, self.index, look, span)
        refused = found.now is None
        rows = found.rows if self.all else found.first
        more = len(found.rest)
        return dialog(
            found.title,
            *(self._row(at, item, look) for at, item in enumerate(rows)),
            small(say(look, "why.none")) if self.whole and not rows and not found.note else None,
            button("more", say(look, "why.more", count=more), "more", sign="chevron-down")
            if more and not self.all
            else None,
            words(found.note, SMALL) if found.note else None,
            small(say(look, "why.adds_up")) if self._adds_up(found) else None,
            buttons=[*(() if refused else self._spans(look)), self.close(look)],
            width=820,
        )

    def _spans(self, look: Look) -> Iterator[Node]:
        """The button that asks about the whole game, or about the round again."""
        if self.span is not None:
            key = "round" if self.whole else "whole"
            yield button(key, say(look, f"why.{key}"), "span", look="quiet")

    def _adds_up(self, found: Why) -> bool:
        return bool(found.rows) and (self.all or not found.rest)

    def _row(self, at: int, item: Row, look: Look) -> Node:
        shown = self.play.words(look).signed(item.shown)
        colour: Colour = "good" if item.shown > 0 else "bad" if item.shown < 0 else "soft"
        behind = (*item.causes, *(below.sentence for below in item.below))
        head = row(
            column(words(f"**{shown}**", 22, colour, align="end"), width=84 * look.text),
            words(item.sentence, SMALL, grow=1),
            icon("chevron-up" if at in self.open else "chevron-down", 20, "soft")
            if behind
            else None,
            gap=14,
        )
        inside = [head]
        if at in self.open:
            inside.append(
                row(space(84 * look.text), column(bullets(behind, colour="soft"), grow=1), gap=14)
            )
        if not behind:
            return card(*inside, pad=(12, 8))
        return card(
            *inside, id=f"row.{at}", intent=("open", at), label=f"{shown} {item.sentence}",
            hint="" if at in self.open else say(look, "why.behind"), pad=(12, 8),
        )  # fmt: skip

    def on_intent(self, intent: Hashable) -> Step | None:
        """Show more."""
        match intent:
            case "more":
                self.all = True
            case "span":
                self.whole, self.all = not self.whole, False
                self.open.clear()
            case ("open", int() as at):
                self.open ^= {at}
            case _:
                return super().on_intent(intent)
        return None


class SeatCard(Lookup):
    """A stakeholder: what it says of itself, its red lines, and trust to and from it."""

    def __init__(self, play: Play, seat: str) -> None:
        super().__init__(play)
        self.seat = seat

    def view(self, look: Look) -> Node:
        """Everything that everybody may know, and the reader's own brief for her own seat."""
        shown = self.play.brief(look)
        seat = next(s for side in shown.sides for s in side.seats if s.id == self.seat)
        own = self.seat == self.play.reader
        lines = [say(look, "seat.red_line", text=line) for line in seat.red_lines]
        return dialog(
            seat.name,
            *(words(passage.text, SMALL) for passage in seat.public),
            bullets(lines, colour="bad") if lines else None,
            *self._private(look) if own else (),
            *self._matters(look),
            heading(say(look, "seat.trust"), 20),
            *self._trust(look),
            buttons=[self.close(look)],
            width=780,
        )

    def _matters(self, look: Look) -> Iterator[Node]:
        """What the seat has said matters most to it."""
        names = self.play.words(look)
        told = [names.lever(x) for x in names.book.levers if self.seat in self.play.marked(x)]
        if told:
            said = say(look, "seat.matters", levers=names.listing(told))
            yield row(icon("star", 20, "warn"), words(said, SMALL, grow=1), gap=8)

    def _private(self, look: Look) -> Iterator[Node]:
        shown = self.play.brief(look)
        yield heading(say(look, "brief.private"), 20)
        for passage in (*shown.private, *shown.told):
            yield words(passage.text, SMALL)
        yield heading(say(look, "brief.interests"), 20)
        yield bullets(shown.interests)

    def _trust(self, look: Look) -> Iterator[Node]:
        """A line for every other seat: how far this one trusts it, and the other way round."""
        names, book = self.play.words(look), self.play.session.book
        here = {(item.holder, item.actor): item for item in self.play.table(look).trust}
        name = names.seat(self.seat)
        yield row(
            space(grow=1),
            column(small(say(look, "seat.trusts", seat=name), align="middle"), width=CELL),
            column(small(say(look, "seat.trusted", seat=name), align="middle"), width=CELL),
            gap=10,
        )
        for other in book.seats:
            pairs = (self.seat, other), (other, self.seat)
            if other == self.seat or not any(pair in here for pair in pairs):
                continue
            sign = names.texts.stakeholders[other].icon
            yield row(
                icon(sign, 22, "accent"),
                words(names.seat(other), SMALL, grow=1),
                *(self._trust_cell(here.get(pair), look) for pair in pairs),
                gap=10,
            )

    def _trust_cell(self, item: TrustRow | None, look: Look) -> Node:
        """One trust as a bar with its amount, to be asked why."""
        if item is None:
            return column(small(say(look, "seat.trust.hidden"), align="middle"), width=CELL)
        book, names = self.play.session.book, self.play.words(look)
        moved = f" ({names.signed(item.last)})" if item.last else ""
        said = f"**{names.number(item.value)}**{moved}"
        drawn = Node(Drawing(trust_bar(item.value))) if look.text <= LARGE else None
        return card(
            row(drawn, words(said, SMALL, grow=1), gap=10),
            id=f"trust.{item.holder}.{item.actor}",
            intent=("why", "trust", (book.seats.index(item.holder), book.seats.index(item.actor))),
            label=item.sentence + moved,
            hint=say(look, "ask_why_this"),
            pad=(10, 6),
            width=CELL,
        )


class News(Lookup):
    """The news of the round and of the rounds before."""

    def view(self, look: Look) -> Node:
        """Round by round, the newest first."""
        parts: list[Node] = []
        for round in range(self.play.session.round, 0, -1):
            pages = self.play.news(look, round)
            if not pages:
                continue
            parts.append(heading(say(look, "news.round", round=round), 20))
            for page in pages:
                if page.title:
                    parts.append(small(page.title))
                for article in page.articles:
                    asks = (
                        say(look, "news.asks", seat=article.asked, ask=article.ask)
                        if article.ask
                        else ""
                    )
                    parts.append(
                        card(
                            row(icon("newspaper", 22, "warn"), heading(article.title, 20, grow=1)),
                            words(article.text, SMALL),
                            small(asks) if asks else None,
                            bullets(article.effects, colour="soft") if article.effects else None,
                            gap=6,
                        )
                    )
        if not parts:
            parts.append(words(say(look, "news.none"), SMALL))
        return dialog(say(look, "news.title"), *parts, buttons=[self.close(look)], width=820)


class Numbers(Lookup):
    """All numbers of the world, each to be asked why."""

    def view(self, look: Look) -> Node:
        """Numbers, then the reader's own score and what it is beside."""
        shown, names = self.play.table(look), self.play.words(look)
        rows = [self._row(item, look) for item in shown.indicators]
        score = say(
            look, "numbers.score", score=names.number(shown.score), reservation=names.number(shown.reservation)
        )  # fmt: skip
        together = say(look, "numbers.cooperation", value=names.number(shown.cooperation))
        return dialog(
            say(look, "numbers.title"),
            words(f"**{score}**", 20),
            words(together, SMALL),
            small(say(look, "numbers.hint")),
            column(*rows, gap=6),
            buttons=[self.close(look)],
            width=820,
        )

    def _row(self, item: IndicatorRow, look: Look) -> Node:
        """A number: its name, its course, where it is and how it moved."""
        names, wide = self.play.words(look), 1 + (look.text - 1) * 0.9
        index = (self.play.session.book.indicators.index(item.id),)
        value, moved = "?", names.signed(item.last) if item.last else ""
        drawn: Node = space(120)
        if item.value is not None:
            value = ("~" if item.kind == "estimate" else "") + names.number(item.value)
            drawn = Node(
                Drawing(course(self.play.history(item.id), item.low, item.high, title=item.name))
            )
        name = f"**{item.name}**" if item.headline else item.name
        return card(
            row(
                column(words(name, SMALL), small(item.rung) if item.rung else None, gap=0, grow=1),
                Node(Column(0), (drawn,), width=120),
                column(words(f"**{value}**", 20, align="end"), width=76 * wide),
                column(small(moved, align="end"), width=70 * wide),
                gap=14,
            ),
            id=f"n.{item.id}",
            intent=("why", "indicator", index),
            label=item.sentence,
            hint=say(look, "ask_why", name=item.name),
            pad=(16, 5),
        )


class Agreements(Lookup):
    """What is in force, what waits, and what was promised in public."""

    def view(self, look: Look) -> Node:
        """Agreements with what the reader knows of each clause."""
        shown, parts = self.play.table(look), []
        names = self.play.words(look)
        for item in shown.agreements:
            signers = names.listing([names.seat(seat) for seat in item.signers])
            until = say(look, "agreed.until", round=item.until) if item.until else ""
            parts.append(
                card(
                    heading(say(look, "agreed.by", seats=signers), 20),
                    *(
                        row(
                            icon({"kept": "check", "broken": "x"}.get(c.verdict, "circle-question-mark"), 20,
                                 {"kept": "good", "broken": "bad"}.get(c.verdict, "soft")),  # type: ignore[arg-type]
                            words(f"**{c.lever_name}: {c.setting_name}**", SMALL, grow=1),
                            small(self._state(look, c.verdict, c.public)),
                            gap=10,
                        )
                        for c in item.clauses
                    ),
                    small(until) if until else None,
                    gap=6,
                )
            )  # fmt: skip
        if shown.words:
            parts += [heading(say(look, "agreed.words"), 20), bullets(shown.words)]
        if not parts:
            parts.append(words(say(look, "agreed.none"), SMALL))
        return dialog(say(look, "agreed.title"), *parts, buttons=[self.close(look)], width=820)

    def _state(self, look: Look, verdict: str, public: bool) -> str:
        said = say(look, f"verdict.{verdict or 'new'}")
        return said if public else f"{said} · {say(look, 'clause.secret')}"


class GameMenu(Lookup):
    """The menu of a game: go on, settings, brief, leave."""

    def __init__(self, play: Play, lost: bool = False) -> None:
        super().__init__(play)
        self.lost = lost
        """Whether something would be lost by leaving now."""

    def _settled(self, look: Look) -> bool:
        """Whether there is an agreement of the only person at the table to leave it at."""
        reader = self.play.reader
        agreed = any(reader in item.signers for item in self.play.table(look).agreements)
        return agreed and not self.play.shared and not self.play.busy

    def view(self, look: Look) -> Node:
        """Buttons below each other."""
        record = self.play.session.record
        items = [
            ("close", "menu.on", "play", "close"),
            ("brief", "menu.brief", "book-open", "brief"),
            ("settings", "menu.settings", "settings", "settings"),
            ("words", "menu.words", "book-a", "words"),
            ("help", "menu.help", "keyboard", "help"),
            *([("settle", "menu.settle", "handshake", "settle")] if self._settled(look) else []),
            ("leave", "menu.leave" if record else "menu.leave.unkept", "log-out", "leave"),
        ]
        saved = say(look, "menu.saved.but" if self.lost else "menu.saved") if record else ""
        return dialog(
            say(look, "menu.title"),
            *(button(id, say(look, key), intent, sign=sign) for id, key, sign, intent in items),
            small(self.play.trouble or saved),
            width=520,
        )

    def on_intent(self, intent: Hashable) -> Step | None:
        """Go where it says."""
        match intent:
            case "brief":
                from game.table.scenes.brief import BriefScene

                return Push(BriefScene(self.play, again=True))
            case "settings":
                from game.table.scenes.settings import Settings

                return Push(Settings())
            case "words":
                from game.table.scenes.glossary import Glossary

                return Push(Glossary(self.play.session.book))
            case "help":
                from game.table.scenes.settings import Keys

                return Push(Keys())
            case "leave" | "settle":
                return Pop(intent)
        return super().on_intent(intent)
