"""The file that is worked on: its text, what mark it has, and whether somebody else has written it meanwhile."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

from game import UserError
from game.scenario.decoding import as_written, decoded
from game.scenario.renaming import Replacement, spliced
from game.workshop.writing import replace


class Changed(UserError):
    """The file is not what it was when its text was read."""


def mark_of(text: str) -> str:
    """A short word for a text: another one for another text.

    >>> mark_of("a") == mark_of("a"), mark_of("a") == mark_of("b")
    (True, False)
    """
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A scenario file, or the translation beside one."""

    path: Path

    def read(self) -> str:
        r"""Its text as it stands there, with `\n` for every line end. Raises UserError for a file that cannot be read."""
        text, problems = decoded(self.path)
        if text is None:
            raise UserError(f"{self.path}: {problems[0].message}")
        return as_written(self.path.read_bytes()) if problems else text

    def write(self, text: str, seen: str) -> str:
        """Write a text in place of the one that was seen; the new mark.

        Only what differs is changed: line ends and a byte order mark stay.

        Args:
            text: the new text.
            seen: the mark of the text that it came from.

        Raises:
            Changed: if the file is another by now.
            UserError, OSError: if it cannot be read or written; then it is as it was.
        """
        before = self.read()
        if text == before:
            return mark_of(before)
        if mark_of(before) != seen:
            raise Changed("The file was changed by something else.")
        edit = difference(before, text)
        replace({self.path: spliced(self.path.read_bytes(), [edit])})
        return mark_of(text)


def difference(before: str, after: str) -> Replacement:
    """The one piece in which two texts differ.

    >>> difference("a: 1", "a: 12"), difference("abc", "ac")
    (Replacement(start=4, end=4, text='2'), Replacement(start=1, end=2, text=''))
    """
    most = min(len(before), len(after))
    start = next((at for at in range(most) if before[at] != after[at]), most)
    most -= start
    tail = next((at for at in range(most) if before[-1 - at] != after[-1 - at]), most)
    return Replacement(start, len(before) - tail, after[start : len(after) - tail])
