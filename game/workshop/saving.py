"""Writing one file that a person asked for, or one sentence that says why it cannot be written."""

from __future__ import annotations

import os
from pathlib import Path

from game import UserError
from game.workshop.writing import replace, unwritable


def save(file: Path, text: str | bytes, what: str) -> None:
    """Write a file as a whole; whatever stops it, what was there before is there still.

    Args:
        file: it may be new.
        text: what is written; text as UTF-8.
        what: it is, as in `the schema`.

    Raises:
        UserError: if it may only be read, or cannot be written.
    """
    if file.exists() and not os.access(file, os.W_OK):
        raise UserError(f"'{file}' may only be read; allow that it is written to, then try again.")
    try:
        replace({file: text if isinstance(text, bytes) else text.encode("utf-8")})
    except OSError as error:
        raise UserError(unwritable(file, error, what)) from error
