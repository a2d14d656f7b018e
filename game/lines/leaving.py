"""Good-bye, where the game is kept, and how to go on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game import called
from game.locale import text
from game.views.commands import typed

if TYPE_CHECKING:
    from game.lines.reader import Reader


def farewell(reader: Reader) -> None:
    """Say good-bye."""
    voice, game, language = reader.voice, reader.visit.game, reader.visit.look.language
    if game is None:
        voice.line(reader.say("bye"))
        return
    game.wait()
    game.arrived()
    session = game.session
    if session.trouble:
        voice.line(session.trouble)
    elif session.record and not session.over:
        voice.line(reader.say("left", path=session.record))
        voice.line(f"  {called()} play --text --resume {typed(str(session.record))}")
        return
    elif session.record:
        voice.line(text(language, "page.hint"))
        voice.line(f"  {called()} debrief {typed(str(session.record))} --html debrief.html")
    voice.line(reader.say("bye"))
