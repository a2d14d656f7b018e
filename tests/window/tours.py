"""A pilot that plays whole games through the screens."""

from __future__ import annotations

from collections.abc import Callable

from game.screens.places import AtTable
from tests.window.pilot import Pilot
from tests.window.stages import settled, visit

Watch = Callable[[str, Pilot], None]


def name_of(pilot: Pilot) -> str:
    """What is shown, in a word or two."""
    shown = visit(pilot)
    place = shown.places[-1]
    if not isinstance(place, AtTable):
        return type(place).__name__
    if shown.covered:
        return "Cover"
    due = shown.player.due
    return f"table {shown.player.moment.phase}" if due == "ask" else due


def nothing(name: str, pilot: Pilot) -> None:
    """Watch nothing."""


def begin(
    pilot: Pilot, scenario: str, seats: tuple[str, ...], seed: int, watch: Watch = nothing
) -> None:
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
    if name_of(pilot) == "Cover":
        watch("first cover", pilot)
        pilot.press("ready")
    watch("brief", pilot)
    pilot.press("sit")
    settled(pilot)
    if name_of(pilot) == "news":
        watch("news", pilot)
        pilot.press("on")
        settled(pilot)


def play_on(
    pilot: Pilot, watch: Watch = nothing, most: int = 400, until: Callable[[], bool] = lambda: False
) -> None:
    """Play to the ending: put a text in the first exchange of a talk, sign what can be signed, keep every word.

    Stops earlier once `until` holds.
    """
    for _ in range(most):
        if until():
            return
        name = name_of(pilot)
        watch(name, pilot)
        match name:
            case "EndingPage":
                return
            case "Cover":
                pilot.press("ready")
            case "brief":
                pilot.press("sit")
            case "reveal":
                pilot.press("next" if "next" in pilot.ids() else "on")
            case "news":
                pilot.press("on")
            case "GuessAsked":
                pilot.press("up")
            case "BreakWord":
                pilot.press("keep")
            case _ if name.startswith("table "):
                _decide(pilot, name.removeprefix("table "))
        settled(pilot)
    raise AssertionError("the game never ends")


def _decide(pilot: Pilot, phase: str) -> None:
    player = visit(pilot).player
    if phase == "talk" and player.moment.asked == 1 and not player.draft.prepared:
        propose(pilot)
        if "send" in pilot.ids():
            pilot.press("send")
            return
    ids = pilot.ids()
    wanted: list[str] = []
    if phase == "talk" and player.moment.asked > 1:
        wanted = [i for i in ids if i.startswith("sign.") and not pilot.box(i).block.disabled]
    if phase == "ratify":
        wanted = [i for i in ids if i.endswith(".yes")]
    if phase == "commit":
        wanted = [i for i in ids if i.startswith("belief.") and i.endswith(".75")]
    for id in wanted:
        if id in pilot.ids():
            pilot.press(id)
    pilot.press("done")


def levers(pilot: Pilot) -> dict[str, list[str]]:
    """The settings of every lever that is shown, by id."""
    found: dict[str, list[str]] = {}
    for id in pilot.ids():
        if id.startswith("lever."):
            found.setdefault(id.split(".")[1], []).append(id)
    return found


def propose(pilot: Pilot) -> None:
    """Write the first text that comes to hand; throw it away if it cannot be put."""
    shown = list(levers(pilot).values())
    if not shown or visit(pilot).player.too_early:  # a round without texts
        return
    for settings, at in ((shown[0], 2), (shown[-1], -1)):
        pilot.press(settings[min(at, len(settings) - 1)])
    if "send" in pilot.ids() and pilot.box("send").block.disabled:
        pilot.press("clear")
