"""Any screen as one page of HTML: a proof that a browser can be a mouth, and no part of the program.

It knows no screen: every role has its element, everything else is a class for a style sheet. A press is a
form that posts the id of the node and the version it was seen in; nothing here needs a script.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from html import escape

from game.screens.nodes import Node, Screen, plain, spoken, walk

STYLE = """
*{box-sizing:border-box}
body{margin:0;font:1.125rem/1.4 sans-serif;color:#1c2430;background:#f6f3ec}
main,.dialog{padding:.75rem;max-width:80rem;margin:auto;display:flex;flex-direction:column;gap:.75rem}
.dialog{background:#fff;border:2px solid #1c2430}
h1{font-size:1.5rem}h2{font-size:1.25rem}h3{font-size:1.125rem}h1,h2,h3,p,ul{margin:0}
button{min-height:2.75rem;font:inherit;color:#1c2430;background:#fff;border:2px solid #3d4a5c;border-radius:.5rem;
padding:.4rem .8rem;text-align:left;width:100%}
button.primary,button[aria-checked=true]{background:#12487a;color:#fff;font-weight:bold}
button[aria-disabled=true]{color:#4a5360;border-style:dashed}
form{margin:0}.across,.wrap,.even{display:flex;flex-wrap:wrap;gap:.5rem;align-items:center}.even>*{flex:1}
.down{display:flex;flex-direction:column;gap:.5rem}.card,.news,.coach{background:#fff;border:1px solid #8a93a0;padding:.6rem}
.soft{color:#46505d}.good{color:#0b5a3c}.bad{color:#8f2318}.warn{color:#6b4300}.accent{color:#12487a}
.note{font-size:1rem}.why{color:#46505d;font-size:1rem}svg{max-width:100%;height:auto}
.heard{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
.foot{position:sticky;bottom:0;background:#f6f3ec;padding:.5rem 0}
"""
ORDER = ("who", "now", "act", "foot", "", "stakes", "news", "aside", "board", "tools", "steps")
"""The order in which a narrow page shows its regions."""


def page(screen: Screen, language: str) -> str:
    """Write a screen as a whole page."""
    inside = "".join(_part(node, screen) for node in _ordered(screen.root))
    hidden = ' inert aria-hidden="true"' if screen.dialog else ""
    over = _part(screen.dialog, screen) if screen.dialog else ""
    top = "" if screen.dialog or _has_first(screen.root) else f"<h1>{_text(screen.title)}</h1>"
    main = f"<main{hidden}>{top}{inside}</main>" if not screen.dialog else f"<div{hidden}></div>"
    over = f"<main>{over}</main>" if over else ""
    return (
        f'<!doctype html><html lang="{language}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width,initial-scale=1">'
        f"<title>{_text(screen.title)}</title><style>{STYLE}</style></head>"
        f"<body>{main}{over}</body></html>"
    )


def _ordered(root: Node) -> list[Node]:
    """The regions of a screen in the order of a narrow page; what has none stays where it is."""
    parts = root.children or (root,)
    return sorted(parts, key=lambda node: -1 if _has_first(node) else ORDER.index(node.region))


def _has_first(node: Node) -> bool:
    return (node.role == "heading" and node.level == 1) or any(map(_has_first, node.children))


def _text(text: str) -> str:
    """Escape a text; **stars** weigh."""
    parts = escape(text).split("**")
    return "".join(f"<strong>{part}</strong>" if n % 2 else part for n, part in enumerate(parts))


def _part(node: Node, screen: Screen) -> str:
    """Write a node by its role."""
    return _ROLES[node.role](node, screen)


def _children(node: Node, screen: Screen) -> str:
    return "".join(_part(child, screen) for child in node.children)


def _class(node: Node, *more: str) -> str:
    names = (node.kind, node.flow, node.tone, node.region, *more)
    return f' class="{" ".join(dict.fromkeys(filter(None, names)))}"'


def _live(node: Node) -> str:
    busy = ' aria-busy="true"' if node.busy else ""
    return busy + (' role="status"' if node.live or node.busy else "")


def _named(node: Node) -> str:
    """The name that is heard, where it is not what is read; what is read stands within it."""
    read = plain(" ".join(_read(node)))
    drawn = any(each.picture for each in walk(node))  # with numbers in it that are read as well
    if not node.label or (read and (drawn or read not in node.label)):
        return ""
    return f' aria-label="{escape(node.label)}"'


def _read(node: Node) -> Iterator[str]:
    """What is to be read of a node, part by part."""
    if node.text:
        yield node.text
    for child in node.children:
        yield from _read(child)


def _told(node: Node) -> tuple[str, str]:
    """What is heard after the name, where a sentence says it otherwise than what is read: attribute and text."""
    if not node.label or _named(node) or plain(node.text) == node.label:
        return "", ""
    name = f"told.{node.id}"
    hidden = f'<span class="heard" id="{escape(name)}">{escape(node.label)}</span>'
    return f' aria-describedby="{escape(name)}"', hidden


def _group(node: Node, screen: Screen) -> str:
    role = ' role="group"' if node.label else ""
    text = f"<p>{_text(node.text)}</p>" if node.text else ""
    return f"<div{_class(node)}{role}{_named(node)}>{text}{_children(node, screen)}</div>"


def _heading(node: Node, screen: Screen) -> str:
    level = node.level or 2
    return f"<h{level}{_class(node)}>{_text(node.text)}</h{level}>"


def _words(node: Node, screen: Screen) -> str:
    if not (node.text or node.children):
        return ""
    return f"<div{_class(node)}{_live(node)}>{_text(node.text)}{_children(node, screen)}</div>"


def _image(node: Node, screen: Screen) -> str:
    """A picture with its name; without one it only repeats what is said."""
    if node.picture is None:
        return f"<div{_class(node)}>{_text(node.text)}{_children(node, screen)}</div>"
    name = escape(" ".join(filter(None, (node.label, node.value))))
    drawn = f'<div role="img" aria-label="{name}">{_svg(node)}</div>' if name else _svg(node)
    return f"<div{_class(node)}>{drawn}{_children(node, screen)}</div>"


def _svg(node: Node) -> str:
    assert node.picture is not None
    return node.picture.svg().replace("<svg ", '<svg aria-hidden="true" focusable="false" ', 1)


def _form(node: Node, screen: Screen, inside: str, attributes: str, more: str = "") -> str:
    """Something to press: its id and the version it was seen in go back, nothing else."""
    why = (
        f'<div class="why" id="why.{node.id}">{_text(node.disabled)}</div>' if node.disabled else ""
    )
    told, hidden = _told(node)
    off = f' aria-disabled="true" aria-describedby="why.{node.id}"' if node.disabled else told
    classes = _class(node, "primary" if node.primary else "")
    return (
        f'<form method="post"><input type="hidden" name="version" value="{screen.version}">'
        f'<input type="hidden" name="screen" value="{escape(screen.id)}">{more}'
        f'<button name="id" value="{escape(node.id)}"{classes}{attributes}{off}>{inside}</button>'
        f"{hidden}</form>{why}"
    )


def _button(node: Node, screen: Screen) -> str:
    inside = _text(node.text) + "".join(_inside(child) for child in node.children)
    chosen = ' aria-pressed="true"' if node.value == "chosen" else ""
    return _form(node, screen, inside or escape(node.label), _named(node) + chosen)


def _inside(node: Node) -> str:
    """What stands on a button: text and pictures, nothing to press."""
    if node.picture is not None:
        return _svg(node)
    text = f"<span{_class(node)}>{_text(node.text)}</span> " if node.text else ""
    return text + "".join(_inside(child) for child in node.children)


def _radio(node: Node, screen: Screen) -> str:
    on = str(node.value == "chosen").lower()
    return _form(node, screen, _text(node.text), f' role="radio" aria-checked="{on}"{_named(node)}')


def _radiogroup(node: Node, screen: Screen) -> str:
    role = f' role="radiogroup" aria-label="{escape(node.label)}"'
    return f"<div{_class(node)}{role}>{_children(node, screen)}</div>"


def _checkbox(node: Node, screen: Screen) -> str:
    on = str(node.value == "on").lower()
    mark = "☑ " if node.value == "on" else "☐ "
    inside = f'<span aria-hidden="true">{mark}</span>{_text(node.text)}'
    return _form(node, screen, inside, f' role="checkbox" aria-checked="{on}"{_named(node)}')


def _list(node: Node, screen: Screen) -> str:
    items = "".join(
        _part(child, screen)
        if child.role == "item" and not child.pressable
        else f"<li>{_part(child, screen)}</li>"
        for child in node.children
    )
    return f"<ul{_class(node)}{_named(node)}>{items}</ul>" if items else ""


def _item(node: Node, screen: Screen) -> str:
    if node.pressable:
        return _button(node, screen)
    return f"<li{_class(node)}>{_text(node.text)}{_children(node, screen)}</li>"


def _entry(node: Node, screen: Screen) -> str:
    field = (
        f'<input name="text" id="{escape(node.id)}" value="{escape(node.value)}" '
        f'maxlength="{node.most}" aria-label="{escape(node.label or node.text)}">'
    )
    return _form(node, screen, escape(node.label or node.text), "", field)


def _disclosure(node: Node, screen: Screen) -> str:
    head, rest = node.children[0], node.children[1:]
    shown = str(node.value == "open").lower()
    button = _form(node, screen, _inside(head), f' aria-expanded="{shown}"{_named(node)}')
    return f"<div{_class(node)}>{button}{''.join(_part(child, screen) for child in rest)}</div>"


def _dialog(node: Node, screen: Screen) -> str:
    name = escape(node.label or spoken(node))
    inside = _children(node, screen)
    return f'<section class="dialog" role="dialog" aria-modal="true" aria-label="{name}">{inside}</section>'


_ROLES: dict[str, Callable[[Node, Screen], str]] = {
    "group": _group, "heading": _heading, "text": _words, "image": _image, "figure": _image,
    "button": _button, "radiogroup": _radiogroup, "radio": _radio, "checkbox": _checkbox, "list": _list,
    "item": _item, "entry": _entry, "dialog": _dialog, "status": _words, "alert": _words,
    "disclosure": _disclosure,
}  # fmt: skip
"""For each role how it is written."""


def pressed_ids(html: str) -> Iterator[str]:
    """The ids that can be pressed on a page."""
    for part in html.split('<button name="id" value="')[1:]:
        yield part.split('"', 1)[0]
