"""Pages for conditions, and for errors of sense: `E4xx`, `W4xx` and `E5xx`."""

from __future__ import annotations

from typing import Final

from game.scenario.pages.page import CodePage

PAGES: Final[dict[str, CodePage]] = {
    "E401": CodePage(
        "The game could not tell when it holds, so what hangs on it would never come.",
        "    when: safety < 40 and round >= 2\n    chance: 60",
        "    when: safety < 40 and round = 2\n    chance: 60",
    ),
    "E402": CodePage(
        "It would wait for something that does not exist.",
        "    when: safety < 40 and round >= 2",
        "    when: safty < 40 and round >= 2",
    ),
    "E403": CodePage(
        "A number is neither true nor false, so nobody knows when it should come.",
        "        accepts: sales >= 30",
        "        accepts: sales",
    ),
    "E404": CodePage(
        "Nobody at the table could follow why it happened.",
        "        accepts: sales >= 30",
        "        accepts: sales >= 30" + " or deal" * 60,
    ),
    "E405": CodePage(
        "In some round of some game the number would have no value.",
        "    flow: (safety - past(safety, 1)) / max(1, 2)",
        "    flow: (safety - past(safety, 1)) / (sales - 50)",
    ),
    "E406": CodePage(
        "An indicator would leap to its end at once, and nothing that players do would matter.",
        "    flow: (safety - past(safety, 1)) / max(1, 2)",
        "    flow: (safety - past(safety, 1)) * sales * sales * sales",
    ),
    "W410": CodePage(
        "What hangs on it never comes, so you wrote it for nobody.",
        "    when: deal and safety >= 50 and cooperation >= 30",
        "    when: deal and safety >= 101 and cooperation >= 30",
    ),
    "W411": CodePage(
        "It says nothing: what hangs on it comes in every game, whatever players do.",
        "        accepts: sales >= 30",
        "        accepts: sales >= 0",
    ),
    "E501": CodePage(
        "Scores from 0 to 100 can be compared between seats only if the weights add up.",
        "    interests: {sales: 60, safety: 40}",
        "    interests: {sales: 60, safety: 30}",
    ),
    "E502": CodePage(
        "Nobody could move it, and it would stand on the table for show.",
        "    owner: school",
        "    owner: []",
    ),
    "E504": CodePage(
        "A game that fits none of the endings would end without one.",
        "    otherwise: true",
        "    when: deal",
    ),
    "E505": CodePage(
        "It would come in every game, and those behind it never.",
        "    text: The street is slow and full of people.\n    when: deal and safety >= 50 and cooperation >= 30",
        "    text: The street is slow and full of people.",
    ),
    "E507": CodePage(
        "The player of that seat would not know what to want.",
        "    public: We print what we can check.",
        "    public: []",
    ),
    "E508": CodePage(
        "The bar on the screen would begin outside its own scale.",
        "  money: {name: Money in the till, unit: hundred coins, low: 0, high: 50, start: 20, good: high, rungs: {10: tight}}",
        "  money: {name: Money in the till, unit: hundred coins, low: 0, high: 50, start: 60, good: high, rungs: {10: tight}}",
    ),
    "E511": CodePage(
        "A seat that says nothing would pay for something it did not choose.",
        "        silent: {name: Say nothing}",
        "        silent: {name: Say nothing, cost: 1}",
    ),
    "E512": CodePage(
        "The game would begin in a position that its own rules forbid.",
        "    together: {vans: secretly, stalls: many}",
        "    together: {vans: always, stalls: none}",
    ),
    "E513": CodePage(
        "The game would be over before anybody has done anything.",
        "    when: deal and safety >= 50 and cooperation >= 30",
        "    when: safety >= 40\n    early: true",
    ),
    "E514": CodePage(
        "Whatever players agree on would never come into force.",
        "  sign: {rule: all}",
        "  sign: {rule: all_but, missing: 3}",
    ),
    "E515": CodePage(
        "The number would hang on itself, and nobody could say what it is.",
        "  money: {name: Money in the till, unit: hundred coins, low: 0, high: 50, start: 20, good: high, rungs: {10: tight}}",
        "  moon: {name: Moon, good: high, measure: moon}\n  money: {name: Money in the till, unit: hundred coins, low: 0, high: 50, start: 20, good: high, rungs: {10: tight}}",
    ),
}
