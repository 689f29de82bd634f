"""What the machine is called and runs, asked without starting a program.

`platform` starts `uname` on Linux, and a shell on Windows, to find out the same.
"""

from __future__ import annotations

import os
import sys


def name() -> str:
    """The machine's name in its network; empty when it has none."""
    if sys.platform == "win32":
        return os.environ.get("COMPUTERNAME", "")
    return os.uname().nodename


def system() -> str:
    """The system and its version: Linux 6.1.0, Windows 10.0.19045."""
    if sys.platform == "win32":
        said = sys.getwindowsversion()
        return f"Windows {said.major}.{said.minor}.{said.build}"
    told = os.uname()
    return f"{told.sysname} {told.release}"


def kind() -> str:
    """The processor's kind: x86_64, AMD64, arm64."""
    if sys.platform == "win32":
        return os.environ.get("PROCESSOR_ARCHITECTURE", "")
    return os.uname().machine
