"""Make a fresh checkout runnable with nothing but Python.

`prepare` is called before anything else is imported. Where the packages that pyproject.toml names are
present (installed by pip, uv, pipx, conda ...), it steps aside. Otherwise it sees to it that the
checkout's own environment holds what the lock names (`environment`), and starts the same command
again inside it. A later start costs a few milliseconds.

Standard library only, and readable by Python 3.6, so that an old Python can say that it is too
old: annotations newer than that stand in quotation marks, and what may be newer is imported late.
"""

import os
import sys

from game import OLDEST, UserError

STARTED = "PARLEY_STARTED"
"""Environment variable: how often this start was handed on to another Python."""


def require_python() -> None:
    """Raise UserError if this Python is too old for Parley."""
    if sys.version_info < OLDEST:
        raise UserError(too_old(sys.version_info, sys.executable, os.environ.get("PATH", "")))


def too_old(version: "tuple[object, ...]", executable: str, path: str) -> str:
    """Say that this Python is too old, naming a newer one on `path` if there is one."""
    is_now = "Parley needs Python 3.11 or newer, and this is Python {}.{} ({}).".format(
        version[0], version[1], executable
    )
    for minor in range(20, OLDEST[1] - 1, -1):
        name = "python3.{}".format(minor)
        if any(os.access(os.path.join(folder, name), os.X_OK) for folder in path.split(os.pathsep)):
            return "{} Start it with '{} -m game' instead.".format(is_now, name)
    return "{} Install a newer one, then start it by its name: 'python3.12 -m game'.".format(is_now)


def prepare(arguments: "list[str]") -> None:
    """Return if this Python has what `arguments` need, otherwise go on in one that has.

    Args:
        arguments: the command line after `python3 -m game`. The command `test` needs the test
            tools as well.

    Raises:
        UserError: with the reason why Parley cannot start, and what to do.
    """
    handed_on = int(os.environ.pop(STARTED, "0"))
    if getattr(sys, "frozen", False):
        return  # a pack on a stick: it holds everything, and nothing is made beside it
    checkout = _checkout()
    if not os.path.isfile(os.path.join(checkout, "pyproject.toml")):
        return  # installed: the installer saw to the packages
    from game import environment, needs

    testing = arguments[:1] == ["test"]
    lock = needs.LOCKS[testing]
    made_here = environment.is_own(checkout)
    if made_here and environment.ready(checkout, lock):
        return
    # What Parley made is held to the lock, unless that could not be followed just now; what others
    # made is held to the bounds.
    wanted = needs.bounds(checkout, testing)
    if (handed_on or not made_here) and not needs.missing(wanted, sys.path):
        return
    if handed_on > 1:
        raise UserError("The new environment .venv is not complete; remove it and start again.")
    if handed_on:  # it looked complete from outside and is not
        environment.distrust(checkout)
    if arguments[:2] == ["test", "--lock"]:
        wanted = []  # of a lock that falls short, and is renewed for that
    try:
        start_inside(checkout, lock, wanted, arguments, handed_on + 1)
    except OSError:  # the interpreter there is none
        environment.distrust(checkout)
        try:
            start_inside(checkout, lock, wanted, arguments, handed_on + 1)
        except OSError as error:
            raise UserError(
                "The environment .venv cannot be started ({}); remove the folder, then start "
                "again.".format(error.strerror)
            ) from None


def start_inside(
    checkout: str, lock: str, wanted: "list[str]", arguments: "list[str]", times: int
) -> None:
    """Go on in the checkout's own environment, which is brought about if need be; does not return.

    Raises:
        UserError: with the reason why it could not be brought about.
        OSError: if it cannot be started.
    """
    from game import environment

    if not environment.ready(checkout, lock):
        from game import installing

        installing.bring_about(checkout, lock, wanted)
    hand_on(checkout, arguments, times)


def damage() -> str:
    """Say what is broken in the checkout's own environment, if this runs in it; else nothing.

    The next start then makes the environment anew.
    """
    from game import environment

    checkout = _checkout()
    broken = environment.damage(checkout) if environment.is_own(checkout) else ""
    if not broken:
        return ""
    environment.distrust(checkout)
    return "The file '{}' is damaged or gone; start again, which installs it anew.".format(broken)


def _checkout() -> str:
    return os.path.dirname(os.path.dirname(os.path.abspath(__file__)))


def hand_on(checkout: str, arguments: "list[str]", times: int) -> None:
    """Start the same command in the checkout's own environment; does not return.

    On Windows, where a process cannot become another, this one waits and ends with its status.
    Raises OSError if there is nothing there that can be started.
    """
    from game import environment

    home = environment.home(checkout)
    python = environment.python(checkout)
    variables = dict(os.environ)
    variables.pop("PYTHONHOME", None)
    variables["VIRTUAL_ENV"] = home
    variables[STARTED] = str(times)
    if os.path.realpath(os.getcwd()) != os.path.realpath(checkout):
        paths = [checkout, variables.get("PYTHONPATH", "")]
        variables["PYTHONPATH"] = os.pathsep.join(path for path in paths if path)
    command = [python] + _interpreter_options() + ["-m", "game"] + arguments
    if os.name != "nt":
        os.execve(python, command, variables)
    else:
        sys.exit(_accompany(command, variables))


def _accompany(command: "list[str]", variables: "dict[str, str]") -> int:
    """Run a command and wait for its end; its exit status."""
    import subprocess

    with subprocess.Popen(command, env=variables) as process:
        while True:
            try:
                return process.wait()
            except KeyboardInterrupt:
                continue  # the child was told as well, and says when it has ended


def _interpreter_options() -> "list[str]":
    """What stood between `python3` and `-m game`, such as `-X dev`."""
    line = list(getattr(sys, "orig_argv", []))
    for index in range(1, len(line) - 1):
        if line[index : index + 2] == ["-m", "game"]:
            return line[1:index]
    return []
