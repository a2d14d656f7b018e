"""Finding what a person meant: numbers, ids and names, shortened and without accents."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence


def plain(text: str) -> str:
    """Write a text with small letters and digits only, words apart by one space.

    >>> plain("  Fácil: ¿Ayuda_a la NIÑA? ")
    'facil ayuda a la nina'
    """
    letters = unicodedata.normalize("NFD", text.casefold())
    bare = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return " ".join(re.findall(r"[^\W_]+", bare))


def matches(said: str, names: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    """Name everything that may be meant: ids, each with the names people may use for it.

    What is written out in full goes before what is shortened: a whole name first, then whole words of
    one, wherever they stand, then the beginning of a name, then the beginning of a word in it.

    >>> choice = {"payload": ["Payload"], "payment": ["Payment"], "release": ["Water release"]}
    >>> matches("pay", choice), matches("Payment", choice), matches("rel", choice)
    (('payload', 'payment'), ('payment',), ('release',))
    >>> matches("fair", {"fair_share": ["A fair part"], "by_night": ["Fair by day, more by night"]})
    ('fair_share', 'by_night')
    """
    wanted = plain(said)
    if not wanted:
        return ()
    known = {key: [plain(name) for name in (key, *given)] for key, given in names.items()}
    for fits in (_whole, _has_words, _begins, _has_beginning):
        found = tuple(k for k, forms in known.items() if any(fits(wanted, form) for form in forms))
        if found:
            return found
    return ()


def _whole(wanted: str, form: str) -> bool:
    return wanted == form


def _begins(wanted: str, form: str) -> bool:
    return form.startswith(wanted)


def _has_words(wanted: str, form: str) -> bool:
    return f" {wanted} " in f" {form} "


def _has_beginning(wanted: str, form: str) -> bool:
    return f" {wanted}" in form


def head(words: Sequence[str], names: Mapping[str, Sequence[str]]) -> tuple[str, int]:
    """Find what the first words mean: the id and how many words were used; ("", 0) if it is not clear.

    The longest beginning that means one thing wins.

    >>> head(["us", "president", "low"], {"us_president": ["US President"], "us_defense": ["US Defense"]})
    ('us_president', 2)
    """
    for count in range(len(words), 0, -1):
        found = matches(" ".join(words[:count]), names)
        if len(found) == 1:
            return found[0], count
    return "", 0


def numbered(said: str, keys: Sequence[str]) -> str | None:
    """Take a number from 1 as a choice from a list; None if it is none of them."""
    if said.isdecimal() and said.isascii() and 1 <= int(said[:6]) <= len(keys):
        return keys[int(said) - 1]
    return None


def some(names: Iterable[str], most: int = 3) -> list[str]:
    """Take a few names, for a question which of them was meant."""
    return list(names)[:most]
