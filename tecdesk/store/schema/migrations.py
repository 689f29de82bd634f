"""The steps from an empty file to today's form, in order.

The declarations are today; a step is history and is not edited once released.
A test runs all of them on an empty file and looks for drift.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlite_utils import Migrations

from tecdesk.store.schema.steps import m001_first_registers
from tecdesk.store.schema.steps import m002_words_villages_drafts
from tecdesk.store.schema.steps import m003_attachments
from tecdesk.store.schema.steps import m004_explanations
from tecdesk.store.schema.steps import m005_rough_numbers
from tecdesk.store.schema.steps import m006_led_households_proposals
from tecdesk.store.schema.steps import m007_numbers_written_about
from tecdesk.store.schema.steps import m008_villages_parted
from tecdesk.store.schema.steps import m009_summary_texts
from tecdesk.store.schema.steps import m010_what_was_reported
from tecdesk.store.schema.steps import m011_county
from tecdesk.store.schema.steps import m012_copies_of_a_book
from tecdesk.store.schema.steps import m013_chained_journal
from tecdesk.store.schema.steps import m014_other_registers
from tecdesk.store.schema.steps import m015_shown_shares
from tecdesk.store.schema.steps import m016_own_fields

if TYPE_CHECKING:
    from types import ModuleType

    from sqlite_utils.db import Database

STEPS = (
    m001_first_registers,
    m002_words_villages_drafts,
    m003_attachments,
    m004_explanations,
    m005_rough_numbers,
    m006_led_households_proposals,
    m007_numbers_written_about,
    m008_villages_parted,
    m009_summary_texts,
    m010_what_was_reported,
    m011_county,
    m012_copies_of_a_book,
    m013_chained_journal,
    m014_other_registers,
    m015_shown_shares,
    m016_own_fields,
)
MIGRATIONS = Migrations("tecdesk")


def _take(step: ModuleType) -> None:
    """Add a step under its module's name; books remember by it what was done."""

    def run(db: Database) -> None:
        for statement in step.STATEMENTS:
            db.execute(statement)

    MIGRATIONS(name=step.__name__.rpartition(".")[2])(run)


for _step in STEPS:
    _take(_step)
