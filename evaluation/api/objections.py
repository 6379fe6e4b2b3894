"""Objections to score lines over the API: raised and withdrawn by the chain's director, answered by the office."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404
from drf_spectacular.utils import extend_schema
from rest_framework import serializers, status
from rest_framework.decorators import action
from rest_framework.mixins import ListModelMixin, RetrieveModelMixin
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.viewsets import GenericViewSet

from chains.models import Chain
from chains.permissions import require
from evaluation.models import Objection
from evaluation.models.objection import LONGEST
from evaluation.permissions import chains_seen, visible_runs
from evaluation.queries.objections import objections_for
from evaluation.services.answer_objection import answer_objection
from evaluation.services.raise_objection import raise_objection
from evaluation.services.withdraw_objection import withdraw_objection
from offices.enums import Right
from offices.requests import account_of


class ObjectionSerializer(serializers.ModelSerializer[Objection]):
    """What a chain has against a line of its scores, and what the office answered."""

    chain: serializers.SlugRelatedField[Chain] = serializers.SlugRelatedField("code", read_only=True)

    class Meta:
        model = Objection
        fields = ("id", "run", "chain", "item", "title", "reason", "raised_at", "state", "answer", "answered_at")


class RaiseSerializer(serializers.Serializer[Any]):
    """Against which line of whose scores in which run, and why."""

    run = serializers.IntegerField(min_value=1, max_value=2**31 - 1)
    chain = serializers.SlugField()
    item = serializers.CharField(max_length=60)
    reason = serializers.CharField(max_length=LONGEST)


class AnswerSerializer(serializers.Serializer[Any]):
    """Whether the chain is right, and why."""

    uphold = serializers.BooleanField()
    answer = serializers.CharField(max_length=LONGEST)


class ObjectionViewSet(ListModelMixin, RetrieveModelMixin, GenericViewSet[Objection]):
    """The objections that whoever asks may see: the office all, a chain office those of its chains."""

    serializer_class = ObjectionSerializer
    queryset = Objection.objects.none()

    def get_queryset(self) -> QuerySet[Objection]:
        return objections_for(account_of(self.request))

    @extend_schema(request=RaiseSerializer, responses={201: ObjectionSerializer})
    def create(self, request: Request) -> Response:
        """Object to a line of the chain's scores while they are shown."""
        given = RaiseSerializer(data=request.data)
        given.is_valid(raise_exception=True)
        data, account = given.validated_data, account_of(request)
        run = get_object_or_404(visible_runs(account), pk=data["run"])
        chain = get_object_or_404(chains_seen(account, run), code=data["chain"])
        require(account, Right.SUBMIT_LEDGER, chain)
        objection = raise_objection(by=account, run=run, chain=chain, item=data["item"], reason=data["reason"])
        return Response(ObjectionSerializer(objection).data, status=status.HTTP_201_CREATED)

    @extend_schema(request=AnswerSerializer, responses=ObjectionSerializer)
    @action(detail=True, methods=["post"])
    def answer(self, request: Request, pk: str) -> Response:
        """Uphold or decline an objection."""
        objection = self.get_object()
        given = AnswerSerializer(data=request.data)
        given.is_valid(raise_exception=True)
        answered = answer_objection(by=account_of(request), objection=objection, **given.validated_data)
        return Response(ObjectionSerializer(answered).data)

    @extend_schema(request=None, responses=ObjectionSerializer)
    @action(detail=True, methods=["post"])
    def withdraw(self, request: Request, pk: str) -> Response:
        """Take an objection back that has not been answered."""
        withdrawn = withdraw_objection(by=account_of(request), objection=self.get_object())
        return Response(ObjectionSerializer(withdrawn).data)
