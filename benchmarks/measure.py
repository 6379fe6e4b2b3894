"""Timing two things in turn, so that a machine whose speed drifts does both at the same speed."""

from __future__ import annotations

import resource
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Times:
    """Seconds of each round."""

    seconds: list[float]

    @property
    def median(self) -> float:
        return statistics.median(self.seconds)

    @property
    def p95(self) -> float:
        return statistics.quantiles(self.seconds, n=20)[-1] if len(self.seconds) > 1 else self.seconds[0]


def in_turn(
    ours: Callable[[], object],
    floor: Callable[[], object],
    *,
    rounds: int,
    clock: Callable[[], float] = time.perf_counter,
) -> tuple[Times, Times]:
    """Run both ``rounds`` times after one warm-up each, ours and the floor by turns.

    ``time.process_time`` as the clock counts the processor time of this process alone.
    """
    ours()
    floor()
    times: tuple[list[float], list[float]] = ([], [])
    for _ in range(rounds):
        for kept, work in zip(times, (ours, floor), strict=True):
            began = clock()
            work()
            kept.append(clock() - began)
    return Times(times[0]), Times(times[1])


def report(name: str, *, ours: float, floor: float, allowed: float, what: str) -> None:
    """Print a line: ours, the floor, how many times the floor, and how many times is allowed."""
    beside = f"{ours / floor:5.2f} x, allowed {allowed} x"
    print(f"{name}\n    {ours * 1000:9.1f} ms   floor {floor * 1000:9.1f} ms ({what})   {beside}")


def memory_mb() -> float:
    """The most memory this process has held so far, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
