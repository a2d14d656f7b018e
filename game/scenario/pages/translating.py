"""Pages for translations: `E6xx` and `W6xx`."""

from __future__ import annotations

from typing import Final

from game.scenario.pages.page import CodePage

PAGES: Final[dict[str, CodePage]] = {
    "E601": CodePage(
        "Players in the other language would read the original.",
        '  title:\n    of: "7bd932e2"\n    to: Calle del Mercado',
        "  title: Calle del Mercado",
        "overlay",
    ),
    "E602": CodePage(
        "Nobody can read a translation of something that is not there.",
        "market-street.es.yaml beside market-street.yaml",
        "market-street.es.yaml alone in its folder",
        "told",
    ),
    "W611": CodePage(
        "A player in that language suddenly reads a sentence in another one.",
        '  title:\n    of: "7bd932e2"\n    to: Calle del Mercado',
        '  title:\n    of: "7bd932e2"\n    to: ""',
        "overlay",
    ),
    "W612": CodePage(
        "Half of the class may read something else than the other half.",
        '  title:\n    of: "7bd932e2"\n    to: Calle del Mercado',
        '  title:\n    of: "00000000"\n    to: Calle del Mercado',
        "overlay",
    ),
    "W613": CodePage(
        "It is work for nobody, and hides that a text may have moved.",
        '  title:\n    of: "7bd932e2"\n    to: Calle del Mercado',
        '  heading:\n    of: "00000000"\n    to: Calle del Mercado',
        "overlay",
    ),
    "W614": CodePage(
        "Somebody may have left the original in place, or lost a part of it.",
        '  summary:\n    of: "2fa47528"\n    to: Dos tiendas y una escuela comparten una calle estrecha.',
        '  summary:\n    of: "2fa47528"\n    to: Breve.',
        "overlay",
    ),
    "W615": CodePage(
        "One half of the class plays for another number than the other half.",
        "the same numbers in both languages",
        "'Four vans' in one language, 'tres furgonetas' in the other",
        "told",
    ),
    "W616": CodePage(
        "A player in that language suddenly reads a sentence in another one.",
        "every sentence translated",
        "one sentence left as in the original",
        "told",
    ),
    "W617": CodePage(
        "A player orders one thing, and the game does the other.",
        "'Keep the water' as 'guardar el agua', 'open the gate' as 'abrir la compuerta'",
        "'Keep the water' as 'abrir la compuerta', 'open the gate' as 'guardar el agua'",
        "told",
    ),
    "W618": CodePage(
        "One half of the class reads the opposite of what the other half reads.",
        "'Nobody pays' in one language, 'nadie paga' in the other",
        "'Nobody pays' in one language, 'todos pagan' in the other",
        "told",
    ),
    "W619": CodePage(
        "Half of the class blames another seat than the other half.",
        "'The baker waits' in one language, 'espera el panadero' in the other",
        "'The baker waits' in one language, 'espera la escuela' in the other",
        "told",
    ),
    "W620": CodePage(
        "Read aloud, the question is heard as one only at its end.",
        "¿Arreglas el canal?",
        "Arreglas el canal?",
        "told",
    ),
    "W621": CodePage(
        "Nobody can read a word whose letters have become signs.",
        "title: Market Street",
        "title: Market PÃºblico",
        "street",
    ),
}
