"""Pages for what is doubtful in a file: `W5xx` and `N5xx`."""

from __future__ import annotations

from typing import Final

from game.scenario.pages.page import CodePage

PAGES: Final[dict[str, CodePage]] = {
    "W510": CodePage(
        "The player has failed before the first move, and no choice caused it.",
        "        when: vans is banned and rounds(vans is banned) >= 2",
        "        when: safety < 46",
    ),
    "W520": CodePage(
        "The player sees a choice that can never be afforded.",
        '      guarded: {name: "Yes", cost: 2, each_round: {safety: 4, mandate(baker): 1}, cooperation: 100}',
        '      guarded: {name: "Yes", cost: 25, each_round: {safety: 4, mandate(baker): 1}, cooperation: 100}',
    ),
    "W521": CodePage(
        "Players watch a number that has no part in the game.",
        "  money: {name: Money in the till, unit: hundred coins, low: 0, high: 50, start: 20, good: high, rungs: {10: tight}}",
        "  mood: {name: Mood, start: 50, good: high, drift: 1}\n  money: {name: Money in the till, unit: hundred coins, low: 0, high: 50, start: 20, good: high, rungs: {10: tight}}",
    ),
    "W522": CodePage(
        "A teacher who asks where something comes from finds a source that says nothing here.",
        "    status: documented\n    source: handbook",
        "    status: documented",
    ),
    "W523": CodePage(
        "A secret that nobody has and that changes nothing is no secret.",
        "facts:",
        "facts:\n  truth: {name: Truth, values: {one: {name: One}, two: {name: Two}}}",
    ),
    "W524": CodePage(
        "A player who chooses it waits for something to happen, and nothing does.",
        '      unguarded: {name: "No", cooperation: 0}',
        '      unguarded: {name: "No", cooperation: 0}\n      vague: {name: Perhaps, cooperation: 5}',
    ),
    "W525": CodePage(
        "Players and you will take one for the other.",
        "  money: {name: Money in the till, unit: hundred coins, low: 0, high: 50, start: 20, good: high, rungs: {10: tight}}",
        "  safely: {name: Safe ways, start: 50, good: high, drift: 1}\n  money: {name: Money in the till, unit: hundred coins, low: 0, high: 50, start: 20, good: high, rungs: {10: tight}}",
    ),
    "W526": CodePage(
        "The seat with the long brief is still reading when the others begin to talk.",
        "    private: Your oven is old. A quiet street would bring guests, if vans can still come.",
        "    private: Your oven is old. "
        + "It smokes a bit. " * 12
        + " A quiet street would bring guests, if vans can still come.",
    ),
    "W527": CodePage(
        "Time for talking goes into reading, and slow readers are left behind.",
        "  - text: The street is narrow. Vans, stalls and children all want it. Nobody can move.",
        "  - text: "
        + "The street is narrow. " * 45
        + " Vans, stalls and children all want it. Nobody can move.",
    ),
    "W528": CodePage(
        "Who does not understand the brief cannot play the seat, however clever.",
        "    private: You owe nobody a favour.",
        "    private: "
        + "Institutional responsibilities necessitate comprehensive documentation considering jurisdictional complexities notwithstanding administrative precautions. "
        * 4,
    ),
    "W529": CodePage(
        "A headline that changes nothing teaches players to skip the news.",
        "    facilitator: true\n    effects: {sales: -1}",
        "    facilitator: true",
    ),
    "W530": CodePage(
        "The bar runs to its end by itself, and what players do hardly shows.",
        "  safety: {name: Safety, start: 45, good: high, drift: -1}",
        "  safety: {name: Safety, start: 45, good: high, drift: -9}",
    ),
    "W531": CodePage(
        "Players should be able to tell what is known from what is made up.",
        "    status: documented\n    source: handbook",
        "    status: documented",
    ),
    "W532": CodePage(
        "A class may quote what nobody has checked.",
        "    mark: A",
        "    mark: U",
    ),
    "W533": CodePage(
        "In that lesson you wait for something that cannot come.",
        "      many: {name: Many, each_round: {sales: 3, safety: -1}, cooperation: 60, needs: vans is not always, needs_say: The vans must leave room first.}",
        "      many: {name: Many, each_round: {sales: 3, safety: -1}, cooperation: 60, needs: crossing is guarded, needs_say: The vans must leave room first.}",
    ),
    "W534": CodePage(
        "It promises a side or a page that players never see.",
        "sides:",
        "sides:\n  others: The others",
    ),
    "W535": CodePage(
        "The lesson runs out of time, and the debrief is what is cut.",
        "    minutes: {brief: 5, talk: 2, commit: 1, reveal: 1, debrief: 9}",
        "    minutes: {brief: 5, talk: 2, commit: 1, reveal: 1, debrief: 29}",
    ),
    "W536": CodePage(
        "You wrote a lever that no class will ever see.",
        "    levers: full",
        "    levers: core",
    ),
    "W537": CodePage(
        "A player without a score does not know whether a deal is good, and others cannot win that seat over.",
        "    private: A child was nearly hit last week. You may not say so before the parents know.\n    interests: {safety: 70, noise: 30}",
        "    private: A child was nearly hit last week. You may not say so before the parents know.",
    ),
    "W538": CodePage(
        "It reads and tells but does not act, so what you gave it would never be used.",
        "    owner: school",
        "    owner: paper",
    ),
    "W539": CodePage(
        "The table shows how cooperative players were; without a rating this choice counts as none.",
        "      none: {name: None, cooperation: 20}",
        "      none: {name: None}",
    ),
    "W540": CodePage(
        "Commands, records and translations find a scenario by its name.",
        "id: market-street, in the file market-street.yaml",
        "id: market-street, in the file my-game.yaml",
        "told",
    ),
    "W541": CodePage(
        "Another teacher reads a reason for something that is not there any more.",
        "aliases:",
        "accept: {W530: {indicators: the tide cannot be stopped}}\naliases:",
    ),
    "W542": CodePage(
        "A player whose number moves asks why, and reads a formula instead of a sentence.",
        "    flow: (safety - past(safety, 1)) / max(1, 2)\n    flow_says: People shop where they feel safe.",
        "    flow: (safety - past(safety, 1)) / max(1, 2)",
    ),
    "W543": CodePage(
        "Players see an effect announced that moves nothing.",
        "    effects: {sales: 4}",
        "    effects: {sales: 4, noise: 0}",
    ),
    "W544": CodePage(
        "A number that nobody can see or guess surprises without teaching.",
        "  noise: {name: Noise, start: 60, good: low, visible: [school], estimate: {noise: 5}}",
        "  noise: {name: Noise, start: 60, good: low, visible: nobody}",
    ),
    "W545": CodePage(
        "What was learned is said after the game; without questions it stays unsaid.",
        "  objectives: Find a trade that helps both.\n  debrief:\n    - ask: What did you give, and what did you get?\n      evidence: agreements",
        "  objectives: Find a trade that helps both.",
    ),
    "W546": CodePage(
        "A player would choose it to hide, and everybody would see it all the same.",
        "          looks_like: mornings",
        "          looks_like: secretly",
    ),
    "W547": CodePage(
        "Players watch a bar that never moves.",
        "  money: {name: Money in the till, unit: hundred coins, low: 0, high: 50, start: 20, good: high, rungs: {10: tight}}",
        "  moon: {name: Moon, start: 50, good: high}\n  money: {name: Money in the till, unit: hundred coins, low: 0, high: 50, start: 20, good: high, rungs: {10: tight}}",
    ),
    "W548": CodePage(
        "You think that you set something, and the game does not do it.",
        "    names: {street: quay, Street: Quay}",
        "    texts: {levers.van.name: Carts}\n    names: {street: quay, Street: Quay}",
    ),
    "W549": CodePage(
        "Players would read another number than you wrote.",
        "  safety: {name: Safety, start: 45, good: high, drift: -1}",
        "  safety: {name: Safety, start: 45, good: high, drift: -1.005}",
    ),
    "W550": CodePage(
        "If the game always ends in the same way, players feel that nothing was up to them.",
        "endings:\n  shared:\n    title: A street for all\n    text: The street is slow and full of people.\n    when: deal and safety >= 50 and cooperation >= 30\n  apology:\n    title: One word\n    text: A single word changed the tone.\n    when: chose(accident is sorry) or happened(fair) and crossed(no_flour) >= 1\n",
        "endings:\n",
    ),
    "W551": CodePage(
        "On some computers the player sees an empty box in its place.",
        "    name: Bakery",
        "    name: Bakery \u9762\u5305",
    ),
    "W552": CodePage(
        "On the card the player reads only the beginning.",
        "    short: Baker",
        "    short: The bakers of the whole long street",
    ),
    "W553": CodePage(
        "It stands in a speech bubble for a few seconds, and longer lines are not read in time.",
        "    short: Baker",
        "    short: Baker\n    voice:\n      signs: [One two three four five six seven eight nine ten eleven twelve thirteen.]",
    ),
    "W554": CodePage(
        "You wrote a line that no player will ever hear.",
        "    short: Baker",
        "    short: Baker\n    voice: {signs: 'Yes, {othr}.'}",
    ),
    "N555": CodePage(
        "Players may not find the time to answer before the talk is over.",
        "    exchanges: 3",
        "    exchanges: 1",
    ),
    "W556": CodePage(
        "The player sees a choice that can never be taken.",
        "      many: {name: Many, each_round: {sales: 3, safety: -1}, cooperation: 60, needs: vans is not always, needs_say: The vans must leave room first.}",
        "      many: {name: Many, each_round: {sales: 3, safety: -1}, cooperation: 60, needs: vans is not always and stalls is many, needs_say: The vans must leave room first.}",
    ),
    "W557": CodePage(
        "The game is about agreeing, and nobody could.",
        "    exchanges: 3",
        "    exchanges: 3\n    talk_from: 5",
    ),
    "W558": CodePage(
        "Two things of one name on the screen: nobody knows which is meant.",
        "  safety: {name: Safety, start: 45, good: high, drift: -1}",
        "  safety: {name: baker, start: 45, good: high, drift: -1}",
    ),
    "W559": CodePage(
        "In large letters it runs out of the front page.",
        "          looks_like: mornings",
        "          looks_like: mornings\n          headline: Vans on the square all day and nobody is told",
    ),
    "W560": CodePage(
        "An event that waits for itself never comes, so you wrote it for nobody.",
        "    round: 2\n    effects: {sales: 4}",
        "    when: happened(fair)\n    effects: {sales: 4}",
    ),
    "W561": CodePage(
        "Players never read that last page, whatever they do.",
        "    when: chose(accident is sorry) or happened(fair) and crossed(no_flour) >= 1",
        "    when: deal and safety >= 60 and cooperation >= 40",
    ),
    "W562": CodePage(
        "Whoever asks why reads a condition that says nothing.",
        "          - when: plan is close or stalls is many",
        "          - when: vans is always and stalls is many",
    ),
    "W563": CodePage(
        "The owner of the lever has nothing to decide in the whole game.",
        "      always: {name: At any time,",
        "      always: {name: At any time, irreversible: true,",
    ),
    "W564": CodePage(
        "The player is promised or asked for what nobody can reach.",
        "    reservation: 40",
        "    reservation: 140",
    ),
    "W565": CodePage(
        "One order takes the bar from end to end, and nothing else counts.",
        "once: {noise: -10}",
        "once: {noise: -110}",
    ),
    "W566": CodePage(
        "A player who does what the others resent would be told that it cooperates.",
        "each_round: {sales: 3, safety: -1}, cooperation: 60",
        "each_round: {sales: 3, safety: -1}, regard: -30, cooperation: 60",
    ),
    "W567": CodePage(
        "A student who follows the source lands nowhere.",
        "    mark: A\n",
        "    mark: A\n    url: ww.streets\n",
    ),
    "W568": CodePage(
        "A class would put words into the mouth of a living person.",
        "You owe nobody a favour.",
        "You owe Claudia Ruiz a favour.",
    ),
    "W569": CodePage(
        "There is no seat that a student could take.",
        "one seat without a `play`, for a person",
        "`play: mind` at every seat",
        "told",
    ),
    "W570": CodePage(
        "Players read the same sentence twice and look for a difference.",
        "text: Nothing has changed but the weather.",
        "text: A single word changed the tone.",
    ),
    "W571": CodePage(
        "On the table one seat is taken for the other.", "    colour: slate", "    colour: amber"
    ),
    "W572": CodePage(
        "A player who crosses the line does the other seat a favour, and wonders what it was angry about.",
        "        effects: {sales: -5, mandate(school): -1}",
        "        effects: {sales: 5}",
    ),
    "W573": CodePage(
        "The player apologises, and it is the player who trusts the other more.",
        "sorry: {name: Apologise, cost: 1, effects: {trust(school > baker): 30}}",
        "sorry: {name: Apologise, cost: 1, effects: {trust(school > baker): 30, trust(baker > paper): 5}}",
    ),
    "W574": CodePage(
        "A player who backs down from a public promise is rewarded at home.",
        "    support: sales",
        "    support: noise",
    ),
    "W575": CodePage(
        "The number runs to its end by itself, whatever players do.",
        "    flow: (safety - past(safety, 1)) / max(1, 2)",
        "    flow: (sales - 50) / 5",
    ),
    "W576": CodePage(
        "A player who is asked about a secret learns that lying pays.",
        "  denial: {pays: 2, costs: 6}",
        "  denial: {pays: 6, costs: 2}",
    ),
    "W577": CodePage(
        "Whoever finds out what is true finds out nothing that matters.",
        "three values, each read in the condition of an event",
        "three values, and two events that read the same one while nothing reads another",
        "told",
    ),
    "W578": CodePage(
        "A player who must win three groups at home finds that only one of them counts.",
        "        accepts: sales >= 30",
        "        accepts: sales >= 30\n      guests:\n        name: The guests\n        weight: 3\n        accepts: safety >= 30",
    ),
    "W579": CodePage(
        "The player reads one thing and sees the other happen.",
        "many: {name: Many,",
        "many: {name: Many, say: The sales fall.,",
    ),
    "W580": CodePage(
        "The player waits for a round, or plans with a number, that the game does not have.",
        "flow_says: People shop where they feel safe.",
        "flow_says: Sales come back to 45.",
    ),
    "W581": CodePage(
        "The player reads what another should read, and decides by it.",
        "ask: When may vans come?",
        "ask: May School stop the vans?",
    ),
    "W582": CodePage(
        "In a class that plays the twin the real country is suddenly named.",
        "pages: {front: The Street News}",
        "pages: {front: The Streets News}",
    ),
    "W583": CodePage(
        "A player of that time cannot know it, and the debrief has nothing left to tell.",
        "history: A market has stood here for a long time.",
        "freeze: 2024-05-01\nhistory: In June 2024 a market was opened here.",
    ),
    "W584": CodePage(
        "Players look for somebody or something that is not there.",
        "private: You owe nobody a favour.",
        "private: You owe nothing to the Shcool here.",
    ),
    "W585": CodePage(
        "The other seats read a secret, and its own player does not.",
        "public: We print what we can check.\n    private: You owe nobody a favour.",
        "public: You owe nobody a favour.\n    private: We print what we can check.",
    ),
    "W586": CodePage(
        "The class reads what you left for yourself.",
        "text: It rains for a week.",
        "text: It rains for for a week.",
    ),
    "W587": CodePage(
        "A student who looks it up finds another year.",
        '    cite: "A handbook of quiet streets"\n',
        '    cite: "A handbook of quiet streets, 2016"\n    url: https://streets.org/2015/quiet\n',
    ),
}
