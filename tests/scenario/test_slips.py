"""Slips in texts are told, and what looks like one is let be."""

from __future__ import annotations

import pytest

from game.scenario.loading import loads
from tests.scenario.test_telling import ES, FAVOUR, told


@pytest.mark.parametrize(
    ("text", "language", "found"),
    [
        ("It rains for for a week.", "en", True),
        ("Rain rain.", "en", True),
        ("Rain, rain.", "en", False),
        ("We say that that is so.", "en", False),
        ("It rains for Forrest.", "en", False),
        ("Off to Walla Walla.", "en", False),
        ("Dicen que que llueve.", "es", True),
        ("Llueve muy muy poco.", "es", False),
        ("TODO", "en", True),
        ("Lo quieren TODO.", "es", False),
        ("TODO: escribir.", "es", True),
        ("It rains ???", "en", True),
        ("It rains???", "en", False),
        ("Lorem ipsum dolor.", "en", True),
    ],
)
def test_what_was_left_in_a_text(street: str, text: str, language: str, found: bool) -> None:
    """W586."""
    edits = (("language: en", f"language: {language}"), ("It rains for a week.", f'"{text}"'))
    assert told(street, "W586", *edits) == found


def test_a_word_that_stands_twice_is_told_where_it_stands_again(street: str) -> None:
    text = street.replace("It rains for a week.", "It rains for for a week.")
    (found,) = loads(text).diagnostics
    line = text.splitlines()[found.line - 1]
    assert line[found.column - 1 :].startswith("for a week")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Ask the Shcool here.", True),
        ("Ask the Schol here.", True),
        ("Ask the Schools here.", False),
        ("Ask the Schooner here.", False),
        ("Ask the shcool here.", False),
        ("Shcool is here.", False),
        ("Ask the Shcool, the Shcool here.", False),
    ],
)
def test_a_name_is_written_as_it_is(street: str, text: str, found: bool) -> None:
    """W584: a word with a capital inside a sentence, once; the ends of words may change."""
    assert told(street, "W584", (FAVOUR, f"private: You ask. {text}")) == found


@pytest.mark.parametrize(
    ("quoted", "found"),
    [
        ("It wants to close a street", True),
        ("It wants to close the street.", False),
        ("the street fair", False),
        ("Nobody has ever said this", False),
    ],
)
def test_a_question_quotes_names_as_they_are(street: str, quoted: str, found: bool) -> None:
    """W584: in the debrief."""
    edit = ("- ask: What did you give, and what did you get?", f"- ask: 'Who said \"{quoted}\"?'")
    assert told(street, "W584", edit) == found


@pytest.mark.parametrize(
    ("freeze", "text", "found"),
    [
        ("2024-05-01", "In May 2024 it was opened.", False),
        ("2024-05-01", "In June 2024 it was opened.", True),
        ("2024-05-01", "On 2 May 2024 it was opened.", True),
        ("2024-05-01", "On 1 May 2024 it was opened.", False),
        ("2024", "On 2 May 2024 it was opened.", False),
        ("2024", "In January 2025 it was opened.", True),
        ("2024-05", "By 2030 it will be open.", False),
    ],
)
def test_nothing_is_later_than_the_freeze(street: str, freeze: str, text: str, found: bool) -> None:
    """W583: years alone may be aims."""
    edit = ("history: A market has", f'freeze: "{freeze}"\nhistory: {text} A market has')
    assert told(street, "W583", edit) == found


@pytest.mark.parametrize(
    ("where", "found"),
    [("Many towns have", False), ("A market has", True), ("The street is narrow.", False)],
)
def test_what_came_afterwards_and_what_is_invented_may_be_later(
    street: str, where: str, found: bool
) -> None:
    frozen = ("language: en", 'language: en\nfreeze: "2024-05-01"')
    assert told(street, "W583", frozen, (where, f"In June 2024. {where}")) == found


def test_a_date_in_spanish_is_read(street: str) -> None:
    frozen = ("language: en", 'language: es\nfreeze: "2024-05-01"')
    edit = ("A market has", "Desde el 2 de junio de 2024 no. A market has")
    assert told(street, "W583", frozen, edit)


@pytest.mark.parametrize(
    ("cite", "url", "found"),
    [
        ("Quiet streets, 2016", "https://streets.org/2015/quiet", True),
        ("Quiet streets, 2015", "https://streets.org/2015/quiet", False),
        ("Quiet streets, 1998", "https://streets.org/2015/quiet", False),
        ("Streets of 2014 in 2016", "https://streets.org/2015/quiet", False),
        ("Quiet streets, 2016", "https://streets.org/120159", False),
    ],
)
def test_a_source_is_no_younger_than_its_address(
    street: str, cite: str, url: str, found: bool
) -> None:
    """W587: what is older may well have been put there later."""
    edit = ('cite: "A handbook of quiet streets"', f'cite: "{cite}"\n    url: {url}')
    assert told(street, "W587", edit) == found


@pytest.mark.parametrize(
    ("public", "private", "found"),
    [
        ("We print it.", "You owe nobody.", False),
        ("You owe nobody.", "We print it.", True),
        ("You may ask us.", "You owe nobody.", False),
        ("We say 'no'.", "We owe nobody.", False),
        ('"You and I", says the mayor.', "We owe nobody.", False),
    ],
)
def test_the_private_brief_speaks_to_the_player(
    street: str, public: str, private: str, found: bool
) -> None:
    """W585: words of others in quotes do not."""
    edits = (("We print what we can check.", public), ("You owe nobody a favour.", private))
    edits = tuple((good, "'" + bad.replace("'", "''") + "'") for good, bad in edits)
    assert told(street, "W585", *edits) == found


def test_the_private_brief_speaks_to_the_player_in_spanish(street: str) -> None:
    edits = (
        ("We print what we can check.", "Tu oficina calla."),
        ("You owe nobody a favour.", "Es así."),
    )
    assert told(street, "W585", ES, *edits)


@pytest.mark.parametrize(
    ("names", "text", "found"),
    [
        ("{street: quay, Street: Quay}", "The Streets News", True),
        ("{street: quay, Street: Quay, Streets: Quays}", "The Streets News", False),
        ("{street: quay, Street: Quay}", "The Straight News", False),
        ("{street: quay, Street: Streetlet}", "The Street News", False),
        ("{street: quay, Market: Quay}", "The Streets News", False),
    ],
)
def test_a_twin_replaces_every_form_of_a_name(
    street: str, names: str, text: str, found: bool
) -> None:
    """W582: forms are told by their first five letters, of names with a capital."""
    edits = (("{street: quay, Street: Quay}", names), ("The Street News", text))
    assert told(street, "W582", *edits) == found


def test_a_twin_with_a_text_of_its_own_need_not_replace_anything_there(street: str) -> None:
    """W582: what the twin says in its own words is not looked at."""
    edits = (
        ("The Street News", "The Streets News"),
        ("    names: {street", "    texts: {pages.front: News}\n    names: {street"),
    )
    assert not told(street, "W582", *edits)
