"""Numbers of persons that are no longer needed: found by age, taken out for good."""

from __future__ import annotations
