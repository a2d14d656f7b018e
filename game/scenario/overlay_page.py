"""A translation file line by line: where its entries stand, and what can be changed in it by position."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Final

from game import UserError
from game.scenario.pairing import WAS, Translated, fingerprint
from game.scenario.renaming import Replacement
from game.scenario.tree import Tree, last_line

_SECTION: Final = "texts"
_EMPTY: Final = re.compile(r"\{\s*\}")


class OverlayPage:
    """A translation file by lines: where its entries begin and end, and what stands above them."""

    def __init__(self, tree: Tree) -> None:
        self.tree = tree
        self.lines = tree.text.splitlines()
        self.starts = [0]
        for line in tree.text.splitlines(keepends=True):
            self.starts.append(self.starts[-1] + len(line))
        keys = [path for path in tree.keys if len(path) == 2 and path[0] == _SECTION]
        self.depth = tree.keys[keys[0]].column - 1 if keys else 2
        self.indent = " " * self.depth
        self.first = tree.keys[(_SECTION,)].line if (_SECTION,) in tree.keys else len(self.lines)

    def unbraced(self) -> list[Replacement]:
        """The braces around no text at all taken away.

        Raises:
            UserError: if texts stand in braces.
        """
        section = self.tree.values.get((_SECTION,))
        if section is None or not self.tree.text.startswith("{", section.offset):
            return []
        empty = _EMPTY.match(self.tree.text, section.offset)
        if empty is None:
            raise UserError(
                f"{self.tree.name}:{section.line}: the texts stand in braces here; write each on lines of "
                "its own, then try again."
            )
        return [Replacement(*empty.span(), "")]

    def begin(self, key: str) -> int:
        """The line of an entry, from 0."""
        return self.tree.keys[(_SECTION, key)].line - 1

    def end(self, key: str) -> int:
        """The line after an entry."""
        return self.block_end((_SECTION, key))

    def block_end(self, path: tuple[str, ...]) -> int:
        """The line after what stands under a key: the next one that is not further in, comments before it left out."""
        spot = self.tree.keys[path]
        return last_line(self.lines, spot.line, spot.column)

    def above(self, key: str) -> dict[int, str]:
        """The comments right above an entry, by line."""
        found = {}
        at = self.begin(key) - 1
        while at >= 0 and self.lines[at].lstrip().startswith("#"):
            found[at] = self.lines[at].strip().lstrip("#").strip()
            at -= 1
        return dict(sorted(found.items()))

    def inserted(self, at: int, lines: list[str]) -> Replacement:
        """Lines put before a line."""
        text = "\n".join(lines) + "\n"
        start = self.starts[at]
        if at == len(self.lines) and self.tree.text and not self.tree.text.endswith("\n"):
            text = f"\n{text[:-1]}"
        return Replacement(start, start, text)

    def deleted(self, key: str, of: str) -> Iterator[Replacement]:
        """An entry taken out, with the comments that hold its original."""
        first = self.begin(key)
        while fingerprint(self.above(key).get(first - 1, "")) == of:
            first -= 1
        yield Replacement(self.starts[first], self.starts[self.end(key)], "")
        yield from self._marks(key)

    def cut(self, path: tuple[str, ...]) -> Replacement:
        """What stands under a key taken out, with the key."""
        first = self.tree.keys[path].line - 1
        return Replacement(self.starts[first], self.starts[self.block_end(path)], "")

    def commented(self, key: str) -> Iterator[Replacement]:
        """An entry made a comment, under the original that it was made of."""
        yield from self._marks(key, *(said[len(WAS) :] for said in self._was(key).values()))
        for at in range(self.begin(key), self.end(key)):
            start = self.starts[at]
            if self.lines[at].strip():
                yield Replacement(start, start + self.depth, f"{self.indent}# ")

    def called(self, key: str, path: str) -> Replacement:
        """An entry under another path."""
        spot = self.tree.within_key((_SECTION, key), 0)
        return self._piece(spot.offset, key, path)

    def stamped(self, key: str, entry: Translated, original: str) -> Replacement:
        """An entry with the fingerprint of what the original says now."""
        spot = self.tree.within((_SECTION, key, "of"), 0)
        return self._piece(spot.offset, entry.of, fingerprint(original), spot.style)

    def said(self, key: str, to: str) -> Replacement:
        """An entry with another translation, on one line, whatever form the one before had."""
        path = (_SECTION, key, "to")
        spot = self.tree.keys[path]
        text = f"{' ' * (spot.column - 1)}to: {json.dumps(to, ensure_ascii=False)}\n"
        return Replacement(self.starts[spot.line - 1], self.starts[self.block_end(path)], text)

    def _piece(self, start: int, old: str, new: str, style: str = "'") -> Replacement:
        if not self.tree.text.startswith(old, start):
            raise UserError(f"{self.tree.name}: '{old}' cannot be changed; write it plainly first.")
        return Replacement(start, start + len(old), new if style else f'"{new}"')

    def marked_as_changed(self, key: str, of: str, original: str) -> list[Replacement]:
        """The new original above an entry, and before it the one it was made of, if that is known."""
        flat = " ".join(original.split())
        above = self.above(key)
        if flat in above.values():
            return []
        for said in self._was(key).values():
            return list(self._marks(key, said, flat))
        for at, said in above.items():
            if fingerprint(said) == of:
                return [self._line(at, f"{WAS}{said}", flat)]
        return [self.inserted(self.begin(key), [f"{self.indent}# {flat}"])]

    def settled(self, key: str, original: str, of: str = "") -> list[Replacement]:
        """The comment above an entry when its translation is current: the original alone, as it reads now."""
        flat = " ".join(original.split())
        above = self.above(key)
        if self._was(key):
            return list(self._marks(key, flat))
        if flat in above.values():
            return []
        return [self._line(at, flat) for at, said in above.items() if fingerprint(said) == of]

    def _was(self, key: str) -> dict[int, str]:
        """The comment above an entry that holds the original it was made of, by line; none if it is not marked."""
        marked = [(at, said) for at, said in self.above(key).items() if said.startswith(WAS)]
        return dict(marked[-1:])

    def _marks(self, key: str, *instead: str) -> Iterator[Replacement]:
        """That comment and the next, which holds the original as it read at the last update; or others instead."""
        for at in self._was(key):
            last = min(at + 2, self.begin(key))
            text = "".join(f"{self.indent}# {said}\n" for said in instead)
            yield Replacement(self.starts[at], self.starts[last], text)

    def _line(self, at: int, *comments: str) -> Replacement:
        text = "".join(f"{self.indent}# {comment}\n" for comment in comments)
        return Replacement(self.starts[at], self.starts[at + 1], text)
