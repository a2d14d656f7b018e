"""What can be looked up at any time: a seat, the news, the numbers, what was agreed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from game.pictures.board import trust_bar
from game.pictures.gauge import course
from game.screens.dialogs import dialog
from game.screens.here import Here
from game.screens.nodes import (
    Node,
    Screen,
    Tone,
    bullets,
    card,
    figure,
    group,
    heading,
    heard,
    line,
    sign,
    small,
    text,
)
from game.screens.panel import heard_line
from game.screens.places import AgreementsPage, News, Numbers, SeatPage, TalkLog
from game.screens.why import ask_why
from game.views.brief import Passage
from game.views.front_page import Article
from game.views.leanings import priorities
from game.views.packages import marked
from game.views.table import AgreementRow, ClauseRow, IndicatorRow, TrustRow

# A seat


def seat_card(here: Here, place: SeatPage) -> Screen:
    """Everything that everybody may know of a seat, and the reader's own brief for her own seat."""
    brief = here.player.brief
    seat = next(s for side in brief.sides for s in side.seats if s.id == place.seat)
    lines = [here.say("seat.red_line", text=said) for said in seat.red_lines]
    return dialog(
        here,
        f"seat.{place.seat}",
        seat.name,
        *(text(passage.text) for passage in seat.public),
        bullets(lines, "bad") if lines else None,
        bullets(seat.wants) if seat.wants else None,
        *(_private(here) if place.seat == here.player.seat else ()),
        *_matters(here, place.seat),
        heading(here.say("seat.trust"), 2),
        *_trust(here, place.seat),
        wide=True,
    )


def _private(here: Here) -> Iterator[Node]:
    brief = here.player.brief
    yield heading(here.say("brief.private"), 2, icon="lock")
    for passage in (*brief.private, *brief.told):
        yield text(passage.marked)
    yield heading(here.say("brief.interests"), 2)
    yield bullets(brief.interests)


def _matters(here: Here, seat: str) -> Iterator[Node]:
    """What the seat has said matters most to it."""
    player = here.player
    told = [(seat, lever) for lever in player.levers if seat in player.marked(lever)]
    if told:
        levers = priorities(here.words, player.leanings, told)
        said = here.say("seat.matters", levers=levers)
        yield line(sign("star", "warn"), text(said))


def _trust(here: Here, seat: str) -> Iterator[Node]:
    """A row for every other seat: how far this one trusts it, and the other way round."""
    name = here.words.seat(seat)
    shown = {(row.holder, row.actor): row for row in here.player.table.trust}
    others = [
        other
        for other in here.player.seats
        if other != seat and ((seat, other) in shown or (other, seat) in shown)
    ]
    heads = ("", *(here.say(key, seat=name) for key in ("seat.trusts", "seat.trusted")))
    yield group(_row(*(text(said, "soft", kind="cell") for said in heads)), *(_pair(here, shown, seat, other) for other in others), kind="table")  # fmt: skip


def _row(*cells: Node) -> Node:
    return group(*cells, kind="row", flow="across")


def _pair(here: Here, shown: Mapping[tuple[str, str], TrustRow], seat: str, other: str) -> Node:
    icon = here.words.texts.stakeholders[other].icon
    cells = (_trusted(here, shown.get(pair)) for pair in ((seat, other), (other, seat)))
    return _row(text(here.words.seat(other), icon=icon, kind="cell"), *cells)


def _trusted(here: Here, row: TrustRow | None) -> Node:
    """One trust as a bar with its amount, to be asked why."""
    if row is None:
        return text(here.say("seat.trust.hidden"), "soft", kind="cell")
    value = here.words.number(row.value)
    moved = f"({here.words.signed(row.last)})" if row.last else ""
    return card(
        figure(trust_bar(row.value)),
        line(text(f"**{value}**"), text(moved) if moved else None),
        kind="trust",
        flow="across",
        id=f"trust.{row.holder}.{row.actor}",
        intent=ask_why(here, "trust", row.holder, row.actor),
        label=heard(row.sentence, value, moved),
        hint=here.say("ask_why_this"),
    )


# The talk


def talk_log(here: Here, place: TalkLog) -> Screen:
    """What was said in the talk of this round, line by line, with reasons; the newest first."""
    lines = [heard_line(here, item) for item in reversed(here.player.heard)]
    none = text(here.say("log.none"))
    return dialog(here, "log", here.say("talk.heard"), *(lines or [none]), wide=True)


# The news


def news(here: Here, place: News) -> Screen:
    """Round by round, the newest first; or those of one round."""
    rounds = [place.round] if place.round else range(here.player.round, 0, -1)
    inside = [node for round in rounds for node in _round(here, round)]
    none = text(here.say("news.none"))
    id = f"news.{place.round}" if place.round else "news"
    return dialog(here, id, here.say("news.title"), *(inside or [none]), wide=True)


def _round(here: Here, round: int) -> Iterator[Node]:
    pages = here.player.news(round)
    if pages:
        yield heading(here.say("news.round", round=round), 2)
    for page in pages:
        if page.title:
            yield small(page.title)
        for article in page.articles:
            yield _article(here, article)


def _article(here: Here, article: Article) -> Node:
    asks = here.say("news.asks", seat=article.asked, ask=article.ask) if article.ask else ""
    return card(
        heading(article.title, 3, icon="newspaper"),
        *(node for passage in article.passages for node in _passage(passage)),
        small(asks) if asks else None,
        bullets(article.effects, "soft") if article.effects else None,
        kind="news",
    )


def _passage(passage: Passage) -> Iterator[Node]:
    """A text, and below it what kind of claim it is and where it comes from."""
    yield text(passage.text)
    if passage.status:
        mark = passage.status[0].upper() + passage.status[1:]
        yield small(f"{mark}: {passage.source}" if passage.source else mark)


# The numbers


def numbers(here: Here, place: Numbers) -> Screen:
    """The reader's own score and what it is beside, and all numbers of the world, each to be asked why."""
    table, own, names = here.player.table, here.player.stakes, here.words
    score, beside = names.number(own.score), names.number(own.reservation)
    together = here.say("numbers.cooperation", value=names.number(table.cooperation))
    return dialog(
        here,
        "numbers",
        here.say("numbers.title"),
        _derived(
            here, "score", f"**{here.say('numbers.score', score=score, reservation=beside)}**"
        ),
        _derived(here, "cooperation", together),
        small(here.say("numbers.hint")),
        group(*(_number(here, row) for row in table.indicators)),
        wide=True,
    )


def _derived(here: Here, target: str, said: str) -> Node:
    """What is worked out of the numbers."""
    why = ask_why(here, target)
    return card(text(said), id=f"n.{target}", intent=why, label=said.replace("**", ""), kind="number", hint=here.say("ask_why_this"))  # fmt: skip


def _number(here: Here, row: IndicatorRow) -> Node:
    """A number: its name, its course, where it is and how it moved."""
    names = here.words
    value = "?" if row.value is None else names.number(row.value)
    if row.kind == "estimate":
        value = f"~{value}"
    moved = names.signed(row.last) if row.last else ""
    inside = line(
        group(
            text(f"**{row.name}**" if row.headline else row.name),
            small(row.rung) if row.rung else None,
        ),
        _course(here, row) if row.value is not None else None,
        text(f"**{value}**", kind="amount"),
        text(moved, "soft", kind="amount"),
    )
    return card(
        inside,
        kind="number",
        id=f"n.{row.id}",
        intent=ask_why(here, "indicator", row.id),
        label=heard(row.sentence, value, moved),
        hint=here.say("ask_why", name=row.name),
    )


def _course(here: Here, row: IndicatorRow) -> Node:
    """How a number went from round to round."""
    history = here.player.history(row.id)
    told = small(" → ".join(map(here.words.number, history)))
    return figure(course(history, row.low, row.high, title=row.name), told, kind="curve")


# What was agreed

SIGNS: dict[str, tuple[str, Tone]] = {"kept": ("check", "good"), "broken": ("x", "bad")}
"""Icon and tone of what is known of a clause."""


def agreements(here: Here, place: AgreementsPage) -> Screen:
    """What is in force with what the reader knows of each clause, and what was promised in public."""
    table = here.player.table
    inside = [_agreement(here, row) for row in table.agreements]
    if table.words:
        inside += [heading(here.say("agreed.words"), 2), bullets(table.words)]
    none = text(here.say("agreed.none"))
    return dialog(here, "agreements", here.say("agreed.title"), *(inside or [none]), wide=True)


def _agreement(here: Here, row: AgreementRow) -> Node:
    signers = here.words.listing([here.words.seat(seat) for seat in row.signers])
    until = here.say("agreed.until", round=row.until) if row.until else ""
    return card(
        heading(here.say("agreed.by", seats=signers), 2),
        *(_clause(here, clause) for clause in row.clauses),
        small(until) if until else None,
        kind="agreed",
    )


def _clause(here: Here, clause: ClauseRow) -> Node:
    icon, tone = SIGNS.get(clause.verdict, ("circle-question-mark", "soft"))
    lever, setting = clause.lever_name, clause.setting_name
    said = here.words.say("clause.line", lever=lever, setting=setting)
    said = marked(here.words, said, clause.public, clause.verified)
    known = here.say(f"verdict.{clause.verdict or 'new'}")
    return line(sign(icon, tone), text(said), small(known))
