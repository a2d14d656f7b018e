"""What is told of a scenario, whole: small games whose every line is known by hand."""

from __future__ import annotations

import numpy as np
import pytest

from game import locale
from game.analysis.packages import survey
from game.analysis.search import searched
from game.analysis.study import Study, study
from game.rules.compiling import compile_rulebook
from game.rules.rulebook import Rulebook
from game.views.possible import told
from game.views.words import Words
from tests.analysis.games import made

LEVERS = tuple(f"l{place}" for place in range(8))


def land() -> Rulebook:
    """A road, a toll that needs it, and a tax of the table; Ann's word needs two groups at home."""
    groups = {
        "farm": {"name": "The farms", "weight": 2, "accepts": "road is s1"},
        "town": {"name": "The town", "weight": 1, "accepts": "not (toll is s2)"},
    }
    seats = {
        "ann": {
            "worth": {"road": {"s1": 4}, "toll": {"s1": -1, "s2": 6}, "tax": {"s1": 2}},
            "reservation": 3,
            "constituencies": groups,
        },
        "ben": {
            "worth": {"road": {"s1": 3}, "toll": {"s1": 2, "s2": -3}, "tax": {"s1": 1.5}},
            "reservation": 2,
        },
        "cat": {
            "worth": {"tax": {"s1": 1}},
            "bonuses": [{"when": "road is s1 and toll is s2", "points": 5}],
        },
    }
    ratified = {"ann": {"by": "constituencies", "above": 50}, "ben": {"by": "cat"}}
    said = made(
        {"road": "ann", "toll": "ben", "tax": "table"},
        {"road": 2, "toll": 3, "tax": 2},
        seats,
        {("toll", 1): {"needs": "road is s1"}},
        infeasible=[{"say": "No.", "together": {"road": "s0", "toll": "s2"}}],
        agreements={
            "sign": {"rule": "all_but", "missing": 1, "veto": ["ann"]},
            "ratification": ratified,
        },
    )
    return compile_rulebook(said)


def large(owner: str) -> Study:
    """A game of 6,561 packages, of which 400 are drawn."""
    ann = {
        "worth": {lever: {"s1": 1} for lever in LEVERS[1:]},
        "bonuses": [{"when": "l0 is s1 and l1 is s2", "points": 3}],
        "reservation": 2,
    }
    ben = {"worth": {lever: {"s2": 1} for lever in LEVERS[:4]}}
    owners = dict.fromkeys(LEVERS, owner)
    owners["l1"] = "ben" if owner == "ann" else owner
    said = made(owners, dict.fromkeys(LEVERS, 3), {"ann": ann, "ben": ben})
    return Study(searched(survey(compile_rulebook(said), most=1_000, drawn=400)))


def lines(found: Study, language: str = "en", **asked: list[int]) -> list[str]:
    names = {name: np.array(setting) for name, setting in asked.items()}
    return list(told(Words(found.survey.book, language), found, names))


def test_every_line_of_a_small_game() -> None:
    assert lines(study(land()), dear=[1, 2, 0]) == [
        'A made-up game, 45 minutes: what is possible',
        'Every score hangs on settings alone, so these figures are exact.',
        '8 packages can be agreed. A package settles 3 levers; 4 more combinations exclude themselves or lack what a setting needs.',
        '',
        'Who would accept',
        '  ann: 75 % of the packages are good enough. Walk-away value: 3. As things are: 0; worst 0, best 12.',
        '  ben: 50 % of the packages are good enough. Walk-away value: 2. As things are: 0; worst 0, best 6.5.',
        '  cat: 100 % of the packages are good enough. Walk-away value: 0. As things are: 0; worst 0, best 6.',
        '  Good enough for all seats at once: 50 % (4).',
        "  By the scenario's own rule 75 % are good enough to be signed (6). Whose signatures count: ann, ben and cat.",
        '',
        'Packages with a name',
        '  Nash point (largest product of gains):',
        '  Kalai-Smorodinsky point (largest least share of what each could hope for):',
        '    road “road 1”, toll “toll 1” and tax “tax 1”.',
        '    Worth: ann 5, ben 6.5, cat 1.',
        '    It would be signed.',
        '  Egalitarian point (largest least gain):',
        '    road “road 1” and tax “tax 1”.',
        '    Worth: ann 6, ben 4.5, cat 1.',
        '    It would be signed.',
        '  Best sum:',
        '    road “road 1”, toll “toll 2” and tax “tax 1”.',
        '    Worth: ann 12, ben 1.5, cat 6.',
        '    It would be signed.',
        '  3 packages are efficient: nobody could gain by a change without somebody losing.',
        '  As things are, 19.5 points are left on the table, counted over all seats, beside the best that can be paid for.',
        '',
        'Ratification at home',
        '  At home, ann could carry 75 % of the packages (6).',
        '    The farms would say yes to 75 %.',
        '    The town would say yes to 75 %.',
        '  cat would approve 100 % of the packages that ben could sign (8).',
        '  75 % would pass everywhere (6).',
        '',
        'Choices that are none',
        '  road plays itself: “road 1” is best for ann in 100 % of the cases looked at, whatever the rest is, to a quarter of a point.',
        '  tax plays itself: “tax 1” is best for ann, ben and cat in 100 % of the cases looked at, whatever the rest is, to a quarter of a point.',
        '  toll: “toll 1” is always better than “toll 0” for ben.',
        '  toll: “toll 0” is always better than “toll 2” for ben.',
        '',
        'What would hold without an agreement',
        '  Stable for everybody by interest: 2 of 10 states. With the fear of replies that are to be believed: 2.',
        '  As things are:',
        '    Everything stays as it is.',
        '    Held by interest: ben or cat could not gain by moving alone.',
        '    Not held: ann gains 4 points with road to “road 1”, and no reply could take that away.',
        '    ann and ben would leave it together: with road to “road 1” and toll to “toll 1” each of them gains.',
        '  Nash point and Kalai-Smorodinsky point:',
        '    road “road 1”, toll “toll 1” and tax “tax 1”.',
        '    Held by interest: nobody could gain by moving alone.',
        '    No group of seats could all gain by leaving it together.',
        '  Egalitarian point:',
        '    road “road 1” and tax “tax 1”.',
        '    Held by interest: ann or cat could not gain by moving alone.',
        '    Held only by a threat: ben could gain 2 points with toll to “toll 1”. ann could answer with road to “road 0”, but would lose by it or gain nothing.',
        '    No group of seats could all gain by leaving it together.',
        '  Best sum:',
        '    road “road 1”, toll “toll 2” and tax “tax 1”.',
        '    Held by interest: ann or cat could not gain by moving alone.',
        '    Not held: ben gains 5 points with toll to “toll 1”, and no reply could take that away.',
        '    No group of seats could all gain by leaving it together.',
        '  dear:',
        '    road “road 1” and toll “toll 2”.',
        '    Held by interest: ann or cat could not gain by moving alone.',
        '    Not held: ben gains 5 points with toll to “toll 1”, and no reply could take that away.',
        '    ann, ben and cat would leave it together: with tax to “tax 1” each of them gains.',
    ]  # fmt: skip


def test_every_line_of_a_sample() -> None:
    assert lines(large("ann")) == [
        'A made-up game, 45 minutes: what is possible',
        'Every score hangs on settings alone, so what a package is worth is exact.',
        'There are 6561 combinations of 8 levers, too many to list. Shares are of 400 packages drawn by lot. The packages named below are the best that a search from them has found.',
        '',
        'Who would accept',
        '  ann: about 77 % of the packages are good enough. Walk-away value: 2. As things are: 0; the worst that was found 0, the best 9.',
        '  ben: about 100 % of the packages are good enough. Walk-away value: 0. As things are: 0; the worst that was found 0, the best 4.',
        '  Good enough for all seats at once: about 77 % (307 of those drawn).',
        "  By the scenario's own rule about 77 % are good enough to be signed (307 of those drawn). Whose signatures count: ann and ben.",
        '',
        'Packages with a name',
        '  Nash point (largest product of gains):',
        '  Kalai-Smorodinsky point (largest least share of what each could hope for):',
        '  Egalitarian point (largest least gain):',
        '  Best sum, one of at least 4 equally good:',
        '    l0 “l0 1”, l1 “l1 2”, l2 “l2 2”, l3 “l3 2”, l4 “l4 1”, l5 “l5 1”, l6 “l6 1” and l7 “l7 1”.',
        '    Worth: ann 7, ben 3.',
        '    It would be signed.',
        '  Of the packages looked at, 5 are efficient: no other one that was looked at is better for anybody without being worse for somebody.',
        '  As things are, at least 10 points are left on the table, counted over all seats, beside the best that was found and can be paid for.',
        '',
        'Choices that are none',
        '  l0 seems to play itself: “l0 1” is best for ann in 100 % of the packages looked at, to a quarter of a point.',
        '  l1 seems to play itself: “l1 2” is best for ben in 100 % of the packages looked at, to a quarter of a point.',
        '  l2 seems to play itself: “l2 1” is best for ann in 100 % of the packages looked at, to a quarter of a point.',
        '  l3 seems to play itself: “l3 1” is best for ann in 100 % of the packages looked at, to a quarter of a point.',
        '  l4 seems to play itself: “l4 1” is best for ann in 100 % of the packages looked at, to a quarter of a point.',
        '  l5 seems to play itself: “l5 1” is best for ann in 100 % of the packages looked at, to a quarter of a point.',
        '  l6 seems to play itself: “l6 1” is best for ann in 100 % of the packages looked at, to a quarter of a point.',
        '  l7 seems to play itself: “l7 1” is best for ann in 100 % of the packages looked at, to a quarter of a point.',
        '',
        'What would hold without an agreement',
        '  There are too many states to follow all; here are the ones with a name.',
        '  As things are:',
        '    Everything stays as it is.',
        '    Not held: ann gains 1 point with l7 to “l7 1”, and no reply could take that away.',
        '    Not held: ben gains 1 point with l1 to “l1 2”, and no reply could take that away.',
        '    ann and ben would leave it together: with l0 to “l0 1”, l1 to “l1 2”, l2 to “l2 1”, l3 to “l3 1”, l4 to “l4 1”, l5 to “l5 1”, l6 to “l6 1” and l7 to “l7 1” each of them gains.',
        '    Single levers and single replies were looked at.',
        '  Nash point, Kalai-Smorodinsky point, Egalitarian point and Best sum:',
        '    l0 “l0 1”, l1 “l1 2”, l2 “l2 2”, l3 “l3 2”, l4 “l4 1”, l5 “l5 1”, l6 “l6 1” and l7 “l7 1”.',
        '    Held by interest: ben could not gain by moving alone.',
        '    Held only by a threat: ann could gain 1 point with l2 to “l2 1”. ben could answer with l1 to “l1 0”, but would lose by it or gain nothing.',
        '    No group of seats was found that could all gain by leaving it together.',
        '    Single levers and single replies were looked at.',
    ]  # fmt: skip


def test_where_levers_move_by_agreement_only_nothing_is_left_alone() -> None:
    found = lines(large("table"))
    assert found[-2:] == [
        "What would hold without an agreement",
        "  Levers move only by agreement here, so nobody can leave anything alone.",
    ]
    assert "  l0: “l0 1” is worse than “l0 0” for ann and ben in no package looked at, and better in some." in found  # fmt: skip


@pytest.mark.parametrize("language", locale.LANGUAGES)
def test_every_language_has_as_many_lines_and_no_gaps(language: str) -> None:
    for found in (study(land()), large("ann"), large("table")):
        said, english = lines(found, language), lines(found)
        assert len(said) == len(english)
        assert not any("{" in line or ".." in line for line in said)
