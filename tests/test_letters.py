"""A console that lacks a character shows plain letters, whatever is printed on it."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from game import letters

CHECKOUT = Path(letters.__file__).resolve().parent.parent


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("río, Ávila, pingüino", "rio, Avila, pinguino"),
        ("un año", "un anyo"),
        ("¿Sí? ¡No!", "Si? No!"),
        ("«a» “b” „c” ‘d’ ‚e’", '"a" "b" "c" \'d\' \'e\''),
        ("1 – 2 — 3 − 4 · 5", "1 - 2 - 3 - 4 - 5"),
        ("2 × 3 ÷ 4 ± 5 ≤ ≥ ≠ → …", "2 x 3 / 4 +/- 5 <= >= != -> ..."),
        ("Straße, Øresund, e\u0301", "Strasse, Oresund, e"),
        ("水 \udcc3", "? ?"),
        ("plain, 100 % ~^", "plain, 100 % ~^"),
    ],
)
def test_plain_letters(text: str, shown: str) -> None:
    assert letters.plain(text) == shown


@pytest.mark.parametrize(
    ("encoding", "shown"),
    [
        ("ascii", "rio -> 3 EUR, un anyo"),
        ("cp1252", "río -> 3 €, un año"),
        ("utf-8", "río → 3 €, un año"),
    ],
)
def test_a_stream_keeps_what_it_can_encode(encoding: str, shown: str) -> None:
    raw = io.BytesIO()
    stream = io.TextIOWrapper(raw, encoding=encoding)
    letters.shown_plainly(stream, None)
    stream.write("río → 3 €, un año")
    stream.flush()
    assert raw.getvalue().decode(encoding) == shown


def test_what_cannot_be_decoded_is_not_its_business() -> None:
    letters.shown_plainly()
    with pytest.raises(UnicodeDecodeError):
        b"\xff".decode("ascii", letters.HANDLER)


def spoken(*line: str, typed: bytes = b"") -> bytes:
    """What a command prints on a console of ASCII alone."""
    done = subprocess.run(
        [sys.executable, "-m", "game", *line],
        cwd=CHECKOUT,
        env={**os.environ, "PYTHONIOENCODING": "ascii"},
        input=typed,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )
    assert done.returncode in (0, 2), done.stdout
    return done.stdout


def test_a_game_in_spanish_reads_in_plain_letters() -> None:
    typed = "sí\nayuda\n".encode()  # of which two bytes are none of its characters
    shown = spoken("play", "three-valleys", "--text", "--lang", "es", "--seat", "alto", typed=typed)
    assert b"Tres valles, un rio" in shown
    assert b"Mira en cualquier momento" in shown  # the help, asked for after that
    assert b"\\x" not in shown


def test_errors_and_data_too() -> None:
    assert b"'r\xc3" not in spoken("check", "río.yaml")
    assert b"rio.yaml" in spoken("check", "río.yaml")
    told = spoken("play", "three-valleys", "--auto", "--lang", "es", "--json", "--length", "20")
    assert told.isascii()
    assert "sequía" in str(json.loads(told))
