"""What is asked reads as it was read; read the difference, then accept it with PARLEY_ACCEPT=1."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from game.screens.nodes import Node
from tests.screens.test_asked import PLACES

GOLDEN = Path(__file__).parent.parent / "goldens" / "screens-asked.txt"


def told(node: Node, depth: int = 0) -> Iterator[str]:
    """A node and what it holds, one a line: what it is, what is read and heard, what it means."""
    words = [
        f"{node.role} {node.level or ''}".strip(),
        node.kind,
        node.id,
        node.text and f'"{node.text}"',
        node.icon,
        node.tone,
    ]
    words += [node.label and f"label {node.label}", node.value and f"value {node.value}"]
    words += [node.disabled and f"because {node.disabled}", node.hint and f"hint {node.hint}"]
    words += ["primary" if node.primary else "", node.flow if node.children else ""]
    yield "  " * depth + ", ".join(filter(None, words))
    for child in node.children:
        yield from told(child, depth + 1)


def test_what_is_asked_reads_as_it_was_read() -> None:
    lines: list[str] = []
    for name, sit in PLACES.items():
        lines += [f"## {name}", *told(sit().top), ""]
    read = "\n".join(lines)
    if os.environ.get("PARLEY_ACCEPT"):
        GOLDEN.write_text(read, encoding="utf-8")
    assert read == GOLDEN.read_text(encoding="utf-8")
