"""The registers over the API, from their declarations: their columns, their records, entering and changing one.

Values stand under the codes of their columns, an office's own among them. What a page would not show to whoever asks is
not here either: figures without the right to them are left out, contacts are covered.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.http import Http404
from django.utils.translation import gettext as _
from drf_spectacular.utils import OpenApiParameter, extend_schema, inline_serializer
from rest_framework import serializers, status
from rest_framework.pagination import PageNumberPagination
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from chains.enums import RecordSource
from chains.models import Chain
from chains.queries.record_rows import COLUMNS, read_asked, rows_asked, with_chains, with_columns
from chains.queries.sight import Sight, sight_of
from chains.registers.columns import Column, Guard
from chains.registers.kinds import Contact, Link, YesNo
from chains.registers.register import REGISTERS, Register
from chains.services.change_record import change_record
from chains.services.enter_record import enter_record
from chains.services.record_values import ValuesRefused, read_typed
from chains.services.writing import Shares
from offices.enums import Right
from offices.permissions import refusal
from offices.requests import account_of

REGISTER = OpenApiParameter("register", str, OpenApiParameter.PATH, description="such as enterprises")
FILTERS = [
    REGISTER,
    OpenApiParameter("q", str, description="sought in names, their initials in pinyin, and codes"),
    OpenApiParameter("chain", str, many=True, description="code of a chain"),
    OpenApiParameter("review", str, description="pending or reviewed"),
    OpenApiParameter("sort", str, description="code of a column, - before it turns it round"),
    OpenApiParameter("columns", str, many=True, description="codes of the columns wanted; all without it"),
    OpenApiParameter("on", str, description="computed columns as of this day"),
    OpenApiParameter("page", int),
    OpenApiParameter(
        "filters", dict, description="a column's code, with its operator behind a point: revenue.from=100"
    ),
]


class ColumnSerializer(serializers.Serializer[Column]):
    """A column: ``typed`` is one that a person enters; ``filters`` are the operators behind its code in an address."""

    code = serializers.CharField()
    label = serializers.CharField()  # type: ignore[assignment]
    unit = serializers.CharField(source="kind.unit")
    required = serializers.BooleanField()  # type: ignore[assignment]
    typed = serializers.BooleanField(source="is_typed")
    own = serializers.BooleanField()
    choices = serializers.SerializerMethodField()
    filters = serializers.SerializerMethodField()

    def get_choices(self, column: Column) -> dict[str, str]:
        return {} if isinstance(column.kind, YesNo) else {value: str(name) for value, name in column.kind.offers}

    def get_filters(self, column: Column) -> list[str]:
        return [one.value for one in column.kind.operators]


class RegisterSerializer(serializers.Serializer[Register]):
    code = serializers.CharField()
    title = serializers.CharField()
    shared = serializers.BooleanField()
    columns = ColumnSerializer(many=True)


class ShareSerializer(serializers.Serializer[Any]):
    """A chain to which a record belongs; ``share`` in per cent, null for the whole."""

    chain = serializers.SlugField()
    share = serializers.DecimalField(
        max_digits=5, decimal_places=2, min_value=Decimal("0.01"), max_value=100, required=False, allow_null=True
    )


class RecordSerializer(serializers.Serializer[Any]):
    """A record. Figures are text, so that none loses a digit; null is not known, which is not zero."""

    id = serializers.UUIDField()
    version = serializers.IntegerField()
    chains = ShareSerializer(many=True)
    values = serializers.DictField()


class EnterSerializer(serializers.Serializer[Any]):
    """``values`` by the code of the column: texts as a person types them, lists where several may be chosen."""

    values = serializers.DictField()
    chains = ShareSerializer(many=True, required=False)


class ChangeSerializer(serializers.Serializer[Any]):
    """What is not named stays. ``version`` is the one that was read; ``chains``: all those that the account keeps."""

    version = serializers.IntegerField(min_value=1, max_value=2**31 - 1)
    values = serializers.DictField(required=False)
    chains = ShareSerializer(many=True, required=False)
    reason = serializers.CharField(required=False, allow_blank=True, max_length=300)


class RegistersView(APIView):
    """The registers that whoever asks may know of, with their columns."""

    @extend_schema(responses=RegisterSerializer(many=True), operation_id="registers_list")
    def get(self, request: Request) -> Response:
        found = []
        for register in REGISTERS.values():
            try:
                sight = sight_of(account_of(request), register)
            except Http404:
                continue
            columns = [ColumnSerializer(one).data for one in sight.columns]
            found.append(
                {
                    "code": register.code,
                    "title": str(register.title),
                    "shared": register.shared,
                    "columns": columns,
                }
            )
        return Response(found)


class RecordsView(APIView):
    """The records of a register, with the filters and orders of its page; and entering one."""

    @extend_schema(
        parameters=FILTERS,
        operation_id="records_list",
        responses=inline_serializer(
            "PaginatedRecordList",
            {
                "count": serializers.IntegerField(),
                "next": serializers.URLField(allow_null=True),
                "previous": serializers.URLField(allow_null=True),
                "results": RecordSerializer(many=True),
            },
        ),
    )
    def get(self, request: Request, register: Register) -> Response:
        sight = sight_of(account_of(request), register)
        params = dict(request.query_params.lists())
        asked = read_asked(params, sight)
        if asked.conditions.wrong:
            raise serializers.ValidationError({name: [text] for name, text in asked.conditions.wrong.items()})
        columns = asked.columns if params.get(COLUMNS) else sight.columns
        rows, _order = rows_asked(replace(asked, columns=columns), sight)
        paginator = PageNumberPagination()
        page = paginator.paginate_queryset(rows, request, view=self) or []
        return paginator.get_paginated_response([_shown(one, columns) for one in with_chains(page, sight)])

    @extend_schema(
        parameters=[REGISTER], request=EnterSerializer, responses={201: RecordSerializer}, operation_id="records_create"
    )
    def post(self, request: Request, register: Register) -> Response:
        sight = sight_of(account_of(request), register)
        if not sight.keeps:
            raise refusal(Right.KEEP_REGISTERS)
        given = _given(EnterSerializer, request)
        values = _read(given["values"], sight)
        shares = _shares(given.get("chains") or [], sight)
        entered = _tried(lambda: enter_record(sight=sight, values=values, chains=shares, source=RecordSource.API))
        return Response(_one(entered.pk, sight), status=status.HTTP_201_CREATED)


class RecordView(APIView):
    """One record, and changing it."""

    @extend_schema(parameters=[REGISTER], responses=RecordSerializer, operation_id="records_retrieve")
    def get(self, request: Request, register: Register, record: UUID) -> Response:
        return Response(_one(record, sight_of(account_of(request), register)))

    @extend_schema(
        parameters=[REGISTER], request=ChangeSerializer, responses=RecordSerializer, operation_id="records_change"
    )
    def patch(self, request: Request, register: Register, record: UUID) -> Response:
        sight = sight_of(account_of(request), register)
        (held,) = with_chains([sight.record(record)], sight)
        if not sight.may_keep([one.chain_id for one in held.chains]):
            raise refusal(Right.KEEP_REGISTERS)
        given = _given(ChangeSerializer, request)
        values = _read(given.get("values") or {}, sight, held)
        shares = _shares(given["chains"], sight, held) if "chains" in given else None
        _tried(
            lambda: change_record(
                sight=sight,
                pk=record,
                values=values,
                chains=shares,
                seen_version=given["version"],
                reason=given.get("reason", ""),
            )
        )
        return Response(_one(record, sight))


def _given(kind: type[serializers.Serializer[Any]], request: Request) -> dict[str, Any]:
    given = kind(data=request.data)
    given.is_valid(raise_exception=True)
    data: dict[str, Any] = given.validated_data
    return data


def _one(record: UUID, sight: Sight) -> dict[str, Any]:
    found = with_columns(sight.records(), sight.columns, sight).filter(pk=record).first()
    if found is None:
        raise Http404
    (shown,) = with_chains([found], sight)
    return _shown(shown, sight.columns)


def _shown(record: Any, columns: tuple[Column, ...]) -> dict[str, Any]:
    chains = next(({"chains": one.kind.plain(record.chains)} for one in columns if one.code == "chains"), {})
    return {
        "id": str(record.pk),
        "version": record.version,
        **chains,
        "values": {one.code: _plain(record, one) for one in columns if one.code != "chains"},
    }


def _plain(record: Any, column: Column) -> Any:
    """The value as JSON holds it; another row by its name, a person's contact covered."""
    if column.guard is Guard.CONTACT or isinstance(column.kind, (Contact, Link)):
        return column.shown(record)
    return column.kind.plain(column.of(record))


def _read(sent: Mapping[str, Any], sight: Sight, held: Any = None) -> dict[str, Any]:
    """The values sent, read as if they were typed. Raises ValidationError with a sentence for each that is wrong."""
    texts: dict[str, Any] = {}
    wrong: dict[str, str] = {}
    for code, value in sent.items():
        column = sight.column(code)
        if column is None:
            wrong[code] = _("The register has no such column.")
        elif not column.is_typed:
            wrong[code] = _("This follows from other facts and cannot be entered.")
        elif isinstance(value, dict) or (isinstance(value, list) and not all(isinstance(one, str) for one in value)):
            wrong[code] = _("A text is expected here, or a list of texts.")
        elif column.guard is Guard.CONTACT and "*" in str(value):
            wrong[code] = _("This contact is covered by stars. Leave it out, or send the whole contact.")
        else:
            texts[code] = value if isinstance(value, list) else _text(value)
    values: dict[str, Any] = {}
    try:
        values = read_typed(sight.columns, texts, account=sight.account, held=held)
    except ValuesRefused as refused:
        wrong |= refused.wrong
    if wrong:
        raise serializers.ValidationError({"values": {code: [text] for code, text in wrong.items()}})
    return values


def _text(value: Any) -> str:
    if value is None:
        return ""
    return {True: "1", False: "0"}[value] if isinstance(value, bool) else str(value)


def _shares(sent: list[dict[str, Any]], sight: Sight, held: Any = None) -> Shares:
    """The shares by the key of the chain, among those that the account keeps; others that it sees there stay."""
    kept = dict(Chain.objects.filter(pk__in=sight.keeps).values_list("code", "pk"))
    there = {one.chain.code for one in held.chains} if held else set()
    foreign = [one["chain"] for one in sent if one["chain"] not in kept and one["chain"] not in there]
    if foreign:
        raise serializers.ValidationError(
            {"chains": [_("“%(name)s” is none of the chains that you keep.") % {"name": name[:30]} for name in foreign]}
        )
    shares = {kept[one["chain"]]: one.get("share") for one in sent if one["chain"] in kept}
    if len(shares) > 1 and not sight.register.shared:
        raise serializers.ValidationError(
            {"chains": [_("A record of this register belongs to one chain. Choose one.")]}
        )
    return shares


def _tried(act: Any) -> Any:
    """Do what is asked; a refusal of values is told by the column."""
    try:
        return act()
    except ValuesRefused as refused:
        raise serializers.ValidationError(
            {"values": {code: [text] for code, text in refused.wrong.items()}}
        ) from refused
