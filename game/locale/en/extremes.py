"""English: what makes a game impossible or trivial."""

from __future__ import annotations

TEXTS = {
    "balance.minds": "Always played by the same kind of mind: {seats}. Several make games differ: write for a seat `temperament: {minds}`, for example. What that does is tried by `{command}`.",
    "balance.more": "Why it matters: {command}",
    "balance.left.walkaway": "No seat says below which score it would rather walk away (`reservation`): {names}.",
    "balance.none_acceptable.fine": "There is something to agree on: {figure:# package|# packages} would be signed by all who must.",
    "balance.none_acceptable.look": "Nothing can be signed: there is no package that all who must sign would accept. {seat} accepts fewest.",
    "balance.none_acceptable.row": "{subject} accepts {figure} % of them.",
    "balance.none_acceptable.try": "lower the `reservation` of {seat}, or give it more to win.",
    "balance.half_acceptable.fine": "It matters which package is signed: {figure} % are acceptable to all who must sign (50 % is the most).",
    "balance.half_acceptable.look": "{figure} % of the packages are acceptable to all who must sign, so nearly any will do; 50 % is the most.",
    "balance.half_acceptable.row": "{subject} accepts {figure} % of them.",
    "balance.half_acceptable.try": "raise the `reservation` of {seat}, who accepts most, or let what helps one seat cost another.",
    "balance.start_enough.fine": "Nobody can just wait: if all stays as at the start, no seat ends more than 10 points above its walk-away value.",
    "balance.start_enough.look": "{seat} can wait: if all stays as at the start it ends with {stands}, and it would walk away only below {reservation}; 10 points between the two is the most.",
    "balance.start_enough.row": "{subject} ends with {stands} if all stays as at the start, and would walk away below {reservation}.",
    "balance.start_enough.try": "let what is at the start become worse for it (`drift`), or write a higher `reservation`.",
    "balance.name.none_acceptable": "Acceptable packages",
    "balance.name.half_acceptable": "Share of acceptable packages",
    "balance.name.start_enough": "What the start is worth above walking away",
}
