"""Templates of pages: an environment for each language, and what every template may call.

A template extends `base.html`. It may call `t(key, **values)` for a text of the program, `asset(name)` for
the address of a file, `icon(name)`, and `qr(address)`. All else is escaped.
"""

from __future__ import annotations

from functools import cache, partial
from pathlib import Path
from typing import Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from game.locale import text
from game.web import assets, icons, qr

FOLDER: Final = Path(__file__).with_name("templates")


@cache
def environment(language: str) -> Environment:
    """The templates in a language. A value that is not there is an error, not an empty place."""
    made = Environment(
        loader=FileSystemLoader(FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    made.globals |= {
        "language": language,
        "t": partial(text, language),
        "asset": assets.address,
        "icon": _icon,
        "qr": _qr,
    }
    return made


def page(template: str, language: str, **values: object) -> str:
    """Write a page, or the part of one, from a template of the folder.

    Args:
        template: its name, such as `join.html`.
        language: of the program's texts; the template knows it as `language`.
        values: what else it asks for; a text that is HTML already is a `markupsafe.Markup`.
    """
    return environment(language).get_template(template).render(**values)


def _icon(name: str) -> Markup:
    return Markup(icons.icon(name))  # noqa: S704


def _qr(address: str, label: str = "") -> Markup:
    return Markup(qr.qr_svg(address, label=label))  # noqa: S704
