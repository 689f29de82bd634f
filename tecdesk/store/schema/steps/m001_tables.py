"""The registers' first form."""

from __future__ import annotations

TABLES = (
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
        search TEXT NOT NULL
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
        search TEXT NOT NULL
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
        search TEXT NOT NULL
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
        search TEXT NOT NULL
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
        search TEXT NOT NULL
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
        search TEXT NOT NULL
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
        search TEXT NOT NULL
    ) STRICT
    """,
)
