from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import pghistory
from django.db import models

Tracked = TypeVar("Tracked", bound=type[models.Model])


def tracked(**options: Any) -> Callable[[Tracked], Tracked]:
    """Keep the row history by trigger, of rows too that are deleted: an act that made them can be taken back."""
    decorate: Callable[[Tracked], Tracked] = pghistory.track(
        pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent(), **options
    )
    return decorate
