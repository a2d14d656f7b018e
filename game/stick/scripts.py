"""What a person starts: a script for each system, and START-HERE.txt.

They are the same in every pack, and the program of each system lies in a folder of its own: packs that
were made on several systems can be copied over one another, onto one stick.
"""

from __future__ import annotations

import platform
from contextlib import suppress
from pathlib import Path
from typing import Final

from game import __version__
from game.locale import LANGUAGES, text

READ_ME: Final = "START-HERE.txt"
PARTS: Final = ("what", "windows", "macos", "linux", "class", "alone", "network", "kept", "licence")
"""The paragraphs of START-HERE.txt in each language; texts `stick.*`."""

SHELL: Final = """\
#!/bin/sh
# Starts Parley from this folder. What is written after the name is handed on:
#     sh parley.sh play three-valleys --text
here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd) || exit 2
case $(uname -s) in
    Darwin) system=macos ;;
    *) system=linux ;;
esac
case $(uname -m) in
    x86_64 | amd64) machine=x86_64 ;;
    aarch64 | arm64) machine=arm64 ;;
    *) machine=$(uname -m) ;;
esac
pack=$here/$system-$machine
# A Mac of the newer kind runs what was made on one of the older.
[ -f "$pack/parley" ] || [ "$system" != macos ] || pack=$here/macos-x86_64
if [ ! -f "$pack/parley" ]; then
    echo "This stick has no Parley for $system-$machine; on such a computer 'pack' makes one." >&2
    exit 2
fi
[ -x "$pack/parley" ] && exec "$pack/parley" "$@"

# Programs may not be started from this stick: start a copy, which goes when Parley ends.
copy=
clear() {
    [ -z "$copy" ] || rm -rf -- "$copy"
}
trap clear EXIT
trap 'exit 129' HUP
trap 'exit 143' TERM
trap : INT
echo "Parley: this stick starts no programs; copying it to this computer for now ..." >&2
for place in "${XDG_CACHE_HOME:-$HOME/.cache}" "$HOME" "${TMPDIR:-/tmp}"; do
    mkdir -p -- "$place" 2>/dev/null
    copy=$(mktemp -d "$place/parley-XXXXXX" 2>/dev/null) || { copy=; continue; }
    cp -R "$pack/." "$copy" && chmod u+x "$copy/parley" && [ -x "$copy/parley" ] && break
    clear
    copy=
done
if [ -z "$copy" ]; then
    echo "Parley can be started neither from this stick nor from a copy of it: there is no room," \\
        "or this computer forbids it; ask whoever looks after it." >&2
    exit 2
fi
"$copy/parley" "$@"
"""

COMMAND: Final = """\
#!/bin/sh
# Starts Parley on a Mac, with a double click.
exec /bin/sh "$(dirname -- "$0")/parley.sh" "$@"
"""

CLASS_COMMAND: Final = """\
#!/bin/sh
# Holds a class on a Mac, with a double click; it asks how many students there are.
exec /bin/sh "$(dirname -- "$0")/parley.sh" host --ask "$@"
"""

CLASS_BATCH: Final = """\
@echo off
rem Holds a class, with a double click; it asks how many students there are.
call "%~dp0Parley.bat" host --ask %*
rem What was said last can still be read.
if errorlevel 1 pause
"""

BATCH: Final = """\
@echo off
rem Starts Parley from this folder. What is written after the name is handed on:
rem     Parley.bat play three-valleys --text
setlocal
set "program=%~dp0windows-x86_64\\parley.exe"
if /i not "%PROCESSOR_ARCHITECTURE%"=="ARM64" goto found
if exist "%~dp0windows-arm64\\parley.exe" set "program=%~dp0windows-arm64\\parley.exe"
:found
if exist "%program%" goto start
echo This stick has no Parley for Windows; on such a computer 'pack' makes one.
pause
exit /b 2
:start
if not "%~1"=="" goto told
start "" "%program%"
exit /b 0
:told
"%program%" %*
exit /b %errorlevel%
"""


def system_name(system: str = "", machine: str = "") -> str:
    """The folder of the program of a system, by default this one.

    >>> system_name("Windows", "AMD64"), system_name("Darwin", "arm64"), system_name("Linux", "x86_64")
    ('windows-x86_64', 'macos-arm64', 'linux-x86_64')
    """
    system = (system or platform.system()).lower()
    machine = (machine or platform.machine()).lower()
    kinds = {"amd64": "x86_64", "aarch64": "arm64"}
    return f"{'macos' if system == 'darwin' else system}-{kinds.get(machine, machine)}"


def read_me() -> str:
    """What START-HERE.txt says, in every language."""
    pages = [
        "\n\n".join(
            [
                f"Parley {__version__} – {text(language, 'stick.title')}",
                *(text(language, f"stick.{part}") for part in PARTS),
            ]
        )
        for language in LANGUAGES
    ]
    return f"\n\n{'-' * 72}\n\n".join(pages) + "\n"


def write(folder: Path) -> None:
    """Write the scripts and START-HERE.txt into a pack; raises OSError."""
    scripts = {"parley.sh": SHELL, "Parley.command": COMMAND, "Class.command": CLASS_COMMAND}
    for name, words in scripts.items():
        (folder / name).write_text(words, encoding="utf-8", newline="\n")
        with suppress(OSError):  # a stick may know no rights
            (folder / name).chmod(0o755)
    for name, words in (("Parley.bat", BATCH), ("Class.bat", CLASS_BATCH)):
        (folder / name).write_text(words, encoding="ascii", newline="\r\n")
    # An old Notepad shows it as well.
    (folder / READ_ME).write_text(read_me(), encoding="utf-8-sig", newline="\r\n")


def start(folder: Path, windows: bool) -> list[str]:
    """How the pack in a folder is started on this system, with a command line to come."""
    if windows:
        return [str(folder / system_name() / "parley.exe")]
    return ["/bin/sh", str(folder / "parley.sh")]
