"""A window reads what has happened while the minds play on in another thread."""

from __future__ import annotations

import sys
from threading import Thread

from game.session.session import Session
from tests.views.games import scenario


def test_what_is_read_while_a_phase_is_written_is_whole() -> None:
    session = Session.start(scenario("three-valleys"), seed=4, autosave=False)
    missed: list[Exception] = []

    def read() -> None:
        try:
            while not session.over:
                for step in session.steps:
                    assert step.changes is not None
        except (AssertionError, LookupError) as error:
            missed.append(error)

    interval = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    readers = [Thread(target=read) for _ in range(3)]
    try:
        for reader in readers:
            reader.start()
        while not session.over:
            session.advance()
    finally:
        for reader in readers:
            reader.join()
        sys.setswitchinterval(interval)
    assert missed == []
    told = [change.id for step in session.steps for change in step.changes]
    assert told == list(range(len(told)))
