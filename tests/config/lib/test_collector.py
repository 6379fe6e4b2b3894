from __future__ import annotations

import gc

import pytest

from config.lib.collector import collector_at_rest


def test_it_works_again_afterwards_whatever_happened() -> None:
    def broken() -> None:
        with collector_at_rest(), collector_at_rest():
            assert not gc.isenabled()
            raise ValueError("broken")

    with pytest.raises(ValueError, match="broken"):
        broken()
    assert gc.isenabled()
