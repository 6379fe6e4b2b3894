from __future__ import annotations

from typing import ClassVar

import pghistory
from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Now

from offices.models.post import Person


class AccountManager(BaseUserManager["Account"]):
    """Accounts come with their person: whoever acts is named."""

    def get_queryset(self) -> models.QuerySet[Account]:
        return super().get_queryset().select_related("person")


@pghistory.track(exclude=["password", "last_login"])
class Account(AbstractBaseUser):
    """The way in of one person. What it may do follows from the posts that the person holds today."""

    username = models.CharField(max_length=60, unique=True)
    person = models.OneToOneField(Person, on_delete=models.PROTECT, related_name="account")
    is_active = models.BooleanField(default=True)
    must_change_password = models.BooleanField(default=True)
    # Sessions carry the number they began with; raising it ends them all.
    session_generation = models.PositiveIntegerField(default=1)
    created_at = models.DateTimeField(db_default=Now())

    USERNAME_FIELD = "username"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    objects = AccountManager()

    class Meta:
        ordering = ["username"]

    def __str__(self) -> str:
        return self.username

    @property
    def name(self) -> str:
        return self.person.name

    def get_session_auth_hash(self) -> str:
        """Sessions end with the password, and whenever the generation is raised."""
        return f"{super().get_session_auth_hash()}-{self.session_generation}"

    def get_session_auth_fallback_hash(self):  # type: ignore[no-untyped-def]
        for fallback in super().get_session_auth_fallback_hash():
            yield f"{fallback}-{self.session_generation}"
