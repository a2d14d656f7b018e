"""English: changes that make a scenario a better game."""

from __future__ import annotations

TEXTS = {
    "remedies.nothing": "Nothing asks for a look, so there is nothing to try.",
    "remedies.tried": "{tried:change|changes} of one number or one seat's minds looked at; whole reports of {confirmed}, {games:game|games} each.",
    "remedies.none": "None of them helps enough by itself. Change more than one thing, or see what `balance` advises.",
    "remedies.not_clean": "Each of them makes something else worse, so none is a mending by itself.",
    "remedies.row": "{change} (line {line}): {better}.",
    "remedies.row.worse": "{change} (line {line}): {better}. But it makes worse: {worse}.",
    "remedies.change": "`{place}` {name} {old} to {new}",
    "remedies.change.new": "`{place}` {name} {new}, a new line",
    "remedies.effect": "{what} {before} to {after}",
    "remedies.lines.lever_depends": "levers that play themselves",
    "remedies.lines.lever_matters": "levers without weight",
    "remedies.lines.reservation": "walk-away values that are off",
    "remedies.lines.start_enough": "seats that can wait",
    "remedies.name.reservation": "the largest error of a walk-away value",
    "remedies.name.seat_mean": "seats whose mean score lies outside 35 to 65",
    "remedies.name.start_enough": "what waiting brings above the walk-away value",
    "remedies.apply": "To write the first into the file: {command}",
    "remedies.applied": "{file}: {change} is written.",
    "remedies.stage.report": "playing the scenario as it is",
    "remedies.stage.glance": "looking at changes",
    "remedies.stage.games": "playing some games of the best",
    "remedies.stage.confirm": "playing whole reports of the very best",
}
