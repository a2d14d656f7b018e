"""Each diagnostic code: one bad snippet that is found on its line, and a good one that is not."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from game.scenario.codes import CODES
from game.scenario.diagnostics import SEVERITIES
from game.scenario.loading import load, loads
from game.scenario.translation import compared, loads_overlay, skeleton


@dataclass(frozen=True)
class Spoilt:
    """A code, an edit of the good scenario that brings it about, and a word on the line to name."""

    code: str
    good: str
    bad: str
    at: str


GOOD_ENDINGS = """\
  shared:
    title: A street for all
    text: The street is slow and full of people.
    when: deal and safety >= 50 and cooperation >= 30
  apology:
    title: One word
    text: A single word changed the tone.
    when: chose(accident is sorry) or happened(fair) and crossed(no_flour) >= 1
"""
"""All but the last."""

CASES = [
    Spoilt("E104", "title: Market Street", "title: Market \x01Street", "title: Market"),
    Spoilt("E110", 'cite: "A handbook', 'cite: "A \\d handbook', "handbook of"),
    Spoilt("E111", "    short: Baker", "\tshort: Baker", "short: Baker"),
    Spoilt("E112", 'cite: "A handbook of quiet streets"', 'cite: "A handbook', "cite:"),
    Spoilt("E113", "public: We bake bread for", "public: We bake: bread for", "We bake"),
    Spoilt("E112", "title: Market Street", "title: 'Market' Street", "'Market' Street"),
    Spoilt("E114", "    icon: wheat", "   icon: wheat", "   icon: wheat"),
    Spoilt("E115", "payments: [mandate, points]", "payments: [mandate, points", "payments:"),
    Spoilt("E116", "name: Bakery", "name: @Bakery", "@Bakery"),
    Spoilt("E120", "name: Bakery", "name: &b Bakery", "&b Bakery"),
    Spoilt("E120", "name: Bakery", "name: *b", "*b"),
    Spoilt("E120", "name: Bakery", "name: !!str Bakery", "!!str"),
    Spoilt("E120", "name: Bakery", "<<: {name: Bakery}", "<<:"),
    Spoilt("E121", "    short: Baker", "    short: B\n    short: Baker", "short: Baker"),
    Spoilt("E122", "payments: [mandate, points]", "payments: " + "[" * 40 + "]" * 40, "[[["),
    Spoilt("E123", "teaching:", "---\nteaching:", "---"),
    Spoilt("E124", "pages: {front:", "pages: {[front]:", "[front]"),
    Spoilt("E125", "  - text: The street is", "  -\u00a0text The street is", "-\u00a0"),
    Spoilt("W126", "title: Market Street", "title: Market #1 Street", "title:"),
    Spoilt("W127", "title: Market Street", "title: “Market Street”", "title:"),
    Spoilt("W128", "name: Bakery", "name: yes", "name: yes"),
    Spoilt("W621", "title: Market Street", "title: Market PÃºblico", "title:"),
    Spoilt("W129", "title: Market Street", "title: Mar\u202eket Street", "title:"),
    Spoilt("E201", "trust:\n  start: 50", "trust:\n  stat: 50", "stat: 50"),
    Spoilt("E202", "    ask: When may vans come?\n", "", "  vans:"),
    Spoilt("E203", "start: 50\n    good: high\n    flow", "start: 12:30\n    good: high\n    flow", "12:30"),
    Spoilt("E204", "good: low", "good: lwo", "good: lwo"),
    Spoilt("E205", "chance: 60", "chance: 160", "chance: 160"),
    Spoilt("E206", "    settings:\n      unguarded: {name: \"No\", cooperation: 0}\n", "    settings:\n",
           "guarded: {name"),
    Spoilt("E207", "id: market-street", "id: Market Street", "id: Market"),
    Spoilt("E208", "title: Market Street", "title: ''", "title: ''"),
    Spoilt("E209", "format: 1", "format: 2", "format: 2"),
    Spoilt("E301", "side: traders", "side: tradres", "side: tradres"),
    Spoilt("E302", "effects: {sales: 4}", "effects: {sale: 4}", "sale: 4"),
    Spoilt("E303", "icon: wheat", "icon: whaet", "icon: whaet"),
    Spoilt("E304", "  fair:\n    title: The", "  deal:\n    title: The", "  deal:"),
    Spoilt("E305", "  plan:\n    name: What", "  safety:\n    name: What", "  safety:\n    name"),
    Spoilt("E306", "owner: [baker, school]", "owner: [baker, baker]", "owner: [baker"),
    Spoilt("E307", "aliases:", "accept: {W999: {levers: because I say so}}\naliases:", "accept:"),
    Spoilt("E401", "round >= 2\n    chance", "round = 2\n    chance", "round = 2"),
    Spoilt("E402", "when: safety < 40", "when: safty < 40", "safty"),
    Spoilt("E403", "accepts: sales >= 30", "accepts: sales", "accepts: sales"),
    Spoilt("E404", "accepts: sales >= 30", "accepts: sales >= 30" + " or deal" * 60, "or deal"),
    Spoilt("E405", "/ max(1, 2)", "/ (sales - 50)", "(sales - 50)"),
    Spoilt("E406", "/ max(1, 2)", "* sales * sales * sales", "sales * sales"),
    Spoilt("W410", "when: deal and safety >= 50", "when: deal and safety >= 101", "safety >= 101"),
    Spoilt("W411", "accepts: sales >= 30", "accepts: sales >= 0", "sales >= 0"),
    Spoilt("E501", "{sales: 60, safety: 40}", "{sales: 60, safety: 30}", "interests: {sales"),
    Spoilt("E502", "owner: school", "owner: []", "owner: []"),
    Spoilt("E504", "    otherwise: true\n", "    when: deal\n", "  as_before:"),
    Spoilt("E504", "    when: deal and safety >= 50 and cooperation >= 30", "    otherwise: true",
           "otherwise: true\n  apology"),
    Spoilt("E505", "    when: deal and safety >= 50 and cooperation >= 30\n", "", "  shared:"),
    Spoilt("E507", "public: We print what we can check.", "public: []", "public: []"),
    Spoilt("E508", "high: 50, start: 20", "high: 50, start: 60", "high: 50, start: 60"),
    Spoilt("E508", "low: 0, high: 50", "low: 50, high: 0", "low: 50"),
    Spoilt("E511", "silent: {name: Say nothing}", "silent: {name: Say nothing, cost: 1}", "default:"),
    Spoilt("E515", "facts:", "  moon: {name: Moon, good: high, measure: moon}\nfacts:", "measure: moon"),
    Spoilt("E512", "{vans: secretly, stalls: many}", "{vans: always, stalls: none}", "together:"),
    Spoilt("W551", "name: Bakery", "name: Bakery 面包", "name: Bakery 面"),
    Spoilt("W552", "short: Baker", "short: The bakers of the whole long street", "short: The bakers"),
    Spoilt("W553", "    short: Baker\n", "    short: Baker\n    voice:\n      signs: ["
           "One two three four five six seven eight nine ten eleven twelve thirteen.]\n", "One two"),
    Spoilt("W554", "    short: Baker\n", "    short: Baker\n    voice: {signs: 'Yes, {othr}.'}\n", "{othr}"),
    Spoilt("W554", "    short: Baker\n", "    short: Baker\n    voice: {end: 'Bye {lever}.'}\n", "{lever}"),
    Spoilt("W554", "    short: Baker\n", "    short: Baker\n    voice: {end: 'Bye {.'}\n", "{.'"),
    Spoilt("W554", "    short: Baker\n", "    short: Baker\n    voice: {end: 'We want {want}.'}\n", "{want}"),
    Spoilt("W548", "    names: {street: quay", "    texts: {levers.van.name: Carts}\n    names: {street: quay",
           "levers.van.name"),
    Spoilt("W548", "    play: information\n", "    play: information\n    voice: {end: Bye.}\n", "voice: {end"),
    Spoilt("E206", "    short: Baker\n", "    short: Baker\n    voice: {signs: []}\n", "[]"),
    Spoilt("E201", "    short: Baker\n", "    short: Baker\n    voice: {sings: Yes.}\n", "sings"),
    Spoilt("W556", "needs: vans is not always", "needs: vans is not always and stalls is many", "vans is not always and"),
    Spoilt("W557", "exchanges: 3\n", "exchanges: 3\n    talk_from: 5\n", "talk_from: 5"),
    Spoilt("W558", "{name: Safety, start", "{name: baker, start", "  safety: {"),
    Spoilt("W559", "          looks_like: mornings\n", "          looks_like: mornings\n          headline: "
           "Vans on the square all day and nobody is told\n", "Vans on the square"),
    Spoilt("W560", "    round: 2\n", "    when: happened(fair)\n", "when: happened(fair)"),
    Spoilt("W561", "when: chose(accident is sorry) or happened(fair) and crossed(no_flour) >= 1",
           "when: deal and safety >= 60 and cooperation >= 40", "when: deal and safety >= 60"),
    Spoilt("W561", GOOD_ENDINGS, "  one: {title: One, text: One of two., when: deal}\n"
           "  two: {title: Two, text: Two of two., when: not deal}\n", "  as_before:"),
    Spoilt("W562", "when: plan is close or stalls is many", "when: vans is always and stalls is many",
           "when: vans is always and"),
    Spoilt("W563", "always: {name: At any time,", "always: {name: At any time, irreversible: true,", "irreversible: true"),
    Spoilt("W564", "    purse: money\n", "    purse: money\n    mandate: {start: 20}\n", "start: 20"),
    Spoilt("W564", "reservation: 40", "reservation: 140", "reservation: 140"),
    Spoilt("W564", "verification: {cost: 1,", "verification: {cost: 13,", "cost: 13"),
    Spoilt("W565", "once: {noise: -10}", "once: {noise: -110}", "noise: -110"),
    Spoilt("W565", "mandate(school): -1", "mandate(school): -13", "mandate(school): -13"),
    Spoilt("W566", "many: {name: Many, each_round: {sales: 3, safety: -1}, cooperation: 60",
           "many: {name: Many, each_round: {sales: 3, safety: -1}, regard: -30, cooperation: 60", "many: {name: Many"),
    Spoilt("W567", '    mark: A\n', '    mark: A\n    url: ww.streets\n', "url: ww.streets"),
    Spoilt("W568", "You owe nobody a favour.", "You owe Claudia Ruiz a favour.", "Claudia Ruiz"),
    Spoilt("W570", "text: Nothing has changed but the weather.", "text: A single word changed the tone.",
           "text: A single word changed the tone.\n    otherwise"),
    Spoilt("W571", "colour: slate", "colour: amber", "colour: amber\n    play"),
    Spoilt("W572", "effects: {sales: -5, mandate(school): -1}", "effects: {sales: 5}", "sales: 5}"),
    Spoilt("W572", "effects: {sales: -5, mandate(school): -1}", "effects: {trust(school > baker): -20}", "trust(school > baker): -20}"),
    Spoilt("W573", "effects: {trust(school > baker): 30}", "effects: {trust(school > baker): 30, trust(baker > paper): 5}",
           "trust(baker > paper)"),
    Spoilt("W573", "      seat: baker\n", "      seat: school\n", "seat: school"),
    Spoilt("W574", "support: sales", "support: noise", "support: noise"),
    Spoilt("W575", "flow: (safety - past(safety, 1)) / max(1, 2)", "flow: (sales - 50) / 5", "flow: (sales"),
    Spoilt("W576", "denial: {pays: 2, costs: 6}", "denial: {pays: 6, costs: 2}", "pays: 6"),
    Spoilt("W578", "        accepts: sales >= 30\n", "        accepts: sales >= 30\n      guests:\n        name: The guests\n"
           "        weight: 3\n        accepts: safety >= 30\n", "weight: 3"),
    Spoilt("W510", "when: vans is banned and rounds(vans is banned) >= 2", "when: deal and safety < 46", "deal and safety < 46"),
    Spoilt("W520", "    start: none\n", "    start: none\n    step_cost: 100\n", "step_cost: 100"),
    Spoilt("W531", "    status: documented\n", "    status: invented\n", "status: invented\n    source"),
    Spoilt("W538", "sign: {rule: all}", "sign: {rule: all, veto: paper}", "veto: paper"),
    Spoilt("W538", "sign: {rule: all}", "sign: {rule: weighted, weights: {paper: 3}}", "weights: {paper"),
    Spoilt("W546", "name: By night, without telling", "name: By night, if asked at any time", "looks_like: mornings"),
    Spoilt("W546", "        each_round: {sales: 2, noise: 2}\n", "        each_round: {sales: 2, noise: 2}\n"
           "        regard: {school: 5, paper: -40}\n", "known_to: paper"),
    Spoilt("E205", "language: en", "language: en\nfreeze: 2025-02-30", "freeze: 2025"),
    Spoilt("W579", "many: {name: Many,", "many: {name: Many, say: The sales fall.,", "say: The sales"),
    Spoilt("W580", "flow_says: People shop where they feel safe.", "flow_says: Sales come back to 45.", "flow_says: Sales"),
    Spoilt("W580", "private: You owe nobody a favour.", "private: After five rounds you will know.", "After five"),
    Spoilt("W581", "ask: When may vans come?", "ask: May School stop the vans?", "owner: baker"),
    Spoilt("W582", "pages: {front: The Street News}", "pages: {front: The Streets News}", "    names: {street"),
    Spoilt("W583", "history: A market has stood here for a long time.", "freeze: 2024-05-01\nhistory: In June 2024 a market was opened here.", "history: In June"),
    Spoilt("W584", "private: You owe nobody a favour.", "private: You owe nothing to the Shcool here.", "Shcool"),
    Spoilt("W584", "- ask: What did you give, and what did you get?", "- ask: 'Who knew that \"It wants to close a street\"?'", "Who knew"),
    Spoilt("W585", "public: We print what we can check.\n    private: You owe nobody a favour.", "public: You owe nobody a favour.\n    private: We print what we can check.", "public: You owe"),
    Spoilt("W586", "text: It rains for a week.", "text: It rains for for a week.", "for for"),
    Spoilt("W586", "text: It rains for a week.", "text: TODO ask Ana", "TODO"),
    Spoilt("W587", "    cite: \"A handbook of quiet streets\"\n", "    cite: \"A handbook of quiet streets, 2016\"\n    url: https://streets.org/2015/quiet\n", "streets, 2016"),
    Spoilt("N555", "exchanges: 3", "exchanges: 1", "exchanges: 1"),
    Spoilt("E513", "    when: deal and safety >= 50 and cooperation >= 30",
           "    when: safety >= 40\n    early: true", "when: safety >= 40"),
    Spoilt("E514", "sign: {rule: all}", "sign: {rule: all_but, missing: 3}", "missing: 3"),
    Spoilt("W510", "when: vans is banned and rounds(vans is banned) >= 2", "when: safety < 46",
           "safety < 46"),
    Spoilt("W520", "cost: 2, each_round", "cost: 25, each_round", "cost: 25"),
    Spoilt("W521", "facts:", "  mood: {name: Mood, start: 50, good: high, drift: 1}\nfacts:", "  mood:"),
    Spoilt("W522", "    source: handbook\n", "", "  handbook:"),
    Spoilt("W523", "facts:\n", "facts:\n  truth: {name: Truth, values: {one: {name: One}, two: {name: Two}}}\n",
           "  truth:"),
    Spoilt("W524", "unguarded: {name: \"No\", cooperation: 0}",
           "unguarded: {name: \"No\", cooperation: 0}\n      vague: {name: Perhaps, cooperation: 5}", "vague:"),
    Spoilt("W525", "facts:", "  safely: {name: Safe ways, start: 50, good: high, drift: 1}\nfacts:", "  safely:"),
    Spoilt("W526", "private: Your oven is old.", "private: Your oven is old. " + "It smokes a bit. " * 12, "  baker:"),
    Spoilt("W527", "- text: The street is narrow.", "- text: " + "The street is narrow. " * 45, "  baker:"),
    Spoilt("W528", "    private: You owe nobody a favour.",
           "    private: " + "Institutional responsibilities necessitate comprehensive documentation "
           "considering jurisdictional complexities notwithstanding administrative precautions. " * 4,
           "  paper:"),
    Spoilt("W529", "    effects: {sales: -1}\n", "", "  rain:"),
    Spoilt("W530", "good: high, drift: -1", "good: high, drift: -9", "drift: -9"),
    Spoilt("W531", "    status: documented\n    source: handbook", "    status: documented", "documented"),
    Spoilt("W532", "mark: A", "mark: U", "  handbook:"),
    Spoilt("W533", "needs: vans is not always", "needs: crossing is guarded", "needs: crossing"),
    Spoilt("W533", "    round: 2\n", "    round: 6\n", "round: 6"),
    Spoilt("W533", "accident is sorry) or happened(fair) and crossed(no_flour) >= 1",
           "accident is sorry) and crossing is guarded", "crossing is guarded"),
    Spoilt("W534", "sides:\n", "sides:\n  others: The others\n", "  others:"),
    Spoilt("W535", "debrief: 9}", "debrief: 29}", "  30:"),
    Spoilt("W536", "levers: full", "levers: core", "  crossing:"),
    Spoilt("W537", "    interests: {safety: 70, noise: 30}\n", "", "  school:"),
    Spoilt("W538", "owner: school", "owner: paper", "owner: paper"),
    Spoilt("W539", "none: {name: None, cooperation: 20}", "none: {name: None}", "none: {name: None}"),
    Spoilt("W541", "aliases:", "accept: {W530: {indicators: the tide cannot be stopped}}\naliases:", "accept:"),
    Spoilt("W542", "    flow_says: People shop where they feel safe.\n", "", "flow: (safety"),
    Spoilt("W543", "effects: {sales: 4}", "effects: {sales: 4, noise: 0}", "noise: 0"),
    Spoilt("W544", "visible: [school], estimate: {noise: 5}", "visible: nobody", "visible: nobody"),
    Spoilt("W545", "  debrief:\n    - ask: What did you give, and what did you get?\n"
           "      evidence: agreements\n", "", "teaching:"),
    Spoilt("W546", "looks_like: mornings", "looks_like: secretly", "looks_like:"),
    Spoilt("W547", "facts:", "  moon: {name: Moon, start: 50, good: high}\nfacts:", "  moon:"),
    Spoilt("W548", "high: 50, start: 20,", "high: 50, scored: points, start: 20,", "high: 50, scored"),
    Spoilt("W548", "sign: {rule: all}", "sign: {rule: all, missing: 2}", "missing: 2"),
    Spoilt("W548", "visible: [school], estimate", "visible: all, estimate", "estimate: {noise"),
    Spoilt("W548", "banned: {name: Never,", "banned: {name: Never, cooperation: 5,", "cooperation: 5"),
    Spoilt("W548", "    round: 2\n", "    round: 2\n    repeat: true\n", "repeat: true"),
    Spoilt("W548", "facilitator: true", "facilitator: true\n    chance: 5", "chance: 5"),
    Spoilt("W548", "ratification: {baker: {by: constituencies}}", "duration: 4", "constituencies:"),
    Spoilt("W548", "payments: [mandate, points]", "payments: [mandate]", "    purse: money"),
    Spoilt("W548", "payments: [mandate, points]", "largest_payment: 3", "largest_payment: 3"),
    Spoilt("W548", "worth: {vans: {banned: -2.5}}",
           "worth: {vans: {banned: -2.5, secretly: {points: 1, known: true}}}", "known: true"),
    Spoilt("E501", "{sales: 60, safety: 40}", "{sales: {weight: 50, known: true}, safety: 40}", "interests"),
    Spoilt("W548", "    support: sales\n", "", "denial: {pays"),
    Spoilt("W548", "  sign: {rule: all}", "  force: binding\n  worry: 3", "worry: 3"),
    Spoilt("W548", "  sign: {rule: all}", "  force: binding", "verification: {cost"),
    Spoilt("W548", "play: information", "play: information\n    temperament: random", "temperament: random"),
    Spoilt("W548", "owner: baker", "owner: table", "regard: 50"),
    Spoilt("W548", "once: {noise: -10}", "once: {for: 2, effects: {noise: -10}}", "for: 2, effects"),
    Spoilt("W548", "chance: 60", "chance: 0", "chance: 0"),
    Spoilt("W548", "names: {street: quay,", "names: {avenue: quay,", "names: {avenue"),
    Spoilt("W548", "guarded: {name: \"Yes\",", "guarded: {signed_by: [school, baker], name: \"Yes\",", "signed_by"),
    Spoilt("W548", "    owner: school\n    start: unguarded\n    mode: full\n    settings:\n      unguarded: {",
           "    owner: table\n    start: unguarded\n    mode: full\n    settings:\n      unguarded: {signed_by: school, ",
           "signed_by"),
    Spoilt("W549", "drift: -1}", "drift: -1.005}", "drift: -1.005"),
    Spoilt("W549", "drift: -1}", "drift: -0.001}", "drift: -0.001"),
    Spoilt("W538", "play: information", "play: information\n    mandate: {start: 2}", "mandate: {start: 2}"),
    Spoilt("W550", GOOD_ENDINGS, "", "endings:"),
    Spoilt("W538", "banned: {name: Never,", "banned: {name: Never, signed_by: paper,", "signed_by"),
    Spoilt("W538", "seat: baker\n", "seat: paper\n", "seat: paper"),
    Spoilt("W546", "owner: baker", "owner: table", "covert:"),
    Spoilt("W546", "regard: {school: 30}", "covert: {chance: 5, looks_like: always}", "looks_like: mornings"),
    Spoilt("E203", "language: en", "language: en\nfreeze: last week", "freeze: last"),
    Spoilt("E203", "language: en", "language: en\nfreeze: 2024-13-45", "freeze: 2024"),
    Spoilt("E205", "age: 11+", "age: 18-12", "age: 18-12"),
    Spoilt("E306", "visible: [school]", "visible: [all]", "visible: [all]"),
    Spoilt("E306", "owner: [baker, school]", "owner: [baker, table]", "owner: [baker, table]"),
    Spoilt("E201", "            for: 2", "            rounds: 2", "rounds: 2"),
    Spoilt("E205", "trust(school > baker): -20", "trust(school > baker): -20.5", "-20.5"),
    Spoilt("E514", "ratification: {baker:", "ratification: {school:", "ratification: {school"),
]  # fmt: skip

ELSEWHERE = {
    "E101": "a file that is not there: test_input",
    "E102": "a file that is too large: test_input",
    "E103": "another encoding: test_input",
    "E105": "an empty file: test_input",
    "E601": "test_translation",
    "E602": "test_check",
    "W540": "test_name_of_the_file",
    "W569": "test_order",
    "W577": "test_turned",
    "W611": "test_translation",
    "W612": "test_translation",
    "W613": "test_translation",
    "W614": "test_translation",
    "W615": "test_faithful",
    "W616": "test_faithful",
    "W617": "test_together",
    "W618": "test_faithful",
    "W619": "test_together",
    "W620": "test_faithful",
    "W701": "test_lints",
    "W702": "test_lints",
    "E801": "workshop/test_expecting",
    "E802": "workshop/test_expecting",
    "E803": "workshop/test_expecting",
    "E804": "workshop/test_expecting",
    "E805": "test_expected",
    "E806": "workshop/test_expecting",
    **{f"W7{last:02}": "test_lints" for last in range(3, 13)},
}


def test_the_good_scenario_is_free_of_findings(street: str) -> None:
    loaded = loads(street)
    assert loaded.diagnostics == ()
    assert loaded.scenario is not None


@pytest.mark.parametrize("case", CASES, ids=lambda c: f"{c.code}-{c.at.strip()[:20]}")
def test_bad_snippet_is_reported_on_its_line(case: Spoilt, street: str) -> None:
    assert street.count(case.good) >= 1, "the good snippet must be in the good scenario"
    text = street.replace(case.good, case.bad, 1)
    line = text[: text.index(case.at)].count("\n") + 1
    if case.at.startswith("  ") or case.at.startswith("\n"):
        line = text[: text.index("\n" + case.at)].count("\n") + 2
    loaded = loads(text)
    found = [d for d in loaded.diagnostics if d.code == case.code]
    assert found, [str(d) for d in loaded.diagnostics]
    assert line in {d.line for d in found}, [str(d) for d in found]
    assert (loaded.scenario is None) == any(d.severity == "error" for d in loaded.diagnostics)


def test_every_code_has_a_case() -> None:
    assert {case.code for case in CASES} | set(ELSEWHERE) == set(CODES)


def test_codes_say_their_severity_and_explain_themselves() -> None:
    for code, meaning in CODES.items():
        assert code[0] in SEVERITIES
        assert code[1:].isdigit()
        assert meaning.title
        assert meaning.explanation.endswith(".")


def test_name_of_the_file(street: str, tmp_path) -> None:
    good, bad = tmp_path / "market-street.yaml", tmp_path / "other.yaml"
    good.write_text(street, encoding="utf-8")
    bad.write_text(street, encoding="utf-8")
    assert load(good).diagnostics == ()
    assert [d.code for d in load(bad).diagnostics] == ["W540"]


def test_a_warning_can_be_accepted_with_a_reason(street: str) -> None:
    spoilt = street.replace("good: high, drift: -1", "good: high, drift: -9")
    place = loads(spoilt).diagnostics[0].place
    assert place[0] == "indicators"
    for size in range(1, len(place) + 1):
        at = ".".join(map(str, place[:size]))
        loaded = loads(spoilt + f"accept: {{W530: {{{at}: the tide cannot be stopped}}}}\n")
        assert loaded.diagnostics == ()
        assert [d.code for d in loaded.accepted] == ["W530"]


def test_a_warning_is_accepted_at_its_place_alone(street: str) -> None:
    spoilt = street.replace("good: high, drift: -1", "good: high, drift: -9")
    other = spoilt + "accept: {W530: {indicators.sales: the tide cannot be stopped}}\n"
    assert [d.code for d in loads(other).diagnostics] == ["W530", "W541"]
    gone = street + "accept: {W530: {indicators.safety: the tide cannot be stopped}}\n"
    assert [(d.code, d.message) for d in loads(gone).diagnostics] == [
        ("W541", "nothing reports W530 at 'indicators.safety', so there is nothing to accept")
    ]


def test_a_place_in_vain_is_not_likened_to_one_that_is_accepted(street: str) -> None:
    spoilt = street.replace("good: high, drift: -1", "good: high, drift: -9")
    why = "the tide cannot be stopped"
    places = f"{{indicators.safety: {why}, indicators.sales: {why}}}"
    (found,) = loads(spoilt + f"accept: {{W530: {places}}}\n").diagnostics
    assert (found.code, found.hint) == ("W541", "take it out")


def test_a_place_that_is_not_there_is_one_sentence(street: str) -> None:
    spoilt = street.replace("good: high, drift: -1", "good: high, drift: -9")
    found = loads(spoilt + "accept: {W530: {indicators.safty: it cannot be stopped}}\n").diagnostics
    assert [(d.code, d.hint) for d in found] == [("E307", "did you mean 'indicators.safety'?")]


def test_a_reason_without_a_place_is_refused_with_how_to_mend_it(street: str) -> None:
    found = loads(street + "accept: {W530: the tide cannot be stopped}\n").diagnostics
    assert [d.code for d in found] == ["E307"]
    assert "write the place before the reason" in found[0].hint


@pytest.mark.parametrize("entry", ["{E501: {levers: it is meant so}}", "{W530: {levers: no}}"])
def test_an_error_cannot_be_accepted_and_a_reason_is_needed(street: str, entry: str) -> None:
    assert "E307" in [d.code for d in loads(street + f"accept: {entry}\n").diagnostics]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('guarded: {name: "Yes",', 'guarded: {signed_by: baker, name: "Yes",'),
        ('guarded: {name: "Yes",', 'guarded: {signed_by: school, name: "Yes",'),
        ("many: {name: Many,", "many: {signed_by: [baker, school], name: Many,"),
    ],
)
def test_whoever_must_sign_is_named_without_a_word(street: str, old: str, new: str) -> None:
    """Another seat, or owners alone: they say that the setting takes an agreement."""
    assert old in street
    assert loads(street.replace(old, new, 1)).diagnostics == ()


def test_under_a_threshold_a_seat_may_have_to_sign_for_the_tables_setting(street: str) -> None:
    """W548 is for the table's levers only where everybody signs anyway."""
    text = street.replace("owner: school", "owner: table").replace(
        "{rule: all}", "{rule: all_but, missing: 1}"
    )
    text = text.replace("      guarded: {", "      guarded: {signed_by: school, ")
    assert "signed_by" in text
    assert all("signs for it" not in each.message for each in loads(text).diagnostics)


def test_translation_codes_are_made(street: str) -> None:
    scenario = loads(street).scenario
    assert scenario is not None
    found = compared(scenario, loads_overlay(skeleton(scenario, "es")))
    assert {d.code for d in found} == {"W611"}


@pytest.mark.parametrize(
    ("names", "alike"),
    [
        (("issue_a", "issue_b", "issue_c", "issue_d", "issue_e"), False),
        (("a_side", "b_side"), False),
        (("round_1", "round_2"), False),
        (("harvest", "harvests"), True),
        (("issue_a", "issua_a"), True),
        (("north_sea", "north_see"), True),
    ],
)
def test_numbered_names_are_not_taken_for_slips(
    street: str, names: tuple[str, ...], alike: bool
) -> None:
    more = "".join(
        f"  {name}: {{title: T, text: T, round: 2, effects: {{sales: 4}}}}\n" for name in names
    )
    found = loads(street.replace("endings:\n", more + "endings:\n", 1)).diagnostics
    assert ("W525" in [d.code for d in found]) == alike


@pytest.mark.parametrize(
    ("start", "needs", "barred"),
    [
        ("none", "stalls is many", True),
        ("none", "vans is mornings and not stalls is none", True),
        ("none", "stalls is none or stalls is many", False),
        ("none", "stalls is many or vans is mornings", False),
        ("none", "rounds(stalls is many) >= 1", True),
        ("none", "rounds(stalls is not many) >= 1", False),
        ("many", "stalls is many", False),
        ("none", "vans is mornings", False),
    ],
)
def test_a_setting_that_needs_itself_is_told_and_no_other(
    street: str, start: str, needs: str, barred: bool
) -> None:
    """W556: where the lever starts there, the need says that nobody comes back; others may bring the rest."""
    text = street.replace("needs: vans is not always", f"needs: {needs}")
    text = text.replace(
        "    start: none\n    settings:\n      none: {name: None",
        f"    start: {start}\n    settings:\n      none: {{name: None",
    )
    assert ("W556" in [d.code for d in loads(text).diagnostics]) == barred
