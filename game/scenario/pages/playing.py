"""Pages for the scenario as a game: `W7xx`, and the measures of `balance` that have no code."""

from __future__ import annotations

from typing import Final

from game.scenario.codes import Code
from game.scenario.pages.page import CodePage

MEASURES: Final[dict[str, Code]] = {
    "seat_mean": Code("mean scores", "The mean score of every seat should lie between 35 and 65."),
    "seat_spread": Code(
        "scores that hardly differ", "The score of every seat should spread by 8 points over games."
    ),
    "gain_seat": Code(
        "gains of seats", "Talking should bring all seats alike, to 10 points, over no agreement."
    ),
    "gain_side": Code(
        "gains of sides", "Talking should bring all sides alike, to 10 points, over no agreement."
    ),
    "first_proposer": Code(
        "putting the first text",
        "Who puts the text that is first agreed should gain or lose less than 3 points by that.",
    ),
    "seat_order": Code(
        "the order of the seats",
        "With the seats listed the other way round no score should differ by more than 3 points.",
    ),
    "trust_span": Code(
        "trust that hardly moves", "Over all games trust should span half of its range."
    ),
    "limits": Code(
        "standing at a limit",
        "An indicator should stand at an end of its range in at most a tenth of the rounds.",
    ),
    "lockstep": Code(
        "one story in two numbers",
        "Cooperation, trust and value should not rise and fall together (correlation below 0.85).",
    ),
    "endings": Code("endings that never come", "Five endings should occur, or all that there are."),
    "common_ending": Code(
        "one ending for all", "No ending should take more than 60 % of the games."
    ),
    "unused_events": Code(
        "events that never happen", "Nine in ten events should happen in some game."
    ),
    "unused_settings": Code(
        "settings that nobody chooses", "Nine in ten settings should be in force in some game."
    ),
    "unsigned_clauses": Code(
        "levers nobody signs about", "On every lever somebody should sign a clause in some game."
    ),
    "never_sign": Code(
        "staying out of every agreement", "Who never signs anything should lose 1.5 points or more."
    ),
    "break_last": Code(
        "betrayal at the end",
        "Who breaks every word in the last round should gain no more than 0.3 points.",
    ),
    "sign_all_break_all": Code(
        "cheating", "Who signs everything and keeps nothing should lose 1.5 points or more."
    ),
    "break_if_it_pays": Code(
        "breaking where it looks better", "What that brings every seat is told and not judged."
    ),
    "copy": Code("doing as others did", "What that brings every seat is told and not judged."),
    "kept_words": Code(
        "what a kept word is worth",
        "The sum of scores should fall by 3 % from words kept to one seat's words broken, and again "
        "to no agreement.",
    ),
    "trust_worth": Code(
        "what trust is worth",
        "The sum of scores should rise at every step from little trust to much, and by 10 % in all.",
    ),
    "sides_near": Code(
        "a quarrel over the best deals",
        "Near the best deals what is better for one side should be worse for the other (-0.6 or below).",
    ),
    "sides_all": Code(
        "a quarrel over all deals",
        "Over all packages what helps one side should not help the other (correlation 0 or below).",
    ),
    "favourites": Code(
        "what a favourite leaves",
        "A side's favourite should give the other at most two thirds of what that could win.",
    ),
    "red_lines": Code(
        "red lines out of range", "Every red line should be crossed in 2 to 20 % of the games."
    ),
}
"""The measures that have no code, by name: a title, and what is asked."""

PAGES: Final[dict[str, CodePage]] = {
    "W701": CodePage(
        "The owner of the lever has nothing to decide and nothing to trade.",
        "        each_round:\n          oven: -1",
        "        each_round:\n          oven: -5",
        "oven",
    ),
    "W702": CodePage(
        "Whoever reads the numbers well never signs, and the talk is only for show.",
        "          - effects:\n              oven: 3\n              wood: -3",
        "          - effects:\n              oven: 3\n              wood: -15",
        "oven",
    ),
    "W703": CodePage(
        "Where nobody is tempted, keeping one's word costs nothing, and where all gain much, no word is "
        "believed.",
        "a promise kept brings the other 7 points and costs 3, so each is tempted to break it",
        "whoever breaks a promise loses by it, too",
        "told",
    ),
    "W704": CodePage(
        "Players and minds take the number for what they have without a deal, and refuse or sign the wrong "
        "ones.",
        "    reservation: 30",
        "    reservation: 45",
        "oven",
    ),
    "W705": CodePage(
        "If hardly any deal is good nobody finds one, and if most are it does not matter which is signed.",
        "levers that help one seat and cost another, so that 3 to 25 % of the packages are good for all",
        "five levers that cost their owners 1 point and bring each of the others 2, so that most packages are",
        "told",
    ),
    "W706": CodePage(
        "A player spends time on a choice that changes nobody's score.",
        "a lever that brings some seat 7 points",
        "a lever that brings one seat 1 point where another brings it 60",
        "told",
    ),
    "W707": CodePage(
        "Who cheats and is found out should wish that it had not been so; else trust is for fools.",
        "a breach brings 3 points, and the others' answer takes 7",
        "a breach brings 6 points, and the others' answer takes 2",
        "told",
    ),
    "W708": CodePage(
        "The others sit at the table and are not needed.",
        "three seats that win 14 points each only if all three go ahead",
        "two seats that win 9 points each by themselves, and a third that adds 1",
        "told",
    ),
    "W709": CodePage(
        "However well they talk, every deal leaves somebody worse off than walking away.",
        "    reservation: 30",
        "    reservation: 99",
        "oven",
    ),
    "W710": CodePage(
        "Any deal will do, so there is nothing to bargain about.",
        "every seat asks for the 1 point that a setting of one lever brings",
        "every package is worth 0 or more to everybody, and nobody asks for more",
        "told",
    ),
    "W711": CodePage(
        "Most tables would go home without having agreed on anything, and learn nothing about keeping a word.",
        "          - effects:\n              oven: 3\n              wood: -3",
        "          - effects:\n              oven: 3\n              wood: -15",
        "oven",
    ),
    "W712": CodePage(
        "The player of that seat does best by waiting, and the others talk to a wall.",
        "    reservation: 28",
        "    reservation: 5",
        "oven",
    ),
    "seat_mean": CodePage(
        "A seat that always ends high cannot lose, and one that always ends low feels cheated, whatever they do.",
        "    start: 50\n    good: high\n    drift: -3\n  oven:",
        "    start: 50\n    good: high\n    drift: 9\n  oven:",
        "oven",
    ),
    "seat_spread": CodePage(
        "The player decides much and sees the same score as in every other game.",
        "a seat that ends with 40, 50 and 60 points in three games",
        "a seat that ends with 50 points in every game",
        "told",
    ),
    "gain_seat": CodePage(
        "The player who gains little by talking asks why it should talk at all.",
        "          - when: fire is low\n            effects:\n              oven: 4",
        "          - when: fire is low\n            effects:\n              oven: 20",
        "oven",
    ),
    "gain_side": CodePage(
        "One half of the class goes home with more, whatever it does, and feels that the game takes sides.",
        "talking brings one side 8 points a seat and the other 6",
        "talking brings one side 15 points a seat and the other nothing",
        "told",
    ),
    "first_proposer": CodePage(
        "Whoever types fastest wins, and the others learn to be quick and not to listen.",
        "whose text is agreed first scores as when another's is",
        "whose text is agreed first scores 20 points more",
        "told",
    ),
    "seat_order": CodePage(
        "A seat fares better because it stands higher in the file, which no player can see or change.",
        "the same scores with the seats in either order",
        "10 points more for whoever is listed first",
        "told",
    ),
    "trust_span": CodePage(
        "What players do to each other hardly shows in the lines between them.",
        "trust that runs from 20 to 80 over all games",
        "trust that stays between 45 and 55",
        "told",
    ),
    "limits": CodePage(
        "A bar at its end does not move any more, whatever players do.",
        "          - when: fire is low\n            effects:\n              oven: 4",
        "          - when: fire is low\n            effects:\n              oven: 20",
        "oven",
    ),
    "lockstep": CodePage(
        "If all numbers tell one story there is nothing to weigh against each other.",
        "value that is sometimes high where cooperation is low",
        "value that rises with cooperation in every game",
        "told",
    ),
    "endings": CodePage(
        "Players read the same last page as the table beside them, and those you wrote stay unread.",
        "both of two endings occur",
        "one of two endings occurs",
        "told",
    ),
    "common_ending": CodePage(
        "What players do hardly changes how it ends.",
        "one ending in half of the games",
        "one ending in nine of ten games",
        "told",
    ),
    "unused_events": CodePage(
        "You wrote headlines that no class will read.",
        "every event happens in some game",
        "one of three events never happens",
        "told",
    ),
    "unused_settings": CodePage(
        "Players see choices that nobody ever takes, and read them for nothing.",
        "every setting is in force in some game",
        "one of four settings is never in force",
        "told",
    ),
    "unsigned_clauses": CodePage(
        "A lever that nobody wants to talk about takes room on the table.",
        "clauses are signed on every lever",
        "nobody ever signs a clause on one of two levers",
        "told",
    ),
    "never_sign": CodePage(
        "Players would learn that agreements are not worth having.",
        "a seat that signs nothing loses 3 points",
        "a seat that signs nothing gains 1 point",
        "told",
    ),
    "break_last": CodePage(
        "Players would learn to cheat as soon as nobody can answer.",
        "who breaks every word in the last round loses 1 point",
        "who breaks every word in the last round gains 2 points",
        "told",
    ),
    "sign_all_break_all": CodePage(
        "Players would learn that promises are for others.",
        "who signs everything and keeps nothing loses 4 points",
        "who signs everything and keeps nothing gains 1 point",
        "told",
    ),
    "break_if_it_pays": CodePage(
        "It tells what a player learns who weighs every promise anew.",
        "it is a description, and any figure is fine",
        "there is none, for nothing is asked of it",
        "told",
    ),
    "copy": CodePage(
        "It tells what a player learns who answers like with like.",
        "it is a description, and any figure is fine",
        "there is none, for nothing is asked of it",
        "told",
    ),
    "kept_words": CodePage(
        "A broken word should cost the whole table something, so that it is felt.",
        "300 points together if all keep their words, 280 if one breaks them, 250 without agreements",
        "300 points together, whether words are kept or broken",
        "told",
    ),
    "trust_worth": CodePage(
        "Players see trust on every screen, and it should be worth building.",
        "200 points together from a trust of 5, 240 from 95",
        "200 points together, whatever the trust",
        "told",
    ),
    "sides_near": CodePage(
        "Who gives way to whom is what there is to talk about.",
        "near the best deals the two sides' sums have a correlation of -0.8",
        "near the best deals the two sides' sums have a correlation of 0.3",
        "told",
    ),
    "sides_all": CodePage(
        "If both sides want the same, they only have to find it.",
        "over all packages the two sides' sums have a correlation of -0.2",
        "over all packages the two sides' sums have a correlation of 0.5",
        "told",
    ),
    "favourites": CodePage(
        "If one side's dream is the other's as well, nobody needs to give way.",
        "what one side likes best gives the other 40 % of what that could win",
        "what one side likes best gives the other 90 % of what that could win",
        "told",
    ),
    "red_lines": CodePage(
        "A line that nobody ever crosses warns of nothing, and one that all cross is only a tax.",
        "a line crossed in 10 % of the games",
        "a line crossed in 60 % of the games",
        "told",
    ),
}
