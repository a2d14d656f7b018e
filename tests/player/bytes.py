"""Everything that can reach a client of one seat, as bytes: screens, refusals, sayings, ids, versions."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from enum import Enum
from pathlib import Path
from typing import Any

from game.player import intents as want
from game.player.game import Game
from game.player.look import Look
from game.player.passing import Passing
from game.player.player import Player
from game.rules.orders import Clause, Edit, Highlight, Put, Unsay
from game.screens.places import (
    AgreementsPage,
    AtTable,
    BriefAgain,
    DeclineText,
    GameMenu,
    Glossary,
    Hint,
    Leaving,
    Levers,
    News,
    Numbers,
    PackageMore,
    Place,
    Sayings,
    Scores,
    SeatPage,
    Start,
    TalkLog,
    TextsPlace,
    Trusts,
    WhyCard,
)
from game.screens.shown import shown
from game.screens.visit import Visit


def plain(value: Any) -> Any:
    """A value as data, with the names of its types, and nothing left out."""
    if is_dataclass(value) and not isinstance(value, type):
        held = {f.name: plain(getattr(value, f.name)) for f in fields(value)}
        return {"is": type(value).__name__, **held}
    if isinstance(value, Mapping):
        return [[plain(key), plain(each)] for key, each in value.items()]
    if isinstance(value, tuple | list):
        return [plain(each) for each in value]
    if isinstance(value, frozenset | set):
        return sorted(map(str, value))
    if isinstance(value, Enum | Path):
        return str(value)
    assert value is None or isinstance(value, str | int | float | bool), type(value)
    return value


def written(value: Any) -> bytes:
    """A value as bytes; of equal bytes nothing was left out."""
    return json.dumps(plain(value), ensure_ascii=False).encode()


def device(game: Game, seat: str, language: str = "en") -> Visit:
    """A device of one seat, which shows no other."""
    look = Look(language, prompts=False)
    return Visit(look, (Start(), AtTable()), Passing(game, own=seat), seat)


def places(player: Player) -> Iterator[Place]:
    """Every place at which a reader can look during a game."""
    book = player.book
    yield from (GameMenu(), News(), Numbers(), AgreementsPage(), Glossary(), Hint(1), Leaving())
    yield from (
        PackageMore(),
        Sayings("promise"),
        Sayings("mark"),
        Sayings("deny"),
        Sayings("leave"),
    )
    yield from (SeatPage(seat) for seat in book.seats)
    yield from (TextsPlace(), TalkLog(), Levers(), Trusts(), Scores())
    for tabled in player.tabled:
        yield DeclineText(tabled.text)
        for lever in (clause.lever for clause in tabled.clauses):
            yield DeclineText(tabled.text, lever)
            yield DeclineText(tabled.text, lever, (Edit(lever),))
    for span in {None, player.last_span}:
        yield WhyCard("score", (player.seat,), span, all=True)
        yield WhyCard("cooperation", (), span, all=True)
        yield WhyCard("mandate", (player.seat,), span, all=True)
        yield from (WhyCard("indicator", (name,), span, all=True) for name in book.indicators)
        pairs = [(a, b) for a in book.seats for b in book.seats if a != b and player.seat in (a, b)]
        yield from (WhyCard("trust", pair, span, all=True) for pair in pairs)
    yield BriefAgain(history=True)


def screens(visit: Visit) -> Iterator[tuple[str, bytes]]:
    """Every screen that a device of a seat can come to now: what it is of, and its bytes."""
    seats = visit.player.book.seats
    tables = [AtTable(), *(AtTable(chosen=seat) for seat in seats)]
    due = visit.player.unread
    beats = [AtTable(reveal=due, shown=beat) for beat in (2, 3, 4, 5, 99)] if due else []
    levers = [AtTable(open=lever) for lever in visit.player.book.levers]
    levers += [AtTable(text=each.text) for each in visit.player.tabled]
    for table in (*tables, *beats, *levers):
        yield str(table), written(shown(visit.shows(Start(), table)))
    for place in places(visit.player):
        yield str(place), written(shown(visit.shows(Start(), AtTable(), place)))


def answers(player: Player) -> Iterator[tuple[str, bytes]]:
    """What a reader is told when she tries things: refusals, and what a package would bring."""
    book, moment = player.book, player.moment
    for lever, settings in zip(book.levers, book.settings, strict=True):
        for setting in settings:
            order = Put(player.seat, (Clause(lever, setting),))
            yield f"preview {lever} {setting}", written(player.preview(order))
            yield f"refused {lever} {setting}", written(player.refused([order]))
    for seat in book.seats:
        yield (
            f"mark {seat}",
            written(player.refused([Highlight(player.seat, book.levers[0], seat)])),
        )
    yield "unsay", written(player.refused([Unsay(player.seat)]))
    for tabled in player.tabled:
        change = tuple(Edit(clause.lever) for clause in tabled.clauses[:1])
        yield f"change {tabled.text}", written(player.change_refused(tabled.text, change))
        yield f"amended {tabled.text}", written(player.amended(tabled.text))
    yield "front", written([player.front, player.dilemmas, player.unread_news])
    late = want.Moment(moment.round, "brief", 9)
    for step in (want.Seal(late), want.Undo(late), want.Settle(late)):
        yield str(step), written(player.take(step))
    yield (
        "about",
        written(
            [player.version, player.ready, player.due, player.lost(), player.draft, player.moment]
        ),
    )


def rows(game: Game, seat: str) -> bytes:
    """What a seat is told of the ledger, row by row: what `--json` and every "why" are written from."""
    account = game.session.account(seat)
    return written([account.changes, account.orders])


def everything(game: Game, seat: str, language: str = "en") -> dict[str, bytes]:
    """All that can reach a client of a seat now."""
    visit = device(game, seat, language)
    told = {"rows": rows(game, seat)}
    return {**dict(screens(visit)), **dict(answers(visit.player)), **told}
