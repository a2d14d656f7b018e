"""What is told of a file that cannot be read: pages for `E1xx` and `W1xx`."""

from __future__ import annotations

from typing import Final

from game.scenario.pages.page import CodePage

PAGES: Final[dict[str, CodePage]] = {
    "E101": CodePage(
        "Nobody can play a game whose file cannot be opened.",
        "python3 -m game check market-street.yaml",
        "python3 -m game check markt-street.yaml",
        "told",
    ),
    "E102": CodePage(
        "A file so long is no lesson any more, and every screen would wait for it.",
        "one lesson in one file",
        "a file of ten million bytes",
        "told",
    ),
    "E103": CodePage(
        "Accents and ñ would reach the players as other signs.",
        "saved as UTF-8",
        "saved as UTF-16, or as ANSI",
        "told",
    ),
    "E104": CodePage(
        "A player would see a box, or a line broken in the middle.",
        "title: Market Street",
        "title: Market \u0001Street",
    ),
    "E105": CodePage(
        "There is nothing to play.",
        "format: 1\nid: market-street",
        "# The scenario comes here.",
        "file",
    ),
    "E110": CodePage(
        "What stands behind the place cannot be read, so nobody can play yet.",
        '    cite: "A handbook of quiet streets"',
        '    cite: "A \\d handbook of quiet streets"',
    ),
    "E111": CodePage(
        "A tab is as wide as each editor likes, so nobody can say what belongs to what.",
        "    name: Bakery\n    short: Baker",
        "    name: Bakery\n\tshort: Baker",
    ),
    "E112": CodePage(
        "All that follows would be taken for one text, and players would read none of it.",
        '    cite: "A handbook of quiet streets"',
        '    cite: "A handbook',
    ),
    "E113": CodePage(
        "Half of the sentence would be lost, and players would read the rest.",
        "    public: We bake bread for the street. Flour comes by van.",
        "    public: We bake: bread for the street. Flour comes by van.",
    ),
    "E114": CodePage(
        "A key in another column belongs to something else, so a seat could lose its brief.",
        "    short: Baker\n    icon: wheat",
        "    short: Baker\n   icon: wheat",
    ),
    "E115": CodePage(
        "All that follows would be taken for part of the list.",
        "  payments: [mandate, points]",
        "  payments: [mandate, points",
    ),
    "E116": CodePage(
        "The sign means something else in YAML, and the text would not reach the player.",
        "    name: Bakery",
        "    name: @Bakery",
    ),
    "E120": CodePage(
        "Who reads the file should find every word where it counts, and translations are found by their place.",
        "    name: Bakery",
        "    name: &b Bakery",
    ),
    "E121": CodePage(
        "One of the two would be lost without a word, perhaps the one that players should read.",
        "    short: Baker",
        "    short: B\n    short: Baker",
    ),
    "E122": CodePage(
        "Something is in the wrong place, and what hangs on it would not be played.",
        "  payments: [mandate, points]",
        "  payments: " + "[" * 40 + "]" * 40,
    ),
    "E123": CodePage(
        "Everything behind the line would be left out of the game.",
        "teaching:",
        "---\nteaching:",
    ),
    "E124": CodePage(
        "A thing without a name cannot be put on the table.",
        "pages: {front: The Street News}",
        "pages: {[front]: The Street News}",
    ),
    "E125": CodePage(
        "It looks like a space and is none, so the line means something else than you see.",
        "  - text: The street is narrow. Vans, stalls and children all want it. Nobody can move.",
        "  -\u00a0text The street is narrow. Vans, stalls and children all want it. Nobody can move.",
    ),
    "W126": CodePage(
        "Players would read a sentence that stops in the middle.",
        "title: Market Street",
        "title: Market #1 Street",
    ),
    "W127": CodePage(
        "The player would see two sorts of quotation marks, or a text with one too many.",
        "title: Market Street",
        "title: “Market Street”",
    ),
    "W128": CodePage(
        "In other programs the word is a yes or no, and an answer of a game might turn into it.",
        "    name: Bakery",
        "    name: yes",
    ),
    "W129": CodePage(
        "The window and a screen reader stumble over it.",
        "title: Market Street",
        "title: Mar\u202eket Street",
    ),
}
