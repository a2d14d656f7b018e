"""The schema of one file knows its ids, that of a translation its texts; snippets are whole things."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from game.scenario.loading import load, loads
from game.scenario.outline import outlined
from game.scenario.overlay_schema import overlay_schema
from game.scenario.own_ids import with_ids
from game.scenario.parsing import read
from game.scenario.places import REFS, selected
from game.scenario.reference.examples import FILES
from game.scenario.schema import json_schema, nodes
from game.scenario.snippets import SHOWN, snippets
from game.scenario.translation import overlay_of

SHIPPED = sorted(
    file
    for file in (Path(__file__).parents[2] / "scenarios").glob("*.yaml")
    if "." not in file.stem
)


def validator(text: str) -> jsonschema.Draft7Validator:
    schema = with_ids(json_schema(), outlined(read(text, "x")))
    jsonschema.Draft7Validator.check_schema(schema)
    return jsonschema.Draft7Validator(schema)


def plain(text: str) -> Any:
    """A file as an editor sees it: every key a text."""
    return json.loads(json.dumps(read(text, "x").data))


@pytest.mark.parametrize("file", [*SHIPPED, *FILES], ids=lambda file: file.stem)
def test_a_scenario_is_valid_by_its_own_schema(file: Path) -> None:
    text = file.read_text("utf-8")
    assert list(validator(text).iter_errors(plain(text))) == []


def test_every_place_of_an_id_is_found_in_the_schema() -> None:
    schema = json_schema()
    for at, _ in REFS:
        assert list(nodes(schema, at.pattern)), at.pattern


def test_a_wrong_id_is_marked_wherever_one_may_stand(whole_street: str) -> None:
    known = validator(whole_street)
    assert list(known.iter_errors(plain(whole_street))) == []
    tree = read(whole_street, "street.yaml")
    tried = set()
    for at, ref in REFS:
        for path, value in selected(tree.data, at.pattern):
            words = list(value) if isinstance(value, dict | list) else [value]
            for word in words:
                if word in ref.words or not isinstance(word, str):
                    continue
                spot = tree.keys[(*path, word)] if at.keys else tree.values[path]
                start = tree.text.index(word, spot.offset)
                wrong = f"{tree.text[:start]}zzzz{tree.text[start + len(word) :]}"
                assert list(known.iter_errors(plain(wrong))), (path, word)
                tried.add(at.pattern)
    assert tried == {at.pattern for at, _ in REFS}


@pytest.mark.parametrize(
    ("good", "bad"),
    [
        ("effects: {sales: 4}", "effects: {salt: 4}"),
        ("mandate(school): -1", "mandate(scool): -1"),
        ("trust(school > baker): -20", "trust(school > bakers): -20"),
        ("{baker > school: 45}", "{baker > scool: 45}"),
        ("{safety: -2, noise: 1}", "{safety: -2, nose: 1}"),
        ("source: handbook", "source: handbok"),
        ("{vans: {banned: -2.5}}", "{vans: {many: -2.5}}"),
        ("{vans: secretly, stalls: many}", "{vans: many, stalls: many}"),
    ],
)
def test_what_stands_among_other_words_is_known_too(street: str, good: str, bad: str) -> None:
    assert good in street
    assert list(validator(street).iter_errors(plain(street.replace(good, bad))))


def test_a_file_that_is_not_finished_has_a_schema() -> None:
    for text in ("format: 1\n", "stakeholders:\n  a:\n", "levers: 3\n", ""):
        validator(text)


def test_a_translation_is_valid_by_the_schema_of_its_scenario() -> None:
    for file in SHIPPED:
        scenario = load(file).scenario
        assert scenario is not None
        for schema in (overlay_schema(), overlay_schema(scenario)):
            jsonschema.Draft7Validator.check_schema(schema)
            known = jsonschema.Draft7Validator(schema)
            overlay = plain(overlay_of(file, "es").read_text("utf-8"))
            assert list(known.iter_errors(overlay)) == []
            for wrong in (
                overlay | {"language": "fr"},
                overlay | {"text": {}},
                overlay | {"texts": {"title": "Título"}},
                overlay | {"texts": {"title": {"of": "short", "to": ""}}},
            ):
                assert list(known.iter_errors(wrong))
        texts = overlay_schema(scenario)["properties"]["texts"]["properties"]
        assert texts["title"]["description"] == str(scenario.title)
        own = overlay | {"language": scenario.language}
        assert list(known.iter_errors(own)), "nothing is translated into its own language"


def filled(body: list[str]) -> str:
    """What stands there when every place is left as it is offered."""
    text = "\n".join(body)
    words: dict[str, str] = {}

    def fill(found: re.Match[str]) -> str:
        number, word, choices = found.groups()
        if word is None and choices is None:
            return words[number]
        words[number] = word if choices is None else choices.split(",")[0]
        return words[number]

    text = re.sub(r"\$\{(\d+)(?::((?:\\.|[^}\\])*)|\|([^|]*)\|)?\}", fill, text)
    return re.sub(r"\\([\\$},|])", r"\1", text)


@pytest.mark.parametrize("word", SHOWN)
def test_a_snippet_left_as_it_is_passes_the_check(word: str) -> None:
    """Laid over the scenario it was cut out of under another id, with all else as it was."""
    body = json.loads(snippets())[f"Parley: {word}"]["body"]
    thing = yaml.safe_load(filled(body))
    tree = read(FILES[0].read_text("utf-8"), FILES[0].name)
    *_, last = SHOWN[word]
    assert list(thing) == [last]
    assert thing[last] == tree.at(SHOWN[word])
    assert body[0].startswith("${1:")
    assert loads(tree.text).scenario is not None


def test_a_choice_is_offered_as_one_and_an_id_is_typed_once() -> None:
    offered = json.loads(snippets())
    assert "  good: ${4|high,low,neither|}" in offered["Parley: indicator"]["body"]
    lever = offered["Parley: lever"]["body"]
    (start,) = (line for line in lever if line.startswith("  start: "))
    number = start.split("{")[1].split(":")[0]
    assert f"    ${{{number}}}:" in lever
    assert offered["Parley: event"]["prefix"] == "event"
