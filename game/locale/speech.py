"""How the lines of the voices are written down: a block for each voice, a row for each line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping


def rows(voices: Mapping[str, str]) -> dict[str, str]:
    r"""Number the lines of each voice by what they are said at.

    >>> for key, line in rows({"grim": "end: We go.\nend: It is over.\ndeclines/rival: No."}).items():
    ...     print(key, "=", line)
    voice.grim.end.1 = We go.
    voice.grim.end.2 = It is over.
    voice.grim.declines.rival.1 = No.
    """
    found, count = {}, Counter[str]()
    for voice, block in voices.items():
        for row in block.strip().splitlines():
            at, _, line = row.partition(": ")
            key = f"voice.{voice}.{at.replace('/', '.')}"
            count[key] += 1
            found[f"{key}.{count[key]}"] = line
    return found
