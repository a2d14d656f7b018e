"""Every field of the model that holds an id says of what: so that none is forgotten when a field is added.

The walk over the model here is one of its own, by what the fields' types are; the program reads what is
declared of them.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Any, Literal, get_args, get_origin

import pytest
from pydantic import BaseModel, Field
from pydantic.fields import FieldInfo

from game.scenario.expression.names import RESERVED
from game.scenario.loading import loads
from game.scenario.model import Scenario
from game.scenario.model.base import ID, MIND, Id, ModelPart
from game.scenario.model.kinds import FREE, KINDS, SEAT, SETTING, SPOKEN, Declared, Form, Makes, Ref
from game.scenario.parsing import read
from game.scenario.places import IN_TEXTS, MADE, PLACES, REFS, IdPlace, selected
from game.scenario.tree import Tree
from game.scenario.usage import things, uses

PLAIN = {
    "Text.text", "Text.easy", "Source.cite", "Source.url", "Scenario.accept.*.*", "Alias.names.*",
    "Scenario.id", "Scenario.freeze", "Teaching.age",
}  # fmt: skip
"""Texts that are no ids and in which none stands."""


def parts(kind: Any = Scenario) -> set[type[BaseModel]]:
    """All parts of the model that can be reached from one."""
    found: set[type[BaseModel]] = set()
    waiting = [kind]
    while waiting:
        kind = waiting.pop()
        if isinstance(kind, type) and issubclass(kind, BaseModel):
            if kind not in found:
                found.add(kind)
                waiting += [field.annotation for field in kind.model_fields.values()]
        else:
            waiting += get_args(kind)
    return found


def leaves(kind: Any, marks: tuple[Any, ...], where: str) -> Iterator[tuple[str, tuple[Any, ...]]]:
    """Every text within a type, as a value or as a key, with all that is said of it on the way."""
    origin, inner = get_origin(kind), get_args(kind)
    if kind is str:
        yield where, marks
    elif origin is Annotated:
        yield from leaves(inner[0], marks + inner[1:], where)
    elif origin is dict:
        # What is said of a mapping is said of neither its keys nor its values.
        yield from leaves(inner[0], (), f"{where}.key")
        yield from leaves(inner[1], (), f"{where}.*")
    elif origin is not Literal:
        for one in inner:
            yield from leaves(one, marks, where)


def texts(part: type[BaseModel]) -> Iterator[tuple[str, tuple[Any, ...]]]:
    for name, field in part.model_fields.items():
        yield from leaves(field.annotation, tuple(field.metadata), f"{part.__name__}.{name}")


def pattern(marks: tuple[Any, ...]) -> str:
    """The pattern that a text must have, wherever pydantic has put it."""
    inner = [m for mark in marks if isinstance(mark, FieldInfo) for m in mark.metadata]
    return next((p for m in (*marks, *inner) if (p := getattr(m, "pattern", None))), "")


def undeclared(part: type[BaseModel]) -> list[str]:
    return [
        where
        for where, marks in texts(part)
        if where not in PLAIN and not any(isinstance(mark, Declared) for mark in marks)
    ]


def test_every_text_of_the_model_that_is_or_holds_an_id_is_declared() -> None:
    assert len(parts()) > 25
    assert [where for part in parts() for where in undeclared(part)] == []
    every = {where for part in parts() for where, _ in texts(part)}
    assert every >= PLAIN, "what is plain is there"


def test_every_id_is_declared_as_one() -> None:
    """By the pattern that ids must have: it makes a thing, or refers to one."""
    ids = [(at, marks) for part in parts() for at, marks in texts(part) if pattern(marks) == ID]
    assert len(ids) > 35
    for where, marks in ids:
        (declared,) = [mark for mark in marks if isinstance(mark, Declared)]
        assert isinstance(declared, Makes | Ref), where
    minds = [marks for part in parts() for _, marks in texts(part) if pattern(marks) == MIND]
    assert minds
    assert all(Form.COUNTERPART in marks for marks in minds)


@pytest.mark.parametrize(
    "kind",
    [Id, Id | None, dict[Id, int], dict[str, Id], tuple[Id, ...], str, Literal["all"] | Id],
)
def test_a_field_that_says_nothing_is_found(kind: Any) -> None:
    class Forgotten(ModelPart):
        field: kind = Field(description="Who knows what.")  # type: ignore[valid-type]

    Forgotten.model_rebuild(_types_namespace={"kind": kind})
    assert undeclared(Forgotten)


def test_every_declaration_has_its_places() -> None:
    """All that the fields declare is found on the way from the scenario down."""
    said = {mark for part in parts() for _, marks in texts(part) for mark in marks}
    declared = {mark for mark in said if isinstance(mark, Declared)}
    placed = {at.declared for at in PLACES}
    assert {mark for mark in declared if mark not in placed} == {
        ref for ref in declared if isinstance(ref, Ref) and ref.kind in IN_TEXTS
    }
    assert set(MADE) == set(KINDS)
    assert [kind.word for kind in IN_TEXTS] == ["source"]


def test_what_belongs_to_something_says_where_that_stands() -> None:
    for at, ref in REFS:
        assert (at.depth >= 0) == (ref.kind.owner is not None), at.pattern
    depths = {at.pattern: at.depth for at, ref in REFS if ref.kind is SETTING}
    assert depths == {
        ("stakeholders", "*", "worth", "*"): 3,
        ("levers", "*", "start"): 1,
        ("levers", "*", "settings", "*", "covert", "looks_like"): 1,
        ("infeasible", "*", "together", "*"): 3,
    }


def test_words_that_stand_for_seats_are_none() -> None:
    words = {word for _, ref in REFS if ref.kind is SEAT for word in ref.words}
    assert words == {"table", "all", "nobody", "constituencies"}
    assert set(FREE) < set(SPOKEN) < set(KINDS)
    assert "table" in RESERVED


def test_a_wrong_id_is_found_wherever_one_may_stand(whole_street: str) -> None:
    """Each in turn is made one that there is not, and that is the one thing said of names."""
    tree = read(whole_street, "street.yaml")
    tried: set[tuple[str, ...]] = set()
    for at, ref in REFS:
        for path in standing(tree, at):
            word = str(path[-1]) if at.keys else str(tree.at(path))
            spot = tree.keys[path] if at.keys else tree.values[path]
            start = tree.text.index(word, spot.offset)
            if word in ref.words:
                continue
            text = f"{tree.text[:start]}zzzz{tree.text[start + len(word) :]}"
            said = [d for d in loads(text, "street.yaml").diagnostics if d.code == "E301"]
            assert [(d.line, d.column) for d in said] == [(spot.line, spot.column)], path
            assert said[0].message.startswith("'zzzz' is not a"), path
            tried.add(at.pattern)
    assert tried == {at.pattern for at, _ in REFS}


def standing(tree: Tree, at: IdPlace) -> Iterator[tuple[str | int, ...]]:
    """The paths of the names at a place."""
    for path, value in selected(tree.data, at.pattern):
        if at.keys:
            yield from (path + (key,) for key in (value if isinstance(value, dict) else ()))
        elif isinstance(value, list):
            yield from (path + (place,) for place in range(len(value)))
        else:
            yield path


def test_every_use_of_an_id_that_the_model_declares_is_found(whole_street: str) -> None:
    """Renaming follows the same places: the names of a kind there are those of its things, and all of them."""
    tree = read(whole_street, "street.yaml")
    used = {(use.path, use.in_key) for thing in things(tree) for use in uses(tree, thing)}
    for at, ref in REFS:
        for path in standing(tree, at):
            word = path[-1] if at.keys else tree.at(path)
            assert ((path, at.keys) in used) == (word not in ref.words), path
