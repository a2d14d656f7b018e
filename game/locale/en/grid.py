"""English: the fast grid, in which a teacher types what the slips of a class say."""

from __future__ import annotations

SLIPS = {
    "slip.open": "Not in force: another slip took its place.",
    "slip.no_clause": "Nothing is agreed on this slip.",
    "slip.nobody": "Nobody has signed this slip.",
    "slip.twice": "Says the same as slip {number}; it counts once.",
    "slip.no_time": "No time left in this talk for one more slip of these seats.",
    "slip.missing": "Not in force: {seats} must sign too.",
    "slip.alone": "Not in force: it takes two signatures.",
    "slip.spent": "Not in force: {seat} has no mandate left for it.",
    "by": "{seat}: {said}",
}
ORDERS = {
    "promise.refused": "The promise does not count: {said}",
    "breaks.signed": "Breaks what was signed: “{setting}”.",
    "breaks.promised": "Breaks what was promised: “{setting}”.",
}

TEXTS = {f"grid.{key}": text for part in (SLIPS, ORDERS) for key, text in part.items()}
