"""What must be installed: at least, in pyproject.toml; exactly as it was tried, in the locks.

A lock is a requirements file that names one release of every package with its checksums.

Standard library only.
"""

from __future__ import annotations

import os
import re
from typing import Final

from game import UserError

LOCKS: Final = ("requirements.txt", "requirements-test.txt")
"""The locks: what Parley needs, and that with the test tools. The second holds all of the first."""

# The code runs on both pygames; an environment that has the other one is complete too.
STAND_INS: Final = {"pygame-ce": "pygame"}

_DISTRIBUTION: Final = re.compile(r"(.+?)-v?(\d[^-]*)(?:-.*)?\.(?:dist|egg)-info\Z")
_REQUIREMENT: Final = re.compile(r"([A-Za-z0-9._-]+)>=([0-9.]+)\Z")
_PIN: Final = re.compile(r"^([A-Za-z0-9._-]+)==([^\s;\\]+)", re.MULTILINE)
_LOCK_LINE: Final = re.compile(
    r"#.*|[A-Za-z0-9._-]+==[^\s;]+(?: ; .+)? \\|    --hash=sha256:[0-9a-f]{64}(?: \\)?|"
)


def bounds(checkout: str, with_tests: bool) -> list[str]:
    """Read what pyproject.toml says must be installed, as `name>=version`.

    It is not read as TOML, because loading that takes longer than all the rest of a start.
    """
    words = text(os.path.join(checkout, "pyproject.toml"))
    lists = ("dependencies", "test") if with_tests else ("dependencies",)
    return [one for name in lists for one in _listed(words, name)]


def _listed(words: str, name: str) -> list[str]:
    """The texts in quotes of the first list that is called so."""
    found = re.search(rf"^{name} = \[(.*?)\]", words, re.MULTILINE | re.DOTALL)
    return re.findall(r"[\"'](.+?)[\"']", found.group(1)) if found else []


def missing(wanted: list[str], folders: list[str]) -> list[str]:
    """Those of `wanted` that no folder of packages holds in a sufficient version.

    The first folder that holds a package decides, as it does for imports.
    """
    present: dict[str, tuple[int, ...]] = {}
    for folder in folders:
        try:
            entries = os.listdir(folder or os.curdir)
        except OSError:
            continue
        for entry in entries:
            match = _DISTRIBUTION.match(entry)
            if match:
                present.setdefault(canonical(match.group(1)), release(match.group(2)))
    return [requirement for requirement in wanted if not satisfied(requirement, present)]


def satisfied(requirement: str, present: dict[str, tuple[int, ...]]) -> bool:
    """Whether one of the packages `present`, each with its release, is `name>=version`."""
    match = _REQUIREMENT.match(requirement)
    assert match, f"{requirement!r} is not of the form name>=version"
    name = canonical(match.group(1))
    version = present.get(name) or present.get(STAND_INS.get(name, name))
    return version is not None and version >= release(match.group(2))


def canonical(name: str) -> str:
    """Write the name of a package as the index does."""
    return re.sub(r"[-_.]+", "-", name).lower()


def release(version: str) -> tuple[int, ...]:
    """The numbers of a version up to the first word, without zeros at the end."""
    numbers = [int(part) for part in re.findall(r"\d+", version.split("+")[0])]
    while numbers and not numbers[-1]:
        numbers.pop()
    return tuple(numbers)


def pins(text: str) -> dict[str, str]:
    r"""Every package that a lock names, with its release; of several the last.

    >>> pins("numpy==2.4.6 ; python_version < '3.12' \\\n    --hash=sha256:12\nrich==15.0.0")
    {'numpy': '2.4.6', 'rich': '15.0.0'}
    """
    return dict(_PIN.findall(text))


def check(checkout: str, lock: str, wanted: list[str]) -> None:
    """Raise UserError if `lock` is damaged or does not hold all that is wanted."""
    words = text(os.path.join(checkout, lock))
    lines = words.splitlines()
    mend = f"fetch {lock} again, or renew it with 'python3 -m game test --lock'"
    if (
        not words.endswith("\n")
        or lines[-1].endswith("\\")
        or not all(_LOCK_LINE.fullmatch(line) for line in lines)
    ):
        raise UserError(f"The file {lock}, which lists what to install, is damaged; {mend}.")
    named = pins(words)
    present = {canonical(name): release(named[name]) for name in named}
    lacking = [one for one in wanted if not satisfied(one, present)]
    if lacking:
        raise UserError(f"The file {lock} lacks {lacking[0]}, which Parley needs; {mend}.")


def text(path: str) -> str:
    """The text of a file, or nothing; line ends do not count, which git may change."""
    try:
        with open(path, encoding="utf-8", errors="surrogateescape") as file:
            return file.read()
    except OSError:
        return ""
