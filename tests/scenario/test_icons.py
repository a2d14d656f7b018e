"""The names of the icons are those in the package."""

from __future__ import annotations

import io
import zipfile
from importlib.util import find_spec
from pathlib import Path

import pytest

from game.scenario import icons


def test_every_icon_of_the_package_is_known() -> None:
    package = find_spec("lucide")
    assert package is not None
    assert package.origin is not None
    with zipfile.ZipFile(Path(package.origin).with_name("lucide.zip")) as archive:
        names = {name.removesuffix(".svg") for name in archive.namelist()}
    assert icons.icon_names() == names
    assert {"wheat", "gauge", "circle-question-mark"} < names


def test_names_are_read_from_any_archive() -> None:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        archive.comment = b"made by hand"
        archive.writestr("a-b.svg", "x" * 70_000)
        entry = zipfile.ZipInfo("c.svg")
        entry.extra, entry.comment = b"\x99\x99\x02\x00ab", b"a comment"
        archive.writestr(entry, "y")
        archive.writestr("d.svg", "")
    assert list(icons._listed(data.getvalue())) == ["a-b.svg", "c.svg", "d.svg"]
    assert list(icons._listed(b"no archive")) == []


def test_without_the_package_any_name_will_do(monkeypatch: pytest.MonkeyPatch) -> None:
    icons.icon_names.cache_clear()
    monkeypatch.setattr(icons, "find_spec", lambda _: None)
    assert icons.icon_names() == frozenset()
    icons.icon_names.cache_clear()
