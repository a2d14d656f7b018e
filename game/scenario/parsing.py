"""YAML text to plain data with a place for every key and value.

Scalars follow YAML 1.2: only `true`, `false`, `null`, `~` and plain decimal numbers are special, so
`no`, `on`, `12:30` and `010` stay text. Anchors, aliases, merge keys and tags are refused where they
are used. Duplicate keys are errors. Reading goes on after every problem except a syntax error.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Final

import yaml

from game.scenario.characters import IMPOSSIBLE, INVISIBLE, escapes
from game.scenario.decoding import doubted
from game.scenario.diagnostics import Diagnostic
from game.scenario.syntax import explained
from game.scenario.tree import Key, Path, Spot, Tree

LARGEST_DEPTH: Final = 24
LARGEST_COUNT: Final = 50_000

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_WHOLE: Final = re.compile(r"[-+]?(?:0|[1-9][0-9]{0,14})\Z")
# Programs write small numbers as 1.0e-06; without a point (1e3) it may be a name.
_DECIMAL: Final = re.compile(
    r"[-+]?(?:0|[1-9][0-9]{0,14})?\.[0-9]{1,20}(?:[eE][-+]?[0-9]{1,2})?\Z|[-+]?[1-9][0-9]{0,14}\.\Z"
)
_WORDS: Final[dict[str, bool | None]] = {
    "": None,
    "~": None,
    "null": None,
    "Null": None,
    "NULL": None,
    "true": True,
    "True": True,
    "TRUE": True,
    "false": False,
    "False": False,
    "FALSE": False,
}
_YES_NO: Final = frozenset(
    form for word in ("yes", "no", "on", "off") for form in (word, word.title(), word.upper())
)
_TRUTH: Final = {"yes": "true", "on": "true", "no": "false", "off": "false"}
_CURLY: Final = {"“": "”", "„": "”“", "‘": "’", "«": "»", "‚": "‘’"}
_MERGED: Final = "\0<<"
_HARD_SPACE: Final = re.compile(r"\u00a0|[A-Za-z_][\w-]*:\u00a0|-\u00a0")


def scalar(text: str) -> str | int | float | bool | None:
    """Resolve a plain scalar by the rules of YAML 1.2, without exponents, hex, octal or infinity.

    A number without a fraction is whole however it is written, as in JSON.

    >>> [scalar(t) for t in ("no", "12:30", "010", "+4", "0.5", "3.0", "true", "~")]
    ['no', '12:30', '010', 4, 0.5, 3, True, None]
    """
    if text in _WORDS:
        return _WORDS[text]
    if text[0] in "-+.0123456789":
        if _WHOLE.match(text):
            return int(text)
        if _DECIMAL.match(text):
            number = float(text)
            return int(number) if number.is_integer() and abs(number) < 1e15 else number
    return text


_IN_ITEMS: Final = (
    *("when", "for", "effects", "by", "points", "say", "together"),
    *("text", "easy", "status", "source", "ask", "evidence"),
)
"""Keys of the items of lists, in the order in which they are written."""


def read(text: str, name: str) -> Tree:
    r"""Read one YAML document.

    Args:
        text: the file's text, line ends as `\n`, without a byte order mark.
        name: the file's name as shown in messages.
    """
    return _Builder(text, name).build()


@dataclass
class _Open:
    node: Any
    path: Path
    key: Key | None = None


@dataclass
class _Builder:
    text: str
    name: str
    data: Any = None
    keys: dict[Path, Spot] = field(default_factory=dict)
    values: dict[Path, Spot] = field(default_factory=dict)
    refused: set[Path] = field(default_factory=set)
    problems: list[Diagnostic] = field(default_factory=list)
    stack: list[_Open] = field(default_factory=list)
    last: Any = None
    count: int = 0

    def build(self) -> Tree:
        complete = self._consume(yaml.parse(self.text, Loader=_LOADER))
        return Tree(
            self.name,
            self.text,
            self.data,
            self.keys,
            self.values,
            frozenset(self.refused),
            tuple(self.problems),
            complete,
        )

    def _consume(self, events: Iterator[Any]) -> bool:
        documents = 0
        try:
            for event in events:
                kind = type(event)
                if kind is yaml.ScalarEvent:
                    self._scalar(event)
                elif kind is yaml.MappingStartEvent or kind is yaml.SequenceStartEvent:
                    if not self._open(event, kind is yaml.MappingStartEvent):
                        return False
                elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
                    self.stack.pop()
                elif kind is yaml.AliasEvent:
                    self._alias(event)
                elif kind is yaml.DocumentStartEvent:
                    documents += 1
                    if documents > 1:
                        self._problem(
                            event.start_mark,
                            "E123",
                            "a second document starts here",
                            "a file holds one scenario; take out the line '---'",
                        )
                        return False
                if self.count > LARGEST_COUNT:
                    self._problem(
                        event.start_mark,
                        "E102",
                        f"the file has more than {LARGEST_COUNT:,} keys and values",
                    )
                    return False
        except (yaml.YAMLError, ValueError) as error:
            deep = _where_too_deep(error)
            if deep:
                self._too_deep(deep)
            else:
                self.problems.append(explained(error, self.text, self.name, self.last))
            return False
        return True

    def _too_deep(self, mark: Any) -> None:
        self._problem(mark, "E122", f"this is nested more than {LARGEST_DEPTH} levels deep")

    def _problem(self, mark: Any, code: str, message: str, hint: str = "") -> None:
        self.problems.append(
            Diagnostic(self.name, mark.line + 1, mark.column + 1, code, message, hint)
        )

    def _open(self, event: Any, mapping: bool) -> bool:
        if len(self.stack) >= LARGEST_DEPTH:
            self._too_deep(event.start_mark)
            return False
        frame = self.stack[-1] if self.stack else None
        if frame is not None and type(frame.node) is dict and frame.key is None:
            self._problem(
                event.start_mark,
                "E124",
                "a key must be one word, not a list or a mapping",
                "put a text that starts with [ or { in quotes",
            )
            frame.key = f"\0{event.start_mark.index}"
            path = frame.path + (frame.key,)
            self.stack.append(_Open({} if mapping else [], path))
            return True
        node: Any = {} if mapping else []
        path = self._place(event, node, "{" if mapping else "[")
        self.stack.append(_Open(node, path))
        if event.anchor or event.tag:
            self._refuse_mark(event, path)
        return True

    def _scalar(self, event: Any) -> None:
        style = event.style or ""
        value: Any = event.value
        if style == '"' and (IMPOSSIBLE.search(value) or INVISIBLE.search(value)):
            value = self._escaped(event)
        frame = self.stack[-1] if self.stack else None
        if frame is not None and frame.key is None and type(frame.node) is dict:
            self._key(frame, event, value, style)
            return
        self.last = event
        if not style:
            value = scalar(value)
        path = self._place(event, value, style)
        if event.anchor or event.tag:
            self._refuse_mark(event, path)
        elif not style and type(value) is str:
            self._plain_text(event, value, path)

    def _escaped(self, event: Any) -> str:
        """Report characters written as escapes that should not stand in a text; return it without."""
        start, end = event.start_mark, event.end_mark
        source = self.text[start.index : end.index]
        for at, sign in escapes(source):
            if IMPOSSIBLE.match(sign) or INVISIBLE.match(sign):
                before = source[:at]
                line = start.line + before.count("\n")
                column = at - before.rfind("\n") - 1 + (start.column if "\n" not in before else 0)
                code, message, hint = doubted(sign)
                self.problems.append(
                    Diagnostic(self.name, line + 1, column + 1, code, message, hint)
                )
        return IMPOSSIBLE.sub("", event.value) or "_"

    def _key(self, frame: _Open, event: Any, text: str, style: str) -> None:
        mark = event.start_mark
        # Quotes make no difference: to JSON and its schemas every key is a text.
        key: Key = int(text) if _WHOLE.match(text) else text
        path = frame.path + (key,)
        if event.anchor or event.tag:
            self._refuse_mark(event, path)
        if key == "<<" and not style:
            self._problem(
                mark,
                "E120",
                "merging with '<<' is not allowed",
                "write the keys out where they belong",
            )
            key = _MERGED
        elif path in self.keys:
            first = self.keys[path]
            message = f"'{_short(text)}' appears twice here (first on line {first.line})"
            self._problem(mark, "E121", message, self._dash(frame, text) or "keep one of the two")
            key = f"\0{mark.index}"
        else:
            self.keys[path] = Spot(mark.line + 1, mark.column + 1, mark.index, style)
            if not style and "\u00a0" in text and self._hard_space(event, text):
                self.refused.add(path)
        frame.key = key

    def _dash(self, frame: _Open, text: str) -> str:
        """Where a dash is missing if two items of a list have run into one; empty if they have not."""
        if not frame.path or not isinstance(frame.path[-1], int):
            return ""
        keys = [str(key) for key in (*frame.node, text)]
        if not set(keys) <= set(_IN_ITEMS):
            return ""
        order = [_IN_ITEMS.index(key) for key in keys]
        back = next(at for at in range(1, len(order)) if order[at] <= order[at - 1])
        if back == len(keys) - 1:
            return f"a dash is missing before it: write '- {text}: ...'"
        line = self.keys[(*frame.path, keys[back])].line
        return f"a dash is missing: write '- {keys[back]}: ...' in line {line}"

    def _place(self, event: Any, value: Any, style: str) -> Path:
        self.count += 1
        mark = event.start_mark
        if not self.stack:
            path: Path = ()
            self.data = value
        else:
            frame = self.stack[-1]
            node = frame.node
            if type(node) is dict:
                key: Key = frame.key if frame.key is not None else ""
                frame.key = None
                if not (type(key) is str and key[:1] == "\0"):
                    node[key] = value
                path = frame.path + (key,)
            else:
                path = frame.path + (len(node),)
                node.append(value)
        self.values[path] = Spot(mark.line + 1, mark.column + 1, mark.index, style)
        return path

    def _alias(self, event: Any) -> None:
        mark = event.start_mark
        frame = self.stack[-1] if self.stack else None
        if frame is not None and frame.key == _MERGED:
            self._place(event, None, "")
            return
        self._problem(
            mark,
            "E120",
            f"'*{_short(event.anchor)}' stands for something elsewhere; that is not allowed",
            "write the value out, or put the text in quotes",
        )
        if frame is not None and frame.key is None and type(frame.node) is dict:
            frame.key = f"\0{mark.index}"
        else:
            self.refused.add(self._place(event, None, ""))

    def _refuse_mark(self, event: Any, path: Path) -> None:
        if event.anchor:
            what, sign = f"'&{_short(event.anchor)}' names a value to repeat it", "&"
        else:
            what, sign = "'!' gives a value a type", "!"
        self._problem(
            event.start_mark,
            "E120",
            f"{what}; that is not allowed",
            f"take it out, or put the text in quotes if it starts with '{sign}'",
        )
        self.refused.add(path)

    def _plain_text(self, event: Any, value: str, path: Path) -> None:
        end = event.end_mark.index
        text = self.text
        if text.startswith(" #", end) and text[end + 2 : end + 3].strip("\n# "):
            word = text[end + 1 :].split("\n", 1)[0]
            self._problem(
                event.end_mark,
                "W126",
                f"the text ends here; '{_short(word)}' is read as a comment",
                "put the whole text in quotes if it belongs to it",
            )
        if value in _YES_NO:
            self._problem(
                event.start_mark,
                "W128",
                f"'{value}' is a word here, not {_TRUTH[value.lower()]}",
                "if the word is meant, put it in quotes",
            )
        elif value[0] in _CURLY and value[-1] in _CURLY[value[0]]:
            self._problem(
                event.start_mark,
                "W127",
                "these curly quotes are part of the text",
                'use straight quotes (") around the text, or none',
            )
        elif "\u00a0" in value and self._hard_space(event, value):
            self.refused.add(path)

    def _hard_space(self, event: Any, value: str) -> bool:
        source = self.text[event.start_mark.index : event.end_mark.index]
        wrong = bool(_HARD_SPACE.match(value)) or "\n\u00a0" in source
        if wrong:
            self._problem(
                event.start_mark,
                "E125",
                "a non-breaking space stands here where an ordinary space is needed",
                "delete it and press the space bar; word processors make such spaces",
            )
        return wrong


def _where_too_deep(error: Exception) -> Any:
    """Return the place if the parser gave up on depth by itself, as newer ones do, or None.

    It looks ahead of the events it hands on, and so may do that before we have counted.
    """
    said = str(getattr(error, "problem", "") or "").lower()
    return getattr(error, "problem_mark", None) if "nesting" in said else None


def _short(text: str) -> str:
    return text if len(text) <= 40 else text[:37] + "..."
