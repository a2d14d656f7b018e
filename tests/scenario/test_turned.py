"""What is written the wrong way round is told, and what only looks like it is not."""

from __future__ import annotations

import pytest

from game.scenario.loading import loads

OWN = [
    "W572",
    "W573",
    "W574",
    "W575",
    "W576",
    "W577",
    "W578",
    "W510",
    "W520",
    "W531",
    "W538",
    "W546",
]
LINE = "effects: {sales: -5, mandate(school): -1}"
SORRY = "effects: {trust(school > baker): 30}"
FLOW = "flow: (safety - past(safety, 1)) / max(1, 2)"
VALUES = "      keep: {name: It wants to keep the street open.}\n"
GUILD = "        accepts: sales >= 30\n"


def told(street: str, *edits: tuple[str, str]) -> list[str]:
    """The codes found once the street is changed."""
    for good, bad in edits:
        assert good in street
        street = street.replace(good, bad, 1)
    return [found.code for found in loads(street).diagnostics if found.code in OWN]


@pytest.mark.parametrize(
    ("effects", "found"),
    [
        ("{sales: 5, safety: -3}", False),
        ("{noise: 5}", False),
        ("{safety: 2}", True),
        ("{trust(baker > school): -20}", False),
        ("{trust(school > baker): -20, trust(baker > school): -5}", False),
        ("{trust(school > baker): 20}", False),
    ],
)
def test_a_red_line_may_cost_and_may_not_pay_its_seat(
    street: str, effects: str, found: bool
) -> None:
    """W572: a gain beside a loss may be meant, and so may the trust of both."""
    assert ("W572" in told(street, (LINE, f"effects: {effects}"))) == found


@pytest.mark.parametrize(
    ("effects", "found"),
    [
        ("{trust(school > baker): 30, trust(baker > school): 5}", False),
        ("{trust(school > baker): 30, trust(baker > paper): -5}", False),
        ("{trust(paper > school): 5, trust(school > baker): 30}", False),
        ("{trust(school > baker): 30, trust(baker > paper): 5}", True),
    ],
)
def test_an_answer_moves_the_trust_of_others(street: str, effects: str, found: bool) -> None:
    """W573: two who come to trust each other are let be."""
    assert ("W573" in told(street, (SORRY, f"effects: {effects}"))) == found


@pytest.mark.parametrize(
    ("silent", "found"),
    [
        ("", True),
        (", effects: {trust(baker > paper): 5}", False),
        (", effects: {trust(paper > school): 5}", False),
    ],
)
def test_a_question_goes_to_whom_the_answers_are_about(
    street: str, silent: str, found: bool
) -> None:
    """W573: told where all answers move the trust in one other seat and no more."""
    edits = (
        ("      seat: baker\n", "      seat: school\n"),
        ("{name: Say nothing}", f"{{name: Say nothing{silent}}}"),
    )
    assert ("W573" in told(street, *edits)) == found


@pytest.mark.parametrize(
    ("school", "baker", "found"),
    [
        ("support: sales", "support: sales", False),
        ("support: safety", "support: money", True),
        ("support: safety", "support: sales", False),
        ("support: money", "support: money", False),
    ],
)
def test_a_seat_counts_its_own_support_if_it_counts_another(
    street: str, school: str, baker: str, found: bool
) -> None:
    """W574: a support of its own that the seat does not count, beside one of another seat that it does."""
    edits = [("support: sales", baker), ("    icon: school\n", f"    icon: school\n    {school}\n")]
    assert ("W574" in told(street, *edits)) == found


@pytest.mark.parametrize(("paper", "found"), [("sales", False), ("money", True)])
def test_a_side_has_one_support(street: str, paper: str, found: bool) -> None:
    """W574: the school's support is that of another side, and not that of the paper beside it."""
    edits = [
        ("sides:\n", "sides:\n  others: The others\n"),
        ("    icon: school\n", "    icon: school\n    side: others\n    support: sales\n"),
        ("    icon: newspaper\n", f"    icon: newspaper\n    side: others\n    support: {paper}\n"),
    ]
    assert ("W574" in told(street, *edits)) == found


@pytest.mark.parametrize(
    ("flow", "found"),
    [
        ("(50 - sales) / 5", False),
        ("(sales - 50) / 5", True),
        ("0.2 * (sales - 50)", True),
        ("(safety - 50) / 5", False),
        ("-(sales - 50) / 5", False),
        ("3 - (50 - sales) / 5", True),
        ("(sales - 50) / -5", False),
        ("sales * (100 - sales) / 500", False),
        ("max(sales - 50, 0) / 5", False),
        ("(sales - 0) / 5", False),
    ],
)
def test_a_flow_comes_back_to_its_value(street: str, flow: str, found: bool) -> None:
    """W575: read off the signs of its terms."""
    assert ("W575" in told(street, (FLOW, f"flow: {flow}"))) == found


@pytest.mark.parametrize(("denial", "found"), [("{pays: 5}", False), ("{pays: 6}", True)])
def test_a_denial_costs_more_than_it_pays(street: str, denial: str, found: bool) -> None:
    """W576: also beside a number that is left out."""
    edit = ("denial: {pays: 2, costs: 6}", f"denial: {denial}")
    assert ("W576" in told(street, edit)) == found


@pytest.mark.parametrize(
    ("third", "other", "found"),
    [("", "close", False), ("      wait: {name: It waits.}\n", "close", True)]
    + [("      wait: {name: It waits.}\n", "wait", False)],
)
def test_a_value_is_read_where_all_others_are(
    street: str, third: str, other: str, found: bool
) -> None:
    """W577: of two values one may well be the quiet one."""
    edits = [
        (VALUES, VALUES + third),
        ("    round: 2\n", "    when: plan is close\n"),
        ("when: safety < 40 and", f"when: plan is {other} and safety < 40 and"),
        ("when: noise > 70", "when: plan is keep and noise > 70"),
    ]
    assert ("W577" in told(street, *(edits if third else edits[:-1]))) == found


def test_each_value_may_have_one_event(street: str) -> None:
    """W577: told only where one value has several events."""
    edits = [
        (VALUES, VALUES + "      wait: {name: It waits.}\n"),
        ("    round: 2\n", "    when: plan is close\n"),
        ("when: safety < 40 and", "when: plan is keep and safety < 40 and"),
    ]
    assert "W577" not in told(street, *edits)


@pytest.mark.parametrize(
    ("more", "found"),
    [
        ("weight: 1", False),
        ("weight: 3", True),
        ("weight: 3\n        veto: true", False),
    ],
)
def test_every_vote_can_decide(street: str, more: str, found: bool) -> None:
    """W578: of two groups of one vote each both are needed; a veto is meant to decide."""
    group = f"      guests:\n        name: Guests\n        {more}\n        accepts: safety >= 30\n"
    assert ("W578" in told(street, (GUILD, GUILD + group))) == found


@pytest.mark.parametrize(
    ("weights", "idle"), [((3, 3, 1), []), ((3, 3, 3), []), ((4, 3, 3, 1), ["W578"])]
)
def test_a_vote_that_never_decides_is_named(
    street: str, weights: tuple[int, ...], idle: list[str]
) -> None:
    groups = "".join(
        f"      g{n}:\n        name: Group {n}\n        weight: {each}\n        accepts: safety >= {n + 30}\n"
        for n, each in enumerate(weights)
    )
    edit = ("      bakers:\n        name: The bakers' guild\n" + GUILD, groups)
    assert [code for code in told(street, edit) if code == "W578"] == idle


@pytest.mark.parametrize(
    ("when", "found"), [("deal and safety < 46", True), ("deal and safety < 45", False)]
)
def test_a_red_line_is_not_crossed_by_any_agreement(street: str, when: str, found: bool) -> None:
    """W510: the numbers of the start decide, with an agreement in force."""
    edit = ("when: vans is banned and rounds(vans is banned) >= 2", f"when: {when}")
    assert ("W510" in told(street, edit)) == found


@pytest.mark.parametrize(("cost", "found"), [(24, False), (25, True)])
def test_a_step_can_be_paid(street: str, cost: int, found: bool) -> None:
    """W520: in an agreement a step costs half; the cap is 12."""
    edit = ("    start: always\n", f"    start: always\n    step_cost: {cost}\n")
    assert ("W520" in told(street, edit)) == found


def test_a_step_that_nobody_takes_may_cost_anything(street: str) -> None:
    edit = ("    start: unguarded\n", "    start: unguarded\n    step_cost: 99\n")
    assert told(street, edit, ("cost: 2,", "cost: 2,")) == []


@pytest.mark.parametrize(
    ("name", "found"),
    [("By night, if asked at any time", True), ("By night, by day in the morning", False)],
)
def test_a_secret_looks_like_what_it_speaks_of(street: str, name: str, found: bool) -> None:
    """W546: the whole name of another setting, of two words or more."""
    assert ("W546" in told(street, ("By night, without telling", f'"{name}"'))) == found


@pytest.mark.parametrize(
    ("regard", "found"),
    [
        ("{paper: -40, school: -50}", False),
        ("{paper: -20}", False),
        ("-40", False),
        ("{paper: -30}", True),
    ],
)
def test_a_secret_is_kept_from_whom_it_hurts(street: str, regard: str, found: bool) -> None:
    """W546: told where the seat that resents it most knows of it."""
    edit = ("{sales: 2, noise: 2}\n", f"{{sales: 2, noise: 2}}\n        regard: {regard}\n")
    assert ("W546" in told(street, edit)) == found


def test_what_a_seat_that_never_pays_could_save_does_not_count(street: str) -> None:
    """W564: the usual cap of the paper, which has no mandate, is not what can be paid."""
    seats = ("baker", "school")
    text = street
    for seat in seats:
        text = text.replace(
            f"  {seat}:\n    name", f"  {seat}:\n    mandate: {{cap: 10}}\n    name"
        )
    text = text.replace("cost: 1, exposes", "cost: 11, exposes")
    (found,) = [each for each in loads(text).diagnostics if each.code == "W564"]
    assert "no seat can have more than 10 mandate" in found.message


@pytest.mark.parametrize(
    ("day", "hint"), [("2024-02-29", ""), ("2023-02-29", "write 2023-02-28"), ("2024", "")]
)
def test_the_freeze_is_a_day(street: str, day: str, hint: str) -> None:
    """E205: that the calendar has."""
    text = street.replace("language: en", f'language: en\nfreeze: "{day}"')
    assert [found.hint for found in loads(text).diagnostics] == ([hint] if hint else [])
