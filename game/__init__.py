"""Parley: an educational simulation of diplomatic negotiation, played on a tabletop.

The rooms of this package, from the ground up; imports go down only. `locale` holds the program's own
texts, a folder for each language. `scenario` is the author's language: a YAML file becomes a frozen
Scenario, or a list of what is wrong with it. `rules` turn a scenario, a position and orders into the
next position and the changes that led there, each with its cause: texts on the table (`texts`, `edits`,
`talk`), how they close (`closing`, `agreeing`), what becomes of a word (`moves`, `compliance`, `aftermath`).
`minds` play seats that no person holds: they bargain, order, and say why; `analysis` works out what was
possible and what a scenario teaches. `views` say what a seat may read, as plain records and sentences;
`pictures` draw them as SVG. `session` holds one running game and its record on disk, `debrief` works out
what is told after it.

`player` is a running game without a device: what its seats prepare and have read, the minds at work, and
at each seat a reader, who is handed views, takes intents and says why not. `screens` say the whole game as
trees of nodes: what happens comes from a reader alone, the words for it from what lies below. Two mouths show
them and know nothing of each other: `window` with pygame, `lines` as lines of text. `paper` writes pages
to print, `workshop` is for authors. `play` and `welcome` choose between the mouths, `__main__` puts the parts together.
`bootstrap` makes a fresh checkout runnable: `needs` says what must be installed, `environment` whether
it is, `installing` does it, `stick` makes a folder that needs none of it, and `letters` lets every console be written to. `inspection` checks everything, `releases` with other releases of what is needed,
`benchmarks` measures how fast it is; what these run lies beside the package, in `tests/`.
"""

import os
import sys

# The rules multiply small matrices: threads would cost more than they gain, here and in every reader
# of a shared machine. It has to be said before NumPy is loaded.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
# Pydantic looks through everything that is installed for plugins; Parley has none.
os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")

__version__ = "0.3.0"

OLDEST = (3, 11)
"""The oldest Python that Parley runs on."""


def called() -> str:
    """How the person called this program, for the texts that tell what to type."""
    if getattr(sys, "frozen", False):  # a pack on a stick is started by its script
        return {"win32": "Parley.bat"}.get(sys.platform, "sh parley.sh")
    name = os.path.splitext(os.path.basename(sys.argv[0]))[0]
    return "python3 -m game" if name in ("__main__", "") or name.startswith("-") else name


class UserError(Exception):
    """Something the person at the keyboard can mend; its text is one clear sentence for them.

    Raise it anywhere above the rules; the commands print the text on standard error and end with
    its status, without a traceback.
    """

    status = 2


class Stopped(UserError):
    """The person stopped it before it was done."""

    status = 130
