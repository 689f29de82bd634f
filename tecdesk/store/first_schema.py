"""The file's first form, as frozen SQL; see `migrations`."""

from __future__ import annotations

TABLES = (
    """
    CREATE TABLE setting (
        key TEXT PRIMARY KEY NOT NULL,
        value TEXT NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE journal_step (
        id INTEGER PRIMARY KEY,
        at TEXT NOT NULL,
        operator TEXT NOT NULL,
        label TEXT NOT NULL,
        undoes INTEGER REFERENCES journal_step(id),
        closed INTEGER NOT NULL DEFAULT 0
    ) STRICT
    """,
    """
    CREATE TABLE journal_row (
        step INTEGER NOT NULL REFERENCES journal_step(id),
        register TEXT NOT NULL,
        record TEXT NOT NULL,
        action TEXT NOT NULL,
        before TEXT,
        after TEXT
    ) STRICT
    """,
    """
    CREATE TABLE unit (
        id TEXT PRIMARY KEY NOT NULL,
        owner TEXT NOT NULL,
        created_at TEXT NOT NULL,
        changed_at TEXT NOT NULL,
        binned_at TEXT,
        marks TEXT,
        name TEXT,
        full_name TEXT,
        code TEXT,
        civil_code TEXT,
        parent TEXT,
        clerk TEXT,
        head TEXT,
        phone TEXT,
        quality TEXT,
        evidence TEXT,
        note TEXT,
        search TEXT NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE village (
        id TEXT PRIMARY KEY NOT NULL,
        owner TEXT NOT NULL,
        created_at TEXT NOT NULL,
        changed_at TEXT NOT NULL,
        binned_at TEXT,
        marks TEXT,
        name TEXT,
        code TEXT,
        civil_code TEXT,
        position INTEGER,
        other_names TEXT,
        valid_from INTEGER,
        valid_to INTEGER,
        replaced_by TEXT REFERENCES village(id),
        quality TEXT,
        evidence TEXT,
        note TEXT,
        search TEXT NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE target (
        id TEXT PRIMARY KEY NOT NULL,
        owner TEXT NOT NULL,
        created_at TEXT NOT NULL,
        changed_at TEXT NOT NULL,
        binned_at TEXT,
        marks TEXT,
        year INTEGER,
        indicator TEXT,
        unit TEXT,
        value INTEGER,
        source TEXT,
        quality TEXT,
        evidence TEXT,
        note TEXT,
        search TEXT NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE training (
        id TEXT PRIMARY KEY NOT NULL,
        owner TEXT NOT NULL,
        created_at TEXT NOT NULL,
        changed_at TEXT NOT NULL,
        binned_at TEXT,
        marks TEXT,
        held_on TEXT,
        held_until TEXT,
        village TEXT REFERENCES village(id),
        place TEXT,
        title TEXT,
        industry TEXT,
        form TEXT,
        audience TEXT,
        sessions INTEGER,
        people INTEGER,
        distinct_people INTEGER,
        women INTEGER,
        aided INTEGER,
        lecturer TEXT,
        staff INTEGER,
        host TEXT,
        cost INTEGER,
        quality TEXT,
        evidence TEXT,
        note TEXT,
        search TEXT NOT NULL,
        year_of INTEGER GENERATED ALWAYS AS (CAST(substr(held_on, 1, 4) AS INTEGER)) VIRTUAL
    ) STRICT
    """,
    """
    CREATE TABLE base (
        id TEXT PRIMARY KEY NOT NULL,
        owner TEXT NOT NULL,
        created_at TEXT NOT NULL,
        changed_at TEXT NOT NULL,
        binned_at TEXT,
        marks TEXT,
        name TEXT,
        kind TEXT,
        level TEXT,
        village TEXT REFERENCES village(id),
        area INTEGER,
        founded_on TEXT,
        closed_on TEXT,
        status TEXT,
        body TEXT,
        head TEXT,
        phone TEXT,
        crop TEXT,
        technology TEXT,
        households INTEGER,
        quality TEXT,
        evidence TEXT,
        note TEXT,
        search TEXT NOT NULL,
        year_of INTEGER GENERATED ALWAYS AS (CAST(substr(founded_on, 1, 4) AS INTEGER)) VIRTUAL
    ) STRICT
    """,
    """
    CREATE TABLE base_year (
        id TEXT PRIMARY KEY NOT NULL,
        owner TEXT NOT NULL,
        created_at TEXT NOT NULL,
        changed_at TEXT NOT NULL,
        binned_at TEXT,
        marks TEXT,
        base TEXT REFERENCES base(id),
        year INTEGER,
        area INTEGER,
        households INTEGER,
        output INTEGER,
        quality TEXT,
        evidence TEXT,
        note TEXT,
        search TEXT NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE base_visit (
        id TEXT PRIMARY KEY NOT NULL,
        owner TEXT NOT NULL,
        created_at TEXT NOT NULL,
        changed_at TEXT NOT NULL,
        binned_at TEXT,
        marks TEXT,
        base TEXT REFERENCES base(id),
        date TEXT,
        people INTEGER,
        content TEXT,
        quality TEXT,
        evidence TEXT,
        note TEXT,
        search TEXT NOT NULL,
        year_of INTEGER GENERATED ALWAYS AS (CAST(substr(date, 1, 4) AS INTEGER)) VIRTUAL
    ) STRICT
    """,
    """
    CREATE TABLE pairing (
        id TEXT PRIMARY KEY NOT NULL,
        owner TEXT NOT NULL,
        created_at TEXT NOT NULL,
        changed_at TEXT NOT NULL,
        binned_at TEXT,
        marks TEXT,
        object_kind TEXT,
        name TEXT,
        id_number TEXT,
        phone TEXT,
        village TEXT REFERENCES village(id),
        "group" TEXT,
        family_size INTEGER,
        status TEXT,
        helper TEXT,
        helper_unit TEXT,
        since TEXT,
        until TEXT,
        industry TEXT,
        quality TEXT,
        evidence TEXT,
        note TEXT,
        search TEXT NOT NULL,
        year_of INTEGER GENERATED ALWAYS AS (CAST(substr(since, 1, 4) AS INTEGER)) VIRTUAL
    ) STRICT
    """,
    """
    CREATE TABLE aid (
        id TEXT PRIMARY KEY NOT NULL,
        owner TEXT NOT NULL,
        created_at TEXT NOT NULL,
        changed_at TEXT NOT NULL,
        binned_at TEXT,
        marks TEXT,
        pairing TEXT REFERENCES pairing(id),
        date TEXT,
        way TEXT,
        times INTEGER,
        money INTEGER,
        goods TEXT,
        quantity INTEGER,
        unit TEXT,
        goods_value INTEGER,
        content TEXT,
        effect TEXT,
        quality TEXT,
        evidence TEXT,
        note TEXT,
        search TEXT NOT NULL,
        year_of INTEGER GENERATED ALWAYS AS (CAST(substr(date, 1, 4) AS INTEGER)) VIRTUAL
    ) STRICT
    """,
    """
    CREATE TABLE material (
        id TEXT PRIMARY KEY NOT NULL,
        owner TEXT NOT NULL,
        created_at TEXT NOT NULL,
        changed_at TEXT NOT NULL,
        binned_at TEXT,
        marks TEXT,
        title TEXT,
        kind TEXT,
        unit TEXT,
        quality TEXT,
        evidence TEXT,
        note TEXT,
        search TEXT NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE handout (
        id TEXT PRIMARY KEY NOT NULL,
        owner TEXT NOT NULL,
        created_at TEXT NOT NULL,
        changed_at TEXT NOT NULL,
        binned_at TEXT,
        marks TEXT,
        date TEXT,
        material TEXT REFERENCES material(id),
        quantity INTEGER,
        unit TEXT,
        occasion TEXT,
        village TEXT REFERENCES village(id),
        receiver TEXT,
        training TEXT REFERENCES training(id),
        quality TEXT,
        evidence TEXT,
        note TEXT,
        search TEXT NOT NULL,
        year_of INTEGER GENERATED ALWAYS AS (CAST(substr(date, 1, 4) AS INTEGER)) VIRTUAL
    ) STRICT
    """,
    """
    CREATE TABLE stock_in (
        id TEXT PRIMARY KEY NOT NULL,
        owner TEXT NOT NULL,
        created_at TEXT NOT NULL,
        changed_at TEXT NOT NULL,
        binned_at TEXT,
        marks TEXT,
        date TEXT,
        material TEXT REFERENCES material(id),
        quantity INTEGER,
        source TEXT,
        quality TEXT,
        evidence TEXT,
        note TEXT,
        search TEXT NOT NULL,
        year_of INTEGER GENERATED ALWAYS AS (CAST(substr(date, 1, 4) AS INTEGER)) VIRTUAL
    ) STRICT
    """,
)

INDEXES = (
    "CREATE INDEX journal_row_step ON journal_row(step)",
    "CREATE INDEX journal_row_record ON journal_row(record)",
    """
    CREATE INDEX training_tally ON training(
        year_of, binned_at, village, held_on, form, industry,
        sessions, people, women, aided
    )
    """,
    "CREATE INDEX handout_date ON handout(year_of, binned_at, date)",
    "CREATE INDEX handout_training ON handout(training)",
    "CREATE INDEX aid_date ON aid(year_of, binned_at, date)",
    "CREATE INDEX aid_pairing ON aid(pairing)",
    "CREATE INDEX base_year_base ON base_year(base, year)",
    "CREATE INDEX base_visit_base ON base_visit(base)",
    "CREATE INDEX target_year ON target(year)",
)
