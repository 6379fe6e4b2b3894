"""One text for one value: JSON, sorted keys, decimals as strings, so that a kept run can be verified to the byte."""

import dataclasses
import functools
import json
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from evaluation.rules.wording import plain


def canonical(value: object) -> str:
    """Write dataclasses, mappings, tuples, decimals, enums and plain values as JSON. A float field is an error."""
    return json.dumps(
        value, default=_plainly, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False
    )


def as_data(value: object) -> Any:
    """The same as plain dicts, lists and strings, for a template or an API."""
    return json.loads(canonical(value))


def _plainly(value: object) -> object:
    if isinstance(value, Decimal):
        return plain(value)
    if isinstance(value, Mapping):
        return dict(value)
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        fields = {name: getattr(value, name) for name in _names(type(value))}
        if float in map(type, fields.values()):
            raise TypeError(f"{type(value).__name__} holds a float; values are decimals")
        return fields
    raise TypeError(f"{type(value).__name__} has no canonical form")


@functools.cache
def _names(kind: type) -> tuple[str, ...]:
    return tuple(field.name for field in dataclasses.fields(kind))
