from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, cast

from django import forms
from django.forms import BoundField
from django.http import QueryDict
from django.utils.translation import gettext as _

from chains.models import Chain
from chains.queries.sight import Sight
from chains.registers.columns import Column, Guard
from chains.registers.kinds import Choices, Words
from chains.services.record_values import ValuesRefused, read_typed
from config.lib.xlsx import values as cells
from config.lib.xlsx.cells import Cell
from config.lib.xlsx.values import BadValue

CLEAR = "-clear"


@dataclass(frozen=True)
class FormLine:
    """A field with what else there is to say: ``clear`` deletes a covered value; ``now`` was saved by another."""

    field: BoundField
    is_broad: bool
    clear: BoundField | None = None
    now: str = ""
    is_taken: bool = False


@dataclass(frozen=True)
class BelongingLine:
    chain: Chain
    belongs: BoundField
    share: BoundField


class RecordForm(forms.Form):
    """The form of a register's record, made from the columns that the account sees and the chains that it keeps.

    A person's contact is never sent to the browser: its field is empty, and left empty it stays as it is.
    """

    version = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(
        self,
        data: QueryDict | None = None,
        *,
        sight: Sight,
        record: Any = None,
        held: Mapping[int, Decimal | None],
        chains: Iterable[Chain],
    ) -> None:
        super().__init__(data)
        self.sight = sight
        self.record = record
        self.held = held
        self.chains = list(chains)
        self.values: dict[str, Any] = {}
        self.shares: dict[int, Decimal | None] = {}
        self.now: dict[str, str] = {}
        self.taken: set[str] = set()
        self.fields["version"].initial = record.version if record else 0
        for column in self.columns:
            self._ask(column)
        for chain in self.chains:
            self._ask_chain(chain)

    @property
    def columns(self) -> list[Column]:
        """The columns that a person fills in."""
        return [one for one in self.sight.columns if one.is_typed]

    @property
    def sections(self) -> Iterator[tuple[str, list[FormLine]]]:
        """The fields by section; the first has no title of its own."""
        found: dict[str, list[FormLine]] = {}
        for column in self.columns:
            title = _("Columns of our own") if column.own else str(column.section)
            found.setdefault(title, []).append(self._line(column))
        yield from found.items()

    @property
    def belonging_lines(self) -> list[BelongingLine]:
        return [BelongingLine(one, self[f"belongs-{one.code}"], self[f"share-{one.code}"]) for one in self.chains]

    def clean(self) -> dict[str, Any]:
        """Every column read by its kind; all that is wrong is said at once, each at its field."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        texts = {one.code: cleaned.get(one.code, "") for one in self.columns if self._is_given(one, cleaned)}
        try:
            self.values = read_typed(self.columns, texts, account=self.sight.account, held=self.record)
        except ValuesRefused as refused:
            for code, sentence in refused.wrong.items():
                self.add_error(code, sentence)
        for chain in self.chains:
            if cleaned.get(f"belongs-{chain.code}") or cleaned.get(f"share-{chain.code}"):
                self._read_share(chain, cleaned.get(f"share-{chain.code}", ""))
        if len(self.shares) > 1 and not self.sight.register.shared:
            self.add_error(None, _("A record of this register belongs to one chain. Choose one."))
        return cleaned

    def beside(self, now: Any, seen: Any) -> RecordForm:
        """The same form upon the record as it is now: what another changed and this person did not is taken over;
        of what both changed, what is typed here stays in the field and the other's value stands beside it."""
        data = cast("QueryDict", self.data).copy()
        data["version"] = str(now.version)
        merged = RecordForm(data, sight=self.sight, record=now, held=self.held, chains=self.chains)
        for column in self.columns:
            saved, before = column.of(now), column.of(seen)
            mine = self.values.get(column.code, before)
            if saved in (before, mine):
                continue
            merged.now[column.code] = column.shown(now) or _("nothing")
            if mine == before and column.guard is not Guard.CONTACT:
                merged.taken.add(column.code)
                typed = column.kind.typed(saved)
                data.setlist(column.code, typed if isinstance(typed, list) else [str(typed)])
        return merged

    def _ask(self, column: Column) -> None:
        field = column.kind.asked(label=column.head, required=column.required, help_text=str(column.hint))
        self.fields[column.code] = field
        if self.record is None:
            return
        if column.guard is not Guard.CONTACT:
            field.initial = column.kind.typed(column.of(self.record))
        elif column.of(self.record):
            field.help_text = _("Now: %(value)s. Leave the field empty to keep it.") % {
                "value": column.shown(self.record)
            }
            self.fields[f"{column.code}{CLEAR}"] = forms.BooleanField(label=_("Delete what is there"), required=False)

    def _ask_chain(self, chain: Chain) -> None:
        share = self.held.get(chain.pk)
        self.fields[f"belongs-{chain.code}"] = forms.BooleanField(
            label=chain.name, required=False, initial=chain.pk in self.held
        )
        self.fields[f"share-{chain.code}"] = forms.CharField(
            label=_("Share of %(chain)s in %%") % {"chain": chain.name},
            required=False,
            initial="" if share is None else f"{share.normalize():f}",
            widget=forms.TextInput(attrs={"inputmode": "decimal", "class": "number"}),
        )

    def _line(self, column: Column) -> FormLine:
        clear = f"{column.code}{CLEAR}"
        return FormLine(
            field=self[column.code],
            is_broad=isinstance(column.kind, (Words, Choices)),
            clear=self[clear] if clear in self.fields else None,
            now=self.now.get(column.code, ""),
            is_taken=column.code in self.taken,
        )

    def _is_given(self, column: Column, cleaned: Mapping[str, Any]) -> bool:
        """Whether the field says something: a covered value stays where nothing is typed and nothing to be deleted."""
        if column.guard is Guard.CONTACT and self.record is not None:
            return bool(cleaned.get(column.code) or cleaned.get(f"{column.code}{CLEAR}"))
        return column.code not in self.errors

    def _read_share(self, chain: Chain, text: str) -> None:
        try:
            share = cells.number(Cell(0, 0, text or None, text), unit="%")
        except BadValue as error:
            self.add_error(f"share-{chain.code}", str(error))
            return
        if share is not None and not (0 < share <= 100 and share == round(share, 2)):
            self.add_error(
                f"share-{chain.code}",
                _("A share is more than 0 and at most 100, with two decimal places at most. Correct it."),
            )
            return
        self.shares[chain.pk] = share
