"""The reference of the language in lines, as Markdown and as one page that loads nothing and prints."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html import escape
from textwrap import fill, indent
from typing import Final

from game.scenario.reference import KeyPage, PartPage

WIDTH: Final = 88
"""Letters of a line in a terminal."""
_TITLE: Final = "The scenario language, format 1: every key"
_HOW_TO_READ: Final = (
    "A key is called by where it stands: `levers.LEVER.start` stands in a lever under `levers`. What is in "
    "capitals is an id that you invent. Examples are cut out of whole scenarios. Where a list may "
    "stand, one item may stand alone."
)
_RENEW: Final = "python3 -m game reference --markdown scenarios/REFERENCE.md"
_STYLE: Final = "pre{overflow-x:auto;margin:.4rem 0}h3{margin:1.4rem 0 .3rem}nav ul{columns:18rem}"
_QUOTED: Final = re.compile("`([^`]*)`")


def overview(parts: Sequence[PartPage], program: str) -> str:
    """The names of all keys, part by part."""
    rows = [
        f"{part.title}\n{fill(', '.join(key.name for key in part.keys), WIDTH, initial_indent='    ', subsequent_indent='    ')}"
        for part in parts
    ]
    keys = sum(len(part.keys) for part in parts)
    last = f"{keys} keys. '{program} reference KEY' says what one means, '--lines' what all mean."
    return "\n".join([*rows, "", last]) + "\n"


def as_lines(parts: Sequence[PartPage]) -> str:
    """Every key of some parts, to read in a terminal."""
    pages = []
    for part in parts:
        head = f"{part.title}{_also(part.others)}"
        keys = "\n".join(_key_lines(key) for key in part.keys)
        pages.append(f"{head}\n{fill(part.meaning, WIDTH)}\n\n{keys}")
    return "\n".join(pages)


def _key_lines(key: KeyPage) -> str:
    """One key, to read in a terminal."""
    said = "\n".join(fill(sentence, WIDTH - 4) for sentence in _said(key))
    body = f"{said}\n\n{indent(key.example, '    ')}"
    return f"{key.place}{_also(key.others)}\n{indent(body, '    ')}"


def _said(key: KeyPage) -> Iterator[str]:
    yield _sentence(key.meaning)
    yield f"What may be written: {key.allowed}. {key.without}"


def _sentence(text: str) -> str:
    return text if text.endswith((".", "`")) else f"{text}."


def _also(others: Sequence[str]) -> str:
    return f", also {', '.join(others)}" if others else ""


# Markdown


def as_markdown(parts: Sequence[PartPage]) -> str:
    """All of it as Markdown, as it lies beside the author's guide."""
    lines = [
        f"# {_TITLE}",
        "",
        f"<!-- Generated; do not edit. Renew it with: {_RENEW} -->",
        "",
        f"{_HOW_TO_READ} How to write a scenario is told in [the guide](README.md).",
        "",
        *(f"- [{part.title}](#{_anchor(_heading(part))})" for part in parts),
    ]
    for part in parts:
        lines += ["", f"## {_heading(part)}", "", f"{part.meaning}{_where(part.others)}"]
        for key in part.keys:
            lines += ["", f"### {key.place}", "", *_said(key), "", "```yaml", f"{key.example}```"]
    return "\n".join(lines) + "\n"


def _heading(part: PartPage) -> str:
    """What stands over a part; alone, its name is that of the key that it is the value of."""
    return f"Keys of {part.title}"


def _where(others: Sequence[str]) -> str:
    return f" It stands also at {' and '.join(f'`{place}`' for place in others)}." if others else ""


def _anchor(title: str) -> str:
    """What GitHub and most others call a heading in links."""
    return re.sub(r"[^\w -]", "", title.lower()).replace(" ", "-")


# HTML


def as_html(parts: Sequence[PartPage]) -> str:
    """All of it as one page."""
    from game.workshop.balance_page import STYLE

    listed = "".join(
        f'<li><a href="#{_id(_heading(part))}">{escape(part.title)}</a></li>' for part in parts
    )
    body = "".join(_part_html(part) for part in parts)
    return (
        '<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{_TITLE}</title><style>{STYLE}{_STYLE}</style></head><body>"
        f"<header><h1>{_TITLE}</h1><p>{_html(_HOW_TO_READ)}</p></header>"
        f"<nav><ul>{listed}</ul></nav><main>{body}</main></body></html>\n"
    )


def _part_html(part: PartPage) -> str:
    keys = "".join(
        f'<h3 id="{_id(key.place)}"><code>{escape(key.place)}</code></h3>'
        + "".join(f"<p>{_html(sentence)}</p>" for sentence in _said(key))
        + f"<pre><code>{escape(key.example)}</code></pre>"
        for key in part.keys
    )
    told = _html(part.meaning + _where(part.others))
    return f'<section id="{_id(_heading(part))}"><h2>{escape(_heading(part))}</h2><p>{told}</p>{keys}</section>'


def _id(title: str) -> str:
    return title.replace(" ", "_")


def _html(text: str) -> str:
    return _QUOTED.sub(r"<code>\1</code>", escape(text, quote=False))
