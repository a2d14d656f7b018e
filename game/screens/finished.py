"""The games that were played to their end: each leads back to its ending and its debrief."""

from __future__ import annotations

from game.player.shelf import FinishedGame, finished
from game.screens.bar import back_tool, bar
from game.screens.here import Here
from game.screens.nodes import Node, Screen, card, group, heading, small, text
from game.screens.places import Finished
from game.screens.wants import Resume


def finished_games(here: Here, place: Finished) -> Screen:
    """A card for each game, the newest first; one that cannot be opened says why."""
    title, games = here.say("finished.title"), finished(here.look.language)
    about = here.say("finished.about" if games else "finished.none")
    root = group(
        bar(title, back_tool(here)),
        group(
            text(about, "soft"),
            *(_card(here, number, game) for number, game in enumerate(games, 1)),
            kind="shelf",
            id="finished",
            region="now",
        ),
    )
    return Screen("finished", title, root, escape=here.back)


def _card(here: Here, number: int, game: FinishedGame) -> Node:
    if game.problem:
        shut = here.say("finished.shut", problem=game.problem)
        return card(heading(game.title, 2), text(shut, "bad"), small(game.played))
    minutes = here.say("finished.minutes", minutes=game.minutes, rounds=game.rounds)
    return card(
        heading(game.title, 2),
        text(game.ending, icon="flag"),
        _facts(("user", game.seats), ("clock", minutes), ("calendar", game.played)),
        id=f"game.{number}",
        intent=Resume(game.path),
    )


def _facts(*facts: tuple[str, str]) -> Node:
    return group(*(small(said, "", icon=icon) for icon, said in facts), flow="wrap")
