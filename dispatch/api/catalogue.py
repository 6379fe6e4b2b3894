"""Indicators and targets over the API."""

from __future__ import annotations

from django.db.models import Q, QuerySet
from rest_framework import serializers
from rest_framework.mixins import ListModelMixin, RetrieveModelMixin
from rest_framework.viewsets import GenericViewSet

from chains.models import Chain
from chains.permissions import visible_chains
from dispatch.models import Indicator, Target
from offices.enums import Right
from offices.permissions import holds
from offices.requests import account_of


class IndicatorSerializer(serializers.ModelSerializer[Indicator]):
    chain: serializers.SlugRelatedField[Chain] = serializers.SlugRelatedField("code", read_only=True, allow_null=True)

    class Meta:
        model = Indicator
        fields = (
            "code",
            "name",
            "short_name",
            "group",
            "number",
            "chain",
            "kind",
            "form",
            "unit",
            "decimals",
            "phased",
        )


class IndicatorViewSet(ListModelMixin, RetrieveModelMixin, GenericViewSet[Indicator]):
    """The indicators common to all chains, and those of the chains that whoever asks may see."""

    serializer_class = IndicatorSerializer
    lookup_field = "code"
    lookup_value_regex = "[-a-zA-Z0-9_]+"
    queryset = Indicator.objects.none()

    def get_queryset(self) -> QuerySet[Indicator]:
        account = account_of(self.request)
        if not holds(account, Right.VIEW_CHAIN):
            return Indicator.objects.none()
        visible = visible_chains(account)
        return Indicator.objects.filter(Q(chain=None) | Q(chain__in=visible)).select_related("chain")


class TargetSerializer(serializers.ModelSerializer[Target]):
    chain: serializers.SlugRelatedField[Chain] = serializers.SlugRelatedField("code", read_only=True)
    indicator: serializers.SlugRelatedField[Indicator] = serializers.SlugRelatedField("code", read_only=True)

    class Meta:
        model = Target
        fields = ("chain", "indicator", "year", "value", "words")


class TargetFilter(serializers.Serializer[Target]):
    """What a list of targets may be narrowed by."""

    year = serializers.IntegerField(required=False, min_value=2000, max_value=2100)
    chain = serializers.SlugField(required=False)


class TargetViewSet(ListModelMixin, GenericViewSet[Target]):
    """The targets of the chains that whoever asks may see; ``?year=`` and ``?chain=`` narrow the list."""

    serializer_class = TargetSerializer
    queryset = Target.objects.none()

    def get_queryset(self) -> QuerySet[Target]:
        narrowing = TargetFilter(data=self.request.query_params)
        narrowing.is_valid(raise_exception=True)
        found = Target.objects.filter(chain__in=visible_chains(account_of(self.request)))
        if year := narrowing.validated_data.get("year"):
            found = found.filter(year=year)
        if chain := narrowing.validated_data.get("chain"):
            found = found.filter(chain__code=chain)
        return found.select_related("chain", "indicator").order_by("year", "chain__number", "indicator__number")
