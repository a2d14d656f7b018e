"""Pages for keys, values and names that do not fit: `E2xx` and `E3xx`."""

from __future__ import annotations

from typing import Final

from game.scenario.pages.page import CodePage

PAGES: Final[dict[str, CodePage]] = {
    "E201": CodePage(
        "What you wrote under it would not be in the game, and nobody would notice until the lesson.",
        "trust:\n  start: 50",
        "trust:\n  stat: 50",
    ),
    "E202": CodePage(
        "The screen has a place for it, and the player would see a hole.",
        "    name: Vans\n    ask: When may vans come?",
        "    name: Vans",
    ),
    "E203": CodePage(
        "The rules could not count with it.",
        "    name: Sales\n    start: 50",
        "    name: Sales\n    start: 12:30",
    ),
    "E204": CodePage(
        "The rules know only these words; with another nobody knows what should happen.",
        "  noise: {name: Noise, start: 60, good: low, visible: [school], estimate: {noise: 5}}",
        "  noise: {name: Noise, start: 60, good: lwo, visible: [school], estimate: {noise: 5}}",
    ),
    "E205": CodePage(
        "A number so large or so small breaks the scale that players see.",
        "    chance: 60",
        "    chance: 160",
    ),
    "E206": CodePage(
        "One choice is no choice, and too many do not fit on a card.",
        '  crossing:\n    name: Crossing\n    ask: Does the school put guides on the street?\n    owner: school\n    start: unguarded\n    mode: full\n    settings:\n      unguarded: {name: "No", cooperation: 0}',
        "  crossing:\n    name: Crossing\n    ask: Does the school put guides on the street?\n    owner: school\n    start: unguarded\n    mode: full\n    settings:",
    ),
    "E207": CodePage(
        "Records, translations and conditions find things by this word; a space would cut it in two.",
        "id: market-street",
        "id: Market Street",
    ),
    "E208": CodePage(
        "The player would see an empty card.",
        "title: Market Street",
        "title: ''",
    ),
    "E209": CodePage(
        "Another format has other rules, so the game would not be the one you meant.",
        "format: 1",
        "format: 2",
    ),
    "E301": CodePage(
        "What should happen to that seat or lever would happen to nobody.",
        "    side: traders",
        "    side: tradres",
    ),
    "E302": CodePage(
        "The effect would move nothing, and players would see that their choice did not matter.",
        "    effects: {sales: 4}",
        "    effects: {sale: 4}",
    ),
    "E303": CodePage(
        "The card would stand there without its picture.",
        "    icon: wheat",
        "    icon: whaet",
    ),
    "E304": CodePage(
        "In a condition the word means something else, so an ending could come at the wrong time.",
        "  fair:\n    title: The street fair",
        "  deal:\n    title: The street fair",
    ),
    "E305": CodePage(
        "A condition could read one when you meant the other, and the game would turn out differently.",
        "  plan:\n    name: What does the town hall want?",
        "  safety:\n    name: What does the town hall want?",
    ),
    "E306": CodePage(
        "Who is in the list twice signs twice, and 'all' with names leaves open who is meant.",
        "    owner: [baker, school]",
        "    owner: [baker, baker]",
    ),
    "E307": CodePage(
        "Other teachers should read why you leave it as it is.",
        "aliases:",
        "accept: {W999: because I say so}\naliases:",
    ),
}
