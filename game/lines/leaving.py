"""Good-bye, where the game is kept, and how to go on."""

from __future__ import annotations

from game import called
from game.lines.voice import Voice
from game.locale import text
from game.screens.visit import Visit
from game.views.commands import typed


def farewell(visit: Visit, voice: Voice) -> None:
    """Say good-bye."""
    game = visit.game
    if game is None:
        voice.tell("bye")
        return
    game.wait()
    game.arrived()
    session = game.session
    if session.trouble:
        voice.line(session.trouble)
    elif session.record and not session.over:
        voice.tell("left", path=session.record)
        voice.line(f"  {called()} play --text --resume {typed(str(session.record))}")
        return
    elif session.record:
        voice.line(text(visit.look.language, "page.hint"))
        voice.line(f"  {called()} debrief {typed(str(session.record))} --html debrief.html")
    voice.tell("bye")
