"""Whether a translation says what its original says, as far as a program can tell: its numbers, its no, its language."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, lru_cache
from typing import Final, NamedTuple

from game.locale.languages import known
from game.scenario.denials import lost_denial
from game.scenario.numerals import Numeral, counted, numerals, spelled
from game.scenario.texts import QUOTED

_SENTENCE: Final = re.compile(r"[^.!?…;]+[.!?…;]*")
_WORD: Final = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_ASKED: Final = re.compile(r"[^.?!…]*(?P<end>[?!])[?!]*")
"""The end of a sentence that asks or calls."""
_DOUBTED: Final = re.compile(r"\([\w ]{,9}\?\)")
"""A mark of doubt: 1520 (?)."""
_LEADING: Final = ' \n"“”«»()—-'
_LONG: Final = 6
"""Words in a row that no two languages have in common by chance."""
_FEWEST: Final = 2
"""Words in common below which there is nothing to find."""
_SMALL: Final = 3
"""Words in small letters that make more of a sentence than a name."""


class Unfaithful(NamedTuple):
    """What is wrong: from which character of the translation on, its code, a message and what to do."""

    at: int
    code: str
    message: str
    hint: str


def unfaithful(
    original: str, translation: str, languages: tuple[str, str], words: Vocabulary
) -> Iterator[Unfaithful]:
    """Compare a text with its translation.

    Args:
        original: the text.
        translation: its translation.
        languages: of both.
        words: those of all texts.
    """
    source, language = languages
    yield from _other_number(original, translation, source, language)
    left = untranslated(original, translation, words) or _own_word(original, translation, source)
    if left is not None:
        said = " ".join(translation[left[0] : left[1]].split())
        shown = said if len(said) <= 50 else f"{said[:47]}..."
        message = f"'{shown}' stands there as in the original"
        yield Unfaithful(left[0], "W616", message, "translate it, too")
        return  # what is left there says no, and asks, as its language does
    denial = lost_denial(original, translation, source, language)
    if denial:
        message = f"the original says '{denial.word}' here, and the translation does not say no"
        yield Unfaithful(denial.at, "W618", message, "say it, or say it in other words")
    yield from _unopened(translation, known(language).idiom.opening)


# numbers


def _other_number(
    original: str, translation: str, source: str, language: str
) -> Iterator[Unfaithful]:
    """W615: a number that only one of the two has."""
    first, second = numerals(original, source), numerals(translation, language)
    lost = _without(first, second, translation, language)
    new = _without(second, first, original, source)
    hint = "write the number of the original"
    if new and lost:
        message = f"'{new[0].written}' stands here, and '{lost[0].written}' in the original"
        yield Unfaithful(new[0].at, "W615", message, hint)
    elif new:
        message = f"the original does not say '{new[0].written}'"
        yield Unfaithful(new[0].at, "W615", message, hint)
    elif lost:
        message = f"the original says '{lost[0].written}', and the translation does not"
        yield Unfaithful(0, "W615", message, hint)
    else:
        yield from _other_word(original, translation, source, language)


def _without(
    these: list[Numeral], those: list[Numeral], other: str, language: str
) -> list[Numeral]:
    """Those numbers in figures that stand in the other text neither in figures nor in words."""
    there = {value for one in those for value in one.values}
    left = [one for one in these if there.isdisjoint(one.values)]
    words = spelled(other, language) if left else frozenset()
    return [one for one in left if words.isdisjoint(one.values)]


def _values(text: str, language: str) -> frozenset[Decimal]:
    """Every number of a text, in figures or in words."""
    figures = (value for one in numerals(text, language) for value in one.values)
    return spelled(text, language).union(figures)


def _other_word(
    original: str, translation: str, source: str, language: str
) -> Iterator[Unfaithful]:
    """W615: a number in words stands where the original has another; languages differ in where they use one."""
    first, second = counted(original, source), counted(translation, language)
    if first.keys() == second.keys() or not (first and second):
        return
    there, here = _values(original, source), _values(translation, language)
    lost = [value for value in first if value not in here]
    new = [value for value in second if value not in there]
    if new and lost:
        at, word = second[new[0]]
        message = f"'{word}' stands here, and '{first[lost[0]][1]}' in the original"
        yield Unfaithful(at, "W615", message, "write the number of the original")


# sentences


def untranslated(original: str, translation: str, words: Vocabulary) -> tuple[int, int] | None:
    """Find the first sentence, or long row of words, that a text and its translation share; None if there is none.

    Names and quotes may well be the same, so what stands in quotes does not count, nor do words with a capital.
    """
    if len(words_of(original) & words_of(translation)) < _FEWEST:
        return None
    there, here = _bare(original), _bare(translation)
    sentences = {_flat(found[0]) for found in _SENTENCE.finditer(there)}
    for found in _SENTENCE.finditer(here):
        same = _flat(found[0]) in sentences
        if same and (_small(found[0]) >= _SMALL or words.forgets(found[0], translation)):
            begins = found.start() + len(found[0]) - len(found[0].lstrip())
            return begins, found.end()
    return _row(there, here)


def _bare(text: str) -> str:
    """A text of the same length with nothing in quotes."""
    return _blanked(QUOTED, text)


def _blanked(pattern: re.Pattern[str], text: str) -> str:
    return pattern.sub(lambda found: "." * len(found[0]), text)


def _flat(sentence: str) -> str:
    return " ".join(_WORD.findall(sentence.casefold()))


def _small(sentence: str) -> int:
    return sum(word[0].islower() for word in _WORD.findall(sentence))


def _row(original: str, translation: str) -> tuple[int, int] | None:
    """The first long row of words that both have."""
    there = [word.casefold() for word in _WORD.findall(original)]
    rows = {tuple(there[at : at + _LONG]) for at in range(len(there) - _LONG + 1)}
    here = list(_WORD.finditer(translation))
    for at in range(len(here) - _LONG + 1):
        words = here[at : at + _LONG]
        if tuple(word[0].casefold() for word in words) in rows:
            between = translation[words[0].start() : words[-1].end()]
            if _small(between) > _SMALL and "." not in between:
                return words[0].start(), words[-1].end()
    return None


def _own_word(original: str, translation: str, source: str) -> tuple[int, int] | None:
    """The first little word of the original's language that was left, with what stands around it as in the original.

    Where the next word is a name, it may belong to that: the Hague, Governing the Commons.
    """
    idiom = known(source).idiom
    if _written(idiom.own).isdisjoint(words_of(translation)):
        return None
    there = {word.lower() for word in _WORD.findall(original)} & idiom.own
    here = list(_WORD.finditer(_bare(translation)))
    for place, word in enumerate(here):
        if word[0].lower() not in there or word[0].isupper():
            continue
        following = here[place + 1][0] if place + 1 < len(here) else ""
        if following[:1].isupper() and (word[0].lower() in idiom.in_names or word[0].istitle()):
            continue
        last = place
        while last + 1 < len(here) and here[last + 1][0] in words_of(original):
            last += 1
        return word.start(), here[last].end()
    return None


@cache
def _written(words: frozenset[str]) -> frozenset[str]:
    """Words as they stand in a sentence, and where one begins."""
    return words | {word.capitalize() for word in words}


# signs


def _unopened(text: str, opening: Mapping[str, str]) -> Iterator[Unfaithful]:
    """W620: a question or call that is not opened, in a language that opens them."""
    if not any(end in text for end in opening) or "://" in text:
        return
    marks = "".join(opening.values())
    asked = list(_ASKED.finditer(_blanked(_DOUBTED, text)))
    if len(asked) <= len(re.findall(f"[{marks}]+", text)):
        return
    bare = [one for one in asked if not any(mark in one[0] for mark in marks)]
    found = (bare or asked)[0]
    begins = found.start() + len(found[0]) - len(found[0].lstrip(_LEADING))
    mark = opening[found["end"]]
    message = f"a '{found['end']}' ends this, and no '{mark}' opens it"
    yield Unfaithful(begins, "W620", message, f"begin with '{mark}'")


@dataclass(frozen=True)
class Vocabulary:
    """Which words the originals of a file hold, and in how many translations each word stands."""

    originals: Collection[str]
    translations: Mapping[str, int]

    def forgets(self, said: str, within: str = "") -> bool:
        """Whether a few words that are like the original were forgotten, and are no name that both languages have.

        They were if each is an ordinary word of the original language, and none stands elsewhere in the translation.

        Args:
            said: the words.
            within: the translation in which they stand, which does not count; empty if it is not among those counted.

        >>> known = Vocabulary({"The", "harvest", "Alto"}, {"La": 1, "cosecha": 1, "Alto": 1})
        >>> known.forgets("Harvest"), known.forgets("Alto")
        (True, False)
        """
        words = _WORD.findall(said)
        ordinary = all(word.isalpha() and word.lower() in self.originals for word in words)
        return bool(words) and ordinary and not any(self._told(word, within) for word in words)

    def _told(self, word: str, within: str) -> bool:
        here = words_of(within)
        return any(self.translations.get(form, 0) > (form in here) for form in {word, word.lower()})


@lru_cache(maxsize=4096)
def words_of(text: str) -> frozenset[str]:
    """The words of a text, as they are written."""
    return frozenset(_WORD.findall(text))


def vocabulary(originals: Iterable[str], translations: Iterable[str]) -> Vocabulary:
    """Collect the words of texts, and of those that are translated."""
    return Vocabulary(
        frozenset(word for text in originals for word in words_of(text)),
        Counter(word for text in translations for word in words_of(text)),
    )
