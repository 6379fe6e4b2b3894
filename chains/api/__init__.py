"""Chains over the API."""

from __future__ import annotations

from django.db.models import QuerySet
from rest_framework import serializers
from rest_framework.mixins import ListModelMixin, RetrieveModelMixin
from rest_framework.viewsets import GenericViewSet

from chains.models import Chain
from chains.permissions import visible_chains
from offices.requests import account_of


class ChainSerializer(serializers.ModelSerializer[Chain]):
    class Meta:
        model = Chain
        fields = ("code", "name", "number", "flagship", "catalogue_year", "closed_on")


class ChainViewSet(ListModelMixin, RetrieveModelMixin, GenericViewSet[Chain]):
    """The chains that whoever asks may see."""

    serializer_class = ChainSerializer
    lookup_field = "code"
    lookup_value_regex = "[-a-zA-Z0-9_]+"
    queryset = Chain.objects.none()

    def get_queryset(self) -> QuerySet[Chain]:
        return visible_chains(account_of(self.request))
