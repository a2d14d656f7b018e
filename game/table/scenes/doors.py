"""What lies behind the first screen: imported beside the window, for it takes longer than a frame."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from game import UserError
from game.locale import LANGUAGES
from game.player.loaded import scenario_at
from game.session.saved import Saved, saved_games
from game.session.session import Session
from game.table.kit.scene import Look, Push, Scene, Step, Toast
from game.table.playing import Play
from game.table.scenes.chooser import Chooser, Setup
from game.table.scenes.gallery import Gallery
from game.table.scenes.lesson import lesson
from game.table.scenes.table import TableScene
from game.table.scenes.trouble import Trouble
from game.table.wish import Wish
from game.views.resumed import goes_on
from game.views.words import Words


@dataclass(frozen=True, slots=True)
class Unfinished:
    """The newest game that has not ended."""

    saved: Saved
    names: Mapping[str, tuple[str, str]]
    """Language to the title of its scenario and the name of the seat."""


def unfinished() -> Unfinished | None:
    """Find the newest game that has not ended."""
    newest = next(iter(saved_games()), None)
    if newest is None:
        return None
    return Unfinished(newest, {language: _names(newest, language) for language in LANGUAGES})


def _names(saved: Saved, language: str) -> tuple[str, str]:
    try:
        scenario = scenario_at(saved.scenario, language, saved.twin)
        return scenario.title.text, scenario.stakeholders[saved.seat].short.text
    except (UserError, KeyError):
        return saved.scenario, saved.seat


def resumed(saved: Saved, look: Look) -> Step:
    """Go on with a game that has not ended."""
    try:
        scenario = scenario_at(saved.scenario, look.language, saved.twin)
        session = Session.resume(saved.path, scenario=scenario)
    except UserError as error:
        return Push(Trouble(str(error)))
    return Push(_going_on(session, saved.scenario, look))


def _going_on(session: Session, source: str, look: Look) -> TableScene:
    """The table of a game that goes on: first what was wrong with its record, and where it ends."""
    stands = goes_on(Words(session.book, look.language), session.round, session.phase[0])
    first: list[Step] = [Toast(stands)]
    if session.notice:
        first.insert(0, Push(Trouble(session.notice)))
    return TableScene(Play(session, source), first)


def behind(door: str, look: Look) -> Scene:
    """The screen behind a button of the first one: `learn`, `choose` or `gallery`."""
    match door:
        case "learn":
            return lesson(look)
        case "choose":
            return Chooser()
        case _:
            return Gallery()


def wished(wish: Wish, look: Look) -> list[Step]:
    """What to show first, if more was asked for than the first screen.

    Raises UserError for what cannot be.
    """
    if wish.resume:
        session = Session.resume(wish.resume)
        texts = scenario_at(session.scenario.id, look.language, session.twin)
        session = Session.resume(wish.resume, scenario=texts)
        return [Push(_going_on(session, session.scenario.id, look))]
    if wish.scenario:
        setup = Setup(wish.scenario)
        setup.wish(wish, look)
        return [Push(setup), setup.begun()] if wish.seat else [Push(setup)]
    return []
