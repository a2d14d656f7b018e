"""A pilot that plays whole games through the screens."""

from __future__ import annotations

import time
from collections.abc import Callable

from game.table.kit.pilot import Pilot
from game.table.panels.answers import Answers
from game.table.panels.approval import Approval
from game.table.panels.orders import BreakWord, Orders
from game.table.panels.talk import Talk
from game.table.scenes.brief import BriefScene
from game.table.scenes.cover import Cover
from game.table.scenes.ending import Ending
from game.table.scenes.prompts import Predict
from game.table.scenes.reveal import RevealScene
from game.table.scenes.table import TableScene

Watch = Callable[[str, Pilot], None]


def settled(pilot: Pilot, most: float = 30.0) -> None:
    """Wait until the minds have finished, or the search for a game to go on with."""
    until = time.monotonic() + most
    while time.monotonic() < until:
        pilot.wait(0.05)
        scene = pilot.stage.scene
        if not getattr(getattr(scene, "play", scene), "busy", False):
            pilot.wait(0.05)
            return
        time.sleep(0.005)
    raise AssertionError("the minds never finish")


def begin(pilot: Pilot, scenario: str, seats: tuple[str, ...], seed: int, watch: Watch) -> None:
    """From the first screen to the table."""
    settled(pilot)
    watch("start", pilot)
    pilot.press("choose")
    watch("chooser", pilot)
    pilot.press(scenario)
    watch("setup", pilot)
    for seat in seats:
        pilot.press(f"seat.{seat}")
    pilot.press("more")
    pilot.type("seed", str(seed))
    watch("setup more", pilot)
    pilot.press("begin")
    if isinstance(pilot.stage.scene, Cover):
        watch("first cover", pilot)
        pilot.press("ready")
    watch("brief", pilot)
    pilot.press("sit")
    settled(pilot)


def play_on(
    pilot: Pilot, watch: Watch, most: int = 400, until: Callable[[], bool] = lambda: False
) -> None:
    """Play to the ending: propose in the first round, sign what can be signed, keep every word.

    Stops earlier once `until` holds.
    """
    for _ in range(most):
        if until():
            return
        scene = pilot.stage.scene
        name = type(scene).__name__
        if isinstance(scene, TableScene):
            name = f"table {type(scene.panel).__name__}"
        watch(name, pilot)
        match scene:
            case Ending():
                return
            case Cover():
                pilot.press("ready")
            case BriefScene():
                pilot.press("sit")
            case RevealScene():
                pilot.press("on")
            case Predict():
                pilot.press("up")
            case BreakWord():
                pilot.press("keep")
            case TableScene(panel=panel):
                _decide(pilot, panel)
        settled(pilot)
    raise AssertionError("the game never ends")


def _decide(pilot: Pilot, panel: object) -> None:
    ids = pilot.ids()
    if isinstance(panel, Talk) and not panel.orders and not panel.package.clauses:
        _propose(pilot, panel)
    wanted: list[str] = []
    if isinstance(panel, Answers):
        wanted = [i for i in ids if i.startswith("sign.") and not pilot.node(i).node.disabled]
    if isinstance(panel, Approval):
        wanted = [i for i in ids if i.endswith(".yes")]
    if isinstance(panel, Orders):
        wanted = [i for i in ids if i.startswith("belief.") and i.endswith(".70")]
    for id in wanted:
        if id in pilot.ids():
            pilot.press(id)
    pilot.press("done")


def _propose(pilot: Pilot, panel: Talk) -> None:
    """Send the first package that comes to hand; clear it away if it is refused."""
    levers = [i for i in pilot.ids() if i.startswith("open.")]
    for lever, at in ((levers[0], 2), (levers[-1], -1)):
        pilot.press(lever)
        settings = [i for i in pilot.ids() if i.startswith(lever.replace("open.", "lever.") + ".")]
        pilot.press(settings[min(at, len(settings) - 1)])
    pilot.press("send")
    for lever in levers if not panel.orders else ():
        out = lever.replace("open.", "out.")
        if out not in pilot.ids():
            pilot.press(lever)
        if out in pilot.ids():
            pilot.press(out)
