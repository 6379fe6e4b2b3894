from __future__ import annotations

import secrets

# Without what is read wrongly from a slip of paper: no vowels (no words either), no 0 1 l.
LETTERS = "bcdfghjkmnpqrstvwxz23456789"
GROUPS, EACH = 4, 4


def first_password() -> str:
    """A random password to be handed over once and changed at the first log-in, such as ``kq7m-2hxp-9wtd-vb4c``."""
    return "-".join("".join(secrets.choice(LETTERS) for _ in range(EACH)) for _ in range(GROUPS))
