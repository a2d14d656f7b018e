"""Outside oracles are also played from the command line, as whoever evaluates the program would."""

from __future__ import annotations

from tests.lines.conftest import typed

__all__ = ["typed"]
