"""The array types of the rules; axis 0 of every array of a position is the game."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields, replace
from typing import TYPE_CHECKING, Any, TypeVar

import numpy as np
from numpy.typing import NDArray

Whole = NDArray[np.int64]
"""Whole numbers: hundredths of a point, counts or indexes."""

Mask = NDArray[np.bool_]
"""Yes or no for each element."""

Seeds = NDArray[np.uint64]
"""One seed for each game."""

Array = NDArray[Any]

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

Record = TypeVar("Record", bound="DataclassInstance")


def alone(record: Record) -> Record:
    """Take the axis of the games away from a record of arrays of one game, for readers of one game."""
    arrays = {item.name: getattr(record, item.name) for item in fields(record)}
    if any(len(array) != 1 for array in arrays.values()):
        raise ValueError("one game was meant")
    return replace(record, **{name: array[0] for name, array in arrays.items()})


def only(rows: Array) -> Any:
    """Take what was worked out for the only game of a batch; a list of several is a mistake.

    >>> only(np.array([[3, 4]]))
    array([3, 4])
    """
    (row,) = rows
    return row


def choose(mask: Mask, new: Array, old: Array) -> Array:
    """Take `new` where the mask holds, `old` elsewhere; whole numbers or masks.

    Arithmetic does not branch, so it is several times quicker than `np.where` on large batches.

    >>> choose(np.array([True, False]), np.array([5, 5]), np.array([1, 2]))
    array([5, 2])
    """
    if new.dtype == np.bool_:
        return (mask & new) | (old & ~mask)
    return old + mask * (new - old)


def distinct(values: Whole) -> Whole:
    """List the different values of an array, rising.

    `np.unique` does the same, but besides loads a part of NumPy that nothing here needs.

    >>> distinct(np.array([[3, 1], [3, 2]]))
    array([1, 2, 3])
    """
    ordered = np.sort(values, axis=None)
    return ordered[np.flatnonzero(np.diff(ordered, prepend=ordered[:1] - 1))]


def among(values: Whole, wanted: Sequence[int] | Whole) -> Mask:
    """Tell which values are some of those that are wanted.

    >>> among(np.array([5, 7, 9]), [9, 5])
    array([ True, False,  True])
    """
    ordered = np.sort(np.asarray(wanted, dtype=np.int64))
    marked: Mask = np.searchsorted(ordered, values, "right") > np.searchsorted(ordered, values)
    return marked


def distinct_rows(rows: Whole) -> Whole:
    """List the different rows of a table, rising by their first column, then by the next.

    >>> distinct_rows(np.array([[2, 1], [1, 9], [2, 1]]))
    array([[1, 9],
           [2, 1]])
    """
    ordered = rows[np.lexsort(rows.T[::-1])]
    new = (ordered[1:] != ordered[:-1]).any(axis=1)
    return ordered[np.flatnonzero(np.append(np.ones(min(len(rows), 1), dtype=bool), new))]


LARGEST = 2**62


def alike(columns: Sequence[tuple[Array, int]]) -> tuple[Whole, Whole]:
    """Find rows that are alike: one row for each kind [n], and the kind of each row [N].

    Each column [N] comes with how many values it can have, from 0.

    >>> alike([(np.array([1, 0, 1]), 2), (np.array([2, 2, 2]), 3)])
    (array([1, 0]), array([1, 0, 1]))
    """
    key: Whole = np.zeros(len(columns[0][0]), dtype=np.int64)
    size = 1
    for values, kinds in columns:
        if size * kinds > LARGEST:
            key = np.unique(key, return_inverse=True)[1]
            size = len(key)
        key, size = key * kinds + values, size * kinds
    _, first, place = np.unique(key, return_index=True, return_inverse=True)
    return first, place


SMALL = 4_000
"""Up to so many elements one call along an axis is quicker than one call for each index."""


def some(mask: Mask, axis: int) -> Mask:
    """Tell where any element along an axis holds; quick for the short axes of the rules.

    >>> some(np.array([[True, False], [False, False]]), 1)
    array([ True, False])
    """
    if mask.size <= SMALL:
        holds: Mask = np.logical_or.reduce(mask, axis=axis)
        return holds
    lead: tuple[Any, ...] = (slice(None),) * axis
    holds = mask[(*lead, 0)].copy()
    for index in range(1, mask.shape[axis]):
        holds |= mask[(*lead, index)]
    return holds


def count(mask: Mask, axis: int) -> Whole:
    """Count the elements along an axis that hold; as quick as `some`.

    >>> count(np.array([[True, True], [False, False]]), 1)
    array([2, 0])
    """
    if mask.size <= SMALL:
        return mask.sum(axis=axis)
    lead: tuple[Any, ...] = (slice(None),) * axis
    number = mask[(*lead, 0)].astype(np.int16)
    for index in range(1, mask.shape[axis]):
        number += mask[(*lead, index)]
    return number.astype(np.int64)


def every(mask: Mask, axis: int) -> Mask:
    """Tell where all elements along an axis hold.

    >>> every(np.array([[True, False], [True, True]]), 1)
    array([False,  True])
    """
    return ~some(~mask, axis)


def places(mask: Mask) -> tuple[Whole, ...]:
    """List where a mask holds: an array of indexes for each of its axes; several times as quick as `np.nonzero`.

    >>> places(np.array([[True, False], [False, True]]))
    (array([0, 1]), array([0, 1]))
    """
    rest, found = mask.reshape(-1).nonzero()[0], []
    for size in mask.shape[:0:-1]:
        whole = rest // size
        found.append(rest - whole * size)
        rest = whole
    return rest, *reversed(found)
