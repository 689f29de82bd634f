"""Why a release does not go on."""

from __future__ import annotations


class Refused(Exception):  # noqa: N818 - it is what was done, not an error in a program
    """One sentence for the person who makes the release."""
