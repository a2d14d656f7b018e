"""What minds are called and what they are like, by their names in the registry."""

from __future__ import annotations

import re

from game import locale


def mind_name(name: str, language: str = "en") -> str:
    """Say what a mind is; one around another is told with it.

    >>> mind_name("noisy(5, boulware(grim))")
    'a mind that keeps its word until it is let down once; it gives way late; 5 of 100 times its hand slips'
    """
    around = re.fullmatch(r"(\w+)\s*\((.*)\)", name.strip())
    if around is None:
        return locale.text(language, f"mind.{name.strip()}")
    wrapper, inside = around.groups()
    if wrapper != "noisy":
        return locale.text(language, f"mind.{wrapper}", mind=mind_name(inside, language))
    percent, _, mind = inside.partition(",")
    named = mind_name(mind, language)
    return locale.text(language, "mind.noisy", mind=named, percent=percent.strip())


def mind_about(name: str, language: str = "en") -> str:
    """Say in a line what to expect of a mind; of one around another, what that is like.

    >>> mind_about("status_quo")
    'It changes nothing and signs nothing.'
    """
    inner = re.findall(r"\w+", name)[-1]
    return locale.text(language, f"mind.{inner}.about")
