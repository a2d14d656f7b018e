"""English: what can be looked up by a typed command."""

from __future__ import annotations

_LOOKS = {
    "about.for": "For ages {age}. Topic: {topic}.",
    "about.length": "{minutes:minute|minutes}: {rounds:round|rounds}, {full}; {brief} to read, {play} to play, {debrief} to look back.",
    "about.full": "all levers",
    "about.core": "the core levers",
    "about.note": "Before you play: {note}",
    "about.opt_out": "For those who would rather not play:",
    "about.objectives": "What it teaches:",
    "about.curriculum": "Curriculum:",
    "about.freeze": "The scenario knows nothing that happened after {date}.",
    "about.sources": "Sources:",
    "about.marks": "A: primary or peer-reviewed. B: established press or academia. C: secondary. U: not verified.",
    "about.twins": "The same game under invented names:",
    "about.accepted": "Checks that the author has accepted, and why:",
    "levers.title": "The levers",
    "levers.lever": "{lever} ({owner}): {ask} Now “{setting}”.",
    "trusts.title": "Who trusts whom",
    "trusts.of": "{seat} trusts {others}.",
    "trusts.in": "{seat} {number}",
    "trusts.note": "Your own numbers are exact. Of the others you know what everyone can see.",
    "texts.title": "On the table",
    "texts.none": "No text on the table is for you.",
    "scores.title": "Your score",
    "scores.mandate": "Mandate: {mandate} to spend. Each round adds {income}; you can save up {cap}.",
    "commands.title": "What you can type",
}

TEXTS = {f"t.{key}": text for key, text in _LOOKS.items()}
