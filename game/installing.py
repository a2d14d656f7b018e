"""Make the checkout's own environment, `.venv`, from a lock, and say in one sentence why not.

Only one start installs at a time: it holds a lock on `.venv.lock`, which the system releases with
the process, however that ends. The same file says while an install is under way; a start that
finds it saying so with nobody holding the lock builds the environment anew.

Standard library only.
"""

from __future__ import annotations

import errno
import os
import platform
import re
import subprocess
import sys
from importlib.util import find_spec
from typing import Final, TextIO

from game import OLDEST, Stopped, UserError, environment, needs

TRIED: Final = (3, 13)
"""The newest Python that the lock was tried with."""

_PAPERS: Final = (environment.COUNTS, *needs.LOCKS)
_PARTS: Final = frozenset(
    ("bin", "include", "lib", "lib64", "share", "scripts", "install.log", ".gitignore", *_PAPERS)
)
"""What can be left of an environment that has lost its `pyvenv.cfg`, in small letters."""

_OFFLINE: Final = re.compile(
    r"NewConnectionError|ConnectTimeout|NameResolution|name resolution|getaddrinfo|timed out"
    r"|Connection refused|unreachable|Max retries|ProxyError|Failed to establish",
    re.IGNORECASE,
)
_ALTERED: Final = re.compile(
    r"DO NOT MATCH THE HASHES.*?^ +(\S+==[^\s;]+)", re.DOTALL | re.MULTILINE
)
_NO_WHEEL: Final = re.compile(r"No matching distribution found for ([^\s;]+)")
_DAMAGED_LOCK: Final = re.compile(
    r"Hashes are required in|all requirements must have their versions pinned|Invalid requirement",
    re.IGNORECASE,
)
_DISK_FULL: Final = "The disk is full: Parley needs about 300 MB; make room, then start again."
_IN_USE: Final = re.compile(r"WinError (?:5|32)\b")


def bring_about(checkout: str, lock: str, wanted: list[str]) -> None:
    """See to it that the environment holds what `lock` names.

    Where the index cannot be reached and the environment, made from an earlier lock, holds what is
    wanted, that is said and nothing else is done.

    Args:
        checkout: the folder that holds pyproject.toml.
        lock: one of `needs.LOCKS`.
        wanted: requirements that the lock must fulfil, each `name>=version`.

    Raises:
        UserError: with the reason why that was not possible.
    """
    try:
        needs.check(checkout, lock, wanted)
        _set_up(checkout, lock)
    except KeyboardInterrupt:
        raise Stopped("Stopped; the next start goes on from here.") from None
    except Offline as error:
        if not environment.sufficient(checkout, wanted):
            raise
        _say(f"Parley: {error} Until then it runs with the packages that are here.")
    except OSError as error:
        raise UserError(unwritable(checkout, error)) from None


class Offline(UserError):
    """The package index cannot be reached."""


def add(requirements: list[str], called: str) -> None:
    """Install more into the environment that this Python runs in, outside of any lock.

    Args:
        requirements: what is wanted, each `name>=version`.
        called: what it is, for the person who waits.

    Raises:
        UserError: with the reason why that was not possible.
    """
    _say(f"Parley: installing {called}; this takes a few seconds, once ...")
    line = [*_pip(sys.executable), "--only-binary", ":all:", *requirements]
    try:
        code, output = _run_pip(sys.executable, line)
    except KeyboardInterrupt:
        raise Stopped("Stopped; the next start goes on from here.") from None
    if code:
        raise _why_not_added(output, requirements, called)


def _why_not_added(output: str, requirements: list[str], called: str) -> UserError:
    """Say in one sentence why something more could not be installed."""
    if "No space left" in output:
        return UserError(_DISK_FULL)
    if _OFFLINE.search(output):
        return Offline(
            f"The package index cannot be reached to install {called}; connect to the internet, this "
            "once, then start again."
        )
    return UserError(
        f"Installing {called} did not work ({last_words(output)}); install "
        f"'{' '.join(requirements)}' where Parley runs ({sys.executable}), then start again."
    )


def _set_up(checkout: str, lock: str) -> None:
    with open(os.path.join(checkout, ".venv.lock"), "a+", encoding="utf-8") as mark:
        _wait_for(mark.fileno())
        if environment.ready(checkout, lock):
            return  # another start has done it meanwhile
        anew = environment.unfinished(checkout) or not _usable(checkout)
        if anew and not _can_make_environments():
            raise UserError(
                "Python's venv module is not complete here (on Debian and Ubuntu: "
                "'sudo apt install python3-venv'); install it, then start again."
            )
        _say(_while_it_takes(checkout, anew))
        mark.write("An install is under way.\n")
        mark.flush()
        _install(checkout, lock, mark, anew)
        environment.write_down(checkout, lock)
        mark.truncate(0)
    _say("Parley: ready.")


def _while_it_takes(checkout: str, anew: bool) -> str:
    """What to say before a wait."""
    if not os.path.exists(environment.home(checkout)):
        return "Parley: installing what it needs into .venv; this takes a minute or two, once ..."
    if anew:
        return "Parley: .venv is not complete and is made anew; this takes a minute or two ..."
    return "Parley: bringing .venv up to date; this takes a minute or so ..."


def _usable(checkout: str) -> bool:
    """Whether the environment that is there can be added to; a strange one is not touched."""
    home = environment.home(checkout)
    settings = os.path.join(home, "pyvenv.cfg")
    if not os.path.lexists(home):
        return False
    if not os.path.isfile(settings):
        if os.path.isdir(home) and all(name.lower() in _PARTS for name in os.listdir(home)):
            return False  # what is left of one
        raise UserError(
            f"'{home}' is in the way and is no Python environment; move it, then start again."
        )
    with open(settings, encoding="utf-8", errors="replace") as file:
        version = re.search(r"^version(?:_info)?\s*=\s*(\d+)\.(\d+)", file.read(), re.MULTILINE)
    if version and (int(version.group(1)), int(version.group(2))) < OLDEST:
        raise UserError(
            f"The folder .venv here belongs to Python {version.group(1)}.{version.group(2)}, which "
            "is too old for Parley; remove the folder, then start again."
        )
    ours = any(os.path.exists(os.path.join(home, paper)) for paper in _PAPERS)
    return environment.whole(checkout) if ours else os.path.exists(environment.python(checkout))


def _can_make_environments() -> bool:
    return all(find_spec(name) for name in ("venv", "ensurepip")) or bool(find_spec("virtualenv"))


def _make_environment(checkout: str, mark: int) -> None:
    # From inside the environment that is to be replaced, its maker has to do it.
    python = getattr(sys, "_base_executable", "") or sys.executable
    maker = "venv" if find_spec("ensurepip") else "virtualenv"
    code, output = _run([python, "-m", maker, "--clear", environment.home(checkout)], mark)
    if code:
        raise UserError(
            f"Python could not make the folder .venv ({last_words(output)}); mend that or remove "
            "the folder, then start again."
        )


def _install(checkout: str, lock: str, mark: TextIO, anew: bool) -> None:
    """Install what the lock names, into the environment that is there or `anew`."""
    if anew:
        _make_environment(checkout, mark.fileno())
    code, output = _follow(checkout, lock, mark.fileno())
    log = os.path.join(environment.home(checkout), "install.log")
    with open(log, "w", encoding="utf-8") as file:
        file.write(output)
    if not code and (anew or not environment.damage(checkout)):
        return
    reason = _why_not(output, log) if code else None
    if reason is None and not anew:  # half of what was there may have been deleted
        _install(checkout, lock, mark, anew=True)
        return
    if "Installing collected packages" not in output:
        mark.truncate(0)  # nothing was begun, so what was there is whole
    raise reason or UserError(
        f"Installing what Parley needs did not work ({last_words(output)}); details are in {log}."
    )


def _follow(checkout: str, lock: str, mark: int) -> tuple[int, str]:
    """Install what a lock names; the exit status of pip and its output."""
    python = environment.python(checkout)
    # Nothing is compiled here: where a wheel is missing, that is said.
    line = ["--require-hashes", "--only-binary", ":all:", "-r", os.path.join(checkout, lock)]
    return _run_pip(python, [*_pip(python), *line], mark)


def _pip(python: str) -> list[str]:
    """How an install begins; without a retry pip does not say that nobody answered."""
    line = [python, "-m", "pip", "install", "--disable-pip-version-check", "--no-input"]
    return [*line, "--retries", "2"]


def _run_pip(python: str, line: list[str], mark: int | None = None) -> tuple[int, str]:
    """Run pip; its exit status and output."""
    code, output = _run(line, mark)
    if code and "No module named pip" in output:  # an environment that uv made
        _run([python, "-m", "ensurepip"], mark)
        code, output = _run(line, mark)
    return code, output


def _why_not(output: str, log: str) -> UserError | None:
    """Say in one sentence why pip failed, if that can be told."""
    details = f"(details: {log})"
    if "No space left" in output:
        return UserError(_DISK_FULL)
    if _OFFLINE.search(output):
        return Offline(
            "The package index cannot be reached to install what Parley needs; connect to the "
            f"internet, then start again {details}."
        )
    altered = _ALTERED.search(output)
    if altered:
        return UserError(
            f"The package index sent another {altered.group(1)} than the one that Parley was tried "
            "with (its checksum differs), so it was not installed; try again later or from "
            f"another network {details}."
        )
    if _DAMAGED_LOCK.search(output):
        return UserError(
            "The list of what Parley needs is damaged; fetch the files requirements.txt and "
            f"requirements-test.txt again, then start again {details}."
        )
    wheel = _NO_WHEEL.search(output)
    if wheel:
        return UserError(no_wheel(wheel.group(1), sys.version_info[:2]))
    if _IN_USE.search(output):
        return UserError(
            "Something in the folder .venv is in use; close every other window of Parley, then "
            "start again."
        )
    return None


def no_wheel(package: str, version: tuple[int, ...]) -> str:
    """Say that a package is not there for this Python or this computer, and what to do about it."""
    name, _, number = package.partition("==")
    here = f"Python {version[0]}.{version[1]} on {platform.system()} ({platform.machine()})"
    if version > TRIED:
        tried = ".".join(map(str, TRIED))
        todo = (
            f"Parley was tried up to Python {tried}; install that one, remove the folder .venv if "
            f"there is one, then start 'python{tried} -m game'."
        )
    else:
        todo = (
            "with a compiler at hand, 'pip install .' in an environment of your own may build it; "
            "otherwise take another computer."
        )
    return f"There is no ready-made package {name} {number} for {here}; {todo}"


def last_words(output: str) -> str:
    """What a failed tool said last that tells something, in one line."""
    lines = [line.strip() for line in output.splitlines() if line.strip()]
    errors = [line for line in lines if line.lower().startswith("error")]
    return (errors or lines or ["it gave no reason"])[-1][:300].rstrip(".")


def _run(command: list[str], mark: int | None) -> tuple[int, str]:
    """Run a command, showing on a terminal what it is at; its exit status and output."""
    variables = dict(os.environ, PIP_USER="0", PYTHONUNBUFFERED="1", PYTHONIOENCODING="utf-8")
    for name in ("PYTHONHOME", "VIRTUAL_ENV", "__PYVENV_LAUNCHER__"):
        variables.pop(name, None)
    lines: list[str] = []
    try:
        process = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            env=variables,
            encoding="utf-8",
            errors="replace",
            # The child holds the lock too: should this process be killed, no other start gets in
            # its way.
            pass_fds=() if os.name == "nt" or mark is None else (mark,),
        )
    except OSError as error:  # what should be a Python is none
        return 1, f"ERROR: {error}"
    with process:
        assert process.stdout
        try:
            for line in process.stdout:
                lines.append(line)
                if line.startswith(("Collecting", "  Downloading", "Installing")):
                    _say(line.strip(), passing=True)
        except KeyboardInterrupt:
            process.terminate()
            raise
        finally:
            _say("", passing=True)
    return process.returncode, "".join(lines)


def _say(text: str, passing: bool = False) -> None:
    """Tell the person waiting; a passing remark is overwritten by the next and only on a screen."""
    if not passing:
        print(text, file=sys.stderr, flush=True)
    elif sys.stderr.isatty():
        print("\r\033[K" + text[:76], end="", file=sys.stderr, flush=True)


def _wait_for(mark: int) -> None:
    """Take the lock, waiting for another start that holds it."""
    waiting = False
    while True:
        try:
            _take(mark, wait=waiting and os.name != "nt")
            return
        except OSError as error:
            if error.errno not in (errno.EAGAIN, errno.EACCES, errno.EDEADLK):
                return  # a file system without locks
            if not waiting:
                _say("Parley: another start is installing here; waiting for it ...")
                waiting = True


def _take(mark: int, wait: bool) -> None:
    if sys.platform == "win32":
        import msvcrt

        os.lseek(mark, 1 << 20, os.SEEK_SET)  # past the text, which others may read
        msvcrt.locking(mark, msvcrt.LK_LOCK, 1)  # tries for ten seconds
    else:
        import fcntl

        fcntl.flock(mark, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))


def unwritable(checkout: str, error: OSError) -> str:
    """Say why the checkout could not be written, and what to do about it."""
    if error.errno in (errno.EROFS, errno.EACCES, errno.EPERM):
        return (
            f"Parley cannot write in '{checkout}', where it would install what it needs; "
            "copy the folder to a place of your own and start it there."
        )
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return _DISK_FULL
    return f"Parley could not set itself up in '{checkout}': {error}."
