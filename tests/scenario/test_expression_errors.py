"""What an author reads about a condition or a flow that cannot be: where, what is wrong, what to write.

Each row is a text, the column of the mistake, the code, the sentence, and the hint.
"""

from __future__ import annotations

import pytest

from game.scenario.expression import ExpressionError, Names, compile_condition, compile_flow
from tests.scenario.test_expression import NAMES

CONDITIONS = [
    ('río > 5', 1, 'E401', "'í' is not known here", ''),
    ('river > 5 ¿deal', 10, 'E401', "'¿' is not known here", ''),
    ('', 0, 'E401', 'a condition or formula is missing here', ''),
    ('  ', 0, 'E401', 'a condition or formula is missing here', ''),
    ('=', 0, 'E401', "'=' is not known here", "use '==' to ask whether two numbers are equal"),
    ('river >', 7, 'E401', 'nothing follows', 'a name or a number is expected'),
    ('river > )', 8, 'E401', "')' is not expected here", 'a name or a number is expected'),
    ('(river > 5', 0, 'E401', "this '(' is never closed", "add ')'; inside { } a text with a comma must stand in quotes"),
    ('river > 5)', 9, 'E401', "')' is not expected here", "there is no '(' for it"),
    ('river > 5 deal', 10, 'E401', "'deal' is not expected here", 'join two conditions with and, or'),
    ('river > 5 is', 10, 'E401', "'is' is not expected here", "only a lever or a fact can be followed by 'is'"),
    ('flights is', 10, 'E402', "the setting of 'flights' is missing", 'it has: none, shallow, deep'),
    ('flights is not', 14, 'E402', "the setting of 'flights' is missing", 'it has: none, shallow, deep'),
    ('flights', 0, 'E403', "'flights' needs 'is' and a setting after it", 'write flights is none'),
    ('flights >= 2', 0, 'E403', "'flights' needs 'is' and a setting after it", 'write flights is none'),
    ('flights = deep', 8, 'E401', "'=' is not known here", "use '==' to ask whether two numbers are equal"),
    ('flights != deep', 8, 'E401', "'flights' has settings, not numbers", "use 'is': flights is not deep"),
    ('flights == deep', 8, 'E401', "'flights' has settings, not numbers", "use 'is': flights is deep"),
    ('flights is 3', 11, 'E402', "'3' is not a setting of 'flights'", 'it has: none, shallow, deep'),
    ('flights is a', 11, 'E402', "'a' is not a setting of 'flights'", 'it has: none, shallow, deep'),
    ('leads is of', 9, 'E402', "'of' is not a setting of 'leads'", 'it has: ignore, act'),
    ('consent', 0, 'E403', "'consent' needs 'is' and a value after it", 'write consent is given'),
    ('consent == given', 8, 'E401', "'consent' has values, not numbers", "use 'is': consent is given"),
    ('consent is maybe', 11, 'E402', "'maybe' is not a value of 'consent'", 'it has: given, refused'),
    ('consent is not shallow', 15, 'E402', "'shallow' is not a value of 'consent'", 'it has: given, refused'),
    ('rivr > 5', 0, 'E402', "'rivr' is not an indicator, a lever, a fact or a known word", "did you mean 'river'?"),
    ('Deal', 0, 'E401', "'Deal' is not known here", 'write deal'),
    ('DEAL and river > 5', 0, 'E401', "'DEAL' is not known here", 'write deal'),
    ('river > 5 And deal', 10, 'E401', "'And' is not expected here", 'write and'),
    ('Not deal', 0, 'E401', "'Not' is not known here", 'write not'),
    ('river-helth > 5', 6, 'E402', "'helth' is not an indicator, a lever, a fact or a known word",
     "known: river, debt, flights, leads, consent"),
    ('river -debt > 5 > 3', 16, 'E401', 'two comparisons cannot share a number', 'write river -debt > 5 and 5 > 3'),
    ('river < 5 < debt', 10, 'E401', 'two comparisons cannot share a number', 'write river < 5 and 5 < debt'),
    ('deal > 1', 0, 'E403', "a number is needed here, but 'deal' is yes or no", 'compare numbers only; join conditions with and, or, not'),
    ('1 < deal', 4, 'E403', "a number is needed here, but 'deal' is yes or no", 'compare numbers only; join conditions with and, or, not'),
    ('deal + 1 > 2', 0, 'E403', "a number is needed here, but 'deal' is yes or no", 'compare numbers only; join conditions with and, or, not'),
    ('-deal > 1', 1, 'E403', "a number is needed here, but 'deal' is yes or no", 'compare numbers only; join conditions with and, or, not'),
    ('river', 0, 'E403', "a yes or no is needed here, but 'river' is a number", 'compare it, as river >= 50'),
    ('river and deal', 0, 'E403', "a yes or no is needed here, but 'river' is a number", 'compare it, as river >= 50'),
    ('deal and river', 9, 'E403', "a yes or no is needed here, but 'river' is a number", 'compare it, as river >= 50'),
    ('not river', 4, 'E403', "a yes or no is needed here, but 'river' is a number", 'compare it, as river >= 50'),
    ('river + 5', 0, 'E403', "a yes or no is needed here, but 'river + 5' is a number", 'compare it, as river + 5 >= 50'),
    ('(river + debt)', 1, 'E403', "a yes or no is needed here, but 'river + debt' is a number", 'compare it, as river + debt >= 50'),
    ('river * 2 > 1', 6, 'E401', 'only a flow can multiply and divide', 'use + and - here'),
    ('river / 2 > 1', 6, 'E401', 'only a flow can multiply and divide', 'use + and - here'),
    ('min(river, 3) > 1', 0, 'E401', "'min' can be used in a flow only", ''),
    ('past(river, 1) > 1', 0, 'E401', "'past' can be used in a flow only", ''),
    ('river > 1.5', 8, 'E401', 'a condition compares whole points', 'take the decimals out'),
    ('river > 007', 8, 'E401', 'a number cannot start with 0', 'write 7'),
    ('river > 05', 8, 'E401', 'a number cannot start with 0', 'write 5'),
    ('river > 00', 8, 'E401', 'a number cannot start with 0', 'write 0'),
    ('river > 5x', 8, 'E401', "a name cannot start with a digit ('5x...')", 'put a space between the number and the word'),
    ('river > 1234567890', 8, 'E404', 'this number is too long', ''),
    ('table > 3', 0, 'E401', "'table' cannot stand here", 'a name or a number is expected'),
    ('true', 0, 'E401', "'true' cannot stand here", 'a name or a number is expected'),
    ('mandate > 3', 0, 'E401', "'mandate' cannot stand here", 'a name or a number is expected'),
    ('is deal', 0, 'E401', "'is' cannot stand here", 'a name or a number is expected'),
    ('and deal', 0, 'E401', "'and' cannot stand here", 'a name or a number is expected'),
    ('deal and', 8, 'E401', 'nothing follows', 'a name or a number is expected'),
    ('deal or or deal', 8, 'E401', "'or' cannot stand here", 'a name or a number is expected'),
    ('not', 3, 'E401', 'nothing follows', 'a name or a number is expected'),
    ('()', 1, 'E401', "')' is not expected here", 'a name or a number is expected'),
    ('trust', 0, 'E403', "'trust' needs brackets", 'write trust(a > b)'),
    ('trust(usa)', 9, 'E401', "'>' is expected before ')'", 'write trust(usa > other): how far the first trusts the second'),
    ('trust(usa >', 11, 'E402', 'a seat is missing here', 'known: usa, mexico'),
    ('trust(usa > nobody) > 3', 12, 'E402', "'nobody' is not a seat", 'known: usa, mexico'),
    ('trust(us > mexico) > 3', 6, 'E402', "'us' is not a seat", "did you mean 'usa'?"),
    ('trust(usa > usa) > 3', 12, 'E402', 'a seat has no trust in itself', 'name two seats'),
    ('trust(usa < mexico) > 3', 10, 'E401', "'>' is expected before '<'", 'write trust(usa > mexico): how far the first trusts the second'),
    ('trust(usa, mexico) > 3', 9, 'E401', "'>' is expected before ','", 'write trust(usa > mexico): how far the first trusts the second'),
    ('trust(usa mexico > 3', 10, 'E401', "'>' is expected before 'mexico'", 'write trust(usa > other): how far the first trusts the second'),
    ('crossed(red)', 0, 'E403', "a yes or no is needed here, but 'crossed(red)' is a number", 'compare it, as crossed(red) >= 1'),
    ('crossed red', 0, 'E403', "'crossed' needs brackets", 'write crossed(red_line) >= 1'),
    ('crossed(rd) >= 1', 8, 'E402', "'rd' is not a red line", "did you mean 'red'?"),
    ('crossed(river) >= 1', 8, 'E402', "'river' is not a red line", 'known: red'),
    ('crossed() >= 1', 8, 'E402', "')' is not a red line", 'known: red'),
    ('rounds(flights is deep)', 0, 'E403', "a yes or no is needed here, but 'rounds(flights is deep)' is a number", 'compare it, as rounds(flights is deep) >= 1'),
    ('rounds(flights) >= 2', 7, 'E403', "'flights' needs 'is' and a setting after it", 'write flights is none'),
    ('rounds(flights is deap) >= 2', 18, 'E402', "'deap' is not a setting of 'flights'", "did you mean 'deep'?"),
    ('rounds(river is deep) >= 2', 7, 'E402', "'river' is not a lever", 'known: flights, leads'),
    ('happened(leek)', 9, 'E402', "'leek' is not an event", "did you mean 'leak'?"),
    ('happened(5)', 9, 'E402', "'5' is not an event", 'known: leak, storm'),
    ('happened(leak', 8, 'E401', "this '(' is never closed", "add ')'; inside { } a text with a comma must stand in quotes"),
    ('happened leak', 0, 'E403', "'happened' needs brackets", 'write happened(event)'),
    ('happened(leak) > 1', 0, 'E403', "a number is needed here, but 'happened(leak)' is yes or no", 'compare numbers only; join conditions with and, or, not'),
    ('chose(leak is deny) > 1', 0, 'E403', "a number is needed here, but 'chose(leak is deny)' is yes or no", 'compare numbers only; join conditions with and, or, not'),
    ('chose(leak is not deny)', 6, 'E401', 'chose(...) asks for one option', 'write not chose(event is option)'),
    ('chose(storm is x)', 6, 'E402', "event 'storm' offers no choice", ''),
    ('chose(leak)', 6, 'E403', "'leak' needs 'is' and an option after it", 'write leak is deny'),
    ('chose(leak is dany)', 14, 'E402', "'dany' is not an option of 'leak'", "did you mean 'deny'?"),
    ('agreed(flights is deep)', 15, 'E401', "')' is expected before 'is'", ''),
    ('agreed(flihgts)', 7, 'E402', "'flihgts' is not a lever", "did you mean 'flights'?"),
    ('agreed', 0, 'E403', "'agreed' needs brackets", 'write agreed(lever)'),
    ('published', 0, 'E403', "'published' needs brackets", 'write published(lever)'),
    ('verified(river)', 9, 'E402', "'river' is not a lever", 'known: flights, leads'),
    ('rond(flights is deep) > 2', 0, 'E402', "'rond' is not a word that takes brackets", "did you mean 'rounds'?"),
    ('floor(river) > 2', 0, 'E402', "'floor' is not a word that takes brackets", ''),
    ('flihgts is deep', 0, 'E402', "'flihgts' is not a lever or a fact", "did you mean 'flights'?"),
    ('consnt is given', 0, 'E402', "'consnt' is not a lever or a fact", "did you mean 'consent'?"),
    ('deep', 0, 'E403', "'deep' is a setting of 'flights'", 'write flights is deep'),
    ('storm', 0, 'E403', "'storm' is an event", 'write happened(storm)'),
    ('leak is deny', 0, 'E403', "'leak' is an event", 'write happened(leak)'),
    ('red', 0, 'E403', "'red' is a red line", 'write crossed(red) >= 1'),
    ('usa', 0, 'E403', "'usa' is a seat", 'write trust(usa > other)'),
    ('river is 5', 6, 'E403', "'river' is a number, so 'is' does not fit", 'write river >= 50'),
    ('river is deep', 6, 'E403', "'river' is a number, so 'is' does not fit", 'write river >= 50'),
    ('(deal and (river > 5 or deal)', 0, 'E401', "this '(' is never closed", "add ')'; inside { } a text with a comma must stand in quotes"),
    ('((deal)', 0, 'E401', "this '(' is never closed", "add ')'; inside { } a text with a comma must stand in quotes"),
    ('deal)) ', 4, 'E401', "')' is not expected here", "there is no '(' for it"),
    ('deal, deal', 4, 'E401', "',' is not expected here", ''),
    ("'deal'", 0, 'E401', "''' is not known here", 'names stand without quotes'),
    ('deal && deal', 5, 'E401', "'&&' is not known here", 'write and'),
    ('deal || deal', 5, 'E401', "'||' is not known here", 'write or'),
    ('!deal', 0, 'E401', "'!' is not known here", 'write not'),
    ('river => 5', 6, 'E401', "'=>' is not known here", 'write >='),
    ('river =< 5', 6, 'E401', "'=<' is not known here", 'write <='),
    ('river <> 5', 6, 'E401', "'<>' is not known here", 'write !='),
    ('river ≥ 5', 6, 'E401', "'≥' is not known here", 'write >='),
    ('river > 50%', 10, 'E401', "'%' is not known here", 'write the number alone; it is in points'),
    ('river .5', 6, 'E401', "'.' is not known here", 'a name has letters, digits and _ only; a decimal starts with a digit, as 0.5'),
    ('river > .5', 8, 'E401', "'.' is not known here", 'a name has letters, digits and _ only; a decimal starts with a digit, as 0.5'),
    ('[deal]', 0, 'E401', "'[' is not known here", 'use round brackets'),
    ('river ^ 2', 6, 'E401', "'^' is not known here", 'only + - * / min max are known'),
    ('river: 5', 5, 'E401', "':' is not known here", "names stand without ':'"),
    ('deal; deal', 4, 'E401', "';' is not known here", 'write and between two conditions'),
    ('river > \xa05', 8, 'E401', "'\xa0' is not known here", 'a non-breaking space stands here; press the space bar instead'),
]  # fmt: skip

FLOWS = [
    ('deal + not 3', 7, 'E401', "'not' cannot stand here", 'a name or a number is expected'),
    ('deal and 3', 9, 'E403', "a yes or no is needed here, but '3' is a number", 'compare it, as 3 >= 50'),
    ('past(river)', 10, 'E401', "',' is expected before ')'", ''),
    ('past(river, 0)', 12, 'E401', 'past needs a whole number of rounds from 1 to 20', ''),
    ('past(river, 21)', 12, 'E401', 'past needs a whole number of rounds from 1 to 20', ''),
    ('past(river, 1.5)', 12, 'E401', 'past needs a whole number of rounds from 1 to 20', ''),
    ('past(river, x)', 12, 'E401', 'past needs a whole number of rounds from 1 to 20', ''),
    ('past(rivr, 1)', 5, 'E402', "'rivr' is not an indicator", "did you mean 'river'?"),
    ('past(flights, 1)', 5, 'E402', "'flights' is not an indicator", 'known: river, debt'),
    ('past river', 0, 'E403', "'past' needs brackets", 'write past(indicator, 1)'),
    ('min(river)', 9, 'E401', "',' is expected before ')'", ''),
    ('min(river, 3', 3, 'E401', "this '(' is never closed", "add ')'; inside { } a text with a comma must stand in quotes"),
    ('min(river 3)', 10, 'E401', "',' is expected before '3'", ''),
    ('max(1, 2, 3)', 8, 'E401', "')' is expected before ','", ''),
    ('min', 0, 'E403', "'min' needs brackets", 'write min(a, b)'),
    ('rivr * 2', 0, 'E402', "'rivr' is not an indicator or a known word", "did you mean 'river'?"),
    ('flihgts is deep', 0, 'E402', "'flihgts' is not a lever or a fact", "did you mean 'flights'?"),
    ('flor(river)', 0, 'E402', "'flor' is not a word that takes brackets", ''),
    ('1 / river', 4, 'E405', 'this divisor can be 0: it is between 0 and 100', 'keep it above 0 with max(..., 1)'),
    ('1 / (river - river)', 5, 'E405', 'this divisor can be 0: it is between 0 and 0', 'keep it above 0 with max(..., 1)'),
    ('river / (3 - 3)', 9, 'E405', 'this divisor can be 0: it is between 0 and 0', 'keep it above 0 with max(..., 1)'),
    ('1 / max(debt, -3)', 4, 'E405', 'this divisor can be 0: it is between -3 and 50', 'keep it above 0 with max(..., 1)'),
    ('river * river * river * river', 0, 'E406', 'this can become larger than ten million', 'use smaller numbers'),
    ('river * river * river * river * river * river * river', 0, 'E406', 'this can become larger than ten trillion', 'use smaller numbers'),
    ('3 > 2 > 1', 6, 'E401', 'two comparisons cannot share a number', 'write 3 > 2 and 2 > 1'),
    ('10000 * river * river', 0, 'E406', 'this can become larger than ten million', 'use smaller numbers'),
    ('0.5.5', 3, 'E401', "'.' is not known here", 'a name has letters, digits and _ only; a decimal starts with a digit, as 0.5'),
    ('.5 * river', 0, 'E401', "'.' is not known here", 'a name has letters, digits and _ only; a decimal starts with a digit, as 0.5'),
    ('river (3)', 6, 'E401', "'(' is not expected here", ''),
    ('1 / (deal)', 5, 'E405', 'this divisor can be 0: it is between 0 and 1', 'keep it above 0 with max(..., 1)'),
    ('river * river * river * river * river * river * 11 / 3000000', 0, 'E406', 'this can become larger than ten trillion', 'use smaller numbers'),
    ('11 * river * river * river', 0, 'E406', 'this can become larger than ten million', 'use smaller numbers'),
    ('2 river', 2, 'E401', "'river' is not expected here", 'join two numbers with + - * /'),
    ('1 / (0.1 - 0.1 * (deal))', 5, 'E405', 'this divisor can be 0: it is between 0 and 0.1', 'keep it above 0 with max(..., 1)'),
]  # fmt: skip

Row = tuple[str, int, str, str, str]


@pytest.mark.parametrize("row", CONDITIONS, ids=[row[0] for row in CONDITIONS])
def test_a_condition_is_refused_in_the_authors_words(row: Row) -> None:
    text, *wanted = row
    with pytest.raises(ExpressionError) as caught:
        compile_condition(text, NAMES)
    error = caught.value
    assert [error.column, error.code, error.message, error.hint] == wanted


@pytest.mark.parametrize("row", FLOWS, ids=[row[0] for row in FLOWS])
def test_a_flow_is_refused_in_the_authors_words(row: Row) -> None:
    text, *wanted = row
    with pytest.raises(ExpressionError) as caught:
        compile_flow(text, NAMES)
    error = caught.value
    assert [error.column, error.code, error.message, error.hint] == wanted


CALLS = [
    "happened(leak)", "chose(leak is deny)", "agreed(leads)", "published(leads)", "verified(leads)",
    "flights is not deep", "consent is given", "not deal", "deal",
]  # fmt: skip
NUMBERS = [
    "trust(usa > mexico)", "crossed(red)", "rounds(flights is not deep)", "round", "cooperation",
    "river + debt - 3", "-river", "120",
]  # fmt: skip


@pytest.mark.parametrize("text", CALLS)
def test_a_yes_or_no_is_quoted_whole_where_a_number_is_needed(text: str) -> None:
    with pytest.raises(ExpressionError) as caught:
        compile_condition(f"deal and 3 < ({text})", NAMES)
    assert caught.value.message == f"a number is needed here, but '{text}' is yes or no"
    assert caught.value.column == 14


@pytest.mark.parametrize("text", NUMBERS)
def test_a_number_is_quoted_whole_where_a_yes_or_no_is_needed(text: str) -> None:
    with pytest.raises(ExpressionError) as caught:
        compile_condition(f"deal and ({text})", NAMES)
    assert caught.value.message == f"a yes or no is needed here, but '{text}' is a number"
    least = 1 if text.startswith(("crossed", "round")) else 50
    assert caught.value.hint == f"compare it, as {text} >= {least}"
    assert caught.value.column == 10


def test_a_long_number_is_not_repeated_in_the_hint() -> None:
    text = " + ".join(["river"] * 8)
    with pytest.raises(ExpressionError, match="compare it with a number"):
        compile_condition(text, NAMES)


@pytest.mark.parametrize(
    ("levels", "text"),
    [(30, "("), (31, "("), (30, "not "), (31, "not "), (30, "max(1, "), (31, "max(1, ")],
)
def test_nesting_has_a_limit(levels: int, text: str) -> None:
    """Brackets, `not`, signs and calls count alike; thirty levels are taken."""
    if text == "not ":
        whole, compiled = text * levels + "deal", compile_condition
    else:
        whole, compiled = text * levels + "river" + ")" * levels, compile_flow
    if levels <= 30:
        assert compiled(whole, NAMES)
        return
    with pytest.raises(ExpressionError) as caught:
        compiled(whole, NAMES)
    assert (caught.value.code, caught.value.column) == ("E404", len(text) * 30)
    assert caught.value.message == "this is nested more than 30 deep"


def test_signs_and_closed_brackets_nest_as_well() -> None:
    assert compile_flow("-" * 30 + "river", NAMES)
    with pytest.raises(ExpressionError, match="nested more than 30 deep"):
        compile_flow("-" * 31 + "river", NAMES)
    assert compile_flow(" + ".join(["(-(river))"] * 22), NAMES), (
        "levels that are closed do not count"
    )
    assert compile_condition(" and ".join(["not (deal)"] * 19), NAMES)


@pytest.mark.parametrize(("size", "fits"), [(300, True), (301, False)])
def test_a_text_has_a_limit(size: int, fits: bool) -> None:
    text = "deal" + " " * (size - 4)
    if fits:
        assert compile_condition(text, NAMES)
        return
    with pytest.raises(ExpressionError, match="this has 301 characters; at most 300") as caught:
        compile_condition(text, NAMES)
    assert (caught.value.code, caught.value.column) == ("E404", 300)


@pytest.mark.parametrize(
    "text",
    [
        "0.5 * river",
        "10 + river",
        "123456789 - river / 0.25",
        "river * river * river * river * river * river / 1000000",
        "10 * river * river * river",
        "0 + river",
    ],
)
def test_numbers_as_people_write_them_are_taken(text: str) -> None:
    assert compile_flow(f"min({text}, 5)", NAMES)


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("river-helth > 5", "did you mean 'river_health'?"),
        ("river - helth > 5", "known: river_health, night_watch"),
        ("river -helth > 5", "known: river_health, night_watch"),
        ("river- helth > 5", "known: river_health, night_watch"),
        ("night-wotch is idle", "did you mean 'night_watch'?"),
    ],
)
def test_a_hyphen_in_a_name_is_noticed(text: str, hint: str) -> None:
    names = Names(
        {"river_health": (0, 100)}, {"night_watch": ("idle", "on")}, (), {}, (), {}, 6
    )  # fmt: skip
    with pytest.raises(ExpressionError) as caught:
        compile_condition(text, names)
    assert (caught.value.column, caught.value.hint) == (0, hint)
