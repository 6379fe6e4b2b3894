"""Timings, each beside its floor: the same work without our code, in the same run. For reading, never asserted."""
