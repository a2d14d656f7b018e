"""Every diagnostic code: what it is called and what it means. Codes never change their meaning.

`E1xx` the file and YAML, `E2xx` shape, `E3xx` names, `E4xx` conditions and flows, `E5xx` sense,
`W1xx` to `W5xx` warnings of the same kinds, `N5xx` notes, `E6xx` and `W6xx` translations, `W7xx` the scenario as a
game: those are looked for only by `check --balance`. `E8xx` what an author expects of a game.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, NamedTuple


class Code(NamedTuple):
    """A code's title and an explanation that says what to do."""

    title: str
    explanation: str


CODES: Final[dict[str, Code]] = {
    "E101": Code("file cannot be read", "The file does not exist, or may not be opened."),
    "E102": Code("file too large", "A scenario is at most one million bytes long."),
    "E103": Code("not UTF-8", "Save the file as UTF-8; in Notepad: Save As, Encoding, UTF-8."),
    "E104": Code(
        "impossible character",
        "A control character stands in the file, or is written as an escape; delete it.",
    ),
    "E105": Code("empty file", "There is nothing in the file but perhaps comments."),
    "E110": Code("not valid YAML", "The line does not follow the rules of YAML."),
    "E111": Code("tab", "YAML lines are indented with spaces, never with tabs."),
    "E112": Code("quote not closed", "A quote that opens a text has no partner at its end."),
    "E113": Code(
        "colon in a text",
        "A text with ': ' in it needs straight quotes, or '>' before it; after the colon of a key comes a space.",
    ),
    "E114": Code("indentation", "Keys of one group start in the same column."),
    "E115": Code("bracket not closed", "A [ or { has no partner, or stands in a text."),
    "E116": Code("sign at the start of a text", "A text that starts with this sign needs quotes."),
    "E120": Code("reference, merge or tag", "Anchors, aliases, '<<' and '!' are not used here."),
    "E121": Code("duplicate key", "A key stands twice in one group; keep one."),
    "E122": Code("nested too deep", "A scenario never needs so many levels."),
    "E123": Code("second document", "A file holds one scenario; take out '---'."),
    "E124": Code("key is not a word", "A key is one word, never a list or a mapping."),
    "E125": Code("non-breaking space", "Replace it by an ordinary space."),
    "W126": Code("text cut off", "' #' starts a comment; put the text in quotes to keep it."),
    "W127": Code("curly quotes", "Curly quotes are part of the text, not of YAML."),
    "W128": Code("yes or no as a word", "Only true and false are yes and no here."),
    "W129": Code("invisible character", "Nobody sees it, but it may change how the text is read."),
    "E201": Code("unknown key", "The key is not part of the language, or is misspelt."),
    "E202": Code("missing key", "A key that is always needed is not there."),
    "E203": Code("wrong kind of value", "A text stands where a number is needed, for example."),
    "E204": Code("not one of the words", "Only certain words are possible here."),
    "E205": Code("out of range", "The number is too small or too large."),
    "E206": Code("too few or too many", "The group has too few or too many entries."),
    "E207": Code("not an id", "Ids are small letters, digits and _, and start with a letter."),
    "E208": Code("empty text", "A text is needed here."),
    "E209": Code("format", "The file is written for another version of the language."),
    "E301": Code("unknown name", "The name is not defined in this scenario, or is misspelt."),
    "E302": Code(
        "effect target",
        "An effect changes an indicator, mandate(seat) or trust(holder > actor).",
    ),
    "E303": Code("unknown icon", "Icons are named as in the Lucide collection."),
    "E304": Code("reserved word", "Words of the condition language cannot be ids."),
    "E305": Code("one name, two things", "Conditions could not tell the two apart; rename one."),
    "E306": Code("list of names", "A name stands twice in a list, or a word for all beside names."),
    "E307": Code("accepted check", "`accept` names a warning's code and gives a reason."),
    "E401": Code("cannot be read", "The condition or flow does not follow the grammar."),
    "E402": Code("unknown name in a condition", "The name is not defined, or is misspelt."),
    "E403": Code("yes-or-no and numbers mixed", "A number is compared; a yes or no is joined."),
    "E404": Code("too long or too deep", "Make the condition shorter."),
    "E405": Code("divisor can be 0", "Keep a divisor away from 0 in every possible position."),
    "E406": Code("flow too large", "The flow can become absurdly large."),
    "W410": Code("never true", "The condition cannot hold in any position."),
    "W411": Code("always true", "The condition holds in every position."),
    "E501": Code("weights", "The weights of a seat's interests add up to 100."),
    "E502": Code("no owner", "Every lever is owned by a seat, several seats, or `table`."),
    "E504": Code("last ending", "The last ending, and only it, says `otherwise: true`."),
    "E505": Code("ending without condition", "Every ending but the last has a `when`."),
    "E507": Code("no brief", "Every seat has a public and a private brief."),
    "E508": Code("start outside the range", "low is below high, and start lies between them."),
    "E511": Code("default costs mandate", "What happens if nobody decides must cost nothing."),
    "E512": Code("infeasible at the start", "The settings at the start exclude each other."),
    "E513": Code("ends at the start", "An early ending holds before anybody has acted."),
    "E514": Code("cannot sign or ratify", "The rule can never be met, or is met by nobody."),
    "E515": Code(
        "measure", "A measure reads other numbers as they are now, and nothing else moves it."
    ),
    "W510": Code(
        "red line crossed at the start",
        "The condition holds before anybody has acted, or as soon as anything is agreed.",
    ),
    "W520": Code("cannot be paid", "It costs more mandate than the seat can ever save up."),
    "W521": Code("unused indicator", "Nothing reads it and nobody values it."),
    "W522": Code("unused source", "No line refers to it."),
    "W523": Code("unused fact", "No condition reads it and nobody is told."),
    "W524": Code("setting without effect", "Choosing it changes nothing for anybody."),
    "W525": Code("ids almost alike", "The two are easily confused; rename one."),
    "W526": Code("unequal briefs", "The longest is over half as long again as the shortest."),
    "W527": Code("too much to read", "Before the first order a player reads at most 170 words."),
    "W528": Code("hard to read", "The text is harder than the age; add an `easy` version."),
    "W529": Code("event touches nothing", "It has no effect, asks nothing and nothing reads it."),
    "W530": Code("drift to the limit", "Drift alone takes the indicator to its limit."),
    "W531": Code(
        "status and source", "A documented line names its source, an invented one has none."
    ),
    "W532": Code("unverified source", "A source marked U should not be printed yet."),
    "W533": Code(
        "cannot happen in a length",
        "Make it possible there, or mark it (or the lever of a setting) `mode: full`.",
    ),
    "W534": Code("unused side or page", "Nothing belongs to it."),
    "W535": Code("clock", "The minutes of a length do not add up to its name."),
    "W536": Code("no length plays it", "Parts are marked full, but every length is core."),
    "W537": Code("seat without interests", "It values nothing, so nobody can bargain with it."),
    "W538": Code(
        "information seat",
        "A seat of play `information` has no levers, mandate or votes and signs nothing.",
    ),
    "W539": Code("no cooperation rating", "State how cooperative each setting is, 0 to 100."),
    "W540": Code("file name", "A scenario's file is called like its id."),
    "W541": Code("accepted in vain", "The check accepted does not report anything."),
    "W542": Code(
        "unexplained rule", "A condition or formula that players meet is not put in words."
    ),
    "W543": Code("empty effect", "An effect of 0 changes nothing."),
    "W544": Code("hidden to all", "Nobody sees it and nobody gets an estimate."),
    "W545": Code("debrief", "A lesson needs questions for the debrief."),
    "W546": Code(
        "cannot be hidden",
        "A covert setting looks like the open one it speaks of, a seat sets it, and who resents it does not know.",
    ),
    "W547": Code("indicator that never changes", "No effect, drift, flow or measure moves it."),
    "W548": Code("key without effect", "Something else in the file makes this key useless."),
    "W549": Code(
        "too many decimals",
        "Points are kept to two decimals, those of worth, bonuses and reservation to six.",
    ),
    "W550": Code(
        "one ending only", "A story needs two ways to end; a game from a textbook needs none."
    ),
    "W551": Code(
        "letter that cannot be drawn", "The window borrows it from a font of the system, if any."
    ),
    "W552": Code("too wide", "The word or short name does not fit its card; make it shorter."),
    "W553": Code("long line", "What is said aloud has at most twelve words."),
    "W554": Code(
        "line that is never said", "It names in braces what there never is at its moment."
    ),
    "N555": Code(
        "one exchange",
        "A text is put in one exchange and signed in the next, so one is read as two.",
    ),
    "W556": Code(
        "bars itself",
        "A lever is read as it stands before it moves, so this need can never be met.",
    ),
    "W557": Code("no texts", "Texts begin after the last round, so nobody can agree on anything."),
    "W558": Code("one name for two", "Whoever reads it could not tell the two apart; rename one."),
    "W559": Code("long headline", "What the front page says in large letters has at most forty."),
    "W560": Code(
        "waits for itself", "Settings or events that need each other first never come about."
    ),
    "W561": Code(
        "ending that never comes",
        "Endings are tried in order, and an earlier one holds whenever it does.",
    ),
    "W562": Code(
        "own lever", "While a setting acts its lever stands at it, so a condition need not ask."
    ),
    "W563": Code("lever that never moves", "It starts at a setting that cannot be left."),
    "W564": Code(
        "more than there can be", "A start, an income, a price or a score is out of reach."
    ),
    "W565": Code("effect too large", "It is larger than the whole range of what it changes."),
    "W566": Code(
        "rating against regard",
        "What the others resent is rated more cooperative than what they like.",
    ),
    "W567": Code("not an address", "An address begins with https:// and has no spaces."),
    "W568": Code("person by name", "Speak of offices; a class may be made to say anything."),
    "W569": Code("nobody plays", "At least one seat must be for a person: leave out its `play`."),
    "W570": Code(
        "one text twice", "A part was copied and not changed, or one of the two is not needed."
    ),
    "W571": Code("one colour for two", "Seats are told apart by their colour."),
    "W572": Code(
        "red line that strikes its own seat",
        "Whoever crosses a line loses the trust of the seat whose line it is, and that seat gains nothing by it.",
    ),
    "W573": Code(
        "answer that moves the wrong trust",
        "What a seat answers changes how far the others trust it, not how far it trusts them.",
    ),
    "W574": Code(
        "support that is none",
        "A seat's support is the approval of its own public: it counts for the seat, and more is better.",
    ),
    "W575": Code(
        "flow that runs away",
        "A flow of the form (x - 50) / 5 drives x away from 50; (50 - x) / 5 brings it back.",
    ),
    "W576": Code(
        "denial that pays", "A lie should cost more when the truth comes out than it pays."
    ),
    "W577": Code("value that is never read", "Whether it is true makes no difference to the game."),
    "W578": Code(
        "vote that decides nothing", "Of the groups at home one decides alone, or one never does."
    ),
    "W579": Code(
        "effect against its sentence", "What a setting does should be what its sentence says."
    ),
    "W580": Code(
        "number that the rules do not have",
        "Players count on a number that they read; write the one that holds.",
    ),
    "W581": Code(
        "words of another",
        "A text speaks of another setting, seat or truth than the one with which it stands.",
    ),
    "W582": Code(
        "twin that gives the place away",
        "Every form of a name that a twin replaces needs its own line.",
    ),
    "W583": Code(
        "later than the freeze date", "What happened after `freeze` belongs into `afterwards`."
    ),
    "W584": Code("nearly a name", "What is called by a name is called by it everywhere."),
    "W585": Code(
        "brief for other eyes",
        "`public` is what all may read; what speaks to the player is `private`.",
    ),
    "W586": Code("left in a text", "A word stands twice, or something was to be filled in."),
    "W587": Code("year of a source", "A source is no younger than the address at which it stands."),
    "E601": Code("overlay", "A translation has `language` and `texts` with `of` and `to`."),
    "E602": Code("no scenario for it", "A translation stands beside its scenario."),
    "W611": Code("missing translation", "The text has no translation; players see the original."),
    "W612": Code("stale translation", "The original has changed since it was translated."),
    "W613": Code("orphan translation", "The scenario has no such text any more."),
    "W614": Code("suspicious translation", "It is like the original, or of quite another length."),
    "W615": Code("other number", "The original and the translation do not say the same number."),
    "W616": Code("sentence not translated", "A part of the text stands there as in the original."),
    "W617": Code("exchanged translations", "Two translations stand in each other's place."),
    "W618": Code(
        "no that was lost", "A sentence says no in the original, and not in the translation."
    ),
    "W619": Code("other name", "The translation names another seat, place or thing."),
    "W620": Code("mark not opened", "In Spanish a question begins with ¿, and a call with ¡."),
    "W621": Code("garbled letter", "In any file: a letter was read in another encoding."),
    "W701": Code(
        "plays itself",
        "One setting of the lever is best for those who decide in nearly every case, or all are alike "
        "to them, so there is nothing to talk about.",
    ),
    "W702": Code(
        "no reason to sign",
        "No package that the seats can pay for makes every seat better off than when all look after "
        "themselves.",
    ),
    "W703": Code(
        "no temptation",
        "In good agreements most seats should gain 2 to 6 points by a breach that nobody sees: with "
        "nothing to gain no trust is needed, with more nobody keeps a word.",
    ),
    "W704": Code(
        "reservation value",
        "`reservation` is the score below which a seat would rather walk away; it should lie within "
        "3 points of what play without agreements brings the seat.",
    ),
    "W705": Code(
        "too few or too many packages",
        "From 3 to 25 % of the packages should be affordable and at least as good for all as no "
        "agreement.",
    ),
    "W706": Code("lever without weight", "A lever should move some seat's score by 3 points."),
    "W707": Code(
        "discovery does not deter",
        "Most seats that a breach tempts should lose more by being found out than they gain.",
    ),
    "W708": Code(
        "two seats suffice",
        "No two seats alone should win more than 60 % of what the whole table could win.",
    ),
    "W709": Code(
        "nothing acceptable",
        "There is no package that all whose signatures it needs would sign: for somebody each is worth "
        "less than walking away (`reservation`).",
    ),
    "W710": Code(
        "nearly everything acceptable",
        "At most half of the packages should be worth more than walking away to all who must sign; of "
        "more, any will do.",
    ),
    "W711": Code(
        "games without agreement", "In half of the games, or more, somebody should sign something."
    ),
    "W712": Code(
        "the start is good enough",
        "If all stays as at the start, a seat ends more than 10 points above its `reservation`, so it "
        "can wait.",
    ),
    "E801": Code("no scenario to expect it of", "An expectation file stands beside its scenario."),
    "E802": Code(
        "not as expected",
        "The game comes out otherwise; mend the scenario, or what is expected of it.",
    ),
    "E803": Code("order that is refused", "The rules do not allow this order in this round."),
    "E804": Code(
        "agreement not in force",
        "What `agree` names is signed and approved in its round, or the case says nothing.",
    ),
    "E805": Code("no such round", "The length has fewer rounds, or the game is over before."),
    "E806": Code("same game twice", "Two cases decide the same; what is expected goes under one."),
}

DOUBTS: Final[Mapping[str, str]] = {
    "lever_depends": "W701",
    "reason_to_sign": "W702",
    "temptation": "W703",
    "reservation": "W704",
    "good_for_all": "W705",
    "lever_matters": "W706",
    "discovery": "W707",
    "two_seat_deal": "W708",
    "none_acceptable": "W709",
    "half_acceptable": "W710",
    "deals": "W711",
    "start_enough": "W712",
}
"""Measures that `check --balance` takes too, by the codes under which authors accept them."""
