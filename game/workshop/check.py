"""`check`: every error and warning in scenario files, their translations and what is expected of them."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from game import UserError, called
from game.locale import LANGUAGES
from game.scenario.accepting import (
    Accepted,
    accepted_in,
    in_vain,
    is_elsewhere,
    parted,
    places_of,
    reason,
)
from game.scenario.alike import suggestion
from game.scenario.diagnostics import Diagnostic, counted, exit_status, in_order, rendered
from game.scenario.expected.reading import (
    expected_of,
    is_expected,
    load_expected,
    scenario_expected,
)
from game.scenario.loading import Loaded, load
from game.scenario.pages import PAGES, explained, known
from game.scenario.shelf import ScenarioNotFound, find_scenario
from game.scenario.translation import (
    compared,
    is_overlay,
    load_overlay,
    overlay_of,
    scenario_of,
    skeleton,
    translations_of,
)

_SUFFIXES = (".yaml", ".yml")


def add_arguments(parser: ArgumentParser) -> None:
    """Say what the command understands."""
    parser.add_argument(
        "paths", metavar="PATH", nargs="*", help="a scenario file, its name, or a folder of them"
    )
    parser.add_argument(
        "--explain",
        metavar="CODE",
        help="say what a code such as E501, or a measure of balance such as seat_spread, means: why it matters, a good and a bad example",
    )
    parser.add_argument("--format", choices=("text", "json", "github"), default="text")
    parser.add_argument(
        "--skeleton",
        metavar="LANG",
        choices=LANGUAGES,
        help="print a translation file to fill in, with what is translated already",
    )
    parser.add_argument(
        "--balance",
        action="store_true",
        help="look at the scenario as a game too (a second or two): does a lever play itself, is there "
        "a reason to sign, a temptation? 'balance' plays games and tells more",
    )
    parser.add_argument(
        "--watch", action="store_true", help="look again on every save, and say what has changed"
    )
    parser.add_argument("--strict", action="store_true", help="exit with 1 if there are warnings")


def run(arguments: Namespace) -> int:
    """Check the files: 0 if all is well, 1 for warnings with `--strict`, 2 for errors."""
    if arguments.explain:
        return _explain(arguments.explain)
    if not arguments.paths:
        raise UserError("Say which scenario to check: a file, its name, or a folder.")
    if arguments.skeleton:
        return _skeletons(arguments.paths, arguments.skeleton)
    if arguments.watch and arguments.format != "text":
        raise UserError("'--watch' is read by a person; leave '--format' out.")
    report = checked(arguments.paths, arguments.balance)
    for sentence in report.missing:
        print(sentence, file=sys.stderr)
    text = rendered(report.diagnostics, arguments.format)
    if text:
        print(text)
    if arguments.format == "text" and report.files:
        _summary(report)
    if arguments.watch and not report.missing:
        from game.workshop.watching import watch

        watch(
            lambda: checked(arguments.paths, arguments.balance).diagnostics,
            lambda: _watched(arguments.paths),
            report.diagnostics,
        )
        return 0
    status = exit_status(report.diagnostics, arguments.strict)
    return 2 if report.missing else status


def _watched(paths: Sequence[str]) -> list[Path] | None:
    """The files that a check of the paths reads; None while one is away."""
    report = Checked()
    files = list(_with_companions(_files(paths, report)))
    return None if report.missing else files


def _explain(wanted: str) -> int:
    """Print the page of a code, or of a measure of `balance`; an unknown one is refused with the nearest."""
    code = known(wanted)
    if code is None:
        near = (
            suggestion(wanted.upper(), PAGES)
            or suggestion(wanted.lower(), PAGES)
            or "codes look like E501, and measures like seat_spread."
        )
        raise UserError(f"There is no code '{wanted}'; {near}")
    print(explained(code))
    return 0


def _skeletons(paths: Sequence[str], language: str) -> int:
    """Print a translation file for each scenario."""
    report = Checked()
    for file in _files(paths, report):
        if is_overlay(file) or is_expected(file):
            continue
        loaded = load(file)
        if loaded.scenario is None or loaded.scenario.language == language:
            reason = "has errors" if loaded.scenario is None else f"is written in '{language}'"
            report.missing.append(f"'{file}' {reason}, so it cannot be translated.")
        else:
            known = load_overlay(overlay_of(file, language)).overlay
            print(skeleton(loaded.scenario, language, known), end="")
    for sentence in report.missing:
        print(sentence, file=sys.stderr)
    return 2 if report.missing else 0


@dataclass
class Checked:
    """What a check has found.

    Attributes:
        files: how many files were read.
        diagnostics: everything found, in order.
        accepted: warnings that authors have accepted, each with the reason.
        missing: a sentence for each path at which there is nothing to check.
    """

    files: int = 0
    diagnostics: tuple[Diagnostic, ...] = ()
    accepted: list[tuple[Diagnostic, str]] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)


def checked(paths: Sequence[str], balance: bool = False) -> Checked:
    """Check files, shipped scenarios by name, and all scenarios in folders; `balance` as games too."""
    report = Checked()
    diagnostics: list[Diagnostic] = []
    scenarios: dict[Path, Loaded] = {}
    translated: dict[Path, list[Diagnostic]] = {}

    def scenario(file: Path) -> Loaded:
        if file not in scenarios:
            scenarios[file] = load(file)
        return scenarios[file]

    for file in dict.fromkeys(_with_companions(_files(paths, report))):
        report.files += 1
        if is_expected(file):
            diagnostics += _expected(file, scenario)
            continue
        if is_overlay(file):
            found, accept = _translation(file, scenario)
            if scenario_of(file) in translated:
                translated[scenario_of(file)] += found
            kept, settled = parted(accept, found)
            diagnostics += kept
            report.accepted += [(d, reason(accept, d.code, d.place)) for d in settled]
            continue
        translated[file] = []
        loaded = scenario(file)
        diagnostics += loaded.diagnostics
        accepted = loaded.accepted
        if balance:
            from game.workshop.lints import linted

            more = linted(loaded)
            diagnostics += more.diagnostics
            accepted += more.accepted
        accept = accepted_in(loaded.tree)
        report.accepted += [(d, reason(accept, d.code, d.place)) for d in accepted]
    for file, said in translated.items():
        diagnostics += _in_vain(scenario(file), said)
    report.diagnostics = tuple(sorted(in_order(diagnostics), key=lambda d: _turn(Path(d.file))))
    return report


def _files(paths: Sequence[str], report: Checked) -> Iterator[Path]:
    for name in paths:
        path = Path(name)
        if path.is_dir():
            inside = sorted(_inside(path), key=_turn)
            if not inside:
                report.missing.append(f"There is no scenario file in the folder '{name}'.")
            yield from inside
        elif path.exists():
            yield path
        else:
            try:
                yield find_scenario(name)
            except ScenarioNotFound as error:
                report.missing.append(str(error))


def _turn(file: Path) -> tuple[Path, str, bool, bool, str]:
    """What a file is sorted by: a scenario, its translations, and last what follows from it, its games."""
    scenario = file.name.partition(".")[0]
    return file.parent, scenario, is_expected(file), is_overlay(file), file.name


def _inside(folder: Path) -> Iterator[Path]:
    """Scenarios, translations and expectations, not other companions, and nothing in hidden folders."""
    for file in folder.rglob("*"):
        parts = file.relative_to(folder).parts
        wanted = is_overlay(file) or is_expected(file) or "." not in file.stem
        hidden = any(part.startswith(".") for part in parts)
        if wanted and not hidden and file.suffix in _SUFFIXES and file.is_file():
            yield file


def _with_companions(files: Iterable[Path]) -> Iterator[Path]:
    """Every file, and after a scenario the translations beside it and what is expected of it."""
    for file in files:
        yield file
        if not is_overlay(file) and not is_expected(file):
            yield from translations_of(file)
            if expected_of(file).exists():
                yield expected_of(file)


def _expected(file: Path, scenario: Callable[[Path], Loaded]) -> tuple[Diagnostic, ...]:
    """What is wrong with an expectation file, and what comes out otherwise than it says."""
    original = scenario_expected(file)
    if not original.is_file():
        message = f"there is no scenario '{original.name}' beside this file"
        return (Diagnostic(str(file), 1, 1, "E801", message),)
    source = scenario(original)
    loaded = load_expected(file, source)
    if not loaded.cases:
        return loaded.diagnostics
    from game.workshop.expected.findings import findings

    return (*loaded.diagnostics, *findings(source, loaded))


def _translation(
    file: Path, scenario: Callable[[Path], Loaded]
) -> tuple[tuple[Diagnostic, ...], Accepted]:
    """What is found in a translation, and what its scenario accepts."""
    loaded = load_overlay(file)
    original = scenario_of(file)
    if not original.is_file():
        message = f"there is no scenario '{original.name}' beside this translation"
        return (*loaded.diagnostics, Diagnostic(str(file), 1, 1, "E602", message)), {}
    source = scenario(original).scenario
    if source is None:
        return loaded.diagnostics, {}
    return compared(source, loaded), source.accept


def _in_vain(loaded: Loaded, found: Sequence[Diagnostic]) -> Iterator[Diagnostic]:
    """What a scenario accepts in translations although none has it; `found` is of all of them."""
    readable = not any(item.severity == "error" for item in found)
    if readable and loaded.tree is not None and loaded.scenario is not None:
        places = [at for at in places_of(accepted_in(loaded.tree)) if is_elsewhere(at[1])]
        yield from in_vain(loaded.tree, places, found)


def _summary(report: Checked) -> None:
    for diagnostic, why in report.accepted:
        print(f"{diagnostic.file}:{diagnostic.line}: {diagnostic.code} is accepted: {why}")
    files = "1 file" if report.files == 1 else f"{report.files} files"
    print(f"{files}: {counted(report.diagnostics)}")
    if report.diagnostics:
        command = f"{called()} check --explain {report.diagnostics[0].code}".strip()
        print(f"What a code means, with an example: {command}", file=sys.stderr)
