"""A register: one kind of record, declared once for every layer."""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Iterable
from dataclasses import dataclass
from dataclasses import replace
from functools import cached_property

from tecdesk.domain import additions
from tecdesk.domain.field import Field
from tecdesk.domain.field import Kind
from tecdesk.domain.field import Value
from tecdesk.domain.problem import Problem
from tecdesk.domain.record import Values

Rule = Callable[[Values], Iterable[Problem]]
"""A named check special to one register; it returns problems and never raises."""

Fill = Callable[[dict[str, Value], int], None]
"""Completes a record before it is saved, given the year of the book or ledger."""


@dataclass(frozen=True, slots=True)
class Carried:
    """A column of a register's ledgers that is really a record of another.

    Columns of one `group` make one record: the 帮扶方式 and 帮扶资金 of a roster
    line are one aid record, its 走访次数 another.

    Attributes:
        key: its name in a column mapping, `group.field`.
        label: what people see over the column.
        register: key of the register the record goes to.
        link: REF field there that points back to the line.
        field: key of the field the cell fills.
        aliases: other column headings.
        fixed: values every such record has.
        copies: (their field, our field) pairs copied from the line; the year of
            the ledger fills a date that is not copied.
    """

    key: str
    label: str
    register: str
    link: str
    field: str
    aliases: tuple[str, ...] = ()
    fixed: tuple[tuple[str, Value], ...] = ()
    copies: tuple[tuple[str, str], ...] = ()

    @property
    def group(self) -> str:
        """Columns that share it make one record."""
        return self.key.split(".")[0]


@dataclass(frozen=True, slots=True)
class Held:
    """Records of a register that are also entered in the form of another.

    They stand on their own all the same: the link can be typed in their own form.

    Attributes:
        register: key of the register of the records. link: its REF field that points
            to the record in whose form they are entered.
        line: fields that stand side by side there; the others are one step further.
        label: what the list is called; empty for the label of the register.
        begins: (their field, our field): taken over where theirs is left blank.
    """

    register: str
    link: str
    line: tuple[str, ...]
    label: str = ""
    begins: tuple[tuple[str, str], ...] = ()


COMMON = (
    Field(
        "quality",
        "数据性质",
        Kind.CHOICE,
        words="quality",
        default="实数",
        aliases=("数据来源性质",),
    ),
    Field(
        "evidence",
        "佐证说明",
        aliases=("佐证", "佐证材料", "佐证资料", "附件", "照片"),
        short="佐证",
    ),
    Field("note", "备注", Kind.NOTE, aliases=("说明", "其他说明")),
)
"""Fields that every register has."""

UNIT = "unit"
_AMOUNTS = ("quantity", "count")
"""A field `unit` tells in what the number beside it is counted: 份, 台, 名."""

EVIDENCE = "evidence"
"""Field that says what proves a record; its column also counts the photos."""


@dataclass(frozen=True)
class Register:
    """One kind of record.

    Attributes:
        key: stable name in the file, in JSON and in packages.
        label: what people see.
        own: its own fields, in the order of the form; what open books add and COMMON
            are appended.
        named_by: field that names a record in a sentence.
        dated_by: field with the date it happened or began; empty if undated.
        ends_by: field with the date it ended; empty for events.
        begun_by: dates of its stages before that of `dated_by`, in order: what lasts
            began with the first of them.
        ended_by: other dates any of which ends it.
        parent: REF field that makes it a child of another register.
        loose: a child that may be dated before its parent began or after it ended.
        word: measure word of its records (次, 个, 户, 条).
        same_by: alternative keys under which two records are the same thing,
            tried in order; a key with a blank part is passed over.
        titles: words in a sheet's title or name that speak for this register.
        rules: named checks special to it.
        fill: completes a record before it is saved.
        carries: columns of its ledgers that become records of other registers.
        ledger: printed and submitted as a ledger of its own.
        core: a ledger that every township keeps: shown, printed and told of even
            without records.
        proven: its records should have 佐证; its list shows which have none.
        short: the label where room is scarce.
        holds: what is entered in its form besides its children and what it carries.
        told_by: number field that says most of a record; empty for the first.
        part_by: REF field to another record of the register whose part this one is.
        townwide: a record without a village is the whole township's: none is missing.
        townwide_kinds: words of `kind` of which the same is true.
        in_whole: number fields in which a part lies within the whole: not added.
    """

    key: str
    label: str
    own: tuple[Field, ...]
    named_by: str
    dated_by: str = ""
    ends_by: str = ""
    begun_by: tuple[str, ...] = ()
    ended_by: tuple[str, ...] = ()
    parent: str = ""
    loose: bool = False
    word: str = "条"
    same_by: tuple[tuple[str, ...], ...] = ()
    titles: tuple[str, ...] = ()
    rules: tuple[Rule, ...] = ()
    fill: Fill | None = None
    carries: tuple[Carried, ...] = ()
    ledger: bool = False
    core: bool = False
    proven: bool = False
    short: str = ""
    holds: tuple[Held, ...] = ()
    told_by: str = ""
    part_by: str = ""
    in_whole: tuple[str, ...] = ()
    townwide: bool = False
    townwide_kinds: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Refuse repeated keys, unknown references and an alias used twice."""
        keys = [field.key for field in self.fields]
        if len(set(keys)) != len(keys):
            raise ValueError(f"{self.key}: a field key is used twice")
        named = [self.named_by, self.parent, *self.stages]
        named += [key for keys_ in self.same_by for key in keys_]
        named += [field.part_of for field in self.fields]
        named += [field.unless for field in self.fields]
        for name in named:
            if name and name not in keys:
                raise ValueError(f"{self.key}: no field {name}")
        self._refuse_repeated_headings()

    def _refuse_repeated_headings(self) -> None:
        seen: set[str] = set()
        named: tuple[Field | Carried, ...] = (*self.fields, *self.carries)
        for column in named:
            headings = {column.label, *column.aliases}
            if repeated := seen & headings:
                raise ValueError(f"{self.key}: {repeated} names two fields")
            seen |= headings

    @property
    def heading(self) -> str:
        """The shortest label there is."""
        return self.short or self.label

    @cached_property
    def common(self) -> tuple[Field, ...]:
        """The fields that every register has, as it has them."""
        return tuple(
            replace(field, listed=self.proven and field.key == EVIDENCE)
            for field in COMMON
        )

    @cached_property
    def columns(self) -> tuple[str, ...]:
        """Keys of the declared fields: each is a column of its table, in this order."""
        return tuple(field.key for field in (*self.own, *self.common))

    @property
    def added(self) -> tuple[Field, ...]:
        """The fields that open books add; their values lie in one column together."""
        return additions.fields_of(self.key)

    @cached_property
    def fields(self) -> tuple[Field, ...]:
        """All fields, the common ones last."""
        return (*self.own, *self.added, *self.common)

    def renew(self) -> None:
        """Open books add other fields now."""
        for derived in ("fields", "by_key", "refs"):
            self.__dict__.pop(derived, None)

    @cached_property
    def by_key(self) -> dict[str, Field]:
        """Fields by key."""
        return {field.key: field for field in self.fields}

    def __getitem__(self, key: str) -> Field:
        return self.by_key[key]

    @cached_property
    def refs(self) -> tuple[Field, ...]:
        """Fields that point to a record."""
        return tuple(field for field in self.fields if field.kind is Kind.REF)

    @property
    def begins(self) -> tuple[str, ...]:
        """Fields with a date by any of which it has begun, in order."""
        return tuple(key for key in (*self.begun_by, self.dated_by) if key)

    @property
    def ends(self) -> tuple[str, ...]:
        """Fields with a date any of which ends it; none for events."""
        return tuple(key for key in (self.ends_by, *self.ended_by) if key)

    @property
    def stages(self) -> tuple[str, ...]:
        """Every date that says when it was, in order."""
        return self.begins + self.ends

    def life(self, values: Values) -> tuple[str, str]:
        """Its first day and its last one; each empty where it is not known."""
        begun = [str(day) for key in self.begins if (day := values.get(key))]
        ended = [str(day) for key in self.ends if (day := values.get(key))]
        return min(begun, default=""), min(ended, default="")

    def implied(self, key: str, values: Values) -> str:
        """What a blank field is understood to be; empty where nothing is."""
        field = self[key]
        blank = values.get(key) is None and values.get(field.unless) is not None
        return field.implied if field.implied and blank else ""

    @property
    def placed(self) -> bool:
        """True when its records belong to a village of their own."""
        return "village" in self.by_key

    @property
    def amount(self) -> str:
        """The number whose unit each record tells in `unit`; empty where none does."""
        if UNIT not in self.by_key:
            return ""
        return next((key for key in _AMOUNTS if key in self.by_key), "")

    def blank(self) -> dict[str, Value]:
        """Values of a new record."""
        return {field.key: field.default for field in self.fields}
