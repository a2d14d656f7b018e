"""Why an order was not taken, in one sentence, with what could be done instead."""

from __future__ import annotations

from collections.abc import Mapping
from typing import cast

from game import locale
from game.rules.compiling import names_of
from game.rules.legality import Obstacle
from game.rules.phases import EPILOGUE
from game.rules.refusals import Refusal
from game.scenario.expression import compile_condition
from game.views.conditions import in_words
from game.views.ordered import act, names_in_words
from game.views.words import Words, dearer

Facts = Mapping[str, str | int]
"""What the sentence names: ids, and hundredths for `price`, `have` and `most`."""


def sentence(words: Words, refusal: Refusal) -> str:
    """Say why an order was not taken and, where possible, what would be."""
    said = why_not(words, refusal.why, asker=refusal.order.seat, **refusal.facts)
    order = refusal.instead
    if order is None or not locale.has(f"do.{act(order)}"):
        return said
    instead = words.say(f"do.{act(order)}", **names_in_words(words, order))
    return words.say("refusal.instead", refusal=said, instead=instead)


def why_not(words: Words, why: Obstacle, *, asker: str = "", **facts: str | int) -> str:
    """Say why something may not be ordered; nothing if it may.

    Menus and refusals say it alike. `asker` is the seat that would order it; of the facts a reason
    reads those it names: `lever`, `setting`, `price`, `have`, `text` and so on.
    """
    if why == Obstacle.ALLOWED:
        return ""
    values = _names(words, facts)
    key = f"refusal.{why.name.lower()}{_variant(why, facts, values, asker)}"
    return words.say(key, **values, **_more(words, why, facts)).rstrip()


def _names(words: Words, facts: Facts) -> dict[str, object]:
    """Put what the facts name into words: lever, setting, seats and mandate."""
    lever, setting = str(facts.get("lever", "")), str(facts.get("setting", ""))
    values: dict[str, object] = {}
    if lever:
        values |= {"lever": words.lever(lever), "owner": words.owner(lever)}
    if lever and setting:
        values["setting"] = words.setting(lever, setting)
    if facts.get("seat") in words.texts.stakeholders:
        values["seat"] = words.seat(str(facts["seat"]))
    if "price" in facts:
        price, have = cast(int, facts["price"]), cast(int, facts.get("have", facts["price"]))
        values["price"] = words.points(dearer(price, have))
    if "have" in facts:
        values["have"] = words.points(cast(int, facts["have"]))
    return values


def _variant(why: Obstacle, facts: Facts, values: Mapping[str, object], asker: str) -> str:
    """Choose between the ways of saying the same reason."""
    match why:
        case Obstacle.NOT_YOURS:
            return ".lever" if "lever" in values else ".seat" if "seat" in values else ""
        case Obstacle.NO_PROPOSAL if "text" not in facts:
            return ".own"
        case Obstacle.UNKNOWN_NAME if facts.get("kind") == "text":
            return ".text"
        case Obstacle.TOO_MANY if "lever" in values:
            return ".lever"
        case Obstacle.WRONG_PHASE if facts.get("phase") == EPILOGUE:
            return ".over"
        case _:
            return ""


def _more(words: Words, why: Obstacle, facts: Facts) -> dict[str, object]:
    """Add what only some reasons need."""
    lever, setting = str(facts.get("lever", "")), str(facts.get("setting", ""))
    match why:
        case Obstacle.NEEDS:
            return {"needs": needs_said(words, lever, setting)}
        case Obstacle.ONLY_AGREED:
            return {"seats": words.signers(lever, setting)}
        case Obstacle.INFEASIBLE:
            return {"say": _clash(words, lever, setting)}
        case Obstacle.PAYMENT_TOO_LARGE:
            return {"most": words.points(cast(int, facts.get("most", 0)))}
        case Obstacle.TOO_EARLY:
            return {"round": words.book.talk_from}
        case Obstacle.TOO_MANY:
            return {"most": facts.get("most", 1)}
        case Obstacle.WRONG_PHASE:
            return {"phase": words.say(f"phase.{facts.get('phase', 'brief')}")}
        case Obstacle.UNKNOWN_NAME if facts["kind"] != "text":
            return {"kind": words.say(f"kind.{facts['kind']}"), "name": facts["name"]}
        case _:
            return {}


def needs_said(words: Words, lever: str, setting: str) -> str:
    """Say what a setting needs: the author's sentence, else the condition in words."""
    text = words.texts.levers[lever].settings[setting]
    if text.needs_say:
        return text.needs_say.text
    condition = compile_condition(text.needs or "", names_of(words.texts))
    return words.say("refusal.needs.unsaid", condition=in_words(words, condition))


def _clash(words: Words, lever: str, setting: str) -> str:
    """Give the author's reason why settings exclude each other."""
    pairs = words.texts.infeasible
    named = [pair for pair in pairs if not lever or pair.together.get(lever) == setting]
    return named[0].say.text if len(named) == 1 else ""
