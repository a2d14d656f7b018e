"""Cross references: every id that a file uses must be one that it defines.

All of it works on the raw tree, so that it reports beside, not after, problems of shape.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from game.scenario.alike import suggestion
from game.scenario.codes import CODES
from game.scenario.counterparts import fault
from game.scenario.diagnostics import Diagnostic
from game.scenario.expression import RESERVED
from game.scenario.icons import icon_names
from game.scenario.model.base import MIND
from game.scenario.outline import Outline, Pattern, effect_groups, selected
from game.scenario.tree import Path, Tree

_ALONE: Final = ("all", "nobody", "table", "chance", "constituencies")
"""Words that stand for a whole list."""

_MIND: Final = re.compile(MIND)

_WATCHERS: Final = ("all", "nobody", "constituencies")
"""Words that stand where a seat may stand."""

_ID: Final = re.compile(r"[a-z][a-z0-9_]*\Z")
CALL: Final = re.compile(r"(trust|mandate)\( *([a-z0-9_]+) *(?:> *([a-z0-9_]+) *)?\)\Z")
PAIR: Final = re.compile(r"([a-z0-9_]+) *> *([a-z0-9_]+)\Z")


def referred(tree: Tree, outline: Outline) -> tuple[Diagnostic, ...]:
    """Look up every name outside conditions and flows."""
    look = _Look(tree, outline)
    look.reserved()
    look.seats_and_sides()
    look.levers()
    look.world()
    look.events_and_agreements()
    look.effects()
    look.sources()
    look.accepted()
    return tuple(look.found)


@dataclass
class _Look:
    tree: Tree
    outline: Outline
    found: list[Diagnostic] = field(default_factory=list)

    # saying

    def say(self, path: Path, code: str, message: str, hint: str = "", key: bool = False) -> None:
        if any(path[:size] in self.tree.refused for size in range(1, len(path) + 1)):
            return
        spot = self.tree.key(path) if key else self.tree.value(path)
        self.found.append(self.tree.error(spot, code, message, hint))

    def name(
        self, path: Path, value: Any, known: Collection[str], kind: str, key: bool = False
    ) -> bool:
        """Check one name. What cannot be a name at all is left to the check of shape."""
        if not isinstance(value, str) or value in known or not _ID.match(value):
            return True
        hint = suggestion(value, known) or (
            f"known: {', '.join(known)}" if 0 < len(known) <= 8 else ""
        )
        self.say(path, "E301", f"'{value}' is not {kind}", hint, key)
        return False

    def each(self, pattern: Pattern, section: str, known: Collection[str], kind: str) -> None:
        """Check the name, or the list of names, at every path that matches."""
        if section in self.outline.broken:
            return
        for path, value in self.at(pattern):
            if not isinstance(value, list):
                self.name(path, value, known, kind)
                continue
            seen: set[str] = set()
            for place, item in enumerate(value):
                self.name(path + (place,), item, known, kind)
                if item in _ALONE and (len(value) > 1 or item != "table"):
                    message = f"'{item}' cannot stand in a list"
                    self.say(path + (place,), "E306", message, f"write {item} alone, or name seats")
                if isinstance(item, str) and item in seen:
                    self.say(path + (place,), "E306", f"'{item}' stands twice in this list")
                seen.add(item if isinstance(item, str) else "")

    def keys(self, pattern: Pattern, section: str, known: Collection[str], kind: str) -> None:
        """Check the keys of every group that matches."""
        if section in self.outline.broken:
            return
        for path, value in self.at(pattern):
            for key in value if isinstance(value, dict) else ():
                self.name(path + (key,), key, known, kind, key=True)

    def at(self, pattern: Pattern) -> Iterator[tuple[Path, Any]]:
        return selected(self.tree.data, pattern)

    # what ids there are

    def reserved(self) -> None:
        """Refuse words of the language as ids, and one id for two things that conditions name."""
        kinds: dict[str, str] = {}
        for section, kind in (
            ("indicators", "an indicator"), ("levers", "a lever"), ("facts", "a fact"),
        ):  # fmt: skip
            for path, _ in self.at((section, "*")):
                name = str(path[-1])
                if name in kinds:
                    message = f"'{name}' is {kind} here and {kinds[name]} elsewhere"
                    self.say(path, "E305", message, "rename one of the two", key=True)
                kinds.setdefault(name, kind)
                self.word(path)
        for pattern in (
            ("stakeholders", "*"), ("events", "*"), ("levers", "*", "settings", "*"),
            ("facts", "*", "values", "*"), ("events", "*", "choice", "options", "*"),
            ("stakeholders", "*", "red_lines", "*"),
        ):  # fmt: skip
            for path, _ in self.at(pattern):
                self.word(path)
        meant: dict[Pattern, tuple[str, ...]]
        meant = {("stakeholders", "*"): _WATCHERS, ("facts", "*", "values", "*"): ("chance",)}
        for place, taken in meant.items():
            for path, _ in self.at(place):
                if path[-1] in taken:
                    hint = "the word has a meaning of its own"
                    self.say(path, "E304", f"'{path[-1]}' cannot be an id", hint, key=True)
        seen: set[str] = set()
        for path, _ in self.at(("stakeholders", "*", "red_lines", "*")):
            if path[-1] in seen:
                message = f"two seats have a red line '{path[-1]}'"
                self.say(path, "E305", message, "conditions could not tell them apart", key=True)
            seen.add(str(path[-1]))

    def word(self, path: Path) -> None:
        if path[-1] in RESERVED:
            hint = "it is a word of the condition language; choose another"
            self.say(path, "E304", f"'{path[-1]}' cannot be an id", hint, key=True)

    # sections

    def seats_and_sides(self) -> None:
        outline = self.outline
        self.each(("stakeholders", "*", "side"), "sides", outline.sides, "a side")
        for key in ("support", "purse"):
            self.each(("stakeholders", "*", key), "indicators", outline.indicators, "an indicator")
        self.keys(
            ("stakeholders", "*", "interests"), "indicators", outline.indicators, "an indicator"
        )
        self.keys(("stakeholders", "*", "worth"), "levers", outline.levers, "a lever")
        for path, _ in self.at(("stakeholders", "*", "worth", "*")):
            settings = outline.levers.get(str(path[-1]))
            if settings:
                self.keys(_exact(path), "levers", settings, f"a setting of '{path[-1]}'")
        self.minds()
        icons = icon_names()
        for pattern in (("stakeholders", "*", "icon"), ("levers", "*", "icon")):
            for path, value in self.at(pattern):
                if icons and isinstance(value, str) and value not in icons:
                    hint = _similar_icon(value, icons)
                    self.say(path, "E303", f"there is no icon '{value}'", hint)
        for path, value in self.at(("trust", "except")):
            for key in value if isinstance(value, dict) else ():
                self.pair(path + (key,), str(key), "E302")

    def minds(self) -> None:
        """Check the minds that may play a seat, and those around them."""
        for path, value in self.at(("stakeholders", "*", "temperament")):
            several = isinstance(value, list)
            names = value if several else [value]
            for place, name in enumerate(names):
                wrong = fault(name) if isinstance(name, str) and _MIND.match(name) else None
                if wrong is not None:
                    message, hint = wrong
                    if several and "(" in name and ")" not in name:
                        hint = 'in a list, put it in quotes, as in ["noisy(5, grim)"]'
                    self.say(path + (place,) * several, "E301", message, hint)

    def pair(self, path: Path, text: str, code: str) -> None:
        """Check a directed pair of seats, `holder > actor`."""
        match = PAIR.match(text)
        if match is None:
            self.say(
                path, code, f"'{text}' is not a pair of seats", "write holder > actor", key=True
            )
            return
        self.both(path, match[1], match[2])

    def both(self, path: Path, holder: str, actor: str) -> None:
        if "stakeholders" in self.outline.broken:
            return
        for seat in (holder, actor):
            self.name(path, seat, self.outline.seats, "a seat", key=True)
        if holder == actor:
            self.say(path, "E302", f"'{holder}' has no trust in itself", "name two seats", key=True)

    def levers(self) -> None:
        outline = self.outline
        owners = ("table", *outline.seats)
        self.each(("levers", "*", "owner"), "stakeholders", owners, "a seat or 'table'")
        for lever, settings in outline.levers.items():
            here: Pattern = ("levers", lever)
            kind = f"a setting of '{lever}'"
            if not settings:
                continue
            self.each((*here, "start"), "levers", settings, kind)
            self.each((*here, "settings", "*", "covert", "looks_like"), "levers", settings, kind)
        self.each(
            ("levers", "*", "settings", "*", "covert", "known_to"),
            "stakeholders", outline.seats, "a seat",
        )  # fmt: skip
        self.keys(
            ("levers", "*", "settings", "*", "regard"), "stakeholders", outline.seats, "a seat"
        )
        self.keys(("infeasible", "*", "together"), "levers", outline.levers, "a lever")
        for path, value in self.at(("infeasible", "*", "together", "*")):
            known = outline.levers.get(str(path[-1]))
            if known:
                self.name(path, value, known, f"a setting of '{path[-1]}'")

    def world(self) -> None:
        outline = self.outline
        watchers = ("all", "nobody", *outline.seats)
        self.each(("indicators", "*", "visible"), "stakeholders", watchers, "a seat, all or nobody")
        self.each(
            ("indicators", "*", "estimate", "seen_by"), "stakeholders", ("all", *outline.seats),
            "a seat or all",
        )  # fmt: skip
        self.keys(("facts", "*", "told"), "stakeholders", outline.seats, "a seat")
        for fact, values in outline.facts.items():
            if values:
                kind = f"a value of '{fact}'"
                self.each(("facts", fact, "drawn"), "facts", ("chance", *values), kind)
                self.keys(("facts", fact, "told", "*"), "facts", values, kind)

    def events_and_agreements(self) -> None:
        outline = self.outline
        self.each(("events", "*", "page"), "pages", outline.pages, "a page")
        self.each(("events", "*", "choice", "seat"), "stakeholders", outline.seats, "a seat")
        for event, options in outline.events.items():
            if options:
                here = ("events", event, "choice", "default")
                self.each(here, "events", options, f"an option of '{event}'")
        for key in ("veto", "weights"):
            check = self.keys if key == "weights" else self.each
            check(("agreements", "sign", key), "stakeholders", outline.seats, "a seat")
        self.keys(("agreements", "ratification"), "stakeholders", outline.seats, "a seat")
        self.each(
            ("agreements", "ratification", "*", "by"), "stakeholders",
            ("constituencies", *outline.seats), "a seat or constituencies",
        )  # fmt: skip

        for path, value in self.at(("agreements", "ratification", "*", "by")):
            if value == path[2]:
                message = f"'{value}' would approve its own signature"
                self.say(path, "E514", message, "name another seat, or constituencies")
        for path, value in self.at(("agreements", "payments")):
            for place, item in enumerate(value if isinstance(value, list) else ()):
                if item in value[:place]:
                    self.say(path + (place,), "E306", f"'{item}' stands twice in this list")

    # effects

    def effects(self) -> None:
        for path, group in effect_groups(self.tree.data):
            self.targets(path, group)

    def targets(self, path: Path, group: Mapping[Any, Any]) -> None:
        for key, amount in group.items():
            self.target(path + (key,), str(key))
            on_trust = str(key).startswith("trust(") and isinstance(amount, (int, float))
            if on_trust and (abs(amount) > 100 or amount != int(amount)):
                message = f"an effect on trust is a whole strength from -100 to 100, not {amount}"
                self.say(path + (key,), "E205", message)
            if amount == 0 and amount is not False:
                self.say(
                    path + (key,), "W543", "an effect of 0 changes nothing", "take it out", True
                )

    def target(self, path: Path, text: str) -> None:
        """Check what an effect changes."""
        outline = self.outline
        if text in outline.indicators or "indicators" in outline.broken:
            return
        match = CALL.match(text)
        if match and match[1] == "trust" and match[3]:
            self.both(path, match[2], match[3])
        elif match and match[1] == "mandate" and not match[3]:
            if "stakeholders" not in outline.broken:
                self.name(path, match[2], outline.seats, "a seat", key=True)
        elif text in ("when", "for"):
            hint = "put what changes under 'effects:' beside it"
            self.say(path, "E302", f"'{text}' needs 'effects' beside it", hint, key=True)
        else:
            near = suggestion(text, outline.indicators)
            hint = near or "write an indicator, mandate(seat) or trust(holder > actor)"
            self.say(path, "E302", f"an effect cannot change '{text}'", hint, key=True)

    # sources and accepted checks

    def sources(self) -> None:
        if "sources" in self.outline.broken:
            return
        for path in self.tree.keys:
            if path[-1] == "source":
                parent = self.tree.at(path[:-1])
                if isinstance(parent, dict) and "text" in parent:
                    self.name(path, parent["source"], self.outline.sources, "a source")

    def accepted(self) -> None:
        for path, reason in self.at(("accept", "*")):
            code = path[-1]
            if not isinstance(code, str):
                continue
            if code not in CODES:
                hint = suggestion(code.upper(), CODES) or "codes look like W524"
                self.say(path, "E307", f"'{code}' is not the code of a check", hint, key=True)
            elif code.startswith("E"):
                self.say(
                    path, "E307", f"{code} is an error; only warnings can be accepted", "", True
                )
            elif isinstance(reason, str) and len(reason.split()) < 3:
                self.say(
                    path, "E307", f"accepting {code} needs a reason that other teachers can read"
                )


def _similar_icon(name: str, icons: Collection[str]) -> str:
    """Icons are often renamed by adding a word, so the same first word comes first."""
    near = suggestion(name.lower(), sorted(icons)) if name.lower() in icons else ""
    longer = sorted(icon for icon in icons if icon.startswith(f"{name}-"))
    if near:
        return near
    if longer:
        return f"did you mean {', '.join(repr(icon) for icon in longer[:3])}?"
    return suggestion(name, sorted(icons)) or "the names are those of the Lucide collection"


def _exact(path: Path) -> Pattern:
    return tuple(str(part) for part in path)
