"""汇总: figures and the records behind them."""

from __future__ import annotations
