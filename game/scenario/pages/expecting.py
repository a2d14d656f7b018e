"""Pages about expectation files: what an author says must come out of a game, and does not."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from game.scenario.pages.page import CodePage

PAGES: Final[Mapping[str, CodePage]] = {
    "E801": CodePage(
        "Nobody can tell whether the game does what you meant.",
        "market-street.expect.yaml beside market-street.yaml",
        "market-street.expect.yaml alone in its folder",
        "told",
    ),
    "E802": CodePage(
        "The game that a class plays is not the one that you meant.",
        "a case that comes out as it says",
        "a case that comes out otherwise",
        "told",
    ),
    "E803": CodePage(
        "No player could do what your case does, so it proves nothing. The message says what makes it so.",
        "orders that the seat may give in that round",
        "a move that costs more than the seat has",
        "told",
    ),
    "E804": CodePage(
        "The case goes on as if there were an agreement, and there is none.",
        "an agreement that all sign whose signature it needs",
        "an agreement that one of them declines",
        "told",
    ),
    "E805": CodePage(
        "The case waits for a round that no class will play.",
        "round 4 of four",
        "round 5 of four",
        "told",
    ),
    "E806": CodePage(
        "A case that was copied looks as if it tried something, and tries nothing new.",
        "two cases that differ in a round, the luck, the facts or the length",
        "two cases that differ only in what they say",
        "told",
    ),
}
