"""What is wrong in a file, said in plain words at an exact place, with a stable code.

A code starts with its severity (`E` error, `W` warning, `N` a mere note) and never changes its meaning. The table of
codes is in `game.scenario.codes`.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, Literal

Severity = Literal["error", "warning", "note"]
SEVERITIES: Final[Mapping[str, Severity]] = {"E": "error", "W": "warning", "N": "note"}
Format = Literal["text", "json", "github"]


@dataclass(frozen=True)
class Diagnostic:
    """One finding. Lines and columns count from 1; columns count characters, not bytes.

    Attributes:
        place: the path of keys to it; empty where the file could not be read so far.
    """

    file: str
    line: int
    column: int
    code: str
    message: str
    hint: str = ""
    place: tuple[str | int, ...] = field(default=(), compare=False)

    @property
    def severity(self) -> Severity:
        """`error` if the scenario cannot be played like this, `note` if nothing needs to be done."""
        return SEVERITIES[self.code[0]]

    def __str__(self) -> str:
        tail = f"; {self.hint}" if self.hint else ""
        return f"{self.file}:{self.line}:{self.column}: {self.code}: {self.message}{tail}"


@dataclass(frozen=True)
class Counts:
    """How many errors and warnings there are."""

    errors: int
    warnings: int

    def __str__(self) -> str:
        if not self.errors and not self.warnings:
            return "no problems"
        return ", ".join(
            f"{number} {word}{'' if number == 1 else 's'}"
            for number, word in ((self.errors, "error"), (self.warnings, "warning"))
            if number
        )


def in_order(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Sort by file, line, column and code, each finding once.

    >>> a = Diagnostic("a.yaml", 2, 1, "E201", "x")
    >>> b = Diagnostic("a.yaml", 1, 9, "W510", "y")
    >>> [d.line for d in in_order([a, b, a])]
    [1, 2]
    """
    return tuple(
        sorted(
            dict.fromkeys(diagnostics),
            key=lambda d: (d.file, d.line, d.column, d.code, d.message),
        )
    )


def counted(diagnostics: Iterable[Diagnostic]) -> Counts:
    """Count errors and warnings."""
    severities = [d.severity for d in diagnostics]
    return Counts(severities.count("error"), severities.count("warning"))


def exit_status(diagnostics: Iterable[Diagnostic], strict: bool = False) -> int:
    """Return 2 if there are errors, 1 if there are warnings and `strict` is set, otherwise 0.

    >>> exit_status([Diagnostic("a.yaml", 1, 1, "W510", "y")], strict=True)
    1
    """
    counts = counted(diagnostics)
    if counts.errors:
        return 2
    return 1 if strict and counts.warnings else 0


def rendered(diagnostics: Sequence[Diagnostic], form: Format = "text") -> str:
    """Write findings as text lines, one JSON document, or annotations for a code host."""
    if form == "json":
        return as_json(diagnostics)
    if form == "github":
        return "\n".join(as_annotation(d) for d in diagnostics)
    return "\n".join(str(d) for d in diagnostics)


def as_json(diagnostics: Sequence[Diagnostic]) -> str:
    """Write `{"version": 1, "errors": n, "warnings": n, "diagnostics": [...]}`.

    Each entry has `file`, `line`, `column`, `code`, `severity`, `message`, `hint` (perhaps empty) and `place`,
    the path of keys with dots under which it can be accepted. Keys may be added in later versions, never removed or renamed.
    """
    counts = counted(diagnostics)
    return json.dumps(
        {
            "version": 1,
            "errors": counts.errors,
            "warnings": counts.warnings,
            "diagnostics": [
                {
                    "file": d.file,
                    "line": d.line,
                    "column": d.column,
                    "code": d.code,
                    "severity": d.severity,
                    "message": d.message,
                    "hint": d.hint,
                    "place": ".".join(map(str, d.place)),
                }
                for d in diagnostics
            ],
        },
        indent=2,
    )


def as_annotation(diagnostic: Diagnostic) -> str:
    """Write one workflow command that shows the finding beside its line.

    >>> as_annotation(Diagnostic("a,b.yaml", 1, 2, "W510", "50% of it", "look"))
    '::warning file=a%2Cb.yaml,line=1,col=2,title=W510::50%25 of it; look'
    """
    tail = f"; {diagnostic.hint}" if diagnostic.hint else ""
    message = _escaped(diagnostic.message + tail)
    kind = "notice" if diagnostic.severity == "note" else diagnostic.severity
    file = _escaped(diagnostic.file).replace(":", "%3A").replace(",", "%2C")
    return (
        f"::{kind} file={file},line={diagnostic.line},"
        f"col={diagnostic.column},title={diagnostic.code}::{message}"
    )


def _escaped(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
