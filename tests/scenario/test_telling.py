"""Sentences that say something else than the rules are told, in both languages; those that agree are not."""

from __future__ import annotations

import pytest

from game.scenario.loading import loads

MANY = "many: {name: Many,"
FLOW_SAYS = "flow_says: People shop where they feel safe."
FAVOUR = "private: You owe nobody a favour."
NEEDS = "needs: vans is not always, needs_say: The vans must leave room first."
TOLD = "{close: You have seen a drawing of a closed street., keep: You have heard nothing.}"


def told(street: str, code: str, *edits: tuple[str, str]) -> bool:
    """Whether a code is found once the street is changed."""
    for good, bad in edits:
        assert good in street, good
        street = street.replace(good, bad, 1)
    return code in [found.code for found in loads(street).diagnostics]


ES = ("language: en", "language: es")


@pytest.mark.parametrize(
    ("say", "found"),
    [
        ("The sales fall.", True),
        ("The sales rise.", False),
        ("Sales slowly fall.", True),
        ("Sales fall and the sales rise.", False),
        ("Safety falls.", False),
        ("Noise falls.", False),
        ("Nobody sells what falls down.", False),
        ("Safety rises.", True),
        ("Safety falls, safety rises.", False),
    ],
)
def test_a_sentence_moves_an_indicator_as_its_effects_do(
    street: str, say: str, found: bool
) -> None:
    """W579: `many` gives 3 to sales and takes 1 from safety; of noise it says nothing."""
    assert told(street, "W579", (MANY, f'{MANY} say: "{say}",')) == found


def test_effects_count_against_those_of_the_start(street: str) -> None:
    """W579: less of a loss is a gain."""
    start = ("none: {name: None,", "none: {name: None, each_round: {sales: 5},")
    assert told(street, "W579", start, (MANY, f"{MANY} say: The sales rise.,"))
    assert not told(street, "W579", start, (MANY, f"{MANY} say: The sales fall.,"))
    noisy = ("none: {name: None,", "none: {name: None, each_round: {noise: 5},")
    assert told(street, "W579", noisy, (MANY, f"{MANY} say: The noise rises.,"))


def test_what_a_setting_does_only_at_times_is_not_held_against_its_sentence(street: str) -> None:
    """W579: the noise falls under an agreement, and the sentence may speak of the rest."""
    less = "each_round: [{effects: {sales: 3}}, {when: deal, effects: {noise: -4}}]"
    edits = (("each_round: {sales: 3, safety: -1}", less), (MANY, f"{MANY} say: The noise rises.,"))
    assert not told(street, "W579", *edits)


@pytest.mark.parametrize(
    ("say", "found"), [("Bajan las ventas.", True), ("Las ventas suben.", False)]
)
def test_a_sentence_in_spanish_moves_an_indicator_too(street: str, say: str, found: bool) -> None:
    edits = (ES, ("    name: Sales\n", "    name: Ventas\n"), (MANY, f"{MANY} say: {say},"))
    assert told(street, "W579", *edits) == found


@pytest.mark.parametrize(
    ("says", "found"),
    [
        ("It comes back to 45.", True),
        ("It comes back to 50.", False),
        ("It follows what was 1 round ago.", False),
        ("It moves by 200 percent.", False),
        ("It comes back to forty-five.", False),
    ],
)
def test_a_number_of_a_sentence_stands_in_its_formula(street: str, says: str, found: bool) -> None:
    """W580: the start is 50, the formula has the numbers 1 and 2."""
    assert told(street, "W580", (FLOW_SAYS, f"flow_says: {says}")) == found


@pytest.mark.parametrize(
    ("text", "language", "found"),
    [
        ("After two rounds you know.", "en", False),
        ("After five rounds you know.", "en", True),
        ("After 6 rounds you know.", "en", False),
        ("After 7 rounds you know.", "en", True),
        ("After many rounds you know.", "en", False),
        ("Después de cinco rondas sabes más.", "es", True),
        ("Tras dos rondas sabes más.", "es", False),
    ],
)
def test_what_takes_rounds_takes_so_many(
    street: str, text: str, language: str, found: bool
) -> None:
    """W580: the street has effects for 2 rounds, and games of 4 and 6."""
    edits = (("language: en", f"language: {language}"), (FAVOUR, f"private: {text}"))
    assert told(street, "W580", *edits) == found


@pytest.mark.parametrize(
    ("needs", "say", "found"),
    [
        ("vans is mornings", "Always leave room.", True),
        ("vans is mornings and stalls is none", "Always leave room.", True),
        ("vans is mornings", "In the morning always.", False),
        ("vans is mornings or stalls is none", "Always leave room.", False),
        ("vans is not mornings", "Always leave room.", False),
    ],
)
def test_a_need_is_put_in_its_own_words(street: str, needs: str, say: str, found: bool) -> None:
    """W581: told only where the word of another setting stands and that of the needed one does not."""
    assert told(street, "W581", (NEEDS, f"needs: {needs}, needs_say: {say}")) == found


@pytest.mark.parametrize(
    ("ask", "language", "found"),
    [
        ("Does the School stop the vans?", "en", True),
        ("Does Baker let School know?", "en", False),
        ("Who asks School?", "en", False),
        ("Does anybody ask School?", "en", False),
        ("¿Cierra School la calle?", "es", True),
        ("¿Quién avisa a School?", "es", False),
    ],
)
def test_who_acts_in_a_question_owns_the_lever(
    street: str, ask: str, language: str, found: bool
) -> None:
    """W581: whom something is done to may be anybody."""
    edits = (("language: en", f"language: {language}"), ("ask: When may vans come?", f"ask: {ask}"))
    assert told(street, "W581", *edits) == found


@pytest.mark.parametrize(
    ("close", "keep", "found"),
    [
        ("You hear that it stays open.", "You have seen a closed road.", True),
        ("You hear that it stays open.", "You have heard nothing.", False),
        ("A closed road is planned.", "It stays open.", False),
        ("It stays open.", "They keep it closed.", False),
        ("It will be closed, not open.", "It will be open, not closed.", False),
    ],
)
def test_a_seat_is_told_what_is_true(street: str, close: str, keep: str, found: bool) -> None:
    """W581: each of the two fits the name of the other."""
    edit = (TOLD, f'{{close: "{close}", keep: "{keep}"}}')
    assert told(street, "W581", edit) == found
