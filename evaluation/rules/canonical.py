"""One text for one value: compact JSON with decimals as strings, so that a kept run can be verified to the byte."""

from typing import Any, TypeVar

import msgspec

Kept = TypeVar("Kept")

_encoder = msgspec.json.Encoder(order="deterministic")


def canonical(value: Any) -> str:
    """Write structs, mappings, tuples, decimals, enums and plain values as JSON: mappings by their keys, in order."""
    return _encoder.encode(value).decode()


def read_back(text: str, kind: type[Kept]) -> Kept:
    """The value of that kind from what `canonical` wrote."""
    return msgspec.json.decode(text, type=kind)
