"""One text for one value: JSON, sorted keys, decimals as strings, so that a kept run can be verified to the byte."""

import dataclasses
import json
from collections.abc import Mapping
from decimal import Decimal
from enum import Enum
from typing import Any

from evaluation.rules.wording import plain


def canonical(value: object) -> str:
    """Write dataclasses, mappings, tuples, decimals, enums and plain values as JSON. A float is an error."""
    return json.dumps(_plainly(value), ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)


def as_data(value: object) -> Any:
    """The same as plain dicts, lists and strings, for a template or an API."""
    return _plainly(value)


def _plainly(value: object) -> Any:
    if value is None or isinstance(value, (str, bool)):
        return value.value if isinstance(value, Enum) else value
    if isinstance(value, Decimal):
        return plain(value)
    if isinstance(value, int):
        return value
    if isinstance(value, (tuple, list)):
        return [_plainly(one) for one in value]
    if isinstance(value, Mapping):
        return {str(key): _plainly(one) for key, one in value.items()}
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {name: _plainly(getattr(value, name)) for name in _names(type(value))}
    raise TypeError(f"{type(value).__name__} has no canonical form")


_NAMES: dict[type, tuple[str, ...]] = {}


def _names(kind: type) -> tuple[str, ...]:
    if kind not in _NAMES:
        _NAMES[kind] = tuple(field.name for field in dataclasses.fields(kind))
    return _NAMES[kind]
