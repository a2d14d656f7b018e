"""What is said about signing where a clause may be broken, in every ordering of the three scores."""

from __future__ import annotations

import re
from itertools import product

import pytest

from game import locale
from game.rules.compiling import compile_rulebook
from game.rules.orders import Clause, Put
from game.rules.sight import observe
from game.views.hints import hints
from game.views.proposals import Proposal, proposals
from game.views.words import Words
from tests.analysis.games import made
from tests.builders import Game
from tests.views.games import opened
from tests.views.test_play import go_to, order

SCORES = (40, 40.04, 40.06, 41, 60)
"""The second is shown as the first; the third is shown as 40.1."""


def offered(now: float, kept: float, broken: float, language: str = "en") -> Proposal:
    """A proposal of Bert to Anna: each moves a lever of its own, and Bert might not."""
    here = {"la is s0 and lb is s0": now, "la is s1 and lb is s1": kept, "la is s1 and lb is s0": broken}  # fmt: skip
    anna = {"bonuses": [{"when": when, "points": points} for when, points in here.items()]}
    said = made({"la": "anna", "lb": "bert"}, {"la": 2, "lb": 2}, {"anna": anna, "bert": {}})
    game = Game(compile_rulebook(said))
    game.until("talk")
    game.resolve([Put("bert", (Clause("la", "s1"), Clause("lb", "s1")))])
    seen = observe(game.book, game.position, 0)
    (found,) = proposals(Words(game.book, language), seen)
    return found


def pays(now: int, kept: int, broken: int) -> list[int]:
    """At how many percent of being kept signing is better (1), as good (0) or worse (-1), from 0 to 100."""
    values = (percent * kept + (100 - percent) * broken - 100 * now for percent in range(101))
    return [(value > 0) - (value < 0) for value in values]


def shown(score: float) -> int:
    """Tenths of a point, as a reader sees them."""
    return int(score * 10 + 0.5)


@pytest.mark.parametrize(("now", "kept", "broken"), [*product(SCORES, repeat=3)])
def test_every_ordering_of_scores_gets_a_true_sentence(
    now: float, kept: float, broken: float
) -> None:
    found = offered(now, kept, broken)
    tenths = [shown(score) for score in (now, kept, broken)]
    (row,) = found.broken
    assert [found.now, found.kept, row.score] == [10 * score for score in tenths]
    signs = pays(*tenths)
    said = row.sentence.partition(". ")[2]
    match = re.search(r"chance of (\d+) % or more", said)
    if match:
        percent = int(match[1])
        assert min(signs[percent:]) >= 0 > max(signs[:percent])
        assert percent == row.break_even
    else:
        truth = {
            "Signing pays even then.": signs[0] > 0 and signs[100] > 0,
            "Even then you are no worse off than without it.": signs[0] == 0 < signs[100],
            "Signing would pay only then, not if all is kept.": signs[0] > 0 >= signs[100],
            "Signing makes no difference to your score.": not any(signs),
            "Signing would not pay even if all is kept.": max(signs) <= 0 and any(signs),
        }
        assert truth[said], (said, tenths)
        assert row.break_even == (0 if signs[100] > 0 else None)


def test_the_other_language_has_the_same_kinds_of_sentences() -> None:
    kinds = set()
    for scores in product((40, 41, 60), repeat=3):
        (here,) = offered(*scores).broken
        (there,) = offered(*scores, language="es").broken
        kinds.add((here.sentence.partition(". ")[2].rstrip("0123456789 %"), here.verdict))
        assert there.verdict == here.verdict
        assert there.sentence != here.sentence
    assert len({verdict for _, verdict in kinds}) == 6


def test_what_can_never_pay_is_not_said_to_pay() -> None:
    """Three valleys, seed 3: Alto would end at 35.5 without, 32.8 with all kept, 33 with it broken."""
    game = go_to(opened("three-valleys", 3), "talk")
    order(game, Put("alto", (Clause("gauges", "shared"), Clause("release", "high"))))
    (found,) = proposals(game.words, game.seen("alto"))
    assert (found.now, found.kept, [row.score for row in found.broken]) == (3550, 3280, [3300])
    assert found.broken[0].sentence.endswith("Signing would not pay even if all is kept.")
    assert found.broken[0].break_even is None


@pytest.mark.parametrize("language", locale.LANGUAGES)
def test_no_hint_hangs_on_a_clause_where_no_chance_would_do(language: str) -> None:
    for scores, hangs in (((40, 60, 30), True), ((40, 40, 30), False), ((40, 60, 40), False)):
        here = {"la is s0 and lb is s0": scores[0], "la is s1 and lb is s1": scores[1], "la is s1 and lb is s0": scores[2]}  # fmt: skip
        anna = {"bonuses": [{"when": when, "points": points} for when, points in here.items()]}
        said = made({"la": "anna", "lb": "bert"}, {"la": 2, "lb": 2}, {"anna": anna, "bert": {}})
        game = Game(compile_rulebook(said))
        game.until("talk")
        game.resolve([Put("bert", (Clause("la", "s1"), Clause("lb", "s1")))])
        lines = hints(Words(game.book, language), observe(game.book, game.position, 0))
        assert any("34 %" in line for line in lines) == hangs
