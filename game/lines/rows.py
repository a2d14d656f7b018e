"""A screen as rows to be read one after the other: what is asked first, what stands on request last."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from game.screens.nodes import Node, Region, Screen, plain, spoken, walk

ORDER: Final[tuple[Region, ...]] = (
    "who", "news", "stakes", "now", "", "act", "steps", "aside", "foot", "board", "tools"
)  # fmt: skip
"""The regions of a screen, in the order in which they are read."""
ON_REQUEST: Final[tuple[Region, ...]] = ("news", "stakes", "board", "tools")
"""Regions that are read on request only, but what speaks for itself."""
STANDING: Final[tuple[Region, ...]] = ("who",)
"""Regions that stay the same from screen to screen."""

EXACT: Final = ".exact"
"""How the id of an entry ends that takes any number, beside a choice of a few; typing needs no choice."""

BESIDE: Final = ("line", "row", "clause", "news")
"""Kinds of groups whose parts are read in one line."""
ELSEWHERE: Final = ("bubble", "scale", "legend", "scene")
"""Kinds of what is told elsewhere, or only explains a picture."""
ASIDE: Final = ("log", "deal")
"""Beginnings of ids of ways to what is read by itself once it is new."""
RAIL: Final = ("file-text", "triangle-alert")
"""Icons of what stands on the rail and is told elsewhere: where a text stands, and who says she was cheated."""
LONG: Final = 8
"""Parts from which each has a line of its own after all."""
WIDE: Final = 160
"""Letters of choices from which each has a line of its own."""
NEAR: Final = 3
"""Rows within which a question is not repeated."""

WORDS: Final = ("breaks", "more", "history")
"""Beginnings of ids of what a word that can be typed is good for: it is said with it."""

Say = Callable[..., str]
"""Fills in a text of the lines by its key."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a row: text, and what its number presses."""

    said: str
    node: Node | None = None


@dataclass(frozen=True, slots=True)
class ReadRow:
    """One line to be read."""

    parts: tuple[Piece, ...]
    level: int = 0
    """That of a heading; 0 for any other line."""
    region: Region = ""
    later: bool = False
    """Whether it stands on request."""
    once: bool = False
    """Whether it is read by itself the first time, though it stands on request."""
    note: bool = False
    """Whether it explains: read once, it need not be read again."""
    item: bool = False
    """Whether it is one of a list."""
    key: str = ""
    """What it is a row of; a row with the same key is the same thing, perhaps changed."""
    under: str = ""
    """The heading that it stands under."""
    changed: str = ""
    """How it is said when only what is chosen has changed; empty for as ever."""

    @property
    def text(self) -> str:
        """What is read, without numbers."""
        return " ".join(part.said for part in self.parts)

    @property
    def nodes(self) -> tuple[Node, ...]:
        """What can be pressed in it."""
        return tuple(part.node for part in self.parts if part.node is not None)


def rows(screen: Screen, say: Say, whole: bool = False) -> list[ReadRow]:
    """What there is to read of what takes input, in the order in which it is read; `whole` as it stands."""
    dialog = whole or screen.dialog is not None
    exact = {node.id.removesuffix(EXACT) for node in walk(screen.top) if node.id.endswith(EXACT)}
    reveals = any(node.id == "reveal" for node in walk(screen.top))
    around = _Around(say, dialog, frozenset(exact), told=reveals)
    made = _spoken_once([row for row in _rows(screen.top, around) if row.text.strip()])
    if dialog:
        return _headed(made)
    return _headed(_levers_named(list(_told_once(sorted(made, key=_rank))), say))


def _levers_named(made: list[ReadRow], say: Say) -> list[ReadRow]:
    """Where levers stand on request, the heading that they stand under says so."""
    if not any(row.later and row.key.startswith("lever.") for row in made):
        return made
    at = next((n for n, row in enumerate(made) if row.region == "act" and row.level == 2), None)
    if at is not None:
        made[at] = replace(made[at], parts=(*made[at].parts, Piece(say("word.levers"))))
    return made


def _told_once(made: list[ReadRow]) -> Iterator[ReadRow]:
    """What stands in the log or on request is not told again if it is read as it stands; in the log nothing twice."""
    told = {row.text for row in made if not (row.later or row.level)}
    head: ReadRow | None = None  # the heading of a log in which all may have been told
    for row in made:
        if row.once and row.level:
            head = row
        elif not row.later or row.level or row.nodes or row.text not in told:
            if head is not None and row.once:
                yield head
            head = None
            yield row
            if row.once and row.region == "aside":
                told.add(row.text)


def _headed(made: list[ReadRow]) -> list[ReadRow]:
    """Say of every row under which heading it stands: the same sentence there is another one elsewhere."""
    found, under = [], ""
    for row in made:
        under = row.text if row.level else under
        found.append(replace(row, under="" if row.key or row.level else under))
    return found


def _spoken_once(made: list[ReadRow]) -> list[ReadRow]:
    """What can be chosen or typed does not repeat the question that has just been read."""
    found: list[ReadRow] = []
    for each in made:
        row = _without_reason(each, [read.text for read in found])
        before = {_bare(said) for r in found[-NEAR:] for said in (r.text, r.parts[0].said)}
        first = row.parts[0]
        if found and first.node and first.node.label and _bare(found[-1].text) == first.node.label:
            found.pop()
        if not (row.key and first.node is None and _bare(first.said) in before):
            found.append(row)
        elif len(row.parts) > 1:
            found.append(replace(row, parts=row.parts[1:]))
    return found


def _without_reason(row: ReadRow, before: Sequence[str]) -> ReadRow:
    """Of what cannot be pressed the reason is not said again where it has just been read."""
    first = row.parts[0]
    if not row.key or first.node is not None:
        return row
    known = next((said for said in before if said and first.said.endswith(f" {said}")), "")
    if not known:
        return row
    return replace(
        row, parts=(replace(first, said=first.said.removesuffix(f" {known}")), *row.parts[1:])
    )


def _bare(said: str) -> str:
    return said.rstrip(" ,.:?!…")


def _rank(row: ReadRow) -> tuple[bool, int]:
    return row.later and not row.once, ORDER.index(row.region)


@dataclass(frozen=True, slots=True)
class _Around:
    """What a node gets from those around it."""

    say: Say
    dialog: bool
    exact: frozenset[str] = frozenset()
    """Choices that have an entry beside them, which takes their place."""
    region: Region = ""
    later: bool = False
    once: bool = False
    rail: bool = False
    told: bool = False
    """Whether numbers are told anyway, and none speaks for itself."""

    def inside(self, node: Node) -> _Around:
        region = node.region or self.region
        folded = node.weight == 2 or node.kind == "chip" or node.id.partition(".")[0] in ASIDE
        later = self.later or folded or (region in ON_REQUEST and not self.dialog)
        speaks = node.id == "score" if node.kind == "meter" else node.live
        once = self.once or (speaks and not (self.told and node.kind == "meter")) or _new(node)
        rail = self.rail or node.kind == "rail"
        return replace(self, region=region, later=later, once=once, rail=rail)


def _new(node: Node) -> bool:
    """Whether a node is news: they are read by themselves."""
    return node.kind == "news" and node.intent is not None


def _rows(node: Node, around: _Around) -> Iterator[ReadRow]:
    """The rows of a node and of everything in it."""
    around = around.inside(node)
    if (
        node.kind in ELSEWHERE
        or _told_elsewhere(node, around)
        or node.id in around.exact
        or (around.region == "steps" and node.role == "text")
    ):
        return
    for row in _MAKERS.get(node.role, _group)(node, around):
        yield replace(
            row,
            region=row.region or around.region,
            later=row.later or around.later,
            once=row.once or around.once,
        )


def _told_elsewhere(node: Node, around: _Around) -> bool:
    """Whether the paper in front tells it, or of the rail a paper, a slip or the log."""
    if node.kind == "slip":
        return node.value == "chosen"
    return around.rail and node.role == "text" and node.icon in RAIL


def _children(node: Node, around: _Around) -> Iterator[ReadRow]:
    for child in node.children:
        yield from _rows(child, around)


def _text(node: Node, around: _Around) -> Iterator[ReadRow]:
    spoken = _with_word(node, node.label or clean(node.text), around.say)
    level = node.level if node.role == "heading" else 0
    yield ReadRow((Piece(spoken),), level=level, note=node.kind == "note")
    yield from _children(node, around)


def _item(node: Node, around: _Around) -> Iterator[ReadRow]:
    yield ReadRow((Piece(clean(node.text)),), item=True)
    yield from _children(node, around)


def _button(node: Node, around: _Around) -> Iterator[ReadRow]:
    if node.intent is None and not node.disabled:
        yield from _group(node, around)
        return
    inside = [row for row in _children(node, around) if row.text.strip()]
    card = inside and not node.text and (node.kind == "card" or not node.label)
    name = inside[0].text if card else named(node)
    shown = around.say("chosen", name=name) if node.value == "chosen" else name
    shown = _with_word(node, shown, around.say)
    yield ReadRow((pressable(node, shown, around.say),), key=node.id)
    below = node.text and node.kind != "news" and not node.disabled
    rest = inside[1:] if card else inside if below else []
    for row in rest:
        if row.text not in name:
            # The main button itself is not read: what stands below it says of what it is.
            about = (Piece(_open(name)),) if node.primary else ()
            yield replace(row, parts=(*about, *row.parts), level=0)


def _with_word(node: Node, said: str, say: Say) -> str:
    """A text with the word that can be typed for it, if there is one."""
    about = node.id.partition(".")[0]
    return f"{said} {say(f'word.{about}')}" if about in WORDS else said


def _disclosure(node: Node, around: _Around) -> Iterator[ReadRow]:
    yield ReadRow((pressable(node, named(node), around.say),), key=node.id)
    for child in node.children[1:]:
        yield from _rows(child, around)


def _check(node: Node, around: _Around) -> Iterator[ReadRow]:
    state = around.say("on" if node.value == "on" else "off")
    yield ReadRow((pressable(node, f"{named(node)}: {state}", around.say),), key=node.id)


def _entry(node: Node, around: _Around) -> Iterator[ReadRow]:
    value = node.value or around.say("empty")
    said = f"{named(node)}: {value}"
    if node.id.endswith(EXACT) and node.bounds is not None:
        said = around.say("exact", value=value, low=node.bounds.low, high=node.bounds.high)
    yield ReadRow((pressable(node, said, around.say),), key=node.id)


def _text_like(part: Piece) -> bool:
    """Whether a part goes on with words: no amount, and nothing to press."""
    return part.node is None and part.said[:1].isalpha()


def _radios(node: Node, around: _Around) -> Iterator[ReadRow]:
    label = node.label or clean(node.text)
    parts, chosen = [Piece(f"{_open(label)}")] if label else [], ""
    for option in node.children:
        name = named(option)
        if option.value == "chosen" or (node.value and option.id == f"{node.id}.{node.value}"):
            chosen, name = name, around.say("chosen", name=name)
        parts.append(pressable(option, _with_inside(option, name), around.say))
    changed = f"{_open(label)} {chosen}".strip() if chosen else ""
    if sum(len(part.said) for part in parts) <= WIDE:
        yield ReadRow(tuple(parts), key=node.id, changed=changed)
    else:
        yield from (ReadRow((part,), key=f"{node.id}:{at}") for at, part in enumerate(parts))


def _with_inside(option: Node, name: str) -> str:
    """A choice with what stands on it, where no label says both."""
    inside = " ".join(spoken(child) for child in option.children)
    return f"{_open(name)} {inside}" if inside and not option.label else name


def _track(node: Node, around: _Around) -> Iterator[ReadRow]:
    """A lever in one line: its settings, then who cares for it."""
    cares = [each.label for each in node.children if each.role == "image" and each.label]
    for child in node.children:
        if child.role == "radiogroup":
            *before, last = _rows(child, around)
            more = tuple(Piece(_closed_sentence(said)) for said in cares)
            yield from before
            yield replace(last, parts=(*last.parts, *more))


def _signatures(node: Node, around: _Around) -> Iterator[ReadRow]:
    """Where the parties of a text stand, in one line; where a line can be pressed, it says what that does."""
    parts: list[Piece] = []
    for cell in node.children:
        pressed = [part for row in _children(cell, around) for part in row.parts if part.node]
        name = cell.label.partition(":")[0]
        parts += [Piece(_open(name)), *pressed] if pressed else [Piece(f"{cell.label};")]
    if parts and parts[-1].node is None:
        parts[-1] = replace(parts[-1], said=f"{parts[-1].said.removesuffix(';')}.")
    yield ReadRow(tuple(parts), key=node.id)


def _closed_sentence(said: str) -> str:
    return said if said[-1:] in ".:;?!…" else f"{said}."


def _open(label: str) -> str:
    """A label with a sign that something follows."""
    return label if label[-1:] in ".:?!…" else f"{label}:"


def _figure(node: Node, around: _Around) -> Iterator[ReadRow]:
    inside = list(_children(node, around))
    if any(row.text.strip() for row in inside):
        yield from inside
    else:
        yield ReadRow((Piece(": ".join(filter(None, (node.label, node.value)))),))


def _image(node: Node, around: _Around) -> Iterator[ReadRow]:
    yield ReadRow((Piece(node.label),))


def _group(node: Node, around: _Around) -> Iterator[ReadRow]:
    if node.text:
        yield ReadRow((Piece(clean(node.text)),))
    if node.kind == "table":
        yield from _table(node, around)
    elif node.kind == "track" and any(each.role == "radiogroup" for each in node.children):
        yield from _track(node, around)
    elif node.id == "signatures":
        yield from _signatures(node, around)
    elif node.kind in BESIDE:
        yield from _beside(list(_children(node, around)))
    else:
        yield from _children(node, around)


def _table(node: Node, around: _Around) -> Iterator[ReadRow]:
    """A table row by row: each cell after the first is named by the head of its column, and none is empty."""
    head, *rest = node.children
    names = [clean(cell.label or cell.text) for cell in head.children]
    for row in rest:
        parts: list[Piece] = []
        for name, cell in zip(names, row.children, strict=False):
            inside = [part for made in _rows(cell, around) for part in made.parts if part.said]
            if inside and name and parts:
                inside[0] = replace(inside[0], said=f"{name}: {inside[0].said}")
            if inside and parts:
                parts[-1] = replace(parts[-1], said=_closed(parts[-1].said, len(parts) == 1))
            parts += inside
        if parts:
            yield ReadRow(tuple(parts), key=row.id)


def _closed(said: str, first: bool) -> str:
    """A cell with a sign that the next follows; a colon after the first, which the row is about."""
    return said if said[-1:] in ".:;?!…" else f"{said}{':' if first else ';'}"


def _beside(inside: list[ReadRow]) -> Iterator[ReadRow]:
    """What stands in one line is read in one, unless it is too much."""
    inside = [row for row in inside if row.text.strip()]
    line = [row for at, row in enumerate(inside) if not row.item and not _told(row, inside[:at])]
    tools = [r for r in line if line[0].level and any(n.kind == "tool" for n in r.nodes)]
    line = [row for row in line if row not in tools]
    line = _asked_once(line)
    if sum(len(row.parts) for row in line) > LONG:
        yield from inside if not tools and len(line) != 1 else line
        return
    if line:
        yield replace(
            line[0],
            parts=tuple(_apart(line)),
            level=max(row.level for row in line),
            key=next((row.key for row in line if row.key), ""),
            changed=line[0].changed if len(line) == 1 else "",
            later=all(row.later for row in line),
        )
    if tools:
        # A heading is read without numbers: what can be pressed beside it has a line of its own.
        yield replace(tools[0], parts=tuple(part for row in tools for part in row.parts))
    yield from (row for row in inside if row.item)


def _asked_once(line: list[ReadRow]) -> list[ReadRow]:
    """A choice beside its question does not ask it again."""
    found: list[ReadRow] = []
    for row in line:
        before, first = found[-1] if found else None, row.parts[0]
        if (
            before
            and not before.nodes
            and row.nodes
            and first.node is None
            and _bare(before.text) in first.said
        ):
            asked = replace(before.parts[0], said=_open(_bare(before.text)))
            changed = row.changed.replace(first.said, asked.said)
            found[-1] = replace(row, parts=(asked, *row.parts[1:]), changed=changed)
        else:
            found.append(row)
    return found


def _told(row: ReadRow, before: list[ReadRow]) -> bool:
    """Whether a text, such as the title of a picture, only repeats what stands before it."""
    return not row.nodes and any(row.text == other.text for other in before)


def _apart(line: list[ReadRow]) -> Iterator[Piece]:
    """Put signs between parts that stand beside each other; a button says no more than is to be seen."""
    parts = [(part, "." if row.level else ",") for row in line for part in row.parts]
    for at, (part, stop) in enumerate(parts):
        following = parts[at + 1][0] if at + 1 < len(parts) else None
        if part.node is not None:
            button = part.node.role != "radio"
            yield replace(part, said=(clean(part.node.text) if button else "") or part.said)
        elif following is not None and following.node and following.node.role == "entry":
            yield replace(part, said=_open(part.said))
        elif following is not None and following.node and stop == ",":
            yield (
                replace(part, said=_closed_sentence(part.said))
                if part.said[-1:].isalpha()
                else part
            )
        elif following is None or (stop == "," and not _text_like(following)):
            yield part
        else:
            yield replace(part, said=_stopped(part.said, stop))


def _stopped(said: str, stop: str) -> str:
    """A text with a sign at its end: a colon after an amount.

    >>> _stopped('"All options"', "."), _stopped("10", "."), _stopped("Why?", ".")
    ('"All options".', '10:', 'Why?')
    """
    if said[-1:] in ".:?!…,;":
        return said
    return said + (stop if said[-1:].isalpha() or said[-1:] in "”)»\"'" else ":")


_MAKERS: Final[Mapping[str, Callable[[Node, _Around], Iterator[ReadRow]]]] = {
    "heading": _text,
    "text": _text,
    "status": _text,
    "alert": _text,
    "item": _item,
    "image": _image,
    "button": _button,
    "disclosure": _disclosure,
    "checkbox": _check,
    "entry": _entry,
    "radiogroup": _radios,
    "figure": _figure,
}


def clean(text: str) -> str:
    """A text without signs that are only to be seen."""
    return plain(text).replace(" · ", ", ")


def pressable(node: Node, name: str, say: Say) -> Piece:
    """What can be pressed by its number; what cannot now says why instead."""
    if node.disabled:
        return Piece(say("disabled", name=name, why=node.disabled))
    return Piece(name, node)


def named(node: Node) -> str:
    """How something to press is called: its sentence, or what is visible of it."""
    if node.role == "disclosure" and node.children:
        head = node.children[0]
        return ": ".join(_sayings(head)[:1] + [", ".join(_sayings(head)[1:])]).removesuffix(": ")
    return _once_said(clean(node.label)) or clean(node.text) or spoken(node)


def _once_said(label: str) -> str:
    """A label without the number of an estimate that it has said in words.

    >>> _once_said("Lake: about 45.1 points. ~45.1"), _once_said("Lake ~45.1")
    ('Lake: about 45.1 points.', 'Lake ~45.1')
    """
    sentence, _, number = label.partition(" ~")
    number, _, rest = number.partition(" ")
    return (
        " ".join(filter(None, (sentence, rest))) if number and f" {number} " in sentence else label
    )


def _sayings(node: Node) -> list[str]:
    """Everything that is said in a node, piece by piece."""
    own = [clean(node.label or node.text)] if node.label or node.text else []
    return own + [each for child in node.children for each in _sayings(child)]
