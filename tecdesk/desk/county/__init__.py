"""The county's desk: receive, judge, merge, answer, and who is missing."""

from __future__ import annotations
