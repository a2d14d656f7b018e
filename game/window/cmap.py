"""Which characters a font file can draw: the table `cmap` of TrueType and OpenType files.

pygame does not tell: where a font lacks a character it draws an empty box. Formats 4 and 12 of the table
are read, which every font for a screen has (OpenType specification 1.9.1, section cmap).
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, Final

_COLLECTION: Final = b"ttcf"
_MOST: Final = 4_000_000
"""Bytes of the table; the largest of real fonts are a quarter of it."""


def characters(path: Path | str) -> frozenset[int]:
    """Return the code points that a font file has a picture for; none if it cannot be read."""
    try:
        with Path(path).open("rb") as file:
            table = _table(file)
        return frozenset(_read(table)) if table else frozenset()
    except (OSError, struct.error, ValueError, IndexError):
        return frozenset()


def _table(file: BinaryIO) -> bytes:
    start = file.read(16)
    if start[:4] == _COLLECTION:
        file.seek(struct.unpack(">I", start[12:16])[0])
        start = file.read(16)
    count = struct.unpack(">H", start[4:6])[0]
    file.seek(-4, 1)
    for _ in range(count):
        name, _, at, size = struct.unpack(">4sIII", file.read(16))
        if name == b"cmap":
            file.seek(at)
            return file.read(min(size, _MOST))
    return b""


def _read(table: bytes) -> Iterator[int]:
    count = struct.unpack(">H", table[2:4])[0]
    for number in range(count):
        platform, encoding, at = struct.unpack(">HHI", table[4 + 8 * number : 12 + 8 * number])
        if platform == 0 or (platform == 3 and encoding in (1, 10)):
            form = struct.unpack(">H", table[at : at + 2])[0]
            if form == 4:
                yield from _segments(table, at)
            elif form == 12:
                yield from _groups(table, at)


def _segments(table: bytes, at: int) -> Iterator[int]:
    double = struct.unpack(">H", table[at + 6 : at + 8])[0]
    count = double // 2

    def column(number: int, kind: str) -> tuple[int, ...]:
        start = at + 14 + number * double + (2 if number else 0)
        return struct.unpack(f">{count}{kind}", table[start : start + double])

    ends, starts, shifts, offsets = column(0, "H"), column(1, "H"), column(2, "h"), column(3, "H")
    for place in range(count):
        for code in range(starts[place], min(ends[place], 0xFFFE) + 1):
            glyph = code
            if offsets[place]:
                spot = at + 16 + 3 * double + 2 * place + offsets[place]
                spot += 2 * (code - starts[place])
                glyph = struct.unpack(">H", table[spot : spot + 2])[0]
                if not glyph:
                    continue
            if (glyph + shifts[place]) & 0xFFFF:
                yield code


def _groups(table: bytes, at: int) -> Iterator[int]:
    count = struct.unpack(">I", table[at + 12 : at + 16])[0]
    for number in range(count):
        spot = at + 16 + 12 * number
        first, last, glyph = struct.unpack(">III", table[spot : spot + 12])
        if last > 0x10FFFF or first > last:
            raise ValueError("the table is damaged")
        yield from range(first if glyph else first + 1, last + 1)
