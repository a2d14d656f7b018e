"""What a player can look at: brief, news, table, levers, trust, agreements, proposals, and why."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, replace
from typing import Any

import numpy as np

from game.lines.asking import spoken
from game.lines.board import (
    agreement_lines,
    headlines,
    indicator_lines,
    score_lines,
    tell_why,
    trust_lines,
)
from game.lines.scope import Scope
from game.lines.telling import Teller
from game.rules.position import Position
from game.rules.resolve import phase_of
from game.screens.typed.matching import head, matches, plain
from game.views.about import about
from game.views.brief import Brief, Passage, brief, may_name
from game.views.derived import why_cooperation, why_score
from game.views.front_page import front_pages
from game.views.known import spends
from game.views.proposals import Proposal, proposals
from game.views.spans import Ends, seen_by
from game.views.table import table
from game.views.why import FEW, Why

MANY = 12
"""Rows of causes that are told when somebody asks for more."""


class Pages:
    """Reads out to one player what that player may know."""

    def __init__(self, scope: Scope) -> None:
        self.scope, self.voice = scope, scope.voice
        self.easy = False
        self.last: tuple[str, ...] = ()
        """What was last asked why, for more."""

    def read(self, page: str, rest: str = "") -> None:
        """Read out a page."""
        getattr(self, f"read_{page}")(rest)

    # what one seat reads

    def read_opening(self, rest: str = "") -> None:
        """Read what a player needs before the first order: the story and the own brief."""
        found = self._brief()
        self.voice.heading(found.title)
        note = self.scope.session.scenario.teaching.content_note
        if note:
            self.voice.tell("about.care")
        self._passages(found.story)
        self.voice.heading(self.voice.text("you_are", name=found.own.name))
        self._passages((*found.private, *found.told))

    def read_brief(self, rest: str = "") -> None:
        """Read the whole brief: story, own texts, what counts, red lines, who else is there."""
        found = self._brief()
        self.read_opening()
        self.voice.heading(self.voice.text("brief.public"))
        self._passages(found.own.public)
        self.voice.heading(self.voice.text("brief.counts"))
        for line in found.interests:
            self.voice.line(f"- {line}")
        for line in found.own.red_lines:
            self.voice.line("- " + self.voice.text("brief.red_line", line=line))
        self.voice.heading(self.voice.text("brief.others"))
        for side in found.sides:
            for seat in side.seats:
                if not seat.own:
                    said = " ".join(passage.text for passage in seat.public)
                    self.voice.line(f"- {seat.name} ({seat.short}). {said}")
                    for line in seat.red_lines:
                        self.voice.line(self.voice.text("brief.red_line", line=line), indent=2)
        self.voice.tell("brief.history")

    def read_about(self, rest: str = "") -> None:
        """Read what the scenario is about: age, lengths, what may be hard, what it teaches, sources."""
        card, voice = about(self.scope.session.scenario), self.voice
        voice.heading(card.title)
        voice.line(card.summary)
        voice.tell("about.for", age=card.age, topic=card.topic)
        for length in card.lengths:
            full = voice.text("about.full") if length.full else voice.text("about.core")
            voice.tell("about.length", **asdict(length) | {"full": full})
        if card.content_note:
            voice.tell("about.note", note=card.content_note)
        self._list("about.opt_out", card.opt_out)
        self._list("about.objectives", card.objectives)
        self._list("about.curriculum", card.curriculum)
        if card.freeze:
            voice.tell("about.freeze", date=card.freeze)
        self._list("about.sources", [" ".join(filter(None, row)) for row in card.sources])
        if card.sources:
            voice.tell("about.marks")
        self._list("about.twins", [f"{title} (--twin {key})" for key, title in card.twins])
        self._list("about.accepted", [f"{code}: {why}" for code, why in card.accepted])

    def _list(self, key: str, lines: Sequence[str]) -> None:
        if lines:
            self.voice.tell(key)
            for line in lines:
                self.voice.line(f"- {line}")

    def read_history(self, rest: str = "") -> None:
        """Read the background cards with their marks and sources."""
        for passage in self._brief().history:
            self.voice.line(f"- {passage.cited}")

    def read_easy(self, rest: str = "") -> None:
        """Change between the usual texts and the easier ones."""
        self.easy = not self.easy
        self.voice.tell("easy.on" if self.easy else "easy.off")
        self.read_opening()

    def _brief(self) -> Brief:
        seen = self.scope.session.observation(self.scope.seat or "")
        return brief(
            self.scope.book,
            seen,
            language=self.voice.language,
            texts=self.scope.session.scenario,
            easy=self.easy,
        )

    def _passages(self, passages: Sequence[Passage]) -> None:
        for passage in passages:
            self.voice.line(passage.text)

    def read_news(self, rest: str = "") -> None:
        """Read the news of this round again, or of another."""
        number = int(rest) if rest.isdecimal() else self.scope.session.round
        pages = front_pages(
            self.scope.book,
            self.scope.changes(),
            number,
            self.scope.seat,
            language=self.voice.language,
            texts=self.scope.session.scenario,
        )
        if not pages:
            self.voice.tell("no_news", round=number)
        for page in pages:
            if page.title:
                self.voice.line(page.title)
            for article in page.articles:
                stop = "" if article.title[-1:] in ".?!…" else "."
                self.voice.line(f"- {article.title}{stop} {article.text}")
                for effect in article.effects:
                    self.voice.line(effect, indent=2)

    # the table

    def read_table(self, rest: str = "") -> None:
        """Read everything that lies on the table."""
        seen = self.scope.session.observation(self.scope.seat or "")
        words = self.scope.words
        found = table(
            self.scope.book, seen, language=self.voice.language, texts=self.scope.session.scenario
        )
        if spends(self.scope.book):
            self.voice.tell(
                "mandate",
                mandate=words.points(found.mandate),
                income=words.number(found.income),
                cap=words.number(found.cap),
            )
        for line in score_lines(self.scope):
            self.voice.line(line)
        self.voice.heading(self.voice.text("table.levers"))
        for lever in found.levers:
            own = self.voice.text("table.yours") if lever.own else ""
            self.voice.line(f"- {lever.sentence}{own}")
        self.voice.heading(self.voice.text("table.world"))
        for row in found.indicators:
            self.voice.line(f"- {row.sentence}")
        self.voice.heading(self.voice.text("table.agreements"))
        self.read_agreements()
        for said in found.words:
            self.voice.line(f"- {said}")

    def read_headlines(self) -> None:
        """Read the few numbers that matter most."""
        known = headlines(self.scope)
        if known:
            self.voice.tell("headlines", numbers=", ".join(known))

    def read_numbers(self, rest: str = "") -> None:
        """Read every number of the world."""
        for line in indicator_lines(self.scope):
            self.voice.line(f"- {line}")

    def read_levers(self, rest: str = "") -> None:
        """Read all levers with their settings, or one with everything there is to know."""
        book, texts, words = self.scope.book, self.scope.session.scenario, self.scope.words
        view = self.scope.view()
        names = self.lever_names()
        one = matches(rest, names) if rest else ()
        for key in one or names:
            at, lever = book.levers.index(key), texts.levers[key]
            stands = words.setting(key, int(view.setting[0, at]))
            self.voice.line(
                self.voice.text(
                    "lever", lever=lever.name, owner=words.owner(key), ask=lever.ask, setting=stands
                )
            )
            for rank in self.nameable(at):
                setting = list(lever.settings.values())[rank]
                said = f": {setting.say}" if setting.say and one else ""
                self.voice.line(f"- {setting.name}{said}", indent=2)

    def nameable(self, lever: int) -> Sequence[int]:
        """The settings of a lever that the reader may know of; all of them for a facilitator."""
        book = self.scope.book
        if self.scope.seat is None:
            return range(len(book.settings[lever]))
        return may_name(book, self.scope.session.observation(self.scope.seat), lever)

    def read_trust(self, rest: str = "") -> None:
        """Read who trusts whom."""
        for line in trust_lines(self.scope):
            self.voice.line(f"- {line}")

    def read_agreements(self, rest: str = "") -> None:
        """Read the agreements in force."""
        for line in agreement_lines(self.scope):
            self.voice.line(line)

    def read_proposals(self, rest: str = "") -> None:
        """Read the open proposals that the player is party to."""
        view, teller = self.scope.view(), Teller(self.scope)
        found = np.flatnonzero(view.offered[0]).tolist()
        answers = {proposal.proposer: proposal.answers for proposal in self.open_proposals()}
        for at in found:
            teller.proposal(view, at)
            for said in answers.get(self.scope.book.seats[at], ()):
                self.voice.line(said, indent=2)
        if not found:
            self.voice.tell("no_proposals")

    def open_proposals(self) -> tuple[Proposal, ...]:
        """The open proposals as the views have them, with forecasts."""
        seen = self.scope.session.observation(self.scope.seat or "")
        return proposals(
            self.scope.book, seen, language=self.voice.language, texts=self.scope.session.scenario
        )

    def read_scores(self, rest: str = "") -> None:
        """Read the score and the cooperation."""
        for line in score_lines(self.scope):
            self.voice.line(line)

    # why

    def read_why(self, rest: str) -> None:
        """Say why a number is what it is: an indicator, trust in a seat, score, cooperation, mandate."""
        words = plain(rest).split()
        if words[:1] == ["que"]:
            words, rest = words[1:], " ".join(words[1:])
        if not words:
            self.voice.tell("why.which", names="; ".join(self.why_names()))
            return
        if self._about_trust(words) or self._about_totals(words):
            return
        book = self.scope.book
        names = {key: (self.scope.words.indicator(key),) for key in book.indicators}
        found = matches(" ".join(words), names)
        if len(found) == 1:
            self._tell("indicator", (book.indicators.index(found[0]),))
        elif found:
            which = ", ".join(self.scope.words.indicator(key) for key in found[:4])
            self.voice.tell("unclear", said=rest, which=which)
        else:
            self.voice.tell("why.unknown", said=rest, names="; ".join(self.why_names()))

    def why_names(self) -> Iterator[str]:
        """Everything that can be asked why."""
        totals = ("score", "cooperation", *(["mandate"] if spends(self.scope.book) else []))
        yield from (self.voice.text(f"why.{key}") for key in totals)
        yield self.voice.text("why.trust")
        yield from (self.scope.words.indicator(key) for key in self.scope.book.indicators)

    def _about_totals(self, words: Sequence[str]) -> bool:
        said = " ".join(words)
        names = ("score", "cooperation", "mandate")
        own: dict[str, tuple[str, ...]] = {key: (self.voice.text(f"why.{key}"),) for key in names}
        own["score"] = tuple(spoken(self.voice.language, ["scores"])["scores"])
        found = matches(said, own) if len(said) > 2 else ()
        if not found and self.scope.seat is None:
            return self._about_a_seat(words)
        session, seat = self.scope.session, self.scope.seat
        own_seat = seat or self.scope.held
        if len(found) != 1 or (own_seat is None and found[0] != "cooperation"):
            return False
        if found[0] == "mandate":
            assert own_seat is not None
            self._tell("mandate", (self.scope.book.seats.index(own_seat),))
            return True
        if found[0] == "score" and seat is None:
            return self._about_a_seat(plain(str(own_seat)).split())
        seen = session.observation(seat) if seat else session.position
        self.last = tuple(words)
        book, language, texts = self.scope.book, self.voice.language, session.scenario
        if found[0] == "score":
            changes, orders = self.scope.changes(), self.scope.orders()
            how: Any = {"orders": orders, "language": language, "texts": texts}
            ended = self._ended()
            last = None if ended is None else seen_by(book, ended, self.scope.place)
            self._tell_both(
                why_score(book, changes, seen, ends=last, **how) if last else None,
                why_score(book, changes, seen, **how),
            )
        else:
            told = why_cooperation(book, seen, language=language, texts=texts)
            tell_why(self.scope, told, self._rows())
        return True

    def _ended(self) -> Ends[Position] | None:
        """The last round that is over, while the game goes on: what its reveal has shown is asked about first."""
        return None if self.scope.session.over else self.scope.last()

    def _tell_both(self, last: Why | None, whole: Why) -> None:
        """Say why a number moved in the last round, and then since the start, where that is another thing."""
        rows, since = self._rows(), self.scope.session.round > 1
        if last is not None and last.now is not None and last.rows != whole.rows:
            tell_why(self.scope, last, rows)
        if since and whole.title.endswith(")."):
            title = self.voice.text("why.whole", title=whole.title.removesuffix("."))
            whole = replace(whole, title=title)
        tell_why(self.scope, whole, rows)

    def _about_a_seat(self, words: Sequence[str]) -> bool:
        """At the debrief: the score of any seat, by its name."""
        if words[0] in plain(self.voice.text("why.score")).split():
            words = words[1:]
        seat, _ = head(words, self.seat_names())
        if not seat or len(words) > 4:
            return False
        session = self.scope.session
        self.last = tuple(words)
        told = why_score(
            self.scope.book,
            self.scope.changes(),
            session.position,
            seat,
            orders=self.scope.orders(),
            language=self.voice.language,
            texts=session.scenario,
        )
        tell_why(self.scope, told, self._rows())
        return True

    def _about_trust(self, words: Sequence[str]) -> bool:
        """Understand `trust A B`: of A in B; with one seat, the player's own trust in it."""
        if words[0] not in plain(self.voice.text("why.trust")).split()[:1] + ["trust"]:
            return False
        rest = [word for word in words[1:] if word not in ("in", "of", "en", "de", "a")]
        first, used = head(rest, self.seat_names())
        second, _ = head(rest[used:], self.seat_names())
        own_seat = self.scope.seat or self.scope.held
        if first and not second and own_seat:
            first, second = own_seat, first
        if not second or first == second:
            self.voice.tell("why.trust_whom")
            return True
        pair = self.scope.book.seats.index(first), self.scope.book.seats.index(second)
        self._tell("trust", pair)
        return True

    def _tell(self, target: str, index: tuple[int, ...]) -> None:
        self.last = (target, *(str(x) for x in index))
        ended = self._ended()
        last = None if ended is None else self.scope.why(target, index, ended.span)
        self._tell_both(last, self.scope.why(target, index))

    more = False

    def _rows(self) -> int:
        return MANY if self.more else FEW

    def read_more(self, rest: str = "") -> None:
        """Tell the rest of the causes of what was asked last."""
        if not self.last:
            self.voice.tell("why.nothing_yet")
            return
        self.more = True
        try:
            if self.last[0] in ("indicator", "trust", "mandate"):
                self._tell(self.last[0], tuple(int(x) for x in self.last[1:]))
            else:
                self.read_why(" ".join(self.last))
        finally:
            self.more = False

    # names

    def seat_names(self) -> Mapping[str, tuple[str, ...]]:
        """Seats, with the names people may use."""
        holders = self.scope.session.scenario.stakeholders
        return {key: (part.name.text, part.short.text) for key, part in holders.items()}

    def lever_names(self) -> Mapping[str, tuple[str, ...]]:
        """Levers in play, with the names people may use."""
        book, texts = self.scope.book, self.scope.session.scenario
        return {
            key: (texts.levers[key].name.text,)
            for key, plays in zip(book.levers, book.in_play, strict=True)
            if plays
        }

    def setting_names(self, lever: str) -> Mapping[str, tuple[str, ...]]:
        """Settings of a lever that the reader may name."""
        book, settings = self.scope.book, self.scope.session.scenario.levers[lever].settings
        at = book.levers.index(lever)
        parts = list(settings.items())
        return {parts[rank][0]: (parts[rank][1].name.text,) for rank in self.nameable(at)}

    def where(self) -> str:
        """Say where the game stands, for the prompt."""
        session = self.scope.session
        phase, exchange = phase_of(self.scope.book, session.position)
        key = f"at.{phase}" if self.scope.book.exchanges == 1 or not exchange else f"at.{phase}.of"
        return self.voice.text(
            key,
            round=session.round,
            rounds=self.scope.book.rounds,
            exchange=exchange,
            exchanges=self.scope.book.exchanges,
        )
