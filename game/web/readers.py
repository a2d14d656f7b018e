"""Who asks: the language a browser wants, its address, its cookies."""

from __future__ import annotations

from collections.abc import Iterable
from http.cookies import CookieError, SimpleCookie

from game.locale import LANGUAGES, USUAL

Headers = Iterable[tuple[bytes, bytes]]
"""Headers as ASGI has them: small letters, no order."""


def header(headers: Headers, name: bytes) -> str | None:
    """The value of a header; None if it is not there, or twice."""
    found = [value for key, value in headers if key == name]
    return found[0].decode("latin-1") if len(found) == 1 else None


def cookie(headers: Headers, name: str) -> str:
    """The value of a cookie; empty if it is not there or cannot be read."""
    for key, value in headers:
        if key == b"cookie":
            try:
                found = SimpleCookie(value.decode("latin-1")).get(name)
            except CookieError:
                continue
            if found:
                return found.value
    return ""


def language_of(headers: Headers) -> str:
    """The language of a device: what it has chosen, else the first of its browser's that there is.

    >>> language_of([(b"accept-language", b"fr, es-MX;q=0.9, en;q=0.5")])
    'es'
    >>> language_of([(b"cookie", b"lang=en"), (b"accept-language", b"es")])
    'en'
    """
    headers = list(headers)
    chosen = cookie(headers, "lang")
    if chosen in LANGUAGES:
        return chosen
    wanted = (header(headers, b"accept-language") or "")[:200].split(",")
    bare = (each.split(";")[0].split("-")[0].strip().lower() for each in wanted)
    return next((each for each in bare if each in LANGUAGES), USUAL)
