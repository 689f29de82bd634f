"""What is measured and against what: `make bench`, or `python -m bench.tally`."""

from __future__ import annotations
