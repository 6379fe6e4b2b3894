"""Runs and rankings over the API."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.http import Http404
from drf_spectacular.utils import extend_schema
from msgspec import structs
from rest_framework import serializers, status
from rest_framework.decorators import action
from rest_framework.mixins import ListModelMixin, RetrieveModelMixin
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.viewsets import GenericViewSet

from chains.models import Chain
from config.lib.periods import Quarter
from evaluation.models import Placing, Run, Scheme
from evaluation.permissions import chains_seen, visible_runs
from evaluation.queries.score_sources import as_read_by
from evaluation.rules.result import LineState, Used
from evaluation.services.confirm_run import confirm_run
from evaluation.services.discard_run import discard_run
from evaluation.services.publish_run import publish_run
from evaluation.services.show_run import show_run
from evaluation.services.start_run import start_run
from offices.requests import account_of


class RunSerializer(serializers.ModelSerializer[Run]):
    quarter = serializers.CharField(source="period", read_only=True)
    scheme: serializers.SlugRelatedField[Scheme] = serializers.SlugRelatedField("code", read_only=True)

    class Meta:
        model = Run
        fields = (
            "id",
            "quarter",
            "scheme",
            "status",
            "reason",
            "supersedes",
            "mends",
            "digest",
            "started_at",
            "shown_at",
            "shown_until",
            "confirmed_at",
            "published_at",
        )


class PlacingSerializer(serializers.ModelSerializer[Placing]):
    """A chain's place; no place where figures are missing."""

    chain: serializers.SlugRelatedField[Chain] = serializers.SlugRelatedField("code", read_only=True)
    name = serializers.CharField(source="chain.name", read_only=True)
    movement = serializers.IntegerField(read_only=True, allow_null=True)

    class Meta:
        model = Placing
        fields = ("chain", "name", "place", "tied", "total", "previous_place", "movement", "notes")


class UsedSerializer(serializers.Serializer[Used]):
    """An input of a score line, and the ledger entries, targets, marks or matters it comes from."""

    label = serializers.CharField()  # type: ignore[assignment]  # a field of the input
    value = serializers.DecimalField(max_digits=None, decimal_places=None, allow_null=True)
    unit = serializers.CharField()
    indicator = serializers.CharField()
    reading = serializers.CharField()
    references = serializers.ListField(child=serializers.CharField())


class ScoreLineSerializer(serializers.Serializer[Any]):
    """A line of a chain's score sheet; ``points`` are rounded as the scheme says, none where it cannot be scored."""

    chain = serializers.CharField()
    item = serializers.CharField()
    title = serializers.CharField()
    group = serializers.CharField()
    is_group = serializers.BooleanField()
    state = serializers.ChoiceField(choices=[state.value for state in LineState])
    points = serializers.DecimalField(source="shown", max_digits=None, decimal_places=None, allow_null=True)
    full = serializers.DecimalField(max_digits=None, decimal_places=None)
    reason = serializers.CharField()
    working = serializers.ListField(child=serializers.CharField())
    inputs = UsedSerializer(many=True)


class StartSerializer(serializers.Serializer[Any]):
    """Which quarter (2024Q2) by which scheme (its code; the latest version), and why again."""

    quarter = serializers.RegexField(r"^\d{4}Q[1-4]$")
    scheme = serializers.SlugField()
    reason = serializers.CharField(required=False, allow_blank=True, max_length=300)


class DiscardSerializer(serializers.Serializer[Any]):
    """Why a draft is thrown away."""

    reason = serializers.CharField(max_length=500)


class RunViewSet(ListModelMixin, RetrieveModelMixin, GenericViewSet[Run]):
    """The runs that whoever asks may see, with ranking and score lines of the chains they may see."""

    serializer_class = RunSerializer
    queryset = Run.objects.none()

    def get_queryset(self) -> QuerySet[Run]:
        return visible_runs(account_of(self.request)).select_related("scheme")

    @extend_schema(request=StartSerializer, responses={202: RunSerializer})
    def create(self, request: Request) -> Response:
        """Start a run; it is computed in the background."""
        given = StartSerializer(data=request.data)
        given.is_valid(raise_exception=True)
        scheme = Scheme.objects.filter(code=given.validated_data["scheme"]).order_by("-version").first()
        if scheme is None:
            raise Http404
        run = start_run(
            by=account_of(request),
            scheme=scheme,
            quarter=Quarter.parse(given.validated_data["quarter"]),
            reason=given.validated_data.get("reason", ""),
        )
        return Response(RunSerializer(run).data, status=status.HTTP_202_ACCEPTED)

    @extend_schema(request=None, responses=RunSerializer)
    @action(detail=True, methods=["post"])
    def show(self, request: Request, pk: str) -> Response:
        """Show a draft to the chain offices, to each its own scores."""
        return Response(RunSerializer(show_run(by=account_of(request), run=self.get_object())).data)

    @extend_schema(request=None, responses=RunSerializer)
    @action(detail=True, methods=["post"])
    def confirm(self, request: Request, pk: str) -> Response:
        """Confirm scores that were shown."""
        return Response(RunSerializer(confirm_run(by=account_of(request), run=self.get_object())).data)

    @extend_schema(request=None, responses=RunSerializer)
    @action(detail=True, methods=["post"])
    def publish(self, request: Request, pk: str) -> Response:
        """Publish a draft, or what was confirmed."""
        return Response(RunSerializer(publish_run(by=account_of(request), run=self.get_object())).data)

    @extend_schema(request=DiscardSerializer, responses=RunSerializer)
    @action(detail=True, methods=["post"])
    def discard(self, request: Request, pk: str) -> Response:
        """Throw a draft away."""
        run = self.get_object()
        given = DiscardSerializer(data=request.data)
        given.is_valid(raise_exception=True)
        return Response(RunSerializer(discard_run(by=account_of(request), run=run, **given.validated_data)).data)

    @extend_schema(responses=PlacingSerializer(many=True))
    @action(detail=True, pagination_class=None)
    def ranking(self, request: Request, pk: str) -> Response:
        """The places of the chains that whoever asks may see."""
        run = self.get_object()
        placings = run.placings.filter(chain__in=chains_seen(account_of(request), run))
        return Response(PlacingSerializer(placings.select_related("chain"), many=True).data)

    @extend_schema(responses=ScoreLineSerializer(many=True))
    @action(detail=True, pagination_class=None)
    def lines(self, request: Request, pk: str) -> Response:
        """The score lines, with explanation, of the chains that whoever asks may see."""
        run = self.get_object()
        sheets = run.sheets.filter(chain__in=chains_seen(account_of(request), run)).select_related("chain")
        listed = [(sheet.chain.code, line) for sheet in sheets for line in sheet.lines]
        told = as_read_by(account_of(request), run, [line for _chain, line in listed])
        lines = [
            {**structs.asdict(line), "chain": chain, "group": line.group}
            for (chain, _line), line in zip(listed, told, strict=True)
        ]
        return Response(ScoreLineSerializer(lines, many=True).data)
