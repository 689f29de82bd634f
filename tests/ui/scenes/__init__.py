"""Every page of the window in its main states, to be tested and to be looked at."""

from __future__ import annotations
