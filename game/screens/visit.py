"""What one device shows and to whom, as a value; and what becomes of it when something is wanted there.

Two devices of one game, or of one seat, have a visit each. A visit reads through a player, and only of
the seat that sits at the device.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from game import UserError
from game.locale import text
from game.player import intents
from game.player.game import Game
from game.player.intents import Intent, Moment
from game.player.lesson import lesson_game
from game.player.look import Look
from game.player.passing import Passing
from game.player.plan import Plan
from game.player.player import Player
from game.player.shelf import Unfinished, begun, once_more, resumed
from game.screens import wants
from game.screens.chair import Desk
from game.screens.places import (
    AtTable,
    BreakWord,
    EndingPage,
    GameMenu,
    GuessAsked,
    Hint,
    Leaving,
    Place,
    Settings,
    Start,
    Trouble,
)
from game.session.gallery import note_ending
from game.views.resumed import goes_on
from game.views.words import one_stop


@dataclass(frozen=True, slots=True)
class Visit:
    """One device."""

    look: Look
    places: tuple[Place, ...] = (Start(),)
    passing: Passing | None = None
    """The game that is played here, and who sits here; None before a game."""
    seat: str = ""
    """The seat that the places are of."""
    moment: Moment | None = None
    """The phase that they are of."""
    plan: Plan | None = None
    """How the game was begun; None for one that was resumed."""
    unfinished: Unfinished | None = None
    """A game to go on with."""
    searched: bool = False
    """Whether it was looked for."""
    new_ending: bool = False
    """Whether the ending was never seen before on this machine."""
    closed: bool = False
    desk: Desk | None = None
    """Of the chair of a class: which step its class is in; None outside of one."""
    kept: bool = True
    """Whether its games have a record on this machine, and the endings that are seen are noted here."""

    @property
    def game(self) -> Game | None:
        """The game that is played here."""
        return self.passing.game if self.passing else None

    @property
    def covered(self) -> bool:
        """Whether nothing of a seat may be shown."""
        return self.passing is not None and self.passing.covered

    @property
    def player(self) -> Player:
        """The reader at the seat that sits here."""
        assert self.passing is not None
        return Player(self.passing.game, self.passing.seat, self.look.language, self.look.easy)

    def lost(self, settles: bool = False) -> tuple[str, ...]:
        """What would be lost by leaving this device now, or by letting the rest play by itself, in sentences."""
        passed_on = self.passing is not None and not self.passing.own
        return self.player.lost(prepared=not self.covered, others=passed_on, kept=not settles)

    def say(self, key: str, **values: object) -> str:
        """Fill in a text of the screens."""
        return one_stop(text(self.look.language, f"t.{key}", **values))

    def knowing(self, unfinished: Unfinished | None) -> Visit:
        """The same device once a game to go on with was looked for."""
        return replace(self, unfinished=unfinished, searched=True)

    def shows(self, *places: Place) -> Visit:
        """The same device with these places."""
        return replace(self, places=places)

    def over(self, place: Place) -> Visit:
        """The same device with a place over the others, once."""
        return self if self.places[-1] == place else self.shows(*self.places, place)

    def without(self, *kinds: type[Place]) -> Visit:
        """The same device with nothing of these kinds open."""
        return self.shows(*(place for place in self.places if not isinstance(place, kinds)))


@dataclass(frozen=True, slots=True)
class Pressed:
    """What became of an intent at a device."""

    visit: Visit
    said: str = ""
    """One sentence for the reader; empty for none."""
    well: bool = True
    """Whether things are now as they were wanted."""
    opens: str = ""
    """The address of a page that a device which can may open; empty for none."""
    handed: tuple[wants.ForClass, ...] = ()
    """What whoever leads the class is to carry out."""


def now(visit: Visit) -> Visit:
    """Bring a device up to the game: whoever sits here sees what is due to her, and nothing of others.

    Where nobody is asked the minds go to work; an ending is noted in the gallery when it is first seen.
    """
    if visit.passing is None:
        return visit
    game, seat = visit.passing.game, visit.passing.seat
    if seat != visit.seat:
        # What lay open was another's.
        visit = replace(visit, seat=seat, places=(*visit.places[: _at_game(visit)], AtTable()))
    if visit.covered or game.busy:
        return visit
    moment = visit.player.moment
    if moment != visit.moment:
        visit = _next_phase(visit, moment) if visit.moment else replace(visit, moment=moment)
    if visit.desk is not None:
        # Whoever leads a class says when its game goes on, and when it is over.
        return visit
    due = visit.player.due
    if due == "wait":
        game.advance()
    return _ended(visit) if due == "end" else visit


def _at_game(visit: Visit) -> int:
    """Where the game lies among the places."""
    return next(
        n for n, place in enumerate(visit.places) if isinstance(place, AtTable | EndingPage)
    )


def _next_phase(visit: Visit, moment: Moment) -> Visit:
    """What was asked in another phase is closed."""
    asked = (n for n, place in enumerate(visit.places) if place.asks)
    places = visit.places[: next(asked, None)]
    shut = (
        replace(each, open="", text="", reveal="", shown=1) if isinstance(each, AtTable) else each
        for each in places
    )
    return replace(visit, moment=moment, places=tuple(shut))


def _ended(visit: Visit) -> Visit:
    """From the table to how it ended."""
    assert visit.game is not None
    first = _at_game(visit)
    if isinstance(visit.places[first], EndingPage):
        return visit
    session = visit.game.session
    seen = visit.kept and bool(session.ending)
    new = seen and note_ending(session.scenario.id, session.ending or "")
    return replace(visit, places=(*visit.places[:first], EndingPage()), new_ending=new)


def pressed(visit: Visit, intent: Intent) -> Pressed:
    """Do what is wanted at a device; what its seat wants is the player's to do.

    While it is covered nobody wants anything at a seat.
    """
    if visit.covered and not isinstance(intent, _ANYBODY):
        return Pressed(visit, visit.say("late"), well=False)
    doing = _DOING.get(type(intent), _taken)
    return doing(visit, intent)


def _taken(visit: Visit, intent: Intent) -> Pressed:
    taken = visit.player.take(intent)
    if isinstance(intent, intents.TakeHint) and taken.well:
        visit = visit.over(Hint(intent.number))
    return Pressed(now(visit), taken.said, taken.well)


def _show(visit: Visit, intent: wants.Show) -> Pressed:
    return Pressed(visit.shows(*intent.places))


def _relook(visit: Visit, intent: wants.Relook) -> Pressed:
    """Show everything with this look; where the settings do not lie open, easy texts say whether they are on."""
    eased = intent.look.easy != visit.look.easy and not isinstance(visit.places[-1], Settings)
    said = visit.say("easy.on" if intent.look.easy else "easy.off") if eased else ""
    return Pressed(replace(visit, look=intent.look), said)


def _then(visit: Visit, intent: wants.Then) -> Pressed:
    """One after the other; what was said of something prepared is over once it is given: somebody else may sit here."""
    done = Pressed(visit)
    for each in intent.intents:
        said = "" if isinstance(each, wants.Finish) else done.said
        handed = done.handed
        done = pressed(done.visit, each)
        done = replace(done, handed=(*handed, *done.handed))
        if not done.well:
            break
        # What was said with it is prepared no longer: the table shows what has come of it.
        said = "" if isinstance(each, wants.Finish) else said
        done = replace(done, said=done.said or said)
    return done


def _hand_on(visit: Visit, intent: wants.ForClass) -> Pressed:
    """Hand it to whoever leads the class; outside of one nobody does."""
    if visit.desk is None:
        return Pressed(visit, visit.say("late"), well=False)
    return Pressed(visit, handed=(intent,))


def _finish(visit: Visit, intent: wants.Finish) -> Pressed:
    """Seal, or ask about a word that would be broken, then for a guess."""
    player = visit.player
    if intent.moment == player.moment and player.asked:
        for lever, setting in player.unkept:
            return Pressed(visit.over(BreakWord(lever, setting)))
        if player.to_guess and _guesses(visit):
            return Pressed(visit.over(GuessAsked(player.to_guess)))
    return pressed(visit, intents.Seal(intent.moment))


def _guesses(visit: Visit) -> bool:
    """Whether a guess is asked for: once a game, or in every round where that is wanted; the first game has none."""
    learning = any(isinstance(place, AtTable) and place.lesson >= 0 for place in visit.places)
    return not learning and (visit.look.prompts or not visit.player.has_guessed)


def _ready(visit: Visit, intent: wants.Ready) -> Pressed:
    assert visit.passing is not None
    if intent.seat != visit.passing.seat:
        return Pressed(visit, visit.say("late"), well=False)
    there = replace(visit, passing=replace(visit.passing, present=intent.seat))
    return Pressed(
        now(there.shows(*(p for p in there.places if not p.dialog)) if visit.covered else there)
    )


def _asks(visit: Visit, question: Leaving) -> Visit | None:
    """Ask before something is lost, once; None if nothing would be."""
    if visit.game is None:
        return None
    if isinstance(visit.places[-1], Leaving):
        return visit
    visit.game.wait()
    visit.game.arrived()
    lost = visit.lost(question.settles)
    return now(visit).without(GameMenu).over(question) if lost else None


def _leave(visit: Visit, intent: wants.LeaveGame) -> Pressed:
    asks = None if intent.sure else _asks(visit, Leaving())
    if asks:
        return Pressed(asks)
    _keep(visit)
    return Pressed(Visit(visit.look, searched=not visit.kept, kept=visit.kept))


def _quit(visit: Visit, intent: wants.Quit) -> Pressed:
    asks = None if intent.sure else _asks(visit, Leaving(closes=True))
    if asks:
        return Pressed(asks)
    _keep(visit)
    return Pressed(replace(visit, closed=True))


def _keep(visit: Visit) -> None:
    """What is prepared goes into the record."""
    if visit.game is not None:
        visit.game.keep()


def _settle(visit: Visit, intent: wants.LetSettle) -> Pressed:
    asks = None if intent.sure else _asks(visit, Leaving(settles=True))
    if asks:
        return Pressed(asks)
    return pressed(visit.without(GameMenu, Leaving), intents.Settle(intent.moment))


def _begin(visit: Visit, intent: wants.BeginGame) -> Pressed:
    try:
        game = begun(intent.plan, visit.look.language, kept=visit.kept)
    except UserError as error:
        return Pressed(visit.shows(*visit.places, Trouble(str(error))), well=False)
    return Pressed(sit_down(replace(visit, plan=intent.plan), game))


def sit_down(visit: Visit, game: Game, table: AtTable | None = None) -> Visit:
    """Sit down at a game; where several persons play, nobody has said yet who she is."""
    alone = not game.session.shared
    passing = Passing(game, present="")
    if alone:
        passing = replace(passing, present=passing.seat)
    return now(
        replace(visit, passing=passing, seat=passing.seat, places=(Start(), table or AtTable()))
    )


def _lesson(visit: Visit, intent: wants.BeginLesson) -> Pressed:
    return Pressed(
        sit_down(
            replace(visit, plan=None),
            lesson_game(visit.look.language, kept=visit.kept),
            AtTable(lesson=0),
        )
    )


def _resume(visit: Visit, intent: wants.Resume) -> Pressed:
    try:
        game = resumed(intent.path, visit.look.language, intent.scenario)
    except UserError as error:
        return Pressed(visit.shows(*visit.places, Trouble(str(error))), well=False)
    visit = sit_down(replace(visit, plan=None), game)
    session = game.session
    stands = "" if session.over else stands_at(visit)
    if session.notice:
        visit = visit.shows(*visit.places, Trouble(session.notice))
    return Pressed(visit, stands)


def stands_at(visit: Visit) -> str:
    """Where a game that was left goes on, and whether what its reader had prepared is there."""
    assert visit.game is not None
    session, prepared = visit.game.session, not visit.covered and visit.player.draft.prepared
    return goes_on(visit.player.words, session.round, session.phase[0], bool(prepared))


def _once_more(visit: Visit, intent: wants.OnceMore) -> Pressed:
    assert visit.game is not None
    if not visit.player.ended:
        return Pressed(visit, visit.say("late"), well=False)
    session = visit.game.session
    plan = visit.plan or Plan(visit.game.source, session.book.minutes, twin=session.twin or "")
    return pressed(visit, wants.BeginGame(once_more(plan, session, intent.other_side)))


def _save(visit: Visit, intent: wants.SaveAs) -> Pressed:
    assert visit.game is not None
    session = visit.game.session
    _keep(visit)
    if not intent.path:
        key = "saved" if session.record else "saved.where"
        return Pressed(visit, visit.say(key, path=session.record))
    try:
        session.save(intent.path)
    except (OSError, UserError) as error:
        return Pressed(visit, str(error), well=False)
    return Pressed(visit, visit.say("saved", path=intent.path))


def _export(visit: Visit, intent: wants.Export) -> Pressed:
    assert visit.game is not None
    if not visit.player.ended or visit.player.afterwards.parts is None:
        return Pressed(visit, visit.say("late"), well=False)
    try:
        path = visit.game.export(visit.look.language)
    except (OSError, UserError) as error:
        return Pressed(visit, str(error), well=False)
    return Pressed(visit, visit.say("debrief.exported", path=path), opens=path.as_uri())


def _wonder(visit: Visit, intent: wants.AskWonder) -> Pressed:
    if not visit.player.ended:
        return Pressed(visit, visit.say("late"), well=False)
    visit.player.afterwards.ask(intent.question)
    return Pressed(visit)


_ANYBODY = wants.Ready | wants.LeaveGame | wants.Quit | wants.Relook | wants.Show
"""What may be wanted while a device is covered; what is shown then tells nothing of a seat."""
_DOING: dict[type[Intent], Callable[[Visit, Any], Pressed]] = {
    wants.Show: _show,
    wants.Relook: _relook,
    wants.Then: _then,
    wants.CastVote: _hand_on,
    wants.StepOut: _hand_on,
    wants.Finish: _finish,
    wants.Ready: _ready,
    wants.LeaveGame: _leave,
    wants.Quit: _quit,
    wants.LetSettle: _settle,
    wants.BeginGame: _begin,
    wants.BeginLesson: _lesson,
    wants.Resume: _resume,
    wants.OnceMore: _once_more,
    wants.SaveAs: _save,
    wants.Export: _export,
    wants.AskWonder: _wonder,
}
