"""The commands: `python3 -m game COMMAND ...`, or `parley COMMAND ...` where it is installed.

A command is a module that offers `add_arguments(parser)` and `run(arguments) -> int`, and it is
imported only when it is asked for. What goes wrong is caught here: the person reads one sentence,
never a traceback.

The imports at the top and the syntax are those of Python 3.6, which must get as far as `prepare`.
"""

import argparse
import atexit
import gc
import os
import sys
from typing import NoReturn

from game import UserError, __version__, bootstrap, called

COMMANDS = {
    "play": ("game.play", "play a scenario: in a window, in the terminal, or watch minds play it"),
    "new": ("game.workshop.new", "begin a scenario of your own from a template"),
    "check": ("game.workshop.check", "find every problem in scenario files"),
    "balance": ("game.workshop.balance", "play very many games and say how balanced a scenario is"),
    "analyse": (
        "game.workshop.analyse",
        "show what is possible in a scenario, and what would hold",
    ),
    "workshop": (
        "game.workshop.workshop",
        "work on a scenario in the browser: its text, how it looks, how it is as a game",
    ),
    "rename": (
        "game.workshop.rename",
        "give a seat, lever, setting or anything else with an id another one, everywhere",
    ),
    "translate": (
        "game.workshop.translate",
        "say how a translation stands, and bring it up to its scenario",
    ),
    "reference": (
        "game.workshop.reference",
        "say what every key of the scenario language means, with an example",
    ),
    "schema": (
        "game.workshop.schema",
        "write what editors need to complete scenarios as they are typed",
    ),
    "export": ("game.workshop.export", "put a scenario into one file to share"),
    "import": ("game.workshop.take_in", "take in a scenario that somebody has exported"),
    "replay": ("game.lines.replay", "read the record of a game again, or verify it"),
    "debrief": (
        "game.paper.debrief",
        "look back on a recorded game, in lines or as a page to print",
    ),
    "host": ("game.classroom.host", "hold a class: pages for every seat, a wall, a phone"),
    "pack": (
        "game.stick.command",
        "make a folder for a stick that holds everything, Python included",
    ),
    "enter": (
        "game.classroom.enter",
        "type in what a class has written on slips of paper, table by table",
    ),
    "handouts": (
        "game.classroom.handouts",
        "write everything that a class needs on paper: cards, slips, plan",
    ),
    "bench": ("game.benchmarks", "measure how fast the rules are"),
    "test": ("game.inspection", "check Parley itself; further words go to pytest"),
}
START = "game.welcome"
"""What runs without a command: the first screen of the window."""

BROKEN = 70
"""Exit status after a mistake in Parley itself."""


class Parser(argparse.ArgumentParser):
    """A parser whose errors are one sentence that says where to read on."""

    def error(self, message: str) -> NoReturn:
        """Refuse the command line."""
        raise UserError("{}: {}; see '{} --help'.".format(self.prog, message, self.prog))


def main(arguments: "list[str] | None" = None) -> int:
    """Run one command and return its exit status.

    0 is success, 1 what the command says, 2 something the person can mend, 70 a mistake of ours,
    130 and 141 if the person stopped it or closed the pipe it wrote to.
    """
    line = sys.argv[1:] if arguments is None else arguments
    streams = sys.stdout, sys.stderr
    try:
        bootstrap.require_python()
        use_what_the_console_has()
        if answered(line):
            return 0
        # Much is made and kept while it starts; to look for garbage every 700 objects is a tenth
        # of what a short command takes.
        gc.set_threshold(300_000, 20, 20)
        # At the end all of it goes with the process: to look through it once more would be a fifth.
        atexit.register(gc.freeze)
        bootstrap.prepare(line)
        from game.lines.mouth import mouth

        sys.stdout, sys.stderr = mouth(sys.stdout), mouth(sys.stderr)
        status = dispatch(line)
        sys.stdout.flush()
        return status
    except UserError as error:
        return complain(str(error), error.status)
    except KeyboardInterrupt:
        return complain("\nStopped.", 130)
    except BrokenPipeError:
        # Whoever read our output has enough; Python would complain again while it exits.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 141
    except Exception as error:  # noqa: BLE001 - the last stop before a traceback on the screen
        damage = bootstrap.damage()
        if damage:
            return complain(damage, 2)
        if isinstance(error, OSError) and error.filename is not None:
            return complain("'{}': {}.".format(error.filename, error.strerror), 2)
        return complain(apology(error, line), BROKEN)
    finally:
        sys.stdout, sys.stderr = streams


def use_what_the_console_has() -> None:
    """Let a console show plain letters for those it lacks, and not end the game for any typed."""
    from game import letters

    letters.shown_plainly(sys.stdout, sys.stderr)
    getattr(sys.stdin, "reconfigure", lambda **_: None)(errors="replace")


def complain(sentence: str, status: int) -> int:
    """Print a sentence on standard error and return the status."""
    print(sentence, file=sys.stderr)
    return status


def answered(line: "list[str]") -> bool:
    """Answer what needs no package; whether that was all."""
    if line[:1] in (["-h"], ["--help"], ["help"]):
        print(overview(called()))
    elif line[:1] in (["-V"], ["--version"]):
        print("Parley {}".format(__version__))
    else:
        return False
    return True


def dispatch(line: "list[str]") -> int:
    """Find the command that `line` names and run it."""
    program = called()
    name = line[0] if line and not line[0].startswith("-") else ""
    if name and name not in COMMANDS:
        raise UserError(unknown(name, program))
    # Imported by name and late: a start costs only what its command needs.
    from importlib import import_module

    module = import_module(COMMANDS[name][0] if name else START)
    if name == "test":  # hands on what it is told, so that no parser of ours may read it
        return int(module.run(line[1:]))
    parser = Parser(
        prog="{} {}".format(program, name).strip(),
        description=(module.__doc__ or "").strip().split("\n\n")[0],
    )
    module.add_arguments(parser)
    refuse_nothing(line)
    return int(module.run(parser.parse_args(line[1:] if name else line)))


def refuse_nothing(line: "list[str]") -> None:
    """Refuse an empty text where a name or a file belongs; only a what-if may change nothing.

    A shell makes one of a variable that is not set, and what was meant would be ignored without a word.
    """
    for at, word in enumerate(line):
        option, equals, value = word.partition("=")
        if not word.strip():
            before = line[at - 1] if at else ""
            option = before if before.startswith("--") else "One word of the command"
        elif not (option.startswith("--") and equals and not value.strip()):
            continue
        if option != "--change":
            text = "{} is an empty text; write the name or the file that belongs there."
            raise UserError(text.format(option))


def overview(program: str) -> str:
    """The list of commands."""
    rows = ["  {:<9} {}".format(name, text) for name, (_, text) in COMMANDS.items()]
    return "\n".join(
        [
            "Parley: negotiations to play, and to understand afterwards.",
            "",
            "  {}".format(program),
            "      choose a scenario and play it",
            "  {} COMMAND ...".format(program),
            "      one of the commands below; --help after it tells what it takes",
            "",
            *rows,
            "",
            "  --version, --help",
        ]
    )


def unknown(name: str, program: str) -> str:
    """Say that there is no such command, with the likeliest thing meant."""
    from difflib import get_close_matches

    from game.scenario import shelf

    if name in shelf.all_names():
        return "'{0}' is a scenario; to play it: {1} play {0}".format(name, program)
    close = get_close_matches(name, COMMANDS, 1)
    hint = "did you mean '{}'?".format(close[0]) if close else "see '{} --help'.".format(program)
    return "There is no command '{}'; {}".format(name, hint)


def apology(error: Exception, line: "list[str]") -> str:
    """Save a report on an unexpected error; one sentence that says where it is."""
    import platform
    import traceback

    if isinstance(error, ModuleNotFoundError) and (error.name or "").split(".")[0] != "game":
        return "The package '{}' is missing; install Parley again, then start again.".format(
            error.name
        )
    kind = type(error).__name__
    report = "Parley {} on Python {}, {}\n{}\n\n{}".format(
        __version__,
        platform.python_version(),
        platform.platform(),
        " ".join(line),
        "".join(traceback.format_exception(type(error), error, error.__traceback__)),
    )
    path = save(report)
    where = "a report for its makers is in {}".format(path) if path else "\n" + report
    return "Something in Parley went wrong, and not through you ({}); {}".format(kind, where)


def save(report: str) -> str:
    """Write a report into the person's folder for logs, or any other; its path, or nothing."""
    import tempfile
    from datetime import datetime, timezone

    name = "parley-{:%Y%m%d-%H%M%S-%f}.txt".format(datetime.now(timezone.utc))
    folders = [tempfile.gettempdir()]
    try:
        import platformdirs

        folders.insert(0, platformdirs.user_log_dir("parley", appauthor=False))
    except ImportError:
        pass
    for folder in folders:
        path = os.path.join(folder, name)
        try:
            os.makedirs(folder, exist_ok=True)
            with open(path, "w", encoding="utf-8", errors="backslashreplace") as file:
                file.write(report)
        except OSError:
            continue
        return path
    return ""


if __name__ == "__main__":
    sys.exit(main())
