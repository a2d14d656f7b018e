"""Translations: a file of texts beside the scenario, each with a fingerprint of its original.

`three-valleys.es.yaml` holds the Spanish of `three-valleys.yaml`:

    language: es
    texts:
      title: {of: "3ea27919", to: "Tres valles, un río"}

`of` is the start of the SHA-256 of the original with its white space evened out, so a changed
original is noticed and a re-wrapped one is not. A text without a translation stays as it is. `names`
may give the words of a fictional twin (`aliases`) in the language of the translation.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path as File
from typing import Any, Final

from game.scenario.decoding import decoded
from game.scenario.diagnostics import Diagnostic, in_order
from game.scenario.expression.names import suggestion
from game.scenario.model import Scenario, Text
from game.scenario.texts import rewritten, texts
from game.scenario.tree import Path, Spot, Tree, read

LANGUAGES: Final = ("en", "es")
_POINTS: Final = {"en": "points", "es": "puntos"}
_FILE: Final = re.compile(r"(?P<scenario>[^.]+)\.(?P<language>[a-z]{2})\.ya?ml\Z")
_PLACEHOLDER: Final = re.compile(r"\{\w*\}")


@dataclass(frozen=True)
class Entry:
    """A translated text: the fingerprint of its original, and the translation (perhaps empty)."""

    of: str
    to: str


@dataclass(frozen=True)
class Overlay:
    """A translation of a scenario."""

    language: str
    texts: Mapping[str, Entry]
    names: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """Alias to the words of its twin, in this language."""


@dataclass(frozen=True)
class LoadedOverlay:
    """What came of reading a translation; `overlay` is None if there is any error."""

    overlay: Overlay | None
    diagnostics: tuple[Diagnostic, ...]
    tree: Tree | None = None


def fingerprint(text: str) -> str:
    r"""Return eight hexadecimal digits that change when a word of the text changes.

    >>> fingerprint("two  words") == fingerprint("two\nwords")
    True
    """
    return hashlib.sha256(" ".join(text.split()).encode()).hexdigest()[:8]


def translatable(scenario: Scenario) -> dict[str, str]:
    """List every text that can be translated by its path, `.easy` for the easier versions."""
    found = {}
    for path, text in texts(scenario).items():
        name = ".".join(str(part) for part in path)
        found[name] = text.text
        if text.easy:
            found[f"{name}.easy"] = text.easy
    return found


def is_overlay(file: File) -> bool:
    """Tell by its name whether a file is a translation.

    >>> is_overlay(File("x/three-valleys.es.yaml")), is_overlay(File("three-valleys.yaml"))
    (True, False)
    """
    return _FILE.match(file.name) is not None


def scenario_of(overlay: File) -> File:
    """Return the scenario file that a translation belongs to."""
    match = _FILE.match(overlay.name)
    return overlay.with_name(f"{match['scenario']}{overlay.suffix}" if match else overlay.name)


def overlay_of(scenario: File, language: str) -> File:
    """Return the file that holds a scenario's translation, present or not."""
    return scenario.with_name(f"{scenario.stem}.{language}{scenario.suffix}")


# reading


def load_overlay(path: File | str) -> LoadedOverlay:
    """Read a translation. A file that cannot be read is a diagnostic, not an exception."""
    text, problems = decoded(File(path))
    if text is None:
        return LoadedOverlay(None, problems)
    return _loaded(text, str(path), problems)


def loads_overlay(text: str, name: str = "scenario.es.yaml") -> LoadedOverlay:
    """Read a translation from text; `name` is shown in messages."""
    clean, problems = decoded(text.encode("utf-8", "surrogatepass"), name)
    return LoadedOverlay(None, problems) if clean is None else _loaded(clean, name, problems)


def _loaded(text: str, name: str, problems: tuple[Diagnostic, ...]) -> LoadedOverlay:
    tree = read(text, name)
    problems += tree.problems
    if tree.complete:
        problems += tuple(_malformed(tree))
    problems = in_order(problems)
    if any(d.severity == "error" for d in problems):
        return LoadedOverlay(None, problems, tree)
    data: dict[str, Any] = tree.data
    entries = {
        str(path): Entry(str(entry["of"]), str(entry.get("to") or ""))
        for path, entry in (data.get("texts") or {}).items()
    }
    names = {str(k): dict(v) for k, v in (data.get("names") or {}).items()}
    return LoadedOverlay(Overlay(data["language"], entries, names), problems, tree)


def _malformed(tree: Tree) -> Iterator[Diagnostic]:
    data = tree.data
    if not isinstance(data, dict):
        message = "a translation has 'language' and 'texts'"
        yield tree.error(Spot(1, 1, 0), "E601", message, "start with 'language: es'")
        return
    for key in data:
        if key not in ("language", "texts", "names"):
            hint = suggestion(str(key), ("language", "texts", "names"))
            yield tree.error(tree.key((key,)), "E201", f"'{key}' is not a known key here", hint)
    if data.get("language") not in LANGUAGES:
        where = tree.value(("language",)) if "language" in data else Spot(1, 1, 0)
        message = f"'language' must be one of {', '.join(LANGUAGES)}"
        yield tree.error(where, "E601", message)
    for section, entry_fits, form in (
        ("texts", _is_entry, 'needs of: "..." and to: "..."'),
        ("names", _is_words, "needs words to words"),
    ):
        value = data.get(section)
        if value is None:
            continue
        if not isinstance(value, dict):
            yield tree.error(tree.value((section,)), "E601", f"'{section}' is a group of keys")
            continue
        for key, entry in value.items():
            path: Path = (section, key)
            if not entry_fits(entry) and path not in tree.refused:
                yield tree.error(tree.key(path), "E601", f"'{key}' {form}")


def _is_entry(entry: Any) -> bool:
    return (
        isinstance(entry, dict)
        and set(entry) <= {"of", "to"}
        and isinstance(entry.get("of"), (str, int))
        and isinstance(entry.get("to"), (str, int, type(None)))
    )


def _is_words(entry: Any) -> bool:
    return isinstance(entry, dict) and all(
        isinstance(k, str) and isinstance(v, str) for k, v in entry.items()
    )


# comparing


def compared(scenario: Scenario, loaded: LoadedOverlay) -> tuple[Diagnostic, ...]:
    """Report what is missing, stale, orphaned or suspicious in a translation."""
    overlay, tree = loaded.overlay, loaded.tree
    if overlay is None or tree is None:
        return loaded.diagnostics
    found = list(loaded.diagnostics)
    if overlay.language == scenario.language:
        message = f"the scenario itself is written in '{scenario.language}'"
        found.append(tree.error(tree.value(("language",)), "E601", message))
    originals = translatable(scenario)
    matched = _matches(originals, overlay)
    for path, original in originals.items():
        key = matched.get(path)
        if key is None or not overlay.texts[key].to.strip():
            spot = tree.key(("texts", key)) if key else tree.key(("texts",))
            message = f"'{path}' is not translated: {_start(original)}"
            found.append(tree.error(spot, "W611", message, f'of: "{fingerprint(original)}"'))
            continue
        entry, spot = overlay.texts[key], tree.key(("texts", key))
        if entry.of != fingerprint(original):
            message = f"the original of '{path}' has changed: {_start(original)}"
            hint = f'translate it again, then write of: "{fingerprint(original)}"'
            found.append(tree.error(spot, "W612", message, hint))
        else:
            doubt = _doubt(original, entry.to)
            if doubt:
                found.append(tree.error(spot, "W614", f"'{path}' {doubt}"))
    used = set(matched.values())
    for key in overlay.texts:
        if key not in used:
            message = f"the scenario has no text '{key}'"
            hint = suggestion(key, originals) or "take it out"
            found.append(tree.error(tree.key(("texts", key)), "W613", message, hint))
    for alias in overlay.names:
        if alias not in scenario.aliases:
            message = f"the scenario has no alias '{alias}'"
            found.append(tree.error(tree.key(("names", alias)), "W613", message, "take it out"))
    return in_order(found)


def _start(text: str) -> str:
    flat = " ".join(text.split())
    return f'"{flat if len(flat) <= 50 else flat[:47] + "..."}"'


def _doubt(original: str, translation: str) -> str:
    if original.split() == translation.split() and len(original.split()) > 3:
        return "is like the original"
    if sorted(_PLACEHOLDER.findall(original)) != sorted(_PLACEHOLDER.findall(translation)):
        return "has other {words in braces} than the original"
    if len(original) >= 40 and not 0.5 <= len(translation) / len(original) <= 2.0:
        return "is of quite another length than the original"
    return ""


def _matches(originals: Mapping[str, str], overlay: Overlay) -> dict[str, str]:
    """Find the entry for each text: its own path, or inside a list the one of the same text."""
    stamps: dict[tuple[str, str], str] = {}
    for key, entry in overlay.texts.items():
        stamps.setdefault((_without_places(key), entry.of), key)
    matched = {}
    for path, original in originals.items():
        stamp = fingerprint(original)
        own = overlay.texts.get(path)
        moved = stamps.get((_without_places(path), stamp))
        if own is not None and own.of == stamp:
            matched[path] = path
        elif moved is not None:
            matched[path] = moved
        elif own is not None:
            matched[path] = path
    return matched


def _without_places(path: str) -> str:
    return ".".join("#" if part.isdigit() else part for part in path.split("."))


# applying


def translated(scenario: Scenario, overlay: Overlay) -> Scenario:
    """Return the scenario in the language of the translation.

    A text without a translation stays as it is; a stale translation is used. Ids, numbers and
    conditions never change, so games in different languages can be compared.
    """
    originals = translatable(scenario)
    matched = _matches(originals, overlay)

    def lookup(path: str, original: str) -> str:
        key = matched.get(path)
        return (overlay.texts[key].to.strip() if key else "") or original

    def change(path: str, text: Text) -> Text:
        easy = lookup(f"{path}.easy", text.easy) if text.easy else ""
        return text.model_copy(update={"text": lookup(path, text.text), "easy": easy})

    changed = rewritten(scenario, change)
    unit = _POINTS.get(overlay.language, "points")
    indicators = {
        name: indicator
        if "unit" in indicator.model_fields_set
        else indicator.model_copy(update={"unit": Text(text=unit)})
        for name, indicator in changed.indicators.items()
    }
    aliases = {
        name: alias.model_copy(update={"names": dict(overlay.names[name])})
        if name in overlay.names
        else alias
        for name, alias in changed.aliases.items()
    }
    return changed.model_copy(
        update={"language": overlay.language, "indicators": indicators, "aliases": aliases}
    )


def in_language(scenario: Scenario, file: File, language: str) -> Scenario:
    """Return the scenario of `file` in a language, or as it is if there is no good translation."""
    if language == scenario.language:
        return scenario
    loaded = load_overlay(overlay_of(file, language))
    return scenario if loaded.overlay is None else translated(scenario, loaded.overlay)


# writing


def skeleton(scenario: Scenario, language: str, known: Overlay | None = None) -> str:
    """Write a fresh translation file; what `known` has translated already is kept."""
    originals = translatable(scenario)
    matched = _matches(originals, known) if known else {}
    lines = [
        f"# {scenario.title}: translation. Fill in each 'to'; leave 'of' as it is.",
        f"language: {language}",
        "texts:",
    ]
    for path, original in originals.items():
        key = matched.get(path)
        entry = known.texts[key] if known and key else Entry(fingerprint(original), "")
        lines += [
            f"  # {' '.join(original.split())}",
            f"  {path}:",
            f'    of: "{entry.of}"',
            f"    to: {json.dumps(entry.to, ensure_ascii=False)}",
        ]
    if scenario.aliases:
        lines.append("names:")
        for name, alias in scenario.aliases.items():
            words = dict(known.names.get(name, {})) if known else {}
            lines.append(f"  {name}:")
            lines += [
                f"    {json.dumps(one, ensure_ascii=False)}: {json.dumps(other, ensure_ascii=False)}"
                for one, other in (words or alias.names).items()
            ]
    return "\n".join(lines) + "\n"
