"""What the pages of a class are made from, read off the class as it stands: phone, wall, press.

Each is a whitelist: plain data, of which nothing is a seat's secret but what stands behind the shield.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import partial
from hashlib import blake2b
from typing import Final

from game.classroom.archives.public import PublicReader
from game.classroom.holding.hosted import DEVICES, Hosted
from game.classroom.lesson.plan import SLIDES, ClassStep, begins
from game.classroom.lesson.room import SIDE, TEACHER, Room
from game.classroom.lesson.table import ClassChair, ClassTable
from game.classroom.phone import facts as phone
from game.classroom.phone.panel import step_name
from game.classroom.side.joining import RoleName
from game.classroom.side.press import (
    MARKS,
    NOBODY,
    AskState,
    NewsFacts,
    PressFacts,
    VoteFacts,
    WatchedTable,
)
from game.classroom.wall import page as walls
from game.locale import text
from game.player.player import Player
from game.screens.chair import FEELINGS, WAYS
from game.web.qr import qr_svg

SAFE_AT: Final = 3.0
"""Minutes before the debrief from which on the phone says that its minutes are safe."""


def here(held: Hosted) -> str:
    """A name of this very step of this lesson: no press of another one counts."""
    room = held.room
    return f"{room.step.kind}.{room.step.round}.{room.at}.{room.page}"


def _step(step: ClassStep) -> phone.StepFacts:
    return phone.StepFacts(step.kind, step.round)


def key_of(held: Hosted, key: str) -> str:
    """Under what a browser keeps things of its own: another for every class and device."""
    return blake2b(f"{held.letters}.{key}".encode(), digest_size=6).hexdigest()


# The phone


def panel_facts(held: Hosted, device: str, language: str, address: str) -> phone.PanelFacts:
    """What the teacher's phone shows."""
    room, now = held.room, held.conductor.now
    left = room.left(now)
    words = room.words(language)
    next_chair = room.smallest(DEVICES) if room.waiting else None
    return phone.PanelFacts(
        language=language,
        room=room.letters,
        version=held.mark(TEACHER),
        key=key_of(held, device),
        here=here(held),
        step=_step(room.step),
        next=_next(held),
        tables=tuple(_table(held, table, language) for table in room.tables),
        minute=int(now // 60),
        behind=_behind(held),
        left=None if left is None else round(left),
        by_itself=room.step.by_itself,
        paused=room.paused,
        stopped=room.later,
        resumed=held.resumed,
        blank=room.blank,
        locked=held.locked,
        trouble=held.conductor.trouble,
        safe=_safe(held),
        dropped=_dropped(held),
        aloud=_aloud(held, language),
        answered=_answered(held),
        undo=_undo(held),
        events=tuple(
            phone.EventFacts(id, event.title.text)
            for id, event in words.texts.events.items()
            if event.facilitator and id not in room.injected
        ),
        questions=tuple(
            phone.AskedFacts(q.id, q.text, text(language, "press.press"))
            for q in room.questions
            if q.state == "waits"
        ),
        roles=held.sides() - len(room.waiting),
        waiting=len(room.waiting),
        to=next_chair.label if next_chair else "",
        twins=tuple(
            phone.TwinFacts(alias, twin.title.text) for alias, twin in words.texts.aliases.items()
        ),
        twin=room.head.get("twin") or "",
        address=f"{address}/teacher",
        exported=held.exported,
    )


def _next(held: Hosted) -> phone.StepFacts | None:
    """What the big button does."""
    room = held.room
    page = room.page + 1
    if page < held.conductor.pages(room.step):
        if room.step.kind == "change":
            return phone.StepFacts("result" if page == 1 else "run")
        if room.step.kind != "reveal":
            return phone.StepFacts("page")
        return phone.StepFacts("table", room.step.round, room.tables[page].letter)
    if room.at + 1 >= len(room.steps):
        return None
    return _step(room.steps[room.at + 1])


def _table(held: Hosted, table: ClassTable, language: str) -> phone.TableFacts:
    chairs = tuple(_chair(held, chair, language) for chair in table.chairs)
    return phone.TableFacts(table.letter, chairs, tuple(_offers(table, language)))


def _chair(held: Hosted, chair: ClassChair, language: str) -> phone.ChairFacts:
    room, words = held.room, held.room.words(language)
    devices = room.at_chair(chair.label)
    sign = held.presence.of(devices)
    who = room.who(chair)
    return phone.ChairFacts(
        label=chair.label,
        name=words.seat(chair.seat),
        icon=words.texts.stakeholders[chair.seat].icon,
        sign=sign,
        away_for=int(held.presence.away_for(devices)) if sign == "away" else 0,
        who="mind_round" if who == "round" else who,
        sealed=room.sealed(chair),
        read=room.has_read(chair),
        devices=len(devices),
        students=chair.places,
        code=chair.code if chair.label in held.fresh_codes else "",
    )


def _offers(table: ClassTable, language: str) -> Iterator[phone.OfferFacts]:
    """Texts that all know of, with their public clauses, as one of their parties reads them."""
    known = set()
    for chair in table.chairs:
        player = Player(table.game, chair.seat, language)
        for tabled in player.tabled:
            public = [clause for clause in tabled.clauses if clause.public]
            if public and tabled.text not in known:
                known.add(tabled.text)
                by = ", ".join(player.words.seat(seat) for seat in tabled.proposers)
                said = tuple(f"{clause.lever_name}: {clause.setting_name}" for clause in public)
                yield phone.OfferFacts(by, said)


def _behind(held: Hosted) -> int:
    room, now = held.room, held.conductor.now
    if room.step.kind == "join":
        return 0
    left = room.left(now) or 0.0
    planned = begins(room.steps, room.at + 1) * 60
    return round((now + left - planned) / 60)


def _safe(held: Hosted) -> int:
    room = held.room
    if room.step.kind in (*SLIDES, "exit") or not room.step.round:
        return 0
    debrief = room.debrief_at
    if held.conductor.now / 60 < debrief - SAFE_AT:
        return 0
    return round(sum(step.minutes for step in room.steps if step.kind in (*SLIDES, "exit")))


def _dropped(held: Hosted) -> int:
    """The round that found no room."""
    room = held.room
    planned = room.tables[0].session.book.rounds
    kept = max((step.round for step in room.steps), default=0)
    return planned if kept < planned else 0


def _aloud(held: Hosted, language: str) -> tuple[str, ...]:
    """What the teacher reads to the class now."""
    if held.room.step.kind != "note":
        return ()
    note = held.room.words(language).texts.teaching.content_note
    return (note.text,) if note else ()


def _answered(held: Hosted) -> tuple[int, int] | None:
    room = held.room
    kind = {"feel": "feel", "change": "predict" if room.page else "change"}.get(room.step.kind)
    if kind is None:
        return None
    people = [chair for chair in room.chairs if room.at_chair(chair.label)]
    return sum(room.counted(kind).values()), len(people) + held.sides()


def _undo(held: Hosted) -> phone.UndoFacts | None:
    room = held.room
    if not room.at:
        return None
    return phone.UndoFacts(here(held), _step(room.steps[room.at - 1]))


def secret_facts(held: Hosted, language: str) -> phone.SecretFacts:
    """What stands behind the shield: what each seat alone knows."""
    tables = []
    for table in held.room.tables:
        seats = []
        for chair in table.chairs:
            player = Player(table.game, chair.seat, language)
            brief = player.brief
            words = player.words
            lines = tuple(passage.text for passage in brief.private)
            icon = words.texts.stakeholders[chair.seat].icon
            seats.append(phone.SeatSecrets(chair.label, words.seat(chair.seat), icon, lines))
        tables.append((table.letter, tuple(seats)))
    return phone.SecretFacts(language, tuple(tables))


# The wall


def wall_facts(held: Hosted, address: str, keys: bool) -> walls.WallFacts:
    """What the wall shows: what all may see."""
    room = held.room
    left = room.left(held.conductor.now)
    marked = room.step.round > 1 or room.step.kind in (*SLIDES, "exit")
    tables = tuple(
        walls.WallTable(
            table.letter,
            table.game,
            tuple(
                walls.WallChair(
                    chair.label,
                    chair.seat,
                    taken=bool(room.at_chair(chair.label)) or room.who(chair) != "person",
                    mind=marked and room.who(chair) != "person",
                    sealed=room.sealed(chair),
                )
                for chair in table.chairs
            ),
        )
        for table in room.tables
    )
    asked = tuple(
        q.text for q in room.questions if q.state == "passed" and q.round == room.step.round
    )
    said = [line for round, line in room.headlines if round == room.step.round]
    step: walls.Kind = "recap" if room.later else room.step.kind
    return walls.WallFacts(
        language=room.language,
        step=step,
        tables=tables,
        round=room.step.round,
        left=None if left is None else round(left),
        paused=room.paused and not room.later,
        blank=room.blank,
        page=room.page,
        letters=room.letters,
        address=address.removeprefix("http://"),
        qr=qr_svg(f"{address}/?room={room.letters}")
        if room.step.kind == "join" and address
        else "",
        headline=said[-1] if said else "",
        asked=asked,
        ballots=_ballots(held),
        keys=keys,
        **held.debrief_facts(),
    )


def _ballots(held: Hosted) -> dict[str, dict[str, int]]:
    """What was said to the questions of the debrief, counted."""
    room = held.room
    counted: dict[str, dict[str, int]] = {}
    for kind, key in room.ballots:
        if kind == "exit":
            continue  # what was written on the slips is the teacher's
        if kind == "first":
            continue  # asked of each table, below
        for said, count in room.counted(kind, key).items():
            named = f"{key}.{said}" if key else said
            counted.setdefault(kind, {})[named] = count
    counted["first"] = _trusted_first(room)
    return counted


def _trusted_first(room: Room) -> dict[str, int]:
    """How often each seat was said to have had to trust first, as `A.us_president`; by chairs and by observers."""
    said = [
        f"{(about or who)[0]}.{seat}"
        for (kind, about), votes in room.ballots.items()
        if kind == "first"
        for who, seat in votes.items()
        if seat != NOBODY
    ]
    return dict(Counter(said))


# Without a side


def press_facts(held: Hosted, device: str, role: RoleName, language: str) -> PressFacts:
    """What press, fact checkers and observers see: what all may see."""
    room = held.room
    left = room.left(held.conductor.now)
    step = _step(room.step)
    return PressFacts(
        language=language,
        role=role,
        step=step,
        version=held.mark(SIDE),
        key=key_of(held, device),
        here=here(held),
        phase=step_name(partial(text, language), step),
        left=None if left is None else round(left),
        runs=left is not None and not room.paused,
        news=tuple(_news(held, device, role, language)),
        public=tuple(
            (table.letter, tuple(PublicReader.of(table.game, language).table().clauses))
            for table in room.tables
        ),
        ask=_ask(held, device) if role == "press" else "none",
        asked=next((q.text for q in room.questions if q.id == _question(held, device)), ""),
        tables=tuple(_watched(held, device, language)) if role == "observer" else (),
        vote=_vote(held, device, language),
    )


def _news(held: Hosted, device: str, role: RoleName, language: str) -> Iterator[NewsFacts]:
    room = held.room
    if not room.step.round and room.step.kind not in (*SLIDES, "exit"):
        return
    reader = PublicReader.of(room.tables[0].game, language)
    opened = room.step.kind in ("marks", "change", "exit")
    for round in range(room.tables[0].session.round, 0, -1):
        for page in reader.news(round):
            for article in page.articles:
                said = room.ballots.get(("marks", article.event), {}).get(device, "")
                mark = next((each.status for each in article.passages if each.status), "")
                yield NewsFacts(
                    article.event,
                    article.title,
                    round,
                    next((m for m in MARKS if role == "facts" and m == said), ""),
                    next((m for m in MARKS if opened and m == mark), ""),
                )


def _question(held: Hosted, device: str) -> str:
    """The id of what this device asks in this round."""
    return f"q{held.room.step.round}.{device[:12]}"


def _ask(held: Hosted, device: str) -> AskState:
    room = held.room
    if not room.step.round:
        return "none"
    known = next((q for q in room.questions if q.id == _question(held, device)), None)
    return known.state if known else "open"


def _watched(held: Hosted, device: str, language: str) -> Iterator[WatchedTable]:
    room = held.room
    for table in room.tables:
        seats = tuple((s.id, s.name, s.icon) for s in PublicReader.of(table.game, language).seats)
        key = f"{table.letter}.{room.step.round}"
        yield WatchedTable(
            table.letter, seats, room.ballots.get(("first", key), {}).get(device, "")
        )


def _vote(held: Hosted, device: str, language: str) -> VoteFacts | None:
    """The question of a slide."""
    room = held.room
    match room.step.kind, room.page:
        case "feel", _:
            kind, options = "feel", tuple((f, text(language, f"wall.feel.{f}")) for f in FEELINGS)
        case "change", 0:
            kind, options = "change", held.options(language)
        case "change", 1:
            kind, options = "predict", tuple((w, text(language, f"wall.change.{w}")) for w in WAYS)
        case _:
            return None
    chosen = room.ballots.get((kind, ""), {}).get(device, "")
    return VoteFacts(kind, text(language, f"class.vote.{kind}"), options, chosen)
