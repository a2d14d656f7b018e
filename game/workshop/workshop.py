"""Work on a scenario in the browser: its text, how it looks, what is wrong with it, and how it is as a game.

The page answers this machine alone. The file is the only truth: whatever you do there is written into it a moment
later, and nothing else is changed.
"""

from __future__ import annotations

import webbrowser
from argparse import ArgumentParser, Namespace
from functools import partial

from game import UserError
from game.locale import LANGUAGES, text
from game.locale.usual import usual_language
from game.scenario.shelf import find_scenario
from game.scenario.translation import is_overlay
from game.web.buckets import Buckets, Limit
from game.web.server import Server, application, until_stopped
from game.workshop.page.serving import BODY, WorkshopPages
from game.workshop.page.source import SourceFile
from game.workshop.page.state import Workbench

HERE = "127.0.0.1"


def add_arguments(parser: ArgumentParser) -> None:
    """Say what the command understands."""
    parser.add_argument("scenario", metavar="FILE", help="a scenario file, or its name")
    parser.add_argument(
        "--lang",
        choices=LANGUAGES,
        default=usual_language(),
        help="language of the page's own words",
    )
    parser.add_argument(
        "--port", type=int, default=0, help="where it is found; usually any that is free"
    )
    parser.add_argument("--headless", action="store_true", help="open no browser here")


def run(arguments: Namespace) -> int:
    """Serve the page until Ctrl+C; 0."""
    file = find_scenario(arguments.scenario)
    if is_overlay(file):
        raise UserError(f"'{file}' is a translation; name its scenario.")
    pages = WorkshopPages(Workbench(SourceFile(file.resolve())), arguments.lang)
    server = served(pages, arguments.port)
    address = f"http://{HERE}:{server.port}/{pages.token}/"
    say = partial(text, arguments.lang)
    print(say("workshop.opened", address=address), flush=True)
    print(say("workshop.ends"), flush=True)
    if not arguments.headless:
        webbrowser.open(address)
    until_stopped(server)
    return 0


def served(pages: WorkshopPages, port: int = 0) -> Server:
    """Begin to answer for a file, for this machine alone. Raises UserError if it cannot be."""
    often = Buckets(Limit(50, 500))
    app = application(
        pages.routes(), lambda: (HERE,), lifespan=pages.lifespan, strangers=often, body=BODY
    )
    server = Server(app, host=HERE, port=port)
    server.start()
    return server
