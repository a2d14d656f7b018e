"""From bytes to text: size, encoding, and characters that no text file should hold."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from game.scenario.characters import GARBLED, IMPOSSIBLE, INVISIBLE, meant, named, without
from game.scenario.diagnostics import Diagnostic
from game.scenario.files import other_than_file

LARGEST_FILE: Final = 1_000_000
_SAVE_AS: Final = "save it as UTF-8 (in Notepad: Save As, Encoding, UTF-8)"
_MOST_REPORTED: Final = 5


def decoded(source: Path | bytes, name: str = "") -> tuple[str | None, tuple[Diagnostic, ...]]:
    r"""Return the text with line ends as `\n`, and what was wrong; None if it cannot be read.

    Impossible characters are reported and replaced, so that reading goes on.
    """
    if isinstance(source, Path):
        name = str(source)
        try:
            other = other_than_file(source)
            if other:
                return None, (Diagnostic(name, 1, 1, "E101", f"this is {other}, not a file"),)
            size = source.stat().st_size
            if size <= LARGEST_FILE:
                with source.open("rb") as file:
                    source = file.read(LARGEST_FILE + 1)
                size = len(source)
        except OSError as error:
            return None, (Diagnostic(name, 1, 1, "E101", _unreadable(error)),)
    else:
        size = len(source)
    if size > LARGEST_FILE or isinstance(source, Path):
        message = f"the file has {size:,} bytes; at most {LARGEST_FILE:,} are read"
        return None, (Diagnostic(name, 1, 1, "E102", message, "is it a scenario?"),)
    if _is_utf_16(source):
        return None, (Diagnostic(name, 1, 1, "E103", "the file is saved as UTF-16", _SAVE_AS),)
    try:
        text = as_written(source)
    except UnicodeDecodeError as error:
        before = source[: error.start].decode("utf-8-sig", "replace")
        line, column = _place(before.replace("\r\n", "\n"), len(before))
        message = "the file is not saved as UTF-8, so this letter cannot be read"
        return None, (Diagnostic(name, line, column, "E103", message, _SAVE_AS),)
    return _cleaned(text, name)


def as_written(data: bytes) -> str:
    r"""Return the text of a file with whatever stands in it, line ends as `\n`. Raises UnicodeDecodeError.

    >>> as_written(b"\xef\xbb\xbfa\x0bb\r\n")
    'a\x0bb\n'
    """
    return data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")


def _unreadable(error: OSError) -> str:
    if isinstance(error, FileNotFoundError):
        return "there is no such file"
    if isinstance(error, PermissionError):
        return "this file may not be opened"
    return f"this file cannot be read ({error.strerror or 'unknown reason'})"


def _is_utf_16(data: bytes) -> bool:
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return True
    start = data[:200]
    return len(start) >= 8 and start.count(0) * 3 >= len(start)


def _place(text: str, index: int) -> tuple[int, int]:
    before = text[:index]
    return before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1


def _cleaned(text: str, name: str) -> tuple[str, tuple[Diagnostic, ...]]:
    strays = [*_each(text, IMPOSSIBLE, name), *_each(text, GARBLED, name)]
    strays += _each(text, INVISIBLE, name)
    return (without(text) if strays else text), tuple(strays)


def _each(text: str, pattern: re.Pattern[str], name: str) -> Iterator[Diagnostic]:
    """Report the first few characters of a kind."""
    for number, match in enumerate(pattern.finditer(text)):
        if number == _MOST_REPORTED:
            break
        if match.start() and GARBLED.fullmatch(text, match.start() - 1, match.end()):
            continue  # the second half of a garbled letter, which is told
        line, column = _place(text, match.start())
        code, message, hint = doubted(match[0])
        yield Diagnostic(name, line, column, code, message, hint)


def doubted(sign: str) -> tuple[str, str, str]:
    """Say what is wrong with a character: code, message and hint."""
    if IMPOSSIBLE.match(sign):
        return "E104", f"a character that cannot stand here ({named(sign)})", "delete it"
    if GARBLED.match(sign):
        message = (
            f"'{sign}' stands where '{meant(sign)}' was meant: the file was saved in two encodings"
        )
        return "W621", message, "write the letter again, and save the file as UTF-8"
    hint = "delete it, unless the language of the text needs it"
    return "W129", f"a character that nobody sees stands here: {named(sign)}", hint
