"""The classic strategies: their names, what they are like, and what they say, in English."""

from __future__ import annotations

TEXTS = {
    "mind.always_cooperate": "a mind that cooperates whatever the others do",
    "mind.always_defect": "a mind that never cooperates",
    "mind.tit_for_two_tats": "a mind that pays back only the second wrong in a row",
    "mind.pavlov": "a mind that stays with what went well and changes what did not",
    "mind.suspicious_tit_for_tat": "a mind that begins hard, then does as is done to it",
    "mind.always_cooperate.about": "It takes every cooperative step it can pay for and never pays back. It puts no text of its own.",
    "mind.always_defect.about": "It signs nothing and takes every step away from the others that it can pay for.",
    "mind.tit_for_two_tats.about": "It lets one wrong pass. After two rounds of it, it pays back until you change.",
    "mind.pavlov.about": "If you cooperated, it does again what it did. If not, it does the opposite.",
    "mind.suspicious_tit_for_tat.about": "It expects the worst in the first round. From then on it does what you did.",
    "reason.as_always": "I set {lever} to “{setting}”. I do that whatever the others do.",
    "reason.as_always.plain": "I sign nothing, whatever it is.",
    "reason.win_or_shift": "I set {lever} to “{setting}”: I stay with what went well and change what did not.",
    "reason.win_or_shift.plain": "I do not sign now: last round did not go well enough for that.",
    "reason.begins_hard": "I set {lever} to “{setting}”: I begin carefully and see what the others do.",
    "reason.begins_hard.plain": "I do not sign in the first round: I see first what the others do.",
    "reason.signs_to_cooperate": "I signed {proposal}: it does not lower our cooperation.",
    "reason.asks_too_little": "I declined {proposal}: it asks for less cooperation than there is, or for a payment.",
}
