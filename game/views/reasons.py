"""Why a mind did what it did, as it would say it."""

from __future__ import annotations

from collections.abc import Mapping

from game.minds.mind import Reason
from game.rules.edits import edit_of
from game.rules.orders import Ratify
from game.rules.phases import ORDERS, PHASE_OF
from game.views.amending import edit_said
from game.views.ordered import NONE_CALLED
from game.views.words import Words

LITTLE = 5
"""Hundredths of a point below which a gain is not worth a number."""


def sentence(words: Words, reason: Reason, called: Mapping[str, str] = NONE_CALLED) -> str:
    """Say a mind's reason in the first person; `called` says how texts are called to the reader."""
    facts = reason.facts
    key = f"reason.{reason.code}"
    values: dict[str, object] = {}
    lever, event = (str(facts.get(name, "")) for name in ("lever", "event"))
    text = "text" in facts
    if lever:
        values["lever"] = words.lever(lever)
        if facts.get("setting"):
            values["setting"] = words.setting(lever, str(facts["setting"]))
    if "indicator" in facts:
        values["indicator"] = words.indicator(str(facts["indicator"]))
    if event:
        values["event"] = words.headline(event)
        values["option"] = words.option(event, str(facts["option"]))
    if text:
        values["proposal"] = called.get(str(facts["text"])) or words.say("proposal.this")
    if "change" in facts:
        edits = (edit_of(words.book, int(code)) for code in str(facts["change"]).split())
        values["change"] = words.listing([edit_said(words, edit) for edit in edits])
    for name in ("hearer", "culprit", "whom"):
        if name in facts:
            values[name] = words.seat(str(facts[name]))
    if "when" in facts:
        values["when"] = facts["when"]
    gain = int(facts.get("gain", 0))
    values["points"] = words.points(abs(gain))
    for name in ("price", "have"):
        if name in facts:
            values[name] = words.points(int(facts[name]))
    key += _variant(reason, gain, bool(lever), text)
    return words.say(key, **values)


def _variant(reason: Reason, gain: int, lever: bool, text: bool) -> str:
    """Choose between the ways of saying a reason; nothing if there is one only."""
    little = abs(gain) < LITTLE
    match reason.code:
        case "as_always" | "win_or_shift" | "begins_hard" if not lever:
            return ".plain"
        case "mirrors" if lever and reason.phase in ORDERS and reason.round == 1:
            return ".first"
        case "mirrors" | "retaliates":
            return ".lever" if lever else ".text"
        case "better_for_us" if reason.phase == PHASE_OF[Ratify]:
            return ".ratify"
        case "better_for_us" if gain < LITTLE:
            return ".even"
        case "not_better_for_us" if not little:
            return ".little" if gain > 0 else ""
        case "not_better_for_us" | "proposes_gain" | "moves_gain" if little:
            return ".even"
        case _:
            return ""
