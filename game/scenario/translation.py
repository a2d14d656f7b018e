"""Translations: a file of texts beside the scenario, each with a fingerprint of its original.

`three-valleys.es.yaml` holds the Spanish of `three-valleys.yaml`:

    language: es
    texts:
      title: {of: "3ea27919", to: "Tres valles, un río"}

`of` is the start of the SHA-256 of the original with its white space evened out, so a changed
original is noticed and a re-wrapped one is not. A translation follows its text wherever that moves
(`game.scenario.pairing`). A text without a translation, or with one of another text, is read in the
language of the scenario, with a mark before it. `names` may give the words of a fictional twin
(`aliases`) in the language of the translation.
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path as File
from typing import Any, Final

from game.locale.languages import LANGUAGES, known
from game.scenario.alike import suggestion
from game.scenario.changed import change
from game.scenario.checks.lines import too_long
from game.scenario.checks.names import doubled, namesakes
from game.scenario.checks.screen import doubts
from game.scenario.decoding import decoded
from game.scenario.diagnostics import Diagnostic, in_order
from game.scenario.faithful import Vocabulary, unfaithful, vocabulary
from game.scenario.model import Scenario, Text
from game.scenario.orphans import of_nothing, orphans
from game.scenario.pairing import Pairs, Translated, fingerprint, paired
from game.scenario.parsing import read
from game.scenario.texts import rewritten, texts
from game.scenario.together import SeenTogether, seen_together
from game.scenario.tree import Path, Spot, Tree

_FILE: Final = re.compile(r"(?P<scenario>[^.]+)\.(?P<language>[a-z]{2})\.ya?ml\Z")
_PLACEHOLDER: Final = re.compile(r"\{\w*\}")


@dataclass(frozen=True)
class Overlay:
    """A translation of a scenario."""

    language: str
    texts: Mapping[str, Translated]
    names: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """Alias to the words of its twin, in this language."""


@dataclass(frozen=True)
class LoadedOverlay:
    """What came of reading a translation; `overlay` is None if there is any error."""

    overlay: Overlay | None
    diagnostics: tuple[Diagnostic, ...]
    tree: Tree | None = None


def translatable(scenario: Scenario) -> dict[str, str]:
    """List every text that can be translated by its path, `.easy` for the easier versions."""
    by_path = {}
    for path, text in texts(scenario).items():
        name = ".".join(str(part) for part in path)
        by_path[name] = text.text
        if text.easy:
            by_path[f"{name}.easy"] = text.easy
    return by_path


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


def translations_of(scenario: File) -> list[File]:
    """Return the translations that lie beside a scenario."""
    files = (overlay_of(scenario, language) for language in LANGUAGES)
    return [file for file in files if file.is_file()]


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
        str(path): Translated(str(entry["of"]), str(entry.get("to") or ""))
        for path, entry in (data.get("texts") or {}).items()
    }
    names = {
        str(k): {str(one): to for one, to in v.items()}
        for k, v in (data.get("names") or {}).items()
    }
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
        isinstance(k, (str, int)) and isinstance(v, str) for k, v in entry.items()
    )


# comparing


def compared(scenario: Scenario, loaded: LoadedOverlay) -> tuple[Diagnostic, ...]:
    """Report what is missing, stale, orphaned or suspicious in a translation."""
    overlay, tree = loaded.overlay, loaded.tree
    if overlay is None or tree is None:
        return loaded.diagnostics
    diagnostics = list(loaded.diagnostics)
    if overlay.language == scenario.language:
        message = f"the scenario itself is written in '{scenario.language}'"
        diagnostics.append(tree.error(tree.value(("language",)), "E601", message))
    originals = translatable(scenario)
    pairs = paired(originals, overlay.texts)
    words = _vocabulary(originals, overlay, pairs)
    spoken = _with(scenario, overlay, pairs)
    seen = _together(scenario, spoken, originals, overlay, pairs)
    for path, original in originals.items():
        key = pairs.current.get(path) or pairs.stale.get(path)
        if key is None or not overlay.texts[key].to.strip():
            spot = tree.key(("texts", key or path))
            message = f"'{path}' is not translated: {_start(original)}"
            diagnostics.append(tree.error(spot, "W611", message, f'of: "{fingerprint(original)}"'))
            continue
        entry, spot = overlay.texts[key], tree.key(("texts", key))
        if path in pairs.stale:
            what = change(tree, spot, entry.of, original) or _start(original)
            message = f"the original of '{path}' has changed: {what}"
            hint = f'translate it again, then write of: "{fingerprint(original)}"'
            diagnostics.append(tree.error(spot, "W612", message, hint))
        elif path in seen:
            if found := seen[path]:
                where = tree.within(("texts", key, "to"), found.at)
                diagnostics.append(tree.error(where, found.code, found.message, found.hint))
        elif doubt := _doubt(original, entry.to, words):
            hint = "compare the two, and translate it again"
            diagnostics.append(tree.error(spot, "W614", f"'{path}' {doubt}", hint))
        else:
            languages = scenario.language, overlay.language
            for at, *said in unfaithful(original, entry.to, languages, words):
                where = tree.within(("texts", key, "to"), at)
                diagnostics.append(tree.error(where, *said))
    twins = scenario.aliases
    for orphan in orphans(originals, overlay.texts, pairs, twins, overlay.names):
        message, hint = of_nothing(orphan)
        diagnostics.append(tree.error(tree.key(orphan.at), "W613", message, hint))
    diagnostics += _on_screen(spoken, overlay, pairs, tree)
    diagnostics += _namesakes(scenario, spoken, pairs, seen, tree)
    diagnostics += _twins(scenario, overlay, tree)
    return in_order(diagnostics)


def _is_short(text: str) -> bool:
    """Whether a text may be no more than a name."""
    return len(text.split()) <= 3


def _together(
    scenario: Scenario,
    spoken: Scenario,
    originals: Mapping[str, str],
    overlay: Overlay,
    pairs: Pairs,
) -> dict[str, SeenTogether | None]:
    """What is found where all current translations are looked at together."""
    said = ((path, overlay.texts[key].to.strip()) for path, key in pairs.current.items())
    names = [
        (str(getattr(one, "short", one)), str(getattr(other, "short", other)))
        for group in ("stakeholders", "sides")
        for one, other in zip(
            getattr(scenario, group).values(), getattr(spoken, group).values(), strict=True
        )
    ]
    return seen_together({path: (originals[path], to) for path, to in said if to}, dict(names))


def _on_screen(
    spoken: Scenario, overlay: Overlay, pairs: Pairs, tree: Tree
) -> Iterator[Diagnostic]:
    """What the window cannot show well of what is translated, or is too long to be heard."""
    for doubt in (*doubts(spoken), *too_long(spoken)):
        key = pairs.current.get(".".join(map(str, doubt.path)))
        if key and overlay.texts[key].to.strip():
            spot = tree.within(("texts", key, "to"), doubt.at)
            yield tree.error(spot, doubt.code, doubt.message, doubt.hint)


def _namesakes(
    scenario: Scenario, spoken: Scenario, pairs: Pairs, seen: Collection[str], tree: Tree
) -> Iterator[Diagnostic]:
    """What two things are called in the translation alone, where nothing else is `seen` to be wrong."""
    known = {(path, other) for path, _, other in namesakes(scenario)}
    for path, name, other in namesakes(spoken):
        name_at = ".".join(map(str, path))
        key = pairs.current.get(name_at)
        if key and name_at not in seen and (path, other) not in known:
            message, hint = doubled(name, other)
            yield tree.error(tree.key(("texts", key)), "W558", message, hint)


def _twins(scenario: Scenario, overlay: Overlay, tree: Tree) -> Iterator[Diagnostic]:
    for alias in scenario.aliases:
        if alias not in overlay.names:
            message = f"the words of the twin '{alias}' are not given in this language"
            hint = f"add 'names:' with '{alias}:' and, under it, words to words"
            yield tree.error(tree.key(("names",)), "W611", message, hint)


def _start(text: str) -> str:
    flat = " ".join(text.split())
    return f'"{flat if len(flat) <= 50 else flat[:47] + "..."}"'


def _vocabulary(originals: Mapping[str, str], overlay: Overlay, pairs: Pairs) -> Vocabulary:
    said = {path: overlay.texts[key].to.strip() for path, key in pairs.current.items()}
    return vocabulary(
        (text for text in originals.values() if not _is_short(text)),
        (text for path, text in said.items() if text != originals[path]),
    )


def _doubt(original: str, translation: str, words: Vocabulary) -> str:
    alike = original.split() == translation.split()
    if alike and (not _is_short(original) or words.forgets(translation)):
        return "is like the original"
    if sorted(_PLACEHOLDER.findall(original)) != sorted(_PLACEHOLDER.findall(translation)):
        return "has other {words in braces} than the original"
    if len(original) >= 40 and not 0.5 <= len(translation) / len(original) <= 2.0:
        return "is of quite another length than the original"
    return ""


# applying


def marked(text: str, language: str) -> str:
    """Return a text with a small mark of the language that it is in.

    >>> marked("The river is low.", "en")
    '[EN] The river is low.'
    """
    return f"[{language.upper()}] {text}"


def translated(scenario: Scenario, overlay: Overlay) -> Scenario:
    """Return the scenario in the language of the translation.

    A text that is not translated, or has changed since, stays in the language of the scenario and is
    marked. Ids, numbers and conditions never change, so games in different languages can be compared.
    """
    return _with(scenario, overlay, paired(translatable(scenario), overlay.texts))


def _with(scenario: Scenario, overlay: Overlay, pairs: Pairs) -> Scenario:
    def lookup(path: str, original: str) -> str:
        key = pairs.current.get(path)
        translated = overlay.texts[key].to.strip() if key else ""
        return translated or marked(original, scenario.language)

    def change(path: str, text: Text) -> Text:
        easy = lookup(f"{path}.easy", text.easy) if text.easy else ""
        return text.model_copy(update={"text": lookup(path, text.text), "easy": easy})

    changed = rewritten(scenario, change)
    unit = known(overlay.language).unit
    indicators = {
        name: indicator
        if "unit" in indicator.model_fields_set
        else indicator.model_copy(update={"unit": Text(text=unit)})
        for name, indicator in changed.indicators.items()
    }
    aliases = {
        # A text that stays in the language of the scenario must hide its names under a twin, too.
        name: alias.model_copy(update={"names": alias.names | dict(overlay.names[name])})
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
    entries = known.texts if known else {}
    pairs = paired(originals, entries)
    lines = [
        "# Translation. Fill in each 'to'; leave 'of' as it is.",
        f"language: {language}",
        "texts:",
    ]
    for path, original in originals.items():
        key = pairs.current.get(path) or pairs.stale.get(path)
        filled = key and entries[key].to.strip()
        entry = entries[key] if key and filled else Translated(fingerprint(original), "")
        lines += entry_lines(path, original, entry)
    lost = [key for key in pairs.idle if entries[key].to.strip()]
    if lost:
        lines.append(
            "  # What follows was translated; its originals are no longer in the scenario."
        )
        lines += [f"  # {key}: {json.dumps(entries[key].to, ensure_ascii=False)}" for key in lost]
    if scenario.aliases:
        lines.append("names:")
        for name, alias in scenario.aliases.items():
            words = dict(known.names.get(name, {})) if known else {}
            lines += word_lines(name, words or alias.names)
    return "\n".join(lines) + "\n"


def entry_lines(path: str, original: str, entry: Translated, indent: str = "  ") -> list[str]:
    """A text of a translation file: its original as a comment, its fingerprint, and what it is translated to."""
    return [
        f"{indent}# {' '.join(original.split())}",
        f"{indent}{path}:",
        f'{indent}  of: "{entry.of}"',
        f"{indent}  to: {json.dumps(entry.to, ensure_ascii=False)}",
    ]


def word_lines(alias: str, words: Mapping[str, str], indent: str = "  ") -> list[str]:
    """The words of a twin in a translation file."""
    pairs = [
        f"{json.dumps(one, ensure_ascii=False)}: {json.dumps(other, ensure_ascii=False)}"
        for one, other in words.items()
    ]
    return [f"{indent}{alias}:", *(f"{indent}  {pair}" for pair in pairs)]
