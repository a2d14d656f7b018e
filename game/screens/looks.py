"""What a typed command shows and nothing else has: what it is about, levers, trust, texts, scores, commands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict

from game.locale import has, text
from game.screens.dialogs import dialog
from game.screens.here import Here
from game.screens.nodes import Node, Screen, bullets, group, heading, small
from game.screens.nodes import text as words
from game.screens.places import AboutPage, Commands, Levers, Scores, TextsPlace, Trusts
from game.screens.sheet import between, titled
from game.views.known import spends
from game.views.proposals import Proposal
from game.views.table import LeverRow


def about(here: Here, place: AboutPage) -> Screen:
    """What is public about the scenario, for whoever wants to know before playing on."""
    told, say = here.player.about, here.say
    inside: list[Node | None] = [
        words(told.summary),
        words(say("about.for", age=told.age, topic=told.topic)),
    ]
    for length in told.lengths:
        full = say("about.full" if length.full else "about.core")
        inside.append(words(say("about.length", **(asdict(length) | {"full": full}))))
    if told.content_note:
        inside.append(words(say("about.note", note=told.content_note), "warn"))
    inside += _list(here, "about.opt_out", told.opt_out)
    inside += _list(here, "about.objectives", told.objectives)
    inside += _list(here, "about.curriculum", told.curriculum)
    if told.freeze:
        inside.append(words(say("about.freeze", date=told.freeze)))
    inside += _list(here, "about.sources", [" ".join(filter(None, row)) for row in told.sources])
    if told.sources:
        inside.append(small(say("about.marks")))
    inside += _list(here, "about.twins", [title for _, title in told.twins])
    inside += _list(here, "about.accepted", [f"{code}: {why}" for code, why in told.accepted])
    return dialog(here, "about", told.title, *inside, wide=True)


def _list(here: Here, key: str, lines: Sequence[str]) -> list[Node | None]:
    return [heading(here.say(key), 2), bullets(lines)] if lines else []


def levers(here: Here, place: Levers) -> Screen:
    """Every lever with its settings; one alone with what each setting means and would change."""
    known = [row for row in here.player.table.levers if place.lever in ("", row.id)]
    one = bool(place.lever)
    return dialog(
        here,
        f"levers.{place.lever}" if one else "levers",
        here.say("levers.title"),
        *(_lever(here, row, one) for row in known),
        wide=True,
    )


def _lever(here: Here, row: LeverRow, one: bool) -> Node:
    """What a lever decides, where it stands, or how it looks to whoever cannot be sure, and its settings."""
    player, names, lever = here.player, here.words, row.id
    ask = player.texts.levers[lever].ask
    said = f"{row.sentence} {ask}"
    if row.sure:
        said = here.say(
            "levers.lever",
            lever=names.lever(lever),
            owner=names.owner(lever),
            ask=ask,
            setting=names.setting(lever, player.stands(lever)),
        )
    settings = player.namable(lever)
    if not one:
        listed = "; ".join(names.setting(lever, setting) for setting in settings)
        return group(words(said), small(listed), kind="lever")
    meant = [
        ": ".join(filter(None, (names.setting(lever, x), player.effect_said(lever, x))))
        for x in settings
    ]
    return group(words(said), bullets(meant), kind="lever")


def trusts(here: Here, place: Trusts) -> Screen:
    """Who trusts whom; of others a seat knows only what everyone can see."""
    names = here.words
    held: dict[str, list[str]] = {}
    for row in here.player.table.trust:
        number = names.number(row.value)
        held.setdefault(row.holder, []).append(
            here.say("trusts.in", seat=names.seat(row.actor), number=number)
        )
    lines = [
        here.say("trusts.of", seat=names.seat(holder), others=", ".join(others))
        for holder, others in held.items()
    ]
    note = small(here.say("trusts.note"))
    return dialog(here, "trusts", here.say("trusts.title"), bullets(lines), note)


def texts(here: Here, place: TextsPlace) -> Screen:
    """What lies on the table for the seat, with what has been said of it, and whose other texts there are."""
    player = here.player
    inside = [node for each in player.tabled for node in _text(here, each)]
    inside += [words(each.sentence) for each in player.rumours]
    none = None if inside else words(here.say("texts.none"))
    return dialog(here, "texts", here.say("texts.title"), none, *inside, wide=True)


def _text(here: Here, tabled: Proposal) -> Iterator[Node]:
    yield heading(titled(here, tabled), 2)
    yield small(between(here, tabled))
    if tabled.difference:
        yield words(tabled.difference)
    yield bullets(
        [clause.sentence for clause in tabled.clauses]
        + [payment.sentence for payment in tabled.payments]
    )
    for line in filter(None, (*tabled.answers, tabled.late, tabled.never, tabled.sentence)):
        yield words(line)


def scores(here: Here, place: Scores) -> Screen:
    """The own score beside the walk-away value, the mandate, and the cooperation of the table."""
    names, table, held = here.words, here.player.table, here.player.stakes
    own = here.say(
        "numbers.score",
        score=names.number(held.score),
        reservation=names.number(held.reservation),
    )
    together = here.say("numbers.cooperation", value=names.number(table.cooperation))
    mandate = here.say(
        "scores.mandate",
        mandate=names.points(held.mandate),
        income=names.number(held.income),
        cap=names.number(held.cap),
    )
    spent = words(mandate) if spends(here.player.book) else None
    return dialog(here, "scores", here.say("scores.title"), words(own), words(together), spent)


def commands(here: Here, place: Commands) -> Screen:
    """What can be typed now, then what can be typed at any time."""
    player = here.player if here.visit.game is not None and not here.visit.covered else None
    now = "any"
    if player is not None and player.ended:
        now = "over"
    elif player is not None and player.asked:
        now = player.moment.phase
    keys = (now, "looks", "controls") if player is not None else (now,)
    inside = [node for key in keys for node in _help(here, key)]
    return dialog(here, "commands", here.say("commands.title"), *inside, wide=True)


def _help(here: Here, key: str) -> Iterator[Node]:
    number, language = 1, here.look.language
    yield heading(text(language, f"typed.help.{key}"), 2)
    while has(f"typed.help.{key}.{number}"):
        yield words(text(language, f"typed.help.{key}.{number}"))
        number += 1
