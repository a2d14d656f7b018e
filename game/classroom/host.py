"""Hold a class: pages for every seat, a wall, a phone for the teacher, in the network of the school.

Without a scenario the class that was held last goes on. With --solo anybody in the network plays alone
against minds, each a game of their own.
"""

from __future__ import annotations

import sys
import webbrowser
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Final

import platformdirs

from game import UserError
from game.classroom.answers.app import routes_of
from game.classroom.answers.laptop import HostPages
from game.classroom.holding.hall import Hall
from game.classroom.holding.hosted import Hosted
from game.classroom.lesson import codes
from game.classroom.lesson.founding import begun, delete_old, found, head_of, prepared
from game.classroom.lesson.seating import FEWEST, MOST
from game.classroom.lesson.store import Store
from game.locale import LANGUAGES, text
from game.locale.usual import usual_language
from game.player.loaded import scenario_at
from game.scenario.shelf import all_names
from game.web.server import PORT, Server, application, until_stopped
from game.web.solo import Solo

STUDENTS: Final = 24
"""Of a class of which nobody has said how many there are."""
MOST_PORT: Final = 65535


def add_arguments(parser: ArgumentParser) -> None:
    """Say what the command understands."""
    parser.add_argument("scenario", nargs="?", metavar="SCENARIO", help="what is played: " + ", ".join(all_names()))  # fmt: skip
    parser.add_argument("--class", dest="students", type=int, metavar="N", help=f"how many students (usually {STUDENTS})")  # fmt: skip
    parser.add_argument("--tables", type=int, default=0, metavar="T", help="how many tables")
    parser.add_argument("--seats", type=int, default=0, metavar="S", help="seats of a table that people hold; minds have the others")  # fmt: skip
    parser.add_argument("--length", type=int, metavar="MINUTES", help="the length of the lesson")
    parser.add_argument("--lang", choices=LANGUAGES, default=usual_language(), help="language of the wall and the teacher")  # fmt: skip
    parser.add_argument("--twin", metavar="ALIAS", help="the invented names of a twin")
    parser.add_argument("--seed", type=int, help="the luck of all tables")
    parser.add_argument("--file", metavar="FILE", help="the class file; a new one, or one to go on with")  # fmt: skip
    parser.add_argument("--rooms", type=int, default=1, metavar="R", help="as many classes at once, for a school")  # fmt: skip
    parser.add_argument("--rehearse", action="store_true", help="a class that is kept nowhere, to try it alone with minds")  # fmt: skip
    parser.add_argument("--solo", action="store_true", help="anybody plays alone in a browser")
    parser.add_argument("--port", type=int, default=PORT, help=f"where it is found ({PORT})")
    parser.add_argument("--only-here", action="store_true", help="answer this machine alone, as behind a proxy")  # fmt: skip
    parser.add_argument("--address", default="", metavar="URL", help="where a proxy before it is found; {letters} in it stands for those of a room")  # fmt: skip
    parser.add_argument("--out", metavar="DIR", help="where the files of the class are written when you export it")  # fmt: skip
    parser.add_argument("--ask", action="store_true", help="ask here for what is not said, as after a double click")  # fmt: skip
    parser.add_argument("--headless", action="store_true", help="open no browser here")


def run(arguments: Namespace) -> int:
    """Hold classes until somebody stops it."""
    if not 0 <= arguments.port <= MOST_PORT:
        raise UserError(f"A port is a number from 0 to {MOST_PORT}, not {arguments.port}.")
    if arguments.solo:
        return _alone(arguments)
    for letters in delete_old():
        print(f"The class {letters} of more than 30 days ago was deleted.")
    if arguments.ask:
        _ask(arguments)
    hall = Hall(public=_public(arguments.address))
    for store in _stores(arguments):
        hall.open(store, _folder(arguments, store))
    # The same after a restart, so that the laptop's own page and the keys of the wall go on.
    key = next(iter(hall.rooms.values())).conductor.store.secret("laptop")
    hall.laptop = codes.hashed(key)
    own = HostPages(hall)
    app = application(
        [*routes_of(hall), *own.routes()], lambda: hall.hosts, who=hall.who, lifespan=hall.lifespan
    )
    host = "127.0.0.1" if arguments.only_here else ""
    server = Server(app, host=host, port=arguments.port)
    hall.port = server.port
    server.start()
    laptop = f"http://127.0.0.1:{server.port}/host?key={key}"
    _tell(hall, laptop)
    if not arguments.headless:
        webbrowser.open(laptop)
    return _until_stopped(server)


def _public(address: str) -> str:
    """The address of a proxy as it is written. Raises UserError if it is none."""
    if address and not address.startswith(("http://", "https://")):
        raise UserError(f"An address begins with http:// or https://, not as '{address}' does.")
    return address


def _stores(arguments: Namespace) -> Sequence[Store]:
    """The class files: of a new class, of one whose cards are printed already, or of one to go on with."""
    path = Path(arguments.file).absolute() if arguments.file else None
    if arguments.scenario is None:
        path = path or next(begun(), None)
        if path is None:
            raise UserError(
                "There is no class to go on with; name a scenario and how many students."
            )
        return [Store.open(path)]
    if path is not None and path.exists():
        return [Store.open(path)]
    if not 1 <= arguments.rooms <= 40:
        raise UserError(f"A process holds 1 to 40 rooms, not {arguments.rooms}.")
    if path is not None and arguments.rooms > 1:
        raise UserError("Several rooms have a file each; leave '--file' out.")
    return [_fresh(arguments, path) for _ in range(arguments.rooms)]


def _ask(arguments: Namespace) -> None:
    """Ask what a double click has not said: how many students, and what is played."""
    if arguments.file and Path(arguments.file).exists():
        return
    words, names = partial(text, arguments.lang), all_names()
    if arguments.students is None:
        last = None if arguments.scenario or arguments.file else next(begun(), None)
        print(words("class.ask.students", few=f"{FEWEST}", most=f"{MOST}"))
        if last is not None:
            print(words("class.ask.last", letters=last.stem))
        arguments.students = _number(words, FEWEST, MOST, may_be_none=last is not None)
        if arguments.students is None:
            return
    if arguments.scenario is None:
        print(words("class.ask.scenario"))
        for number, name in enumerate(names, 1):
            print(f"  {number}  {scenario_at(name, arguments.lang).title}")
        chosen = _number(words, 1, len(names), may_be_none=True)
        arguments.scenario = names[(chosen or 1) - 1]


def _number(words: Callable[..., str], least: int, most: int, *, may_be_none: bool) -> int | None:
    """A number that is typed; None for Enter alone, where that may be."""
    while True:
        try:
            typed = input("> ").strip()
        except EOFError:
            raise UserError(words("class.ask.nobody")) from None
        if not typed and may_be_none:
            return None
        if typed.isascii() and typed.isdigit() and least <= int(typed) <= most:
            return int(typed)
        print(words("class.ask.again", few=f"{least}", most=f"{most}"))


def _fresh(arguments: Namespace, path: Path | None) -> Store:
    head = head_of(
        arguments.scenario,
        STUDENTS if arguments.students is None else arguments.students,
        minutes=arguments.length,
        tables=arguments.tables,
        seats=arguments.seats,
        language=arguments.lang,
        twin=arguments.twin,
        seed=arguments.seed,
        rehearsal=arguments.rehearse,
    )
    if arguments.rehearse:
        return Store.create(None, head, codes.key())
    printed = prepared(head) if path is None and arguments.rooms == 1 else None
    if printed:
        print(f"The cards that were printed for the room {printed.head['letters']} are in use.")
    return printed or found(head, path)


def _folder(arguments: Namespace, store: Store) -> Path | None:
    if arguments.rehearse:
        return None
    if arguments.out:
        return Path(arguments.out)
    documents = Path(platformdirs.user_documents_dir())
    home = documents if documents.is_dir() else Path.home()
    return home / "Parley" / str(store.head["letters"])


def _tell(hall: Hall, laptop: str) -> None:
    """Say where everything is, once."""
    print(f"This laptop:  {laptop}")
    for held in hall.rooms.values():
        print(f"Room {held.letters}:    {hall.at(held.letters)}/?room={held.letters}")
        print(f"Your phone:   {hall.at(held.letters)}/teacher  with the code {held.pairing}")
        print(f"The wall:     http://127.0.0.1:{hall.port}/wall?room={held.letters}")
        if held.conductor.store.path is not None:
            print(f"Class file:   {held.conductor.store.path}")
    if not hall.found_at and not hall.public:
        print("This machine has no network: only it itself can open these pages.")
    print("Ctrl+C ends it; nothing is lost.", flush=True)


def _alone(arguments: Namespace) -> int:
    """Let anybody play alone."""
    solo = Solo()
    hall = Hall(public=_public(arguments.address))
    app = application(solo.routes(), lambda: hall.hosts, who=solo.who, lifespan=solo.lifespan)
    server = Server(app, host="127.0.0.1" if arguments.only_here else "", port=arguments.port)
    hall.port = server.port
    server.start()
    print(f"To play alone: {hall.at('')}/")
    print("Ctrl+C ends it.", flush=True)
    if not arguments.headless:
        webbrowser.open(f"http://127.0.0.1:{server.port}/")
    return _until_stopped(server)


def _until_stopped(server: Server) -> int:
    until_stopped(server)
    print(text(usual_language(), "class.stopped"), file=sys.stderr)
    return 0


__all__ = ["Hosted", "add_arguments", "run"]
