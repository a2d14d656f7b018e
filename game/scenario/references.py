"""Cross references: every id that a file uses must be one that it defines.

All of it works on the raw tree, so that it reports beside, not after, problems of shape.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from game.scenario.accepting import dotted, is_elsewhere
from game.scenario.alike import choice, nearest, suggestion
from game.scenario.codes import CODES
from game.scenario.counterparts import fault
from game.scenario.diagnostics import Diagnostic
from game.scenario.expression import RESERVED
from game.scenario.fields import belonging, known_keys
from game.scenario.icons import icon_names
from game.scenario.meant import MEANT
from game.scenario.model.base import MIND
from game.scenario.model.kinds import (
    FREE,
    INDICATOR,
    KINDS,
    RED_LINE,
    SEAT,
    SPOKEN,
    Form,
    Kind,
    Ref,
)
from game.scenario.outline import Outline
from game.scenario.places import (
    EACH,
    IN_TEXTS,
    MADE,
    REFS,
    IdPlace,
    Pattern,
    effect_groups,
    in_texts,
    patterns,
    selected,
)
from game.scenario.titles import by_title
from game.scenario.tree import Path, Tree

_MIND: Final = re.compile(MIND)

_STANDS_FOR: Final = {
    kind: tuple(dict.fromkeys(word for _, ref in REFS if ref.kind is kind for word in ref.words))
    for kind in SPOKEN
}
"""Words that may stand where an id of a kind is meant: no id may be one."""
_ALONE: Final = tuple(word for words in _STANDS_FOR.values() for word in words)
"""Words that stand for a whole list."""

_ID: Final = re.compile(r"[a-z][a-z0-9_]*\Z")
CALL: Final = re.compile(r"(trust|mandate)\( *([a-z0-9_]+) *(?:> *([a-z0-9_]+) *)?\)\Z")
PAIR: Final = re.compile(r"([a-z0-9_]+) *> *([a-z0-9_]+)\Z")


def referred(tree: Tree, outline: Outline) -> tuple[Diagnostic, ...]:
    """Look up every name outside conditions and flows."""
    look = _Look(tree, outline)
    look.reserved()
    for place, ref in REFS:
        look.names(place, ref)
    look.names_in_texts()
    look.pairs()
    look.effects()
    look.minds()
    look.icons()
    look.agreements()
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
        hint = belonging(self.tree, path) if key else ""
        hint = hint or by_title(self.tree.data, value, KINDS, known) or suggestion(value, known)
        self.say(path, "E301", f"'{value}' is not {kind}", hint or choice(value, known), key)
        return False

    def at(self, pattern: Pattern) -> Iterator[tuple[Path, Any]]:
        return selected(self.tree.data, pattern)

    # what ids there are

    def reserved(self) -> None:
        """Refuse words of the language as ids, and one id for two things that conditions name."""
        kinds: dict[str, Kind] = {}
        for kind in FREE:
            for path in self.made(kind):
                other = kinds.setdefault(str(path[-1]), kind)
                if other is not kind:
                    message = f"'{path[-1]}' is {kind.one} here and {other.one} elsewhere"
                    self.say(path, "E305", message, "rename one of the two", key=True)
        for kind in SPOKEN:
            for path in self.made(kind):
                self.word(path, _STANDS_FOR[kind])
        seen: set[str] = set()
        for path in self.made(RED_LINE):
            if path[-1] in seen:
                message = f"two seats have a red line '{path[-1]}'"
                self.say(path, "E305", message, "conditions could not tell them apart", key=True)
            seen.add(str(path[-1]))

    def made(self, kind: Kind) -> Iterator[Path]:
        """The paths of all things of a kind."""
        return (path for path, _ in self.at((*MADE[kind].pattern, EACH)))

    def word(self, path: Path, taken: Collection[str]) -> None:
        """Refuse an id that is a word of conditions, or stands for something in place of an id."""
        hint = ""
        if path[-1] in RESERVED:
            hint = "it is a word of the condition language; choose another"
        elif path[-1] in taken:
            hint = "the word has a meaning of its own"
        if hint:
            self.say(path, "E304", f"'{path[-1]}' cannot be an id", hint, key=True)

    # references

    def names(self, place: IdPlace, ref: Ref) -> None:
        """Look up each name, list of names or key where a kind of thing is referred to."""
        if ref.kind.section in self.outline.broken:
            return
        for path, value in self.at(place.pattern):
            owner = place.owner(path)
            ids = self.outline.known(ref.kind, owner)
            if ref.kind.owner and not ids:
                continue
            known = (*ref.words, *ids)
            said = ref.said or (f"{ref.kind.one} of '{owner}'" if owner else ref.kind.one)
            if place.keys:
                for key in value if isinstance(value, dict) else ():
                    self.name(path + (key,), key, known, said, key=True)
            elif isinstance(value, list) and place.pattern[-1] != EACH:
                self.several(path, value, known, said)
            else:
                self.name(path, value, known, said)

    def several(self, path: Path, names: list[Any], known: Collection[str], said: str) -> None:
        """Look up a list of names, in which none may stand twice."""
        seen: set[str] = set()
        for place, item in enumerate(names):
            self.name(path + (place,), item, known, said)
            if item in _ALONE and (len(names) > 1 or item != "table"):
                message = f"'{item}' cannot stand in a list"
                self.say(path + (place,), "E306", message, f"write {item} alone, or name seats")
            if isinstance(item, str) and item in seen:
                self.say(path + (place,), "E306", f"'{item}' stands twice in this list")
            seen.add(item if isinstance(item, str) else "")

    def names_in_texts(self) -> None:
        for kind in IN_TEXTS:
            if kind.section not in self.outline.broken:
                for path, value in in_texts(self.tree, kind):
                    self.name(path, value, self.outline.known(kind), kind.one)

    # what is known to the program

    def icons(self) -> None:
        """Check the names of pictures."""
        known = icon_names()
        for pattern in patterns(Form.ICON):
            for path, value in self.at(pattern):
                if known and isinstance(value, str) and value not in known:
                    hint = _similar_icon(value, known)
                    self.say(path, "E303", f"there is no icon '{value}'", hint)

    def minds(self) -> None:
        """Check the minds that may play a seat, and those around them."""
        for path, value in (at for one in patterns(Form.COUNTERPART) for at in self.at(one)):
            several = isinstance(value, list)
            names = value if several else [value]
            for place, name in enumerate(names):
                wrong = fault(name) if isinstance(name, str) and _MIND.match(name) else None
                if wrong is not None:
                    message, hint = wrong
                    if several and "(" in name and ")" not in name:
                        hint = 'in a list, put it in quotes, as in ["noisy(5, grim)"]'
                    self.say(path + (place,) * several, "E301", message, hint)

    # pairs of seats

    def pairs(self) -> None:
        for pattern in patterns(Form.PAIR):
            for path, value in self.at(pattern):
                for key in value if isinstance(value, dict) else ():
                    self.pair(path + (key,), str(key), "E302")

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
        if SEAT.section in self.outline.broken:
            return
        for seat in (holder, actor):
            self.name(path, seat, self.outline.known(SEAT), SEAT.one, key=True)
        if holder == actor:
            self.say(path, "E302", f"'{holder}' has no trust in itself", "name two seats", key=True)

    # agreements

    def agreements(self) -> None:
        """Refuse a seat that approves its own signature, and a kind of payment named twice."""
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
        if text in outline.indicators or INDICATOR.section in outline.broken:
            return
        match = CALL.match(text)
        if match and match[1] == "trust" and match[3]:
            self.both(path, match[2], match[3])
        elif match and match[1] == "mandate" and not match[3]:
            if SEAT.section not in outline.broken:
                self.name(path, match[2], outline.known(SEAT), SEAT.one, key=True)
        elif text in ("when", "for"):
            hint = "put what changes under 'effects:' beside it"
            self.say(path, "E302", f"'{text}' needs 'effects' beside it", hint, key=True)
        else:
            near = belonging(self.tree, path) or by_title(self.tree.data, text, (INDICATOR,))
            near = near or suggestion(text, outline.indicators)
            known = choice(text, outline.indicators) or "write an indicator"
            hint = near or f"{known}; or mandate(seat), trust(holder > actor)"
            self.say(path, "E302", f"an effect cannot change '{text}'", hint, key=True)

    # accepted checks

    def accepted(self) -> None:
        for path, places in (at for one in patterns(Form.CODE) for at in self.at((*one, EACH))):
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
            elif isinstance(places, str):
                message = f"where {code} is accepted is not said"
                hint = f"write the place before the reason, as {code}: {{indicators.ice: The ice melts}}"
                self.say(path, "E307", message, hint)
            else:
                self.places(path, places)

    def places(self, path: Path, places: Any) -> None:
        """Check where a code is accepted, and that a reason is given."""
        for place, reason in places.items() if isinstance(places, dict) else ():
            where = (*path, place)
            if isinstance(place, str) and (wrong := self.lost(place)) is not None:
                message, hint = wrong
                self.say(where, "E307", message, hint, key=True)
            elif isinstance(reason, str) and len(reason.split()) < 3:
                message = f"accepting {path[-1]} needs a reason that other teachers can read"
                self.say(where, "E307", message)

    def lost(self, place: str) -> tuple[str, str] | None:
        """Say where the path of a place leads to nothing in the file; None if it does not."""
        here: Path = ()
        parts = () if is_elsewhere(place) else tuple(place.split("."))
        for size, part in enumerate(parts, 1):
            node = self.tree.at(here)
            inside = [str(key) for key in node] if isinstance(node, dict) else []
            possible = (*inside, *known_keys(here))
            if isinstance(node, dict) and part not in possible:
                near = nearest(part, possible)
                meant = dotted((*here, near, *parts[size:]))
                hint = f"did you mean '{meant}'?" if near else "take it out"
                return f"nothing in this file stands at '{place}'", hint
            here = (*here, int(part) if part.isdigit() else part)
        return None


def _similar_icon(name: str, icons: Collection[str]) -> str:
    """Icons are often renamed by adding a word, so what has the same word comes before what is spelt alike."""
    small, listed = name.lower().replace(" ", "-"), sorted(icons)
    if small in icons:
        return f"did you mean '{small}'?"
    near = nearest(name, listed)
    longer = [icon for icon in listed if icon.startswith(f"{small}-")]
    longer = longer or [icon for icon in listed if small in icon.split("-")]
    if longer and near not in MEANT.get(small, ()):
        return f"did you mean {', '.join(repr(icon) for icon in longer[:3])}?"
    return (
        suggestion(name, listed)
        or "the names are those of the Lucide collection, at lucide.dev/icons"
    )
