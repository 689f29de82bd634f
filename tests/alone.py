"""Holds the whole suite to what is promised: no network, no shell, no other program.

Python tells every such attempt to a hook before it is made. The hook refuses it, and
notes it, so that a test fails even where something swallowed the refusal.
"""

from __future__ import annotations

import socket
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING
from typing import Any

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import FrameType

PROGRAMS = {
    "tecdesk.drives.eject": "takes a stick out, by the desktop's own command",
    "tecdesk.ui.printing.spooling": "hands pages to the printers of the system",
}
"""Modules that may start a program, and why; see docs/decisions."""

NETWORK = {
    *("socket.connect", "socket.getaddrinfo", "socket.gethostbyname"),
    *("socket.gethostbyaddr", "socket.sendto", "socket.sendmsg", "socket.bind"),
    *("urllib.Request", "ftplib.connect", "smtplib.connect", "http.client.connect"),
}
SHELL = {"os.system", "os.exec", "os.spawn", "os.startfile", "pty.spawn"}
PROGRAM = {"subprocess.Popen", "os.posix_spawn"}
ATTEMPTS: list[str] = []
_let = False


class NotAlone(BaseException):
    """No Exception: nothing may take it for a fault of the world."""


def install() -> None:
    """Begin to listen; cannot be taken back within a process."""
    sys.addaudithook(_heard)


@contextmanager
def let() -> Iterator[None]:
    """Let everything through, for tests of what is no part of the desk."""
    global _let  # noqa: PLW0603 - a hook has no other place to look
    _let = True
    try:
        yield
    finally:
        _let = False


def attempts() -> list[str]:
    """What was tried since this was last asked."""
    found, ATTEMPTS[:] = [*ATTEMPTS], []
    return found


def _heard(event: str, args: tuple[Any, ...]) -> None:
    if event in NETWORK:
        if not _is_within(args):
            _refuse(f"{event} {args[1:]!r}")
    elif event in SHELL:
        _refuse(f"{event} {args!r}")
    elif event in PROGRAM:
        caller = _caller()
        if caller and caller not in PROGRAMS:
            _refuse(f"{event} {args[:2]!r} by {caller}")


def _is_within(args: tuple[Any, ...]) -> bool:
    """True for a socket that does not leave the machine."""
    family = getattr(args[0], "family", None) if args else None
    return family is not None and family == getattr(socket, "AF_UNIX", -1)


def _caller() -> str:
    """The module of ours that is nearest; empty when a test stands before it."""
    frame: FrameType | None = sys._getframe(2)
    while frame is not None:
        name = str(frame.f_globals.get("__name__", ""))
        if name.startswith("tests."):
            return ""
        if name.startswith("tecdesk"):
            return name
        frame = frame.f_back
    return ""


def _refuse(what: str) -> None:
    if not _let:
        ATTEMPTS.append(what)
        raise NotAlone(what)
