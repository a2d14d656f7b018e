"""Pages for keys, values and names that do not fit: `E2xx` and `E3xx`."""

from __future__ import annotations

from typing import Final

from game.scenario.pages.page import Page

PAGES: Final[dict[str, Page]] = {
    "E201": Page(
        "What you wrote under it would not be in the game, and nobody would notice until the lesson.",
        "trust:\n  start: 50",
        "trust:\n  stat: 50",
    ),
    "E202": Page(
        "The screen has a place for it, and the player would see a hole.",
        "    name: Vans\n    ask: When may vans come?",
        "    name: Vans",
    ),
    "E203": Page(
        "The rules could not count with it.",
        "    name: Sales\n    start: 50",
        "    name: Sales\n    start: 12:30",
    ),
    "E204": Page(
        "The rules know only these words; with another nobody knows what should happen.",
        "  noise: {name: Noise, start: 60, good: low, visible: [school], estimate: {noise: 5}}",
        "  noise: {name: Noise, start: 60, good: lwo, visible: [school], estimate: {noise: 5}}",
    ),
    "E205": Page(
        "A number so large or so small breaks the scale that players see.",
        "    chance: 60",
        "    chance: 160",
    ),
    "E206": Page(
        "One choice is no choice, and too many do not fit on a card.",
        '  crossing:\n    name: Crossing\n    ask: Does the school put guides on the street?\n    owner: school\n    start: unguarded\n    mode: full\n    settings:\n      unguarded: {name: "No", cooperation: 0}',
        "  crossing:\n    name: Crossing\n    ask: Does the school put guides on the street?\n    owner: school\n    start: unguarded\n    mode: full\n    settings:",
    ),
    "E207": Page(
        "Records, translations and conditions find things by this word; a space would cut it in two.",
        "id: market-street",
        "id: Market Street",
    ),
    "E208": Page(
        "The player would see an empty card.",
        "title: Market Street",
        "title: ''",
    ),
    "E209": Page(
        "Another format has other rules, so the game would not be the one you meant.",
        "format: 1",
        "format: 2",
    ),
    "E301": Page(
        "What should happen to that seat or lever would happen to nobody.",
        "    side: traders",
        "    side: tradres",
    ),
    "E302": Page(
        "The effect would move nothing, and players would see that their choice did not matter.",
        "    effects: {sales: 4}",
        "    effects: {sale: 4}",
    ),
    "E303": Page(
        "The card would stand there without its picture.",
        "    icon: wheat",
        "    icon: whaet",
    ),
    "E304": Page(
        "In a condition the word means something else, so an ending could come at the wrong time.",
        "  fair:\n    title: The street fair",
        "  deal:\n    title: The street fair",
    ),
    "E305": Page(
        "A condition could read one when you meant the other, and the game would turn out differently.",
        "  plan:\n    name: What does the town hall want?",
        "  safety:\n    name: What does the town hall want?",
    ),
    "E306": Page(
        "Who is in the list twice signs twice, and 'all' with names leaves open who is meant.",
        "    owner: [baker, school]",
        "    owner: [baker, baker]",
    ),
    "E307": Page(
        "Other teachers should read why you leave it as it is.",
        "aliases:",
        "accept: {W999: because I say so}\naliases:",
    ),
}
