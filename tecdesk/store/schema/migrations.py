"""One frozen step per change of the file's form: literals only, never a register.

The declarations are today; a migration is history and is not edited once
released. A test runs all of them on an empty file and looks for drift.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlite_utils import Migrations

from tecdesk.store.schema.eighth_schema import STATEMENTS as EIGHTH
from tecdesk.store.schema.eleventh_schema import STATEMENTS as ELEVENTH
from tecdesk.store.schema.fifteenth_schema import STATEMENTS as FIFTEENTH
from tecdesk.store.schema.fifth_schema import STATEMENTS as FIFTH
from tecdesk.store.schema.first_frame import FRAME
from tecdesk.store.schema.first_frame import INDEXES
from tecdesk.store.schema.first_schema import TABLES
from tecdesk.store.schema.fourteenth_schema import STATEMENTS as FOURTEENTH
from tecdesk.store.schema.fourth_schema import STATEMENTS as FOURTH
from tecdesk.store.schema.ninth_schema import STATEMENTS as NINTH
from tecdesk.store.schema.second_schema import STATEMENTS
from tecdesk.store.schema.seventh_schema import STATEMENTS as SEVENTH
from tecdesk.store.schema.sixteenth_schema import STATEMENTS as SIXTEENTH
from tecdesk.store.schema.sixth_schema import STATEMENTS as SIXTH
from tecdesk.store.schema.tenth_schema import STATEMENTS as TENTH
from tecdesk.store.schema.third_schema import STATEMENTS as THIRD
from tecdesk.store.schema.thirteenth_schema import STATEMENTS as THIRTEENTH
from tecdesk.store.schema.twelfth_schema import STATEMENTS as TWELFTH

if TYPE_CHECKING:
    from sqlite_utils.db import Database

MIGRATIONS = Migrations("tecdesk")


@MIGRATIONS()
def m001_first_registers(db: Database) -> None:
    """The core registers, the settings and the journal."""
    for statement in (*FRAME, *TABLES, *INDEXES):
        db.execute(statement)


@MIGRATIONS()
def m002_words_villages_drafts(db: Database) -> None:
    """Words of the book, former village names, drafts, what can be redone."""
    for statement in STATEMENTS:
        db.execute(statement)


@MIGRATIONS()
def m003_attachments(db: Database) -> None:
    """Photos and scans of records."""
    for statement in THIRD:
        db.execute(statement)


@MIGRATIONS()
def m004_explanations(db: Database) -> None:
    """What a person says about something that a check found."""
    for statement in FOURTH:
        db.execute(statement)


@MIGRATIONS()
def m005_rough_numbers(db: Database) -> None:
    """Which records hold estimates, so that a tally knows at once."""
    for statement in FIFTH:
        db.execute(statement)


@MIGRATIONS()
def m006_led_households_proposals(db: Database) -> None:
    """Households led by a paired one, bases that wait for approval."""
    for statement in SIXTH:
        db.execute(statement)


@MIGRATIONS()
def m007_numbers_written_about(db: Database) -> None:
    """Which records hold a number written with 约, 余 or 多."""
    for statement in SEVENTH:
        db.execute(statement)


@MIGRATIONS()
def m008_villages_parted(db: Database) -> None:
    """Which village another was parted from."""
    for statement in EIGHTH:
        db.execute(statement)


@MIGRATIONS()
def m009_summary_texts(db: Database) -> None:
    """What a person wrote into a summary."""
    for statement in NINTH:
        db.execute(statement)


@MIGRATIONS()
def m010_what_was_reported(db: Database) -> None:
    """Reports as they went out, their files and their states."""
    for statement in TENTH:
        db.execute(statement)


@MIGRATIONS()
def m011_county(db: Database) -> None:
    """Packages a county received, its answers, and remarks on a report given back."""
    for statement in ELEVENTH:
        db.execute(statement)


@MIGRATIONS()
def m012_copies_of_a_book(db: Database) -> None:
    """Which copy of the book changed what, and what came from colleagues."""
    for statement in TWELFTH:
        db.execute(statement)


@MIGRATIONS()
def m013_chained_journal(db: Database) -> None:
    """The journal chained by hash, kept from being rewritten, and foldable."""
    for statement in THIRTEENTH:
        db.execute(statement)


@MIGRATIONS()
def m014_other_registers(db: Database) -> None:
    """What else a township's summary counts, and who or what a record belongs to."""
    for statement in FOURTEENTH:
        db.execute(statement)


@MIGRATIONS()
def m015_shown_shares(db: Database) -> None:
    """Shares that a person shows otherwise than the records give them."""
    for statement in FIFTEENTH:
        db.execute(statement)


@MIGRATIONS()
def m016_own_fields(db: Database) -> None:
    """Fields and figures that a county adds, and where their values lie."""
    for statement in SIXTEENTH:
        db.execute(statement)
