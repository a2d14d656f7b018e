"""The table read aloud: the paper, its signature lines, levers, slips and words owed, each thing once."""

from __future__ import annotations

from game.lines.heard import Familiar
from game.lines.rows import rows
from game.screens.nodes import (
    Node,
    Pick,
    Screen,
    button,
    choice,
    group,
    heading,
    line,
    small,
    text,
    tool,
)
from tests.lines.test_rows import WANT, made, read, say


def cell(label: str, *inside: Node) -> Node:
    return group(*inside, small(label.partition(":")[0]), kind="signature", label=label)


def signatures(*cells: Node) -> Node:
    return group(*cells, kind="signature", id="signatures")


def test_where_the_parties_stand_is_one_line_with_what_can_be_pressed() -> None:
    sign = button("sign.1f", "Sign", WANT)
    (row,) = made(signatures(cell("You: unsure", sign), cell("South: signed", text("signed"))))
    assert row.text == "You: Sign South: signed."
    assert [node.id for node in row.nodes] == ["sign.1f"]
    assert read(signatures(cell("You: signed", text("signed")), cell("Isle: no", text("no")))) == [
        "You: signed; Isle: no."
    ]


def lever(*, weight: int = 0, region: str = "") -> Node:
    dots = choice("lever.gate", [Pick("shut", "Shut", WANT), Pick("open", "Open", WANT)], "open", label="The gate")  # fmt: skip
    row = group(text("The gate"), dots, Node("image", label="Isle cares for it"), kind="track", id="row.gate")  # fmt: skip
    return group(row, kind="track", id="levers", weight=weight, region=region)  # type: ignore[arg-type]


def test_a_lever_is_one_line_with_its_settings_and_who_cares() -> None:
    assert read(lever()) == ["The gate: Shut Open (chosen) Isle cares for it."]


def test_where_levers_stand_on_request_the_heading_says_so() -> None:
    told = made(group(heading("What could change"), lever(weight=2), region="act"))
    assert [row.text for row in told if not row.later] == ["What could change word.levers"]
    assert [row.key for row in told if row.later] == ["lever.gate"]
    assert read(group(heading("Your levers"), lever(), region="act"))[0] == "Your levers"


def slip(name: str, **more: str) -> Node:
    return button(
        f"text.{name}", "1", WANT, kind="slip", label=f"Text {name}. Isle has signed.", **more
    )


def test_a_slip_is_read_by_its_label_and_the_one_in_front_by_its_paper() -> None:
    lying = group(slip("1"), slip("2", value="chosen"), region="aside")
    paper = group(
        heading("Text 2", 3), text("The gate, Open"), kind="sheet", id="sheet", region="act"
    )
    assert read(paper, lying) == ["Text 2", "The gate, Open", "Text 1. Isle has signed."]


def test_what_a_paper_or_the_log_tells_is_not_told_again_beside_the_table() -> None:
    bubble = button("said.isle", "“No.”", WANT, kind="bubble")
    stands = text("Text 1: signed by Isle", icon="file-text")
    log = button("log", "All that was said", WANT)
    deal = button("deal.1", "", WANT, label="North and Isle agreed.")
    cheated = small("Isle: “We were cheated.”", icon="triangle-alert")
    rail = group(stands, text("It is late."), cheated, log, kind="rail", region="now")
    assert read(rail, bubble, deal) == ["It is late."]
    later = [row.text for row in made(rail, bubble, deal) if row.later]
    assert later == ["All that was said", "North and Isle agreed."], "they can be asked for"


def test_what_was_said_is_not_told_again_where_it_still_stands() -> None:
    said = "North and South have a text on the table."
    log = group(
        text(said), text("Isle signs."), text("Isle signs."), weight=2, live=True, region="aside"
    )
    told = made(group(text(said), region="aside"), log)
    assert [row.text for row in told] == [said, "Isle signs."]
    empty = group(heading("Said", 3), text(said), weight=2, live=True, region="aside")
    assert [row.text for row in made(group(text(said), region="aside"), empty)] == [said]


def test_a_slip_that_stands_as_it_stood_needs_no_second_reading_in_a_round() -> None:
    heard = Familiar()

    def told(at: int, round: int, *nodes: Node) -> list[str]:
        shown = Screen(f"table.alto.{round}.talk.{at}", "x", group(*nodes))
        return [row.text for row, _ in heard.new(shown, rows(shown, say), round)]

    head = group(heading("What could change"), region="now")
    assert told(1, 1, head, slip("1")) == ["What could change", "Text 1. Isle has signed."]
    assert told(2, 1, head, slip("1"), slip("2")) == ["Text 2. Isle has signed."]
    assert told(1, 2, head, slip("1")) == ["What could change", "Text 1. Isle has signed."]


def test_what_a_heading_has_beside_it_can_be_pressed_by_a_number() -> None:
    told = made(line(heading("Your draft", 3), tool("pay", "x", "Payments", WANT), tool("clear", "x", "Throw away", WANT)))  # fmt: skip
    assert [(row.level, row.text) for row in told] == [
        (3, "Your draft"),
        (0, "Payments Throw away"),
    ]
    assert [node.id for node in told[1].nodes] == ["pay", "clear"]


def test_what_stands_below_the_main_button_says_of_what_it_is() -> None:
    """The button itself is in the prompt; one that cannot be pressed costs nothing."""
    put = Node("button", id="send", text="Put it", intent=WANT, primary=True, children=(small("costs 2 of 20"),))  # fmt: skip
    assert read(put) == ["Put it", "Put it: costs 2 of 20"]
    cannot = Node("button", id="send", text="Put it", intent=WANT, disabled="No.", children=put.children)  # fmt: skip
    assert read(cannot) == ["Put it: No."]


def test_why_something_cannot_be_pressed_is_not_said_twice() -> None:
    put = button("send", "Put it", WANT, disabled="Name a lever first.")
    assert read(text("Name a lever first."), put) == ["Name a lever first.", "Put it:"]


def test_the_cards_of_a_word_say_what_each_way_brings() -> None:
    def way(id: str, said: str, brings: str, value: str = "") -> Node:
        return Node("radio", id=id, text=f"**{said}**", value=value, intent=WANT, children=(small(brings),))  # fmt: skip

    cards = (way("keep.gate", "Keep: Open", "You stay at 40.", "chosen"), way("broken.gate", "Break: Shut", "You rise to 52."))  # fmt: skip
    vow = Node("radiogroup", id="vow.gate", children=cards, label="The gate", kind="vow")
    (row,) = made(vow)
    assert row.text == "The gate: Keep: Open (chosen): You stay at 40. Break: Shut: You rise to 52."
    assert row.changed == "The gate: Keep: Open"


def test_a_choice_beside_its_question_does_not_ask_it_again() -> None:
    asked = choice(
        "belief.gate", [Pick("50", "50 %", WANT)], "50", label="Will they? North: The gate"
    )
    (row,) = made(group(text("North: The gate"), asked, kind="row"))
    assert row.text == "North: The gate: 50 % (chosen)"
    assert row.changed == "North: The gate: 50 %"


def test_the_score_is_read_once_a_round_but_not_beside_a_reveal_that_tells_it() -> None:
    meters = group(
        button("indicator.water", "", WANT, kind="meter", label="Water: 46."),
        button("score", "", WANT, kind="meter", label="You are at 45."),
        region="stakes",
    )
    score, water = made(meters)
    assert (score.text, score.once, water.once) == ("You are at 45.", True, False)
    told = made(meters, group(text("From 50 to 45."), id="reveal", region="act"))
    assert [row.once for row in told if row.later] == [False, False]


def paper(state: str, clause: str = "The gate, Open") -> Node:
    return group(
        heading("Text 1", 3), text(clause), signatures(cell(f"Isle: {state}", text(state))), text("It is dear."),
        region="act",
    )  # fmt: skip


def test_of_a_paper_that_lies_there_it_is_read_who_has_signed_since() -> None:
    heard = Familiar()

    def told(at: int, node: Node) -> list[str]:
        shown = Screen(f"table.alto.1.talk.{at}", "x", group(node))
        return [row.text for row, _ in heard.new(shown, rows(shown, say), 1)]

    assert told(1, paper("unsure")) == ["Text 1", "The gate, Open", "Isle: unsure.", "It is dear."]
    assert told(2, paper("signed")) == ["Text 1", "Isle: signed."]
    assert told(3, paper("signed")) == []
    other = paper("signed", "The gate, Shut")
    assert told(4, other) == ["Text 1", "The gate, Shut", "Isle: signed.", "It is dear."]
    assert told(5, paper("signed")) == ["Text 1", "Isle: signed."], "it has come in front again"
