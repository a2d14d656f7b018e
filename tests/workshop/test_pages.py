"""Every code and every measure has a page, and its examples are as they say: the bad one gives it, the good one not."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from game import UserError
from game.analysis import fairness, liveliness
from game.analysis.findings import Finding
from game.analysis.teaching import THUMBS, Favourite, Gain, Quarrel
from game.rules.compiling import compile_rulebook
from game.rules.rulebook import Rulebook
from game.scenario.codes import CODES, DOUBTS
from game.scenario.loading import load, loads
from game.scenario.model import Scenario
from game.scenario.pages import PAGES, explained, known
from game.scenario.pages.playing import MEASURES
from game.scenario.pairing import fingerprint
from game.scenario.together import seen_together
from game.scenario.translation import compared, loads_overlay, translatable
from game.workshop import check
from game.workshop.lints import linted
from tests.analysis.points import points
from tests.analysis.test_balance import played
from tests.analysis.test_teaching import by_code, taught
from tests.workshop import test_one_verdict
from tests.workshop.test_lints import DILEMMA, HUNT, SOUND, text, with_values

STREET = Path(__file__).parent.parent / "scenario" / "data" / "market-street.yaml"
OVEN = test_one_verdict.EXAMPLES["shared-oven"]


def of(base: str) -> list[str]:
    return [code for code, page in PAGES.items() if page.base == base]


@pytest.fixture(scope="module")
def street() -> str:
    return STREET.read_text(encoding="utf-8")


def test_every_code_and_every_measure_has_a_page() -> None:
    assert set(PAGES) == set(CODES) | set(MEASURES)
    measured = {item.code for item in every_measure()}
    assert measured == set(DOUBTS) | set(MEASURES)


def every_measure() -> tuple[Finding, ...]:
    """The findings of a report that also tells what is taught."""
    found = test_one_verdict.report(OVEN, 2)
    return (*found.findings, *by_code(taught()).values())


@pytest.mark.parametrize("code", PAGES)
def test_a_page_says_what_it_is_why_it_matters_and_shows_both(code: str) -> None:
    said = explained(code)
    for part in ("\nWhy it matters: ", "\nGood:", "\nBad:"):
        assert said.count(part) == 1
    assert PAGES[code].why.endswith(".")
    assert PAGES[code].good != PAGES[code].bad
    assert all(line.isprintable() and len(line) < 400 for line in said.splitlines())


# examples in a file


@pytest.mark.parametrize("code", of("street"))
def test_an_example_in_a_file(code: str, street: str) -> None:
    example = PAGES[code]
    assert example.good in street, "the good example stands in a file without any finding"
    bad = loads(street.replace(example.good, example.bad, 1))
    assert code in {item.code for item in bad.diagnostics}


@pytest.mark.parametrize("code", of("file"))
def test_an_example_that_is_a_file(code: str) -> None:
    found = [{item.code for item in loads(part).diagnostics} for part in PAGES[code][1:3]]
    assert [code in codes for codes in found] == [False, True]


@pytest.mark.parametrize("code", of("overlay"))
def test_an_example_in_a_translation(code: str, street: str) -> None:
    scenario = loads(street).scenario
    assert scenario is not None

    def codes(entry: str) -> set[str]:
        loaded = loads_overlay(f"language: es\ntexts:\n{entry}\n")
        named = entry.split(":", 1)[0].strip()
        return {
            item.code
            for item in compared(scenario, loaded)
            if item.code != "W611" or f"'{named}'" in item.message
        }

    assert code not in codes(PAGES[code].good)
    assert code in codes(PAGES[code].bad)


@pytest.mark.parametrize("code", of("oven"))
def test_an_example_in_a_small_game(code: str) -> None:
    example = PAGES[code]
    assert example.good in OVEN
    bad = OVEN.replace(example.good, example.bad, 1)
    assert loads(bad).scenario is not None
    if code in CODES:
        found = [{item.code for item in linted(loads(part)).diagnostics} for part in (OVEN, bad)]
        assert [code in codes for codes in found] == [False, True]
    else:
        assert [test_one_verdict.report(part, 30)[code].fine for part in (OVEN, bad)] == [
            True,
            False,
        ]


# examples in words


def on_disk(good: bytes, bad: bytes | None, bad_name: str = "market-street.yaml") -> Any:
    def fine(code: str, folder: Path, which: bool) -> bool:
        file = folder / ("market-street.yaml" if which else bad_name)
        data = good if which else bad
        if data is not None:
            file.write_bytes(data)
        return code not in {item.code for item in load(file).diagnostics}

    return fine


def alone(code: str, folder: Path, which: bool) -> bool:
    """A translation with its scenario beside it, or without."""
    file = folder / "market-street.es.yaml"
    file.write_text("language: es\ntexts: {}\n", encoding="utf-8")
    if which:
        (folder / "market-street.yaml").write_bytes(STREET.read_bytes())
    return code not in {item.code for item in check.checked([str(file)]).diagnostics}


def expecting(good: str, bad: str) -> Any:
    """What is expected of the street, in two ways; of no street at all where both are the same."""

    def fine(code: str, folder: Path, which: bool) -> bool:
        if which or good != bad:
            (folder / "market-street.yaml").write_bytes(STREET.read_bytes())
        file = folder / "market-street.expect.yaml"
        file.write_text(f"- say: X.\n{good if which else bad}\n", encoding="utf-8")
        return code not in {item.code for item in check.checked([str(file)]).diagnostics}

    return fine


def told_in(good: str, bad: str, path: str = "summary") -> Any:
    """A text of the street in two translations, which may go on with another entry."""

    def fine(code: str, folder: Path, which: bool) -> bool:
        scenario = loads(STREET.read_text(encoding="utf-8")).scenario
        assert scenario is not None
        stamp = fingerprint(translatable(scenario)[path])
        entry = (
            f'language: es\ntexts:\n  {path}: {{of: "{stamp}", to: "{good if which else bad}"}}\n'
        )
        return code not in {item.code for item in compared(scenario, loads_overlay(entry))}

    return fine


def read_twice(street: bytes, value: bytes) -> bytes:
    """The street with a fact of three values: one event reads one of them, a second one the value named."""
    fact = b"  mood: {name: Mood, values: {calm: {name: Calm}, angry: {name: Angry}, shut: {name: Shut}}}\n"
    street = street.replace(b"facts:\n", b"facts:\n" + fact)
    street = street.replace(b"    round: 2\n", b"    when: mood is calm\n")
    street = street.replace(
        b"    title: Rain", b"    when: mood is " + value + b"\n    title: Rain"
    )
    street = street.replace(b"    facilitator: true\n", b"")
    return street.replace(b"when: safety < 40", b"when: mood is angry and safety < 40")


def told_across(good: dict[str, tuple[str, str]], bad: dict[str, tuple[str, str]]) -> Any:
    """Texts with two translations each, among others."""

    def fine(code: str, folder: Path, which: bool) -> bool:
        lines = ("A bridge is wide.", "This bridge breaks.", "The bridge is old.")
        others = {line: (line, f"{line} Puente.") for line in lines}
        seats = {"Baker": "Pan", "School": "Aula"}
        found = seen_together(others | (good if which else bad), seats)
        return code not in {item.code for item in found.values() if item}

    return fine


NOTHING = "  expect: [not deal]"
STALLS = "  rounds: {{2: {{agree: {{clauses: {{stalls: many}}, signed: [{}]}}}}}}\n  expect: [round == 5]"
GOOD = STREET.read_bytes()
FILES = {
    "W569": on_disk(
        GOOD,
        re.sub(rb"(?m)^    short: (Baker|School)$", rb"    short: \1\n    play: mind", GOOD),
    ),
    "W577": on_disk(*(read_twice(GOOD, value) for value in (b"shut", b"calm"))),
    "W615": told_in("Dos tiendas y una escuela.", "Tres tiendas y 4 escuelas."),
    "W616": told_in(
        "Dos tiendas y una escuela.", "Two shops and a school share one narrow street. Sí."
    ),
    "W617": told_across(
        {"a": ("Mend the bridge.", "Arregla el puente."), "b": ("Drain it.", "Vacía el río.")},
        {"a": ("Mend the bridge.", "Vacía el río."), "b": ("Drain it.", "Arregla el puente.")},
    ),
    "W619": told_across(
        {"a": ("The Baker waits.", "Espera Pan.")}, {"a": ("The Baker waits.", "Espera Aula.")}
    ),
    "W618": told_in(
        "No le debes nada a nadie.", "Les debes un favor.", "stakeholders.paper.private.0"
    ),
    "W620": told_in("¿Dos tiendas y una escuela?", "Dos tiendas y una escuela?"),
    "E801": expecting(NOTHING, NOTHING),
    "E802": expecting(NOTHING, "  expect: [deal]"),
    "E803": expecting(NOTHING, f"  rounds: {{1: {{school: {{crossing: guarded}}}}}}\n{NOTHING}"),
    "E804": expecting(STALLS.format("baker, school"), STALLS.format("school")),
    "E805": expecting("  expect: [not deal after 4]", "  expect: [not deal after 5]"),
    "E806": expecting(
        f"  seed: 1\n{NOTHING}\n- say: Y.\n{NOTHING}", f"{NOTHING}\n- say: Y.\n{NOTHING}"
    ),
    "E101": on_disk(GOOD, None, "markt-street.yaml"),
    "E102": on_disk(GOOD, b"a: b\n" * 2_000_000),
    "E103": on_disk(GOOD, GOOD.decode().encode("utf-16")),
    "W540": on_disk(GOOD, GOOD, "my-game.yaml"),
    "E602": alone,
}
ALL_LIKE = {
    seat: {f"l{other} is aye": -1 if seat == other else 2 for other in "abcde"} for seat in "abcde"
}
ONE_LEVER = {seat: {"la is aye": 1} for seat in "abcde"}
PAIR = {
    "a": {"la is aye and lb is aye": 9},
    "b": {"la is aye and lb is aye": 9},
    "c": {"la is aye and lb is aye": 1, "lc is aye": -1},
}
HARD = {"a": {"lb is aye": 8, "la is aye": -6}, "b": {"la is aye": 8, "lb is aye": -6}}
WEAK = {"a": {"la is aye": 60, "lb is aye": 1}, "b": {"la is aye": 40}}
GAMES = {
    "W703": (text(DILEMMA), text(HUNT)),
    "W705": (text(SOUND), text(ALL_LIKE)),
    "W706": (text(DILEMMA), text(WEAK)),
    "W707": (text(DILEMMA), text(HARD)),
    "W708": (text(SOUND), text(PAIR)),
    "W710": (with_values(ONE_LEVER, a=1, b=1), with_values(ONE_LEVER, a=0, b=-3)),
}


def made(**more: Any) -> Rulebook:
    """A game of two seats of two sides, with two endings."""
    data = points({"a": {"la is aye": 5}, "b": {"lb is aye": 5}})
    never = {"title": "Never", "text": "x", "when": "calm >= 99"}
    data["endings"] = {"never": never, **data["endings"]}
    return compile_rulebook(Scenario.model_validate(data | more))


BOOK = made()
EVENTS = made(
    events={name: {"title": name, "text": "x", "round": 1} for name in ("e1", "e2", "e3")}
)


def fair(scores: list[list[int]], **more: Any) -> dict[str, Finding]:
    mixed = played(BOOK, scores, **more)
    found = fairness.findings(
        BOOK, mixed, mixed, np.zeros(2, dtype=np.int64), {"a": "one", "b": "other"}
    )
    return {item.code: item for item in found}


def lively(
    book: Rulebook = BOOK, games: int = 10, scores: Any = None, **more: Any
) -> dict[str, Finding]:
    mixed = played(book, [[0, 0]] * games if scores is None else scores, **more)
    return {item.code: item for item in liveliness.findings(book, mixed)}


def trust(low: int, high: int) -> dict[str, Finding]:
    return lively(trust_counts=np.bincount([low] * 50 + [high] * 50, minlength=101))


def mask(*shape: int, out: tuple[int, ...] | None = None) -> Any:
    whole = np.ones(shape, dtype=bool)
    if out is not None:
        whole[(slice(None), *out)] = False
    return whole


def first(more: int) -> dict[str, Finding]:
    """In half of forty games a's text is the first that is agreed; scores go up and down a little."""
    opened = np.zeros((40, 2), dtype=bool)
    opened[:20, 0] = opened[20:, 1] = True
    scores = [
        [40 + game % 3 + more * (game < 20), 40 + game % 3 + more * (game >= 20)]
        for game in range(40)
    ]
    return fair(scores, opened=opened, deals=np.ones(40, dtype=np.int64))


def turned(more: int) -> dict[str, Finding]:
    mixed = played(BOOK, [[40 + more, 40 + game % 2] for game in range(9)])
    other = played(BOOK, [[40, 40 + game % 2] for game in range(9)])
    return {"seat_order": fairness.seat_order(BOOK, mixed, other)}


def ending(nth: int, games: int = 10) -> dict[str, Finding]:
    """So many of ten games end in the first ending, the others in the last."""
    last = max(index for index, _ in BOOK.finishes)
    firsts = min(index for index, _ in BOOK.finishes)
    return lively(ending=np.array([firsts] * nth + [last] * (games - nth)))


def thumb(rule: str, gain: int) -> dict[str, Finding]:
    rules = dict(taught().thumbs["a"]) | {rule: Gain(gain, gain - 20, gain + 20)}
    return by_code(replace(taught(), thumbs={"a": rules}))


def quarrel(near: int = -80, overall: int = -20, gives: int = 4_000) -> dict[str, Finding]:
    liked = {"one": Favourite({}, {"other": gives}), "other": Favourite({}, {"one": gives})}
    return by_code(taught(quarrel=Quarrel(near, overall, liked, 500)))


def lined(percent: int) -> dict[str, Finding]:
    from game.analysis.courses import Courses

    both = (100 * percent, 100 * percent)
    return by_code(taught(), Courses({}, {"calm": both}, {}))


Both = tuple[Callable[[], Mapping[str, Finding]], Callable[[], Mapping[str, Finding]]]
MEASURED: dict[str, Both] = {
    "seat_spread": (lambda: fair([[40, 40], [50, 50], [60, 60]]), lambda: fair([[50, 50]] * 3)),
    "gain_side": (lambda: fair([[8, 6]] * 3), lambda: fair([[15, 0]] * 3)),
    "first_proposer": (lambda: first(0), lambda: first(20)),
    "seat_order": (lambda: turned(0), lambda: turned(10)),
    "trust_span": (lambda: trust(20, 80), lambda: trust(45, 55)),
    "lockstep": (
        lambda: lively(scores=[[50, 0], [0, 0], [40, 0], [10, 0]], cooperation=np.array([0, 10, 20, 30])),
        lambda: lively(scores=[[0, 0], [10, 0], [20, 0], [30, 0]], cooperation=np.array([0, 10, 20, 30])),
    ),
    "endings": (lambda: ending(5), lambda: ending(0)),
    "common_ending": (lambda: ending(5), lambda: ending(9)),
    "unused_events": (
        lambda: lively(EVENTS, happened=mask(10, 3)),
        lambda: lively(EVENTS, happened=mask(10, 3, out=(1,))),
    ),
    "unused_settings": (
        lambda: lively(used=mask(10, 2, 2)),
        lambda: lively(used=mask(10, 2, 2, out=(1, 1))),
    ),
    "unsigned_clauses": (
        lambda: lively(signed=mask(10, 2, 2)),
        lambda: lively(signed=mask(10, 2, 2, out=(1,))),
    ),
    "never_sign": (lambda: thumb("never_sign", -300), lambda: thumb("never_sign", 100)),
    "break_last": (lambda: thumb("break_last", -100), lambda: thumb("break_last", 200)),
    "sign_all_break_all": (
        lambda: thumb("sign_all_break_all", -400),
        lambda: thumb("sign_all_break_all", 100),
    ),
    "kept_words": (
        lambda: by_code(taught(sums={"kept": 30_000, "broken": 28_000, "no_deal": 25_000})),
        lambda: by_code(taught(sums={"kept": 30_000, "broken": 30_000, "no_deal": 25_000})),
    ),
    "trust_worth": (
        lambda: by_code(taught(trust={"5": 20_000, "file": 21_000, "plus20": 22_500, "95": 24_000})),
        lambda: by_code(taught(trust=dict.fromkeys(("5", "file", "plus20", "95"), 20_000))),
    ),
    "sides_near": (lambda: quarrel(near=-80), lambda: quarrel(near=30)),
    "sides_all": (lambda: quarrel(overall=-20), lambda: quarrel(overall=50)),
    "favourites": (lambda: quarrel(gives=4_000), lambda: quarrel(gives=9_000)),
    "red_lines": (lambda: lined(10), lambda: lined(60)),
}  # fmt: skip
NEVER = ("break_if_it_pays", "copy")
"""Described, and not judged."""


def test_every_example_in_words_is_tried() -> None:
    assert set(of("told")) == set(FILES) | set(GAMES) | set(MEASURED) | set(NEVER)


@pytest.mark.parametrize("code", FILES)
def test_an_example_on_disk(code: str, tmp_path: Path) -> None:
    for which in (False, True):
        folder = tmp_path / str(which)
        folder.mkdir()
        assert FILES[code](code, folder, which) is which


@pytest.mark.parametrize("code", GAMES)
def test_an_example_of_points(code: str) -> None:
    found = [{item.code for item in linted(loads(part)).diagnostics} for part in GAMES[code]]
    assert [code in codes for codes in found] == [False, True]


@pytest.mark.parametrize("code", MEASURED)
def test_an_example_of_games(code: str) -> None:
    good, bad = (make()[code] for make in MEASURED[code])
    assert good.applies
    assert (good.fine, bad.fine) == (True, False)


@pytest.mark.parametrize("code", NEVER)
def test_what_is_only_described_is_always_fine(code: str) -> None:
    assert code in THUMBS
    assert all(thumb(code, gain)[code].fine for gain in (-900, 900))


# where a page is found


@pytest.mark.parametrize(
    ("wanted", "code"), [("e501", "E501"), ("Deals", "W711"), ("limits", "limits")]
)
def test_a_page_is_found_however_it_is_written(
    wanted: str, code: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert known(wanted) == code
    assert check.run(arguments("--explain", wanted)) == 0
    assert capsys.readouterr().out.startswith(f"{code}, ")


def arguments(*said: str) -> Any:
    from argparse import ArgumentParser

    parser = ArgumentParser()
    check.add_arguments(parser)
    return parser.parse_args(list(said))


@pytest.mark.parametrize(
    ("wanted", "near"),
    [("E5O1", "E501"), ("seat_spred", "seat_spread"), ("zzz", "codes look like")],
)
def test_an_unknown_one_is_refused_with_the_nearest(wanted: str, near: str) -> None:
    with pytest.raises(UserError, match=near):
        check.run(arguments("--explain", wanted))


def test_what_asks_for_a_look_names_its_page() -> None:
    bad = OVEN.replace("reservation: 30", "reservation: 99")
    said = test_one_verdict.told(bad, test_one_verdict.report(bad))
    for code in ("W704", "W709"):
        assert f"check --explain {code}" in said
    assert "--explain W703" not in said, "the author accepts it"
