"""A line that was typed, with whose it is; and the names that may stand in it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from game.locale import text
from game.player.player import Player
from game.screens.places import Asked, Dialog, Leaving, Place
from game.screens.typed.matching import head, matches, plain
from game.screens.typed.words import forms
from game.screens.visit import Visit
from game.screens.wants import Show

Names = Mapping[str, Sequence[str]]
"""Ids, each with the names that people may use for it."""


class Unclear(Exception):
    """What was typed cannot be done, in one sentence."""


@dataclass(frozen=True, slots=True)
class TypedLine:
    """What was typed at a device."""

    visit: Visit
    said: str
    rest: str = ""
    """What follows the command."""

    @property
    def language(self) -> str:
        """The reader's language."""
        return self.visit.look.language

    @property
    def player(self) -> Player:
        """The reader at the seat."""
        return self.visit.player

    @property
    def words(self) -> list[str]:
        """What follows the command, word by word, without accents."""
        return plain(self.rest).split()

    def after(self, rest: str) -> TypedLine:
        """The same line, as far as it is still to be read."""
        return replace(self, rest=rest)

    def say(self, key: str, **values: object) -> str:
        """Fill in a text of the grammar."""
        return text(self.language, f"typed.{key}", **values)

    def unclear(self, key: str, **values: object) -> Unclear:
        """Say why it cannot be done."""
        return Unclear(self.say(key, **values))

    def forms(self, key: str) -> tuple[str, ...]:
        """What may be typed for something."""
        return forms(self.language, key)

    # Names

    @property
    def seats(self) -> Names:
        """All seats."""
        holders = self.player.texts.stakeholders
        return {key: (part.name.text, part.short.text) for key, part in holders.items()}

    @property
    def levers(self) -> Names:
        """The levers in play."""
        book, texts = self.player.book, self.player.texts
        plays = zip(book.levers, book.in_play, strict=True)
        return {key: (texts.levers[key].name.text,) for key, known in plays if known}

    def settings(self, lever: str) -> Names:
        """The settings of a lever that the reader may name."""
        settings = self.player.texts.levers[lever].settings
        return {key: (settings[key].name.text,) for key in self.player.namable(lever)}

    @property
    def indicators(self) -> Names:
        """The numbers of the world."""
        words = self.player.words
        return {key: (words.indicator(key),) for key in self.player.book.indicators}

    def one(self, words: Sequence[str], names: Names) -> str:
        """The one that words mean, all of them; Unclear if it is none or several."""
        said = " ".join(words)
        known = matches(said, names)
        if len(known) == 1:
            return known[0]
        if known:
            raise self.several(said, [names[key][-1] for key in known])
        raise self.unclear("no_name", said=said, names=listed(names))

    def several(self, said: str, names: Sequence[str]) -> Unclear:
        """Say that words may mean several things."""
        return self.unclear("unclear", said=said, which="; ".join(names[:4]))

    def lever(self, names: Names) -> tuple[str, list[str]]:
        """The lever that the rest begins with, of some, and the words after it."""
        words = self.words
        lever, used = head(words, names)
        if not lever:
            known = matches(words[0], names) if words else ()
            if known:
                raise self.several(words[0], [names[key][-1] for key in known])
            raise self.unclear("lever_unclear", said=self.rest, names=listed(names))
        return lever, words[used:]

    def setting(self, lever: str, words: Sequence[str]) -> str:
        """The setting of a lever that words mean."""
        names = self.settings(lever)
        known = matches(" ".join(words), names)
        if len(known) == 1:
            return known[0]
        if known:
            raise self.several(" ".join(words), [names[key][-1] for key in known])
        raise self.unclear("setting_of", lever=self.player.words.lever(lever), names=listed(names))

    # Places

    def over(self, place: Place) -> Show:
        """Show a place over what is asked, in place of what was looked up before."""
        return Show((*self.below, place))

    @property
    def below(self) -> tuple[Place, ...]:
        """What is shown below everything that was looked up."""
        places = self.visit.places
        while len(places) > 1 and isinstance(places[-1], Dialog) and not _asks(places[-1]):
            places = places[:-1]
        return places


def _asks(place: Place) -> bool:
    """Whether a place wants an answer: to look something up does not close it."""
    return isinstance(place, Asked | Leaving)


def listed(names: Names) -> str:
    """Names to choose from, one after the other."""
    return "; ".join(name[-1] for name in names.values())
