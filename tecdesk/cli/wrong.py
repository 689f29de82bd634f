"""A wrong call: what was written on the command line means nothing."""

from __future__ import annotations


class WrongCall(Exception):  # noqa: N818 - a call, not a fault of the world
    """The command cannot be understood; exit code 2.

    Its text says what was written and what may be written, in Chinese.
    """
