"""For every role of a node its element. Nothing here knows a screen, a game or a class.

Classes say what the sheet may go by: `k-` the kind, `f-` the flow, and the tone by its name. What can be
pressed carries its id as `data-id`; a browser posts it, and with it what was seen.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from html import escape
from typing import Final

from game.locale import text as said_in
from game.screens.nodes import Node, plain, spoken, walk
from game.web.icons import icon
from game.web.naming import lettered, named, visible

WHOLE: Final = frozenset(("slip", "bubble"))
"""Kinds whose label is what is to be read: where there is room for a sign alone in a window, a page has a line."""
SHORT: Final = 110
"""Letters up to which what may be folded is rather shown: folding it would take as much room."""
CLOCK: Final = "clock"
"""The id of the node that a clock is shown in."""


@dataclass
class Writing:
    """One page while it is written."""

    language: str
    clock: str = ""
    """The clock as HTML, for the node that has its place; empty for none."""
    points: str = ""
    level: int = 0
    """The level of the heading before."""
    deeper: int = 0
    """By how much headings stand lower than they say: those of a dialog are below that of the page."""
    reasons: dict[str, str] = field(default_factory=dict)
    """Sentences why something cannot be pressed to the ids that they have on the page."""
    fresh: list[str] = field(default_factory=list)
    """Such sentences that are still to be written."""
    marks: int = 0

    def say(self, key: str) -> str:
        """A text of the pages."""
        return said_in(self.language, f"web.{key}")

    def mark(self) -> str:
        """An id for an element that others refer to; the same on every writing of the same page."""
        self.marks += 1
        return f"n{self.marks}"

    def told(self) -> str:
        """The sentences that are still to be written, as HTML."""
        found = "".join(
            f'<p class="why" id="{self.reasons[why]}">{icon("info")}<span>{lettered(why)}</span></p>'
            for why in self.fresh
        )
        self.fresh.clear()
        return found


def classes(node: Node, *more: str) -> str:
    """The class attribute of a node."""
    kind = f"k-{node.kind}" if node.kind else ""
    flow = f"f-{node.flow}" if node.flow != "down" else ""
    chosen = "chosen" if node.value == "chosen" and node.role not in ("radio", "checkbox") else ""
    found = " ".join(dict.fromkeys(filter(None, (kind, flow, node.tone, chosen, *more))))
    return f' class="{found}"' if found else ""


def element(node: Node, page: Writing) -> str:
    """Write a node by its role."""
    return _ROLES[node.role](node, page)


def children(nodes: Sequence[Node], page: Writing) -> str:
    """Write nodes one after the other; what may wait is folded away, what follows each other in one fold."""
    found, at = [], 0
    while at < len(nodes):
        run = at
        while run < len(nodes) and _folds(nodes[run]):
            run += 1
        if run == at:
            found.append(element(nodes[at], page))
            at += 1
        else:
            found.append(_fold(nodes[at:run], page))
            at = run
    return "".join(found)


def _folds(node: Node) -> bool:
    return node.weight == 2 and bool(node.text or node.children or node.picture)


def _fold(run: Sequence[Node], page: Writing) -> str:
    """Nodes that wait until they are wanted on a phone: behind their heading, or behind `More`."""
    if run[0].role == "heading" and len(run) == 1:
        return element(run[0], page)
    letters = sum(len(visible(node)) for node in run)
    opens = any(each.pressable or each.picture for node in run for each in walk(node))
    if letters <= SHORT and not opens:
        return "".join(element(node, page) for node in run)
    head, inside = _headed(run)
    name = run[0].label if len(run) == 1 else ""
    key = next((each.id for node in run for each in walk(node) if each.id), visible(run[0])[:40])
    more = "" if head else " more"
    shown = element(head, page) if head else f"<span>{lettered(name or page.say('more'))}</span>"
    body = "".join(element(node, page) for node in inside)
    return (
        f'<details class="fold{more}" data-fold="{escape(key)}"><summary>{shown}{icon("chevron-down")}</summary>'
        f'<div class="folded">{body}</div></details>'
    )


def _headed(run: Sequence[Node]) -> tuple[Node | None, Sequence[Node]]:
    """The heading that nodes are folded behind, and the rest of them."""
    first = run[0]
    if first.role == "heading":
        return first, run[1:]
    if len(run) == 1 and first.children and first.children[0].role == "heading":
        return first.children[0], (replace(first, children=first.children[1:], label=""),)
    return None, run


# What stands for itself


def _group(node: Node, page: Writing) -> str:
    if node.kind == "table":
        return _table(node, page)
    if node.kind == "board":
        return _board(node, page)
    label = f' role="group" aria-label="{escape(node.label)}"' if node.label else ""
    text = f"<p>{lettered(node.text)}</p>" if node.text else ""
    inside = text + children(node.children, page)
    if node.kind in ("line", "row", "track") and node.flow == "across":
        return f"<div{classes(node)}{label}{_id(node, page)}>{inside}</div>"
    below = ("g",) if node.flow == "down" else ()
    return f"<div{classes(node, *below)}{label}{_id(node, page)}>{inside}{page.told()}</div>"


def _board(node: Node, page: Writing) -> str:
    """The table with its seats around it, and below it what is said there."""
    seats = [child for child in node.children if child.kind == "seat"]
    drawn = [child for child in node.children if child.kind == "board"]
    rest = [child for child in node.children if child not in seats and child not in drawn]
    table = "".join(element(child, page) for child in (*drawn, *seats))
    others = children([child for child in rest if child.kind not in ("scene", "scale")], page)
    return (
        f'<div class="k-board g"><div class="around seats-{len(seats)}">{table}</div>{others}</div>'
    )


def _id(node: Node, page: Writing) -> str:
    """What a browser keeps a place by, and what a lesson points at."""
    points = " data-points" if node.id and node.id == page.points else ""
    return (f' data-id="{escape(node.id)}"' if node.id else "") + points


def _table(node: Node, page: Writing) -> str:
    """Rows and columns; the first row names the columns if all in it weighs."""
    rows = []
    for n, row in enumerate(node.children):
        head = n == 0 and all(not c.text or c.text.startswith("**") for c in row.children)
        tag = 'th scope="col"' if head else "td"
        cells = "".join(
            f"<{tag}{classes(cell)}>{lettered(plain(cell.text) if head else cell.text)}</{tag[:2]}>"
            for cell in row.children
        )
        rows.append(f"<tr>{cells}</tr>")
    name = escape(node.label) if node.label else ""
    label = f' role="region" aria-label="{name}"' if name else ""
    return f'<div class="scroll" tabindex="0"{label}><table>{"".join(rows)}</table></div>'


def _heading(node: Node, page: Writing) -> str:
    """A heading, never more than one level below the one before."""
    wanted = (node.level or 2) + page.deeper
    page.level = min(wanted, page.level + 1)
    mark = icon(node.icon) if node.icon else ""
    both = ("with",) if mark else ()
    first = ' tabindex="-1"' if page.level == 1 or node.level == 1 else ""
    return f"<h{page.level}{classes(node, *both)}{first}>{mark}{_worded(node)}</h{page.level}>"


def _worded(node: Node) -> str:
    """The text of a node; where another sentence is to be heard, that in its place."""
    said = lettered(node.text)
    if not node.label or plain(node.text) == node.label:
        return f"<span>{said}</span>" if node.icon else said
    return f'<span aria-hidden="true">{said}</span><span class="heard">{escape(node.label)}</span>'


def _words(node: Node, page: Writing) -> str:
    if node.id == CLOCK and page.clock:
        taken, page.clock = page.clock, ""
        return taken
    if not (node.text or node.children or node.icon):
        return _waits(node, page) if node.busy else ""
    live = ' role="status"' if node.live or node.role in ("status", "alert") else ""
    live += ' aria-busy="true"' if node.busy else ""
    mark = icon(node.icon) if node.icon else ""
    now = ' aria-current="step"' if node.value == "chosen" else ""
    both = ("with",) if mark else ()
    if not node.children:
        said = _worded(node)
        return f"<p{classes(node, *both)}{live}{now}{_id(node, page)}>{mark}{said}</p>"
    text = f"<p>{lettered(node.text)}</p>" if node.text else ""
    inside = children(node.children, page)
    return f"<div{classes(node, *both)}{live}{_id(node, page)}>{mark}{text}{inside}</div>"


def _waits(node: Node, page: Writing) -> str:
    said = page.say("working")
    return f'<p class="waits" role="status" aria-busy="true"><span class="heard">{said}</span></p>'


def _image(node: Node, page: Writing) -> str:
    """A picture or an icon with its name; without one it only repeats what is said."""
    name = escape(". ".join(filter(None, (node.label.rstrip("."), node.value))))
    heard = f' role="img" aria-label="{name}" title="{name}"' if name else ' aria-hidden="true"'
    if node.picture is None:
        mark = icon(node.icon) if node.icon else ""
        if not (mark or node.text or node.children):
            return ""
        text = lettered(node.text) if node.text else ""
        inside = children(node.children, page)
        return f"<span{classes(node)}{heard if mark else ''}>{mark}{text}</span>{inside}"
    heard = f' role="img" aria-label="{name}"' if name else ' aria-hidden="true"'
    small = "drawn slight" if node.picture.width <= 320 else "drawn"
    sign = icon(node.icon) if node.icon else ""
    drawn = f"{drawing(node)}{sign}"
    if node.kind == "seat":
        drawn = f'<span class="drawn">{drawn}</span>'
    return f"<div{classes(node, small)}{heard}>{drawn}</div>{children(node.children, page)}"


def _figure(node: Node, page: Writing) -> str:
    """A picture, and beside it in words what it shows: where it is narrow the words stand in its place."""
    if node.picture is None:
        return _group(node, page)
    name = escape(node.label or node.picture.title)
    told = f' role="img" aria-label="{name}"' if name else ' aria-hidden="true"'
    small = node.picture.width <= 320
    size = "drawn slight" if small else "drawn"
    if not node.children:
        if node.value and not small:
            name = escape(f"{(node.label or node.picture.title).rstrip('.')}. {node.value}")
            told = f' role="img" aria-label="{name}"'
        return f'<figure{classes(node)}><div class="{size}"{told}>{drawing(node)}</div></figure>'
    instead = "".join(element(child, page) for child in node.children)
    return (
        f'<figure{classes(node, "" if small else "has-words")}><div class="{size}"{told}>'
        f'{drawing(node)}</div><div class="instead">{instead}</div></figure>'
    )


def drawing(node: Node) -> str:
    """The picture of a node as SVG; what it says is heard from the element around it."""
    assert node.picture is not None
    svg = node.picture.svg().replace(' xmlns="http://www.w3.org/2000/svg"', "", 1)
    return svg.replace("<svg ", '<svg aria-hidden="true" focusable="false" ', 1)


# What can be pressed


def _press(node: Node, page: Writing, inside: str, more: str = "", *kinds: str) -> str:
    """Something to press: what is sent of it is its id."""
    attribute, heard = named(node)
    why = _disabled(node, page)
    hint = f' title="{escape(node.hint)}"' if node.hint and node.hint != node.label else ""
    found = classes(node, "press", *kinds, "primary" if node.primary else "")
    main = " data-primary" if node.primary and not node.disabled else ""
    return (
        f'<button type="button"{found}{_id(node, page)}{more}{attribute}{why}{hint}{main}>'
        f"{inside}{heard}</button>"
    )


def _disabled(node: Node, page: Writing) -> str:
    """That it cannot be pressed and where the reason stands: it is written once, and all it is true of refer to it."""
    if not node.disabled:
        return ""
    if node.disabled not in page.reasons:
        page.reasons[node.disabled] = page.mark()
        page.fresh.append(node.disabled)
    return f' aria-disabled="true" aria-describedby="{page.reasons[node.disabled]}"'


def _button(node: Node, page: Writing) -> str:
    pressed = ' aria-pressed="true"' if node.value == "chosen" else ""
    if node.kind in WHOLE and node.label:
        mark = icon(node.icon) if node.icon else ""
        whole = f"{mark}<span>{lettered(node.label)}</span>"
        return _press(replace(node, label="", hint=""), page, whole, pressed, "whole")
    if node.kind == "part":
        pressed = ' aria-current="true"' if pressed else ""
    return _press(node, page, flat(node, page), pressed)


def flat(node: Node, page: Writing) -> str:
    """What stands on something to press: its picture, icon and text, and all inside it, with nothing to press."""
    found = []
    if node.picture is not None:
        sign = icon(node.icon) if node.icon else ""
        found.append(f'<span class="drawn slight">{drawing(node)}{sign}</span>')
    elif node.icon:
        found.append(icon(node.icon))
    if node.text:
        found.append(f"<span>{lettered(node.text)}</span>")
    found += [_flat(child, page) for child in node.children]
    return " ".join(found)


def _flat(node: Node, page: Writing) -> str:
    if node.role in ("image", "figure") and node.picture is not None:
        return f'<span class="drawn slight">{drawing(node)}</span>'
    if not (node.text or node.icon or node.children):
        return ""
    both = "with" if node.icon and node.text else ""
    shape = (
        "title" if node.role == "heading" else "g" if node.children and node.flow == "down" else ""
    )
    return f"<span{classes(node, shape, both)}>{flat(node, page)}</span>"


def _radiogroup(node: Node, page: Writing) -> str:
    """A choice of one; one of it can be come to with Tab, the others from there with the arrows."""
    options = [child for child in node.children if child.role == "radio"]
    chosen = next((option for option in options if option.value == "chosen"), None)
    stop = chosen or next((o for o in options if not o.disabled), options[0] if options else None)
    inside = "".join(
        _radio(child, page, child is stop) if child.role == "radio" else element(child, page)
        for child in node.children
    )
    label = f' aria-label="{escape(node.label)}"' if node.label else ""
    return f'<div role="radiogroup"{classes(node, "radios")}{label}>{inside}</div>{_near(page, options)}'


def _near(page: Writing, options: Iterable[Node]) -> str:
    """The reason why nothing of a choice can be chosen stands below it."""
    return page.told() if all(option.disabled for option in options) else ""


def _radio(node: Node, page: Writing, stop: bool = True) -> str:
    on = str(node.value == "chosen").lower()
    tab = "" if stop else ' tabindex="-1"'
    return _press(node, page, flat(node, page), f' role="radio" aria-checked="{on}"{tab}')


def _checkbox(node: Node, page: Writing) -> str:
    on = str(node.value == "on").lower()
    inside = f'<span class="box" aria-hidden="true"></span>{flat(node, page)}'
    return _press(node, page, inside, f' role="checkbox" aria-checked="{on}"', "check")


def _entry(node: Node, page: Writing) -> str:
    """Something to type into; what is typed is kept on the device until it is sent."""
    name = escape(node.label or node.text)
    why = _disabled(node, page)
    hint, told = "", ""
    if node.hint:
        mark = page.mark()
        hint, told = (
            f' aria-describedby="{mark}"',
            f'<small id="{mark}">{escape(node.hint)}</small>',
        )
    numbers = ' inputmode="numeric"' if node.bounds else ""
    common = f'data-entry="{escape(node.id)}" maxlength="{node.most}"{numbers}{why or hint} autocomplete="off"'
    if node.most > 120:
        field = f'<textarea rows="3" {common}>{escape(node.value)}</textarea>'
    else:
        field = f'<input {common} value="{escape(node.value)}">'
    return f"<label{classes(node, 'entry')}><span>{name}</span>{field}{told}</label>"


def _disclosure(node: Node, page: Writing) -> str:
    head, rest = node.children[0], node.children[1:]
    shown = str(node.value == "open").lower()
    inside = f"{flat(head, page)}{icon('chevron-down')}"
    press = _press(
        Node("button", id=node.id, label=node.label, children=(head,), disabled=node.disabled, hint=node.hint),
        page, inside, f' aria-expanded="{shown}"', "head",
    )  # fmt: skip
    below = f'<div class="disclosed">{children(rest, page)}</div>' if rest else ""
    return f"<div{classes(node, 'disclosure')}>{press}{below}</div>"


# Lists


def _list(node: Node, page: Writing) -> str:
    items = "".join(_item(child, page) for child in node.children)
    return f"<ul{classes(node)}>{items}</ul>" if items else ""


def _item(node: Node, page: Writing) -> str:
    if node.role != "item" or node.pressable:
        inside = (
            _button(node, page) if node.pressable and node.role == "item" else element(node, page)
        )
        return f'<li class="bare">{inside}</li>'
    mark = icon(node.icon) if node.icon else ""
    both = ("with", "bare") if mark else ()
    return f"<li{classes(node, *both)}>{mark}{_worded(node)}{children(node.children, page)}</li>"


def _dialog(node: Node, page: Writing) -> str:
    """What lies over the page and takes all input; a script makes it modal."""
    name = escape(node.label or spoken(node))
    wide = "wide" if node.value == "wide" else ""
    shell = Node("dialog", kind=node.kind, tone=node.tone)
    page.deeper, page.level = page.deeper + 1, max(page.level, 1)
    parts = []
    for child in node.children:
        if child.region == "foot":
            inside = f'<div class="buttons">{children(child.children, page)}</div>'
            parts.append(f'<div class="dialog-foot">{inside}{page.told()}</div>')
        else:
            parts.append(element(child, page))
    page.deeper -= 1
    return (
        f'<dialog open{classes(shell, "dialog", wide)} aria-label="{name}"{_id(node, page)}>'
        f"{''.join(parts)}{page.told()}</dialog>"
    )


_ROLES: Final[Mapping[str, Callable[[Node, Writing], str]]] = {
    "group": _group, "heading": _heading, "text": _words, "image": _image, "figure": _figure,
    "button": _button, "radiogroup": _radiogroup, "radio": _radio, "checkbox": _checkbox, "list": _list,
    "item": _item, "entry": _entry, "dialog": _dialog, "status": _words, "alert": _words,
    "disclosure": _disclosure,
}  # fmt: skip
"""For each role how it is written."""
