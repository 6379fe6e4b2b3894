"""Ledgers over the API: the same sheet, the same verbs, the same refusals as on the page."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers
from rest_framework.mixins import ListModelMixin
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView
from rest_framework.viewsets import GenericViewSet

from chains.models import Chain
from chains.permissions import visible_chains
from config.lib.periods import Month
from dispatch.models import Ledger
from dispatch.queries.ledger_sheet import ledger_sheet
from dispatch.rules.cells import Cell
from dispatch.services.accept_ledger import accept_ledger
from dispatch.services.open_ledger import open_ledger
from dispatch.services.return_ledger import return_ledger
from dispatch.services.save_entries import save_entries
from dispatch.services.submit_ledger import submit_ledger
from offices.requests import account_of

MONTH = OpenApiParameter("month", str, OpenApiParameter.PATH, description="2024-06")


class LedgerSerializer(serializers.ModelSerializer[Ledger]):
    chain: serializers.SlugRelatedField[Chain] = serializers.SlugRelatedField("code", read_only=True)
    month = serializers.CharField(source="month.period", read_only=True)
    due = serializers.DateField(source="dates.due", read_only=True)
    locks = serializers.DateField(source="dates.locks", read_only=True)

    class Meta:
        model = Ledger
        fields = ("chain", "month", "status", "due", "locks", "submitted_at", "submitted_late", "decided_at")


class RowSerializer(serializers.Serializer[Any]):
    """A row of the sheet. Figures are text, so that none loses a digit; null is not reported, which is not zero."""

    indicator = serializers.CharField(source="indicator.code")
    value = serializers.DecimalField(max_digits=20, decimal_places=6, allow_null=True)
    words = serializers.CharField()
    note = serializers.CharField()
    version = serializers.IntegerField()
    source = serializers.CharField()  # type: ignore[assignment]
    to_date = serializers.DecimalField(max_digits=26, decimal_places=6, allow_null=True)
    target = serializers.DecimalField(max_digits=20, decimal_places=6, allow_null=True)
    share = serializers.DecimalField(max_digits=20, decimal_places=6, allow_null=True)
    light = serializers.CharField()
    returned_because = serializers.CharField()
    findings = serializers.SerializerMethodField()

    def get_findings(self, row: Any) -> list[str]:
        return [finding.sentence for finding in row.findings]


class SheetSerializer(LedgerSerializer):
    """A ledger with its rows; ``stamp`` is what an act says it has seen."""

    stamp = serializers.IntegerField()
    rows = RowSerializer(many=True)

    class Meta(LedgerSerializer.Meta):
        fields = (*LedgerSerializer.Meta.fields, "stamp", "rows")  # type: ignore[assignment]


class CellSerializer(serializers.Serializer[Any]):
    """A figure for an indicator; null takes it away and says "not reported", so it has to be written.

    ``seen_version`` is the version that was read, 0 where there was none.
    """

    indicator = serializers.SlugField(max_length=60)
    value = serializers.CharField(allow_null=True, allow_blank=True, max_length=40)
    words = serializers.CharField(required=False, allow_null=True, allow_blank=True, max_length=4000)
    note = serializers.CharField(required=False, allow_null=True, allow_blank=True, max_length=500)
    seen_version = serializers.IntegerField(required=False, allow_null=True, min_value=0, max_value=2**31 - 1)

    def cell(self, data: dict[str, Any]) -> Cell:
        return Cell(
            indicator_code=data["indicator"],
            value=data["value"] or None,
            words=data.get("words"),
            note=data.get("note"),
            seen_version=data.get("seen_version"),
        )


class CellsSerializer(serializers.Serializer[Any]):
    cells = serializers.ListField(child=CellSerializer(), allow_empty=False, max_length=500)


class SeenSerializer(serializers.Serializer[Any]):
    """``seen`` is the stamp of the sheet that was read; the act is refused when somebody was faster."""

    seen = serializers.IntegerField(required=False, allow_null=True, min_value=0, max_value=2**63 - 1)


class ReturnSerializer(SeenSerializer):
    reasons = serializers.DictField(child=serializers.CharField(max_length=500), allow_empty=False)
    note = serializers.CharField(required=False, allow_blank=True, max_length=500)


class LedgerViewSet(ListModelMixin, GenericViewSet[Ledger]):
    """The ledgers of the chains that whoever asks may see."""

    serializer_class = LedgerSerializer
    queryset = Ledger.objects.none()

    def get_queryset(self) -> QuerySet[Ledger]:
        visible = visible_chains(account_of(self.request))
        found = Ledger.objects.filter(chain__in=visible).select_related("chain", "month")
        return found.order_by("month__year", "month__month", "chain__number")


class OneLedger(APIView):
    """What the acts on one ledger have in common."""

    def ledger(self, request: Request, chain: str, month: Month) -> Ledger:
        return open_ledger(by=account_of(request), chain=chain, month=month)

    def answer(self, ledger: Ledger) -> Response:
        sheet = ledger_sheet(ledger)
        return Response(
            {**LedgerSerializer(ledger).data, "stamp": sheet.stamp, "rows": RowSerializer(sheet.rows, many=True).data}
        )

    def read(self, kind: type[serializers.Serializer[Any]], request: Request) -> dict[str, Any]:
        given = kind(data=request.data)
        given.is_valid(raise_exception=True)
        return given.validated_data


class LedgerView(OneLedger):
    """One ledger with its rows."""

    @extend_schema(parameters=[MONTH], responses=SheetSerializer, operation_id="ledgers_retrieve")
    def get(self, request: Request, chain: str, month: Month) -> Response:
        return self.answer(self.ledger(request, chain, month))


@extend_schema(parameters=[MONTH], request=CellsSerializer, responses=SheetSerializer)
class LedgerCellsView(OneLedger):
    """Save cells, all or none."""

    def post(self, request: Request, chain: str, month: Month) -> Response:
        ledger = self.ledger(request, chain, month)
        cells = [CellSerializer().cell(data) for data in self.read(CellsSerializer, request)["cells"]]
        save_entries(by=account_of(request), ledger=ledger, cells=cells)
        return self.answer(self.ledger(request, chain, month))


@extend_schema(parameters=[MONTH], request=SeenSerializer, responses=SheetSerializer)
class LedgerSubmitView(OneLedger):
    """Submit for review."""

    def post(self, request: Request, chain: str, month: Month) -> Response:
        seen = self.read(SeenSerializer, request).get("seen")
        ledger = self.ledger(request, chain, month)
        return self.answer(submit_ledger(by=account_of(request), ledger=ledger, seen=seen))


@extend_schema(parameters=[MONTH], request=SeenSerializer, responses=SheetSerializer)
class LedgerAcceptView(OneLedger):
    """Accept what was submitted."""

    def post(self, request: Request, chain: str, month: Month) -> Response:
        seen = self.read(SeenSerializer, request).get("seen")
        ledger = self.ledger(request, chain, month)
        return self.answer(accept_ledger(by=account_of(request), ledger=ledger, seen=seen))


@extend_schema(parameters=[MONTH], request=ReturnSerializer, responses=SheetSerializer)
class LedgerReturnView(OneLedger):
    """Return what was submitted, with a reason for each cell (by the indicator's code)."""

    def post(self, request: Request, chain: str, month: Month) -> Response:
        given = self.read(ReturnSerializer, request)
        ledger = self.ledger(request, chain, month)
        returned = return_ledger(
            by=account_of(request),
            ledger=ledger,
            reasons=given["reasons"],
            note=given.get("note", ""),
            seen=given.get("seen"),
        )
        return self.answer(returned)
