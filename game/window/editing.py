"""What keys and letters do to a line of text with a caret in it."""

from __future__ import annotations

from typing import Final

LEAVING: Final = frozenset(("tab", "escape", "up", "down", "pageup", "pagedown"))
"""Keys that are not for the text but for what is around it."""


def edited(text: str, at: int, key: str) -> tuple[str, int]:
    """Return text and caret after a key; other keys change nothing.

    >>> edited("señor", 3, "backspace"), edited("señor", 3, "end")
    (('seor', 2), ('señor', 5))
    """
    match key:
        case "left":
            return text, max(at - 1, 0)
        case "right":
            return text, min(at + 1, len(text))
        case "home":
            return text, 0
        case "end":
            return text, len(text)
        case "backspace" if at:
            return text[: at - 1] + text[at:], at - 1
        case "delete":
            return text[:at] + text[at + 1 :], at
    return text, at


def typed(text: str, at: int, new: str, most: int) -> tuple[str, int]:
    """Return text and caret after letters were typed, as many as there is room for.

    >>> typed("ab", 1, "xyz", 4)
    ('axyb', 3)
    """
    clean = "".join(letter for letter in new if letter.isprintable())[: max(most - len(text), 0)]
    return text[:at] + clean + text[at:], at + len(clean)
