"""Where the others find this machine: the addresses that it has in its networks."""

from __future__ import annotations

import socket
import struct
import sys
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv4Network
from typing import Final

VIRTUAL: Final = (
    "docker",
    "br-",
    "veth",
    "virbr",
    "vmnet",
    "vboxnet",
    "tun",
    "tap",
    "wg",
    "utun",
    "tailscale",
    "zt",
    "lo",
)
"""Names of adapters that lead to no classroom."""
TARGETS: Final = ("192.168.255.254", "10.255.255.254", "172.31.255.254", "203.0.113.1")
"""Where a way is asked for, without sending anything: the system says from which address it would go."""
HOMES: Final = (
    IPv4Network("192.168.0.0/16"), IPv4Network("10.0.0.0/8"), IPv4Network("172.16.0.0/12"),
)  # fmt: skip
SIOCGIFADDR: Final = 0x8915


@dataclass(frozen=True, slots=True)
class Address:
    """One way to this machine."""

    number: str
    adapter: str = ""
    """The name of its adapter; empty where the system does not say."""
    usual: bool = False
    """Whether the system itself would go this way."""

    def page(self, port: int, path: str = "/") -> str:
        """What is typed into a browser.

        >>> Address("192.168.1.7").page(8000), Address("10.0.0.2").page(80, "/?c=PQXW")
        ('http://192.168.1.7:8000/', 'http://10.0.0.2/?c=PQXW')
        """
        return f"http://{self.number}{'' if port == 80 else f':{port}'}{path}"


def addresses() -> list[Address]:
    """The addresses that others may reach this machine at, the likeliest first; none without a network."""
    usual = list(dict.fromkeys(_ways()))
    found = {number: Address(number, adapter, number in usual) for adapter, number in _adapters()}
    for number in (*usual, *_by_name()):
        found.setdefault(number, Address(number, "", number in usual))
    fit = [each for each in found.values() if fits(each.number) and not _virtual(each.adapter)]
    return sorted(fit, key=lambda each: (not each.usual, _rank(each.number), each.number))


def fits(number: str) -> bool:
    """Whether somebody else may reach this machine by a number.

    >>> [fits(n) for n in ("127.0.0.1", "169.254.3.4", "0.0.0.0", "192.168.0.4", "x")]
    [False, False, False, True, False]
    """
    try:
        address = IPv4Address(number)
    except ValueError:
        return False
    return not (
        address.is_loopback
        or address.is_link_local
        or address.is_unspecified
        or address.is_multicast
    )


def names() -> frozenset[str]:
    """All names and numbers that this machine may be asked for by."""
    host = socket.gethostname().lower()
    numbers = {address.number for address in addresses()}
    return frozenset({"localhost", "127.0.0.1", "::1", host, f"{host}.local"} | numbers)


def _rank(number: str) -> int:
    at = IPv4Address(number)
    return next((n for n, home in enumerate(HOMES) if at in home), len(HOMES))


def _virtual(adapter: str) -> bool:
    return adapter.lower().startswith(VIRTUAL)


def _ways() -> Iterator[str]:
    """From which address the system would go to others."""
    for target in TARGETS:
        with suppress(OSError), socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as way:
            way.connect((target, 9))
            yield str(way.getsockname()[0])


def _by_name() -> Iterator[str]:
    """What the system says of its own name; on Windows that is every adapter."""
    with suppress(OSError):
        yield from socket.gethostbyname_ex(socket.gethostname())[2]


def _adapters() -> Iterator[tuple[str, str]]:
    """Adapters with their addresses, where the system tells (Linux)."""
    if not sys.platform.startswith("linux"):
        return
    import fcntl

    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asking:
        for _, name in socket.if_nameindex():
            with suppress(OSError):
                asked = struct.pack("256s", name.encode()[:15])
                told = fcntl.ioctl(asking.fileno(), SIOCGIFADDR, asked)
                yield name, socket.inet_ntoa(told[20:24])
