"""报表: papers seen before they are printed or saved."""

from __future__ import annotations
