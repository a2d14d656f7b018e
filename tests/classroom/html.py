"""Laws that every page of a class keeps, read from its HTML."""

from __future__ import annotations

import re
from html.parser import HTMLParser

VOID = {"meta", "link", "input", "path", "br"}


class PageReader(HTMLParser):
    """The elements of a page: tag, attributes, and all text within."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.all: list[tuple[str, dict[str, str], list[str]]] = []
        self.open: list[tuple[str, dict[str, str], list[str]]] = []
        self.feed(html)
        assert self.open == [], [tag for tag, *_ in self.open]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        made = (tag, {name: value or "" for name, value in attrs}, list[str]())
        self.all.append(made)
        if tag not in VOID:
            self.open.append(made)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.all.append((tag, {name: value or "" for name, value in attrs}, []))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop()[0] == tag, tag

    def handle_data(self, data: str) -> None:
        for _, _, said in self.open:
            said.append(data)


def words(said: list[str]) -> str:
    return " ".join("".join(said).split())


def faults(html: str) -> list[str]:
    """What is against the laws: styles or scripts within, addresses elsewhere, things without a name, ids twice."""
    found = []
    seen: set[str] = set()
    read = PageReader(html)
    ids = {attributes["id"] for _, attributes, _ in read.all if "id" in attributes}
    for tag, attributes, said in read.all:
        found += [
            f"{tag} has {name}" for name in attributes if name == "style" or name.startswith("on")
        ]
        if tag == "style" or (tag == "script" and (words(said) or "src" not in attributes)):
            found.append(f"{tag} within")
        for name in ("href", "src", "action"):
            if re.match(r"(?i)\s*(//|javascript:|data:)", attributes.get(name, "")):
                found.append(f"{name} leads away")
        if attributes.get("id") in seen:
            found.append(f"id {attributes['id']} twice")
        seen |= {attributes["id"]} if "id" in attributes else set()
        for name in ("aria-labelledby", "aria-describedby"):
            found += [
                f"{name} {each}" for each in attributes.get(name, "").split() if each not in ids
            ]
        if tag in ("button", "a") and not (words(said) or attributes.get("aria-label")):
            found.append(f"{tag} without a name")
        if tag in ("button", "a") and words(said) and attributes.get("aria-label"):
            visible, heard = words(said).casefold(), attributes["aria-label"].casefold()
            if visible not in heard:
                found.append(f"{visible} is not in {heard}")
        if tag == "form" and attributes.get("method") != "post":
            found.append("form is no post")
    return found
