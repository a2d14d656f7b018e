"""Playing a scenario of one's own, from a file, with a translation of one's own."""

from __future__ import annotations

from pathlib import Path

import pytest

from game import UserError
from game.session.staging import scenario_in
from tests.lines.conftest import Play

STREET = Path(__file__).parents[1] / "scenario" / "data" / "market-street.yaml"


def test_a_lever_may_be_called_like_the_word_for_paying(typed: Play, tmp_path: Path) -> None:
    file = tmp_path / "market-street.yaml"
    text = STREET.read_text("utf-8").replace("name: Stalls\n", "name: Pay\n")
    text = text.replace("how many stalls", "how many").replace(
        "many: {name: Many", "many: {name: Part"
    )
    file.write_text(text, "utf-8")
    game = typed(
        f"{file} --text --seat school --seed 1 --lang en", ["propose pay part", "", "", "quit"]
    )
    assert "not a payment" not in game.output
    assert "\nPay, Part" in game.output


def test_a_broken_translation_is_said_before_the_game(tmp_path: Path) -> None:
    file = tmp_path / "market-street.yaml"
    file.write_bytes(STREET.read_bytes())
    (tmp_path / "market-street.es.yaml").write_text(
        "language: es\ntexts:\n  title: hola\n", "utf-8"
    )
    assert scenario_in(str(file), "en").title.text == "Market Street"
    with pytest.raises(
        UserError, match=r"translation has errors.*market-street\.es\.yaml:3:3: E601"
    ):
        scenario_in(str(file), "es")


def test_marks_of_sources_are_explained_where_there_are_sources(
    typed: Play, tmp_path: Path
) -> None:
    marks = "A: primary or peer-reviewed."
    file = tmp_path / "market-street.yaml"
    text = STREET.read_text("utf-8")
    assert "sources:" in text
    bare = text[: text.index("sources:")] + text[text.index("sides:") :]
    bare = bare.replace("    source: handbook\n", "")
    # A source of what happened afterwards alone is told only then.
    told = "story:\n  - text: A handbook counts.\n    status: documented\n    source: handbook\n"
    cited = text.replace("story:\n", told, 1)
    for said, there in ((cited, True), (text, False), (bare, False)):
        file.write_text(said, "utf-8")
        game = typed(f"{file} --text --seat school --seed 1 --lang en", ["about", "", "quit"])
        assert "14+" in game.output or "11+" in game.output
        assert (marks in game.output) == there
