"""Refusals that a person is told in a sentence: what is wrong, where, and what to do. Nothing has been changed."""

from __future__ import annotations


class Refused(Exception):
    """An act that cannot be done as things stand; the text is shown as it is."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


class SomebodyWasFaster(Refused):
    """What was seen is no longer what is there: another person changed it in the meantime."""
