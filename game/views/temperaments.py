"""What minds are called and what they are like, by their names in the registry."""

from __future__ import annotations

from game import locale
from game.scenario.counterparts import NOISY, around, unwrapped


def mind_name(name: str, language: str = "en") -> str:
    """Say what a mind is; one around another is told with it.

    >>> mind_name("noisy(5, boulware(grim))")
    'a mind that keeps its word until it is let down once; it gives way late; 5 of 100 times its hand slips'
    """
    outer = around(name)
    if outer is None:
        return locale.text(language, f"mind.{name.strip()}")
    inside = mind_name(outer.mind, language)
    if outer.wrapper != NOISY:
        return locale.text(language, f"mind.{outer.wrapper}", mind=inside)
    return locale.text(language, "mind.noisy", mind=inside, percent=str(outer.percent))


def mind_about(name: str, language: str = "en") -> str:
    """Say in a line what to expect of a mind; of one around another, what that is like.

    >>> mind_about("status_quo")
    'It changes nothing and signs nothing.'
    """
    *_, inner = unwrapped(name)
    return locale.text(language, f"mind.{inner}.about")
