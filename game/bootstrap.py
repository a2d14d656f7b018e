"""Make a fresh checkout runnable with nothing but Python.

`prepare` is called before anything else is imported. Where the packages that pyproject.toml names are present
(installed by pip, uv, pipx, conda ...), it steps aside. Otherwise it makes `.venv/` in the
checkout, installs them there and starts the same command again inside it. A folder of packages is
judged by the names of its `*.dist-info` entries, so that a later start costs a few milliseconds.

Only one start installs at a time: it holds a lock on `.venv.lock`, which the system releases with
the process, however that ends. The same file says while an install is under way; a start that
finds it saying so with nobody holding the lock builds the environment anew.

Standard library only, and readable by Python 3.6, so that an old Python can say that it is too
old: annotations newer than that stand in quotation marks.
"""

import errno
import os
import re
import sys
from typing import TextIO

OLDEST = (3, 11)
STARTED = "PARLEY_STARTED"
"""Environment variable: how often this start was handed on to another Python."""

# The code runs on both pygames; an environment that has the other one is complete too.
STAND_INS = {"pygame-ce": "pygame"}

_DISTRIBUTION = re.compile(r"(.+?)-v?(\d[^-]*)(?:-.*)?\.(?:dist|egg)-info\Z")
_REQUIREMENT = re.compile(r"([A-Za-z0-9._-]+)>=([0-9.]+)\Z")
_OFFLINE = re.compile(
    r"NewConnectionError|ConnectTimeout|NameResolution|name resolution|getaddrinfo|timed out"
    r"|Connection refused|unreachable|Max retries|ProxyError|Failed to establish",
    re.IGNORECASE,
)


class Stop(Exception):
    """Parley cannot start; the text is one sentence for the person at the keyboard.

    `status` is the exit status: 2, or 130 when the person stopped it.
    """

    def __init__(self, sentence: str, status: int = 2) -> None:
        super().__init__(sentence)
        self.status = status


def require_python() -> None:
    """Raise Stop if this Python is too old for Parley."""
    if sys.version_info < OLDEST:
        raise Stop(too_old(sys.version_info, sys.executable, os.environ.get("PATH", "")))


def prepare(arguments: "list[str]") -> None:
    """Return if this Python has what `arguments` need, otherwise go on in one that has.

    Args:
        arguments: the command line after `python3 -m game`. The command `test` needs the test
            tools as well.

    Raises:
        Stop: with the reason why Parley cannot start, and what to do.
    """
    handed_on = int(os.environ.pop(STARTED, "0"))
    checkout = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    if not os.path.isfile(os.path.join(checkout, "pyproject.toml")):
        return  # installed: the installer saw to the packages
    wanted = requirements(checkout, with_tests=arguments[:1] == ["test"])
    if not missing(wanted, sys.path):
        return
    if handed_on > 1:
        raise Stop("The new environment .venv is not complete; remove the folder and start again.")
    broken = handed_on == 1  # it looked complete from outside and is not
    if broken or not ready(checkout, wanted):
        try:
            set_up(checkout, wanted, rebuild=broken)
        except KeyboardInterrupt:
            raise Stop("Stopped; the next start goes on from here.", status=130) from None
        except OSError as error:
            raise Stop(unwritable(checkout, error)) from None
    hand_on(checkout, arguments, handed_on + 1)


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


def requirements(checkout: str, with_tests: bool) -> "list[str]":
    """Read what pyproject.toml says must be installed, as `name>=version`."""
    import tomllib

    with open(os.path.join(checkout, "pyproject.toml"), "rb") as file:
        project = tomllib.load(file)["project"]
    wanted = list(project["dependencies"])
    if with_tests:
        wanted += project["optional-dependencies"]["test"]
    return wanted


def missing(wanted: "list[str]", folders: "list[str]") -> "list[str]":
    """Those of `wanted` that no folder of packages holds in a sufficient version.

    The first folder that holds a package decides, as it does for imports.
    """
    present = {}  # type: dict[str, tuple[int, ...]]
    for folder in folders:
        try:
            entries = os.listdir(folder or os.curdir)
        except OSError:
            continue
        for entry in entries:
            match = _DISTRIBUTION.match(entry)
            if match:
                present.setdefault(_canonical(match.group(1)), _release(match.group(2)))
    absent = []
    for requirement in wanted:
        match = _REQUIREMENT.match(requirement)
        assert match, "{!r} is not of the form name>=version".format(requirement)
        name = _canonical(match.group(1))
        version = present.get(name) or present.get(STAND_INS.get(name, name))
        if version is None or version < _release(match.group(2)):
            absent.append(requirement)
    return absent


def _canonical(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def _release(version: str) -> "tuple[int, ...]":
    """The numbers of a version up to the first word, without zeros at the end."""
    numbers = [int(part) for part in re.findall(r"\d+", version.split("+")[0])]
    while numbers and not numbers[-1]:
        numbers.pop()
    return tuple(numbers)


def environment_python(checkout: str) -> str:
    """Where the interpreter of the checkout's own environment is."""
    inside = ("Scripts", "python.exe") if os.name == "nt" else ("bin", "python")
    return os.path.join(checkout, ".venv", *inside)


def ready(checkout: str, wanted: "list[str]") -> bool:
    """Whether the checkout's own environment looks complete from outside."""
    return (
        os.path.exists(environment_python(checkout))
        and not missing(wanted, _package_folders(checkout))
        and not _unfinished(checkout)
    )


def _package_folders(checkout: str) -> "list[str]":
    library = os.path.join(checkout, ".venv", "Lib" if os.name == "nt" else "lib")
    if os.name == "nt":
        return [os.path.join(library, "site-packages")]
    try:
        return [os.path.join(library, name, "site-packages") for name in os.listdir(library)]
    except OSError:
        return []


def _unfinished(checkout: str) -> bool:
    try:
        return os.path.getsize(os.path.join(checkout, ".venv.lock")) > 0
    except OSError:
        return False


def set_up(checkout: str, wanted: "list[str]", rebuild: bool) -> None:
    """Make `.venv` in the checkout if need be and install what is wanted there.

    Args:
        checkout: the folder that holds pyproject.toml.
        wanted: requirements, each `name>=version`.
        rebuild: whether an environment that is there must be thrown away.

    Raises:
        Stop: with the reason why that was not possible.
        OSError: if the folder cannot be written.
    """
    with open(os.path.join(checkout, ".venv.lock"), "a+") as lock:
        _wait_for(lock.fileno())
        if not rebuild and ready(checkout, wanted):
            return  # another start has done it meanwhile
        anew = rebuild or _unfinished(checkout) or not _usable(checkout)
        if anew and not _can_make_environments():
            raise Stop(
                "Python's venv module is not complete here (on Debian and Ubuntu: "
                "'sudo apt install python3-venv'); install it, then start again."
            )
        _say("Parley: installing what it needs into .venv; this takes a minute or two, once ...")
        lock.write("An install is under way.\n")
        lock.flush()
        if anew:
            _make_environment(checkout, lock.fileno())
        _install(checkout, wanted, lock)
        lock.truncate(0)
    _say("Parley: ready.")


def _usable(checkout: str) -> bool:
    """Whether the environment that is there can be added to; a strange one is not touched."""
    folder = os.path.join(checkout, ".venv")
    settings = os.path.join(folder, "pyvenv.cfg")
    if not os.path.exists(folder) or (os.path.isdir(folder) and not os.listdir(folder)):
        return False
    if not os.path.isfile(settings):
        raise Stop(
            "'{}' is in the way and is no Python environment; move it, then start again.".format(
                folder
            )
        )
    with open(settings, encoding="utf-8", errors="replace") as file:
        version = re.search(r"^version(?:_info)?\s*=\s*(\d+)\.(\d+)", file.read(), re.MULTILINE)
    if version and (int(version.group(1)), int(version.group(2))) < OLDEST:
        raise Stop(
            "The folder .venv here belongs to Python {}.{}, which is too old for Parley; "
            "remove the folder, then start again.".format(version.group(1), version.group(2))
        )
    return os.path.exists(environment_python(checkout))


def _can_make_environments() -> bool:
    from importlib.util import find_spec

    return all(find_spec(name) for name in ("venv", "ensurepip")) or bool(find_spec("virtualenv"))


def _make_environment(checkout: str, lock: int) -> None:
    from importlib.util import find_spec

    # From inside the environment that is to be replaced, its maker has to do it.
    python = getattr(sys, "_base_executable", "") or sys.executable
    maker = "venv" if find_spec("ensurepip") else "virtualenv"
    folder = os.path.join(checkout, ".venv")
    code, output = _run([python, "-m", maker, "--clear", folder], lock)
    if code:
        raise Stop(
            "Python could not make the folder .venv ({}); mend that or remove the folder, "
            "then start again.".format(_last_words(output))
        )


def _install(checkout: str, wanted: "list[str]", lock: TextIO) -> None:
    python = environment_python(checkout)
    pip = [python, "-m", "pip"]
    options = ["--disable-pip-version-check", "--no-input", "--prefer-binary"]
    code, output = _run(pip + ["install"] + options + wanted, lock.fileno())
    if code and "No module named pip" in output:  # an environment that uv made
        _run([python, "-m", "ensurepip"], lock.fileno())
        code, output = _run(pip + ["install"] + options + wanted, lock.fileno())
    if not code:
        return
    if "Installing collected packages" not in output:
        lock.truncate(0)  # nothing was begun, so what was there is whole
    log = os.path.join(checkout, ".venv", "install.log")
    with open(log, "w", encoding="utf-8") as file:
        file.write(output)
    raise Stop(_why_not(output, log))


def _why_not(output: str, log: str) -> str:
    """One sentence on why pip failed."""
    if "No space left" in output:
        return "The disk is full: Parley needs about 300 MB; make room, then start again."
    if _OFFLINE.search(output):
        return (
            "Parley could not reach the package index to install what it needs; "
            "connect to the internet, then start again (details: {}).".format(log)
        )
    return "Installing what Parley needs did not work ({}); details are in {}.".format(
        _last_words(output), log
    )


def _last_words(output: str) -> str:
    lines = [line.strip() for line in output.splitlines() if line.strip()]
    errors = [line for line in lines if line.lower().startswith("error")]
    return (errors or lines or ["it gave no reason"])[-1][:300].rstrip(".")


def _run(command: "list[str]", lock: int) -> "tuple[int, str]":
    """Run a command, showing on a terminal what it is at; its exit status and output."""
    import subprocess

    environment = dict(os.environ, PIP_USER="0", PYTHONUNBUFFERED="1", PYTHONIOENCODING="utf-8")
    environment.setdefault("PIP_RETRIES", "2")
    for name in ("PYTHONHOME", "VIRTUAL_ENV", "__PYVENV_LAUNCHER__"):
        environment.pop(name, None)
    lines = []
    with subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        env=environment,
        encoding="utf-8",
        errors="replace",
        # The child holds the lock too: should this process be killed, no other start gets in
        # its way.
        pass_fds=() if os.name == "nt" else (lock,),
    ) as process:
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


def _wait_for(lock: int) -> None:
    """Take the lock, waiting for another start that holds it."""
    waiting = False
    while True:
        try:
            _take(lock, wait=waiting and os.name != "nt")
            return
        except OSError as error:
            if error.errno not in (errno.EAGAIN, errno.EACCES, errno.EDEADLK):
                return  # a file system without locks
            if not waiting:
                _say("Parley: another start is installing here; waiting for it ...")
                waiting = True


def _take(lock: int, wait: bool) -> None:
    if sys.platform == "win32":
        import msvcrt

        os.lseek(lock, 1 << 20, os.SEEK_SET)  # past the text, which others may read
        msvcrt.locking(lock, msvcrt.LK_LOCK, 1)  # tries for ten seconds
    else:
        import fcntl

        fcntl.flock(lock, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))


def unwritable(checkout: str, error: OSError) -> str:
    """Say why the checkout could not be written, and what to do about it."""
    if error.errno in (errno.EROFS, errno.EACCES, errno.EPERM):
        return (
            "Parley cannot write in '{}', where it would install what it needs; "
            "copy the folder to a place of your own and start it there.".format(checkout)
        )
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return _why_not("No space left", "")
    return "Parley could not set itself up in '{}': {}.".format(checkout, error)


def hand_on(checkout: str, arguments: "list[str]", times: int) -> None:
    """Start the same command in the checkout's own environment; does not return.

    On Windows, where a process cannot become another, this one waits and ends with its status.
    """
    python = environment_python(checkout)
    environment = dict(os.environ)
    environment.pop("PYTHONHOME", None)
    environment["VIRTUAL_ENV"] = os.path.join(checkout, ".venv")
    environment[STARTED] = str(times)
    if os.path.realpath(os.getcwd()) != os.path.realpath(checkout):
        paths = [checkout, environment.get("PYTHONPATH", "")]
        environment["PYTHONPATH"] = os.pathsep.join(path for path in paths if path)
    command = [python] + _interpreter_options() + ["-m", "game"] + arguments
    try:
        if os.name != "nt":
            os.execve(python, command, environment)
        else:
            sys.exit(_accompany(command, environment))
    except OSError as error:
        raise Stop(
            "The environment .venv cannot be started ({}); remove the folder, then start "
            "again.".format(error.strerror)
        ) from None


def _accompany(command: "list[str]", environment: "dict[str, str]") -> int:
    """Run a command and wait for its end; its exit status."""
    import subprocess

    with subprocess.Popen(command, env=environment) as process:
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
