"""Templates, files, icons and codes."""

from __future__ import annotations

import gzip
import re
from itertools import product

import pytest
from jinja2 import UndefinedError

from game.locale import LANGUAGES, has
from game.web import assets, icons, pages
from game.web.pages import FOLDER, environment, page
from game.web.qr import qr_svg

TEMPLATES = sorted(path.name for path in FOLDER.glob("*.html"))


@pytest.mark.parametrize(("template", "language"), [*product(TEMPLATES, LANGUAGES)])
def test_every_template_can_be_read_and_asks_for_texts_that_there_are(
    template: str, language: str
) -> None:
    environment(language).get_template(template)
    source = (FOLDER / template).read_text(encoding="utf-8")
    for key in re.findall(r"""\bt\(\s*['"]([\w.]+)['"]\s*[,)]""", source):
        assert has(key), key
    assert "style=" not in source
    assert not re.search(r"<(script(?! defer src=| src=)|style)|\son\w+=", source)


def test_what_is_missing_is_an_error_and_what_is_typed_is_text() -> None:
    made = environment("en").from_string("{{ said }}|{{ t('web.more') }}|{{ icon('x') }}")
    assert made.render(said="<b>").startswith("&lt;b&gt;|More|<svg")
    with pytest.raises(UndefinedError):
        environment("en").from_string("{{ nobody }}").render()


def test_the_same_page_in_another_language_says_so() -> None:
    assert '<html lang="es">' in page("base.html", "es")
    assert page("base.html", "en") == page("base.html", "en")


def test_files_carry_a_mark_of_their_content_and_nothing_outside_is_served() -> None:
    there = assets.asset("base.css")
    assert there is not None
    assert gzip.decompress(there.packed) == there.plain
    assert assets.address("base.css") == f"/static/base.css?{there.mark}"
    for name in (
        "../pages.py",
        "/etc/passwd",
        "..",
        "",
        "templates/base.html",
        "base.css/",
        "fonts/../base.css",
    ):
        assert assets.asset(name) is None, name
    with pytest.raises(FileNotFoundError):
        assets.address("no.css")


def test_the_typeface_is_served_as_it_comes() -> None:
    for weight in ("regular", "bold"):
        there = assets.asset(f"fonts/{weight}.ttf")
        assert there is not None
        assert len(there.packed) < 31_000


def test_icons_are_shapes_alone() -> None:
    assert icons.icon("gauge").startswith(
        '<svg class="i" viewBox="0 0 24 24" aria-hidden="true"><path'
    )
    assert "style" not in icons.icon("gauge")
    assert icons.LOST in icons.icon("no such icon")
    assert pages.page is page


def test_a_code_says_its_address_and_may_be_heard() -> None:
    made = qr_svg("http://192.168.12.34:8000/?c=PQXW", label="Join <here>")
    assert 'viewBox="0 0 37 37"' in made
    assert 'aria-label="Join &lt;here&gt;"' in made
    assert 'aria-hidden="true"' in qr_svg("x")
