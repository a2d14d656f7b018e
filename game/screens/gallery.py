"""The endings seen so far, scenario by scenario."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from game.player.shelf import shelf
from game.scenario.model import Scenario
from game.screens.bar import back_tool, bar
from game.screens.here import Here
from game.screens.nodes import Node, Screen, card, group, heading, line, sign, small, text
from game.screens.places import Gallery
from game.session.gallery import endings_seen


def gallery(here: Here, place: Gallery) -> Screen:
    """A card for each ending; of those not seen nothing is told."""
    title, seen = here.say("gallery.title"), endings_seen()
    parts = (
        node
        for name, scenario in shelf(here.look.language)
        if not isinstance(scenario, str)
        for node in _endings(here, scenario, seen.get(name, ()))
    )
    root = group(
        bar(title, back_tool(here)),
        group(
            text(here.say("gallery.about"), "soft"),
            *parts,
            kind="shelf",
            id="gallery",
            region="now",
        ),
    )
    return Screen("gallery", title, root, escape=here.back)


def _endings(here: Here, scenario: Scenario, seen: Collection[str]) -> Iterator[Node]:
    known = [ending for key, ending in scenario.endings.items() if key in seen]
    count = here.say("gallery.count", seen=len(known), all=len(scenario.endings))
    yield line(heading(scenario.title.text, 2), small(count))
    for ending in known:
        yield card(heading(ending.title.text, 3), text(ending.text.text, kind="note"))
    hidden = len(scenario.endings) - len(known)
    if hidden:
        locks = (card(sign("lock", "soft"), kind="lock") for _ in range(hidden))
        yield group(*locks, small(here.say("gallery.unseen")), flow="wrap")
