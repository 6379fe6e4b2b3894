"""A figure that differs from what the registers count is confirmed as theirs, or explained: then nothing is asked."""

from config.lib.numbers import gettext_noop
from dispatch.enums import Level
from dispatch.rules.checks.finding import Finding
from dispatch.rules.measure import Reading


def counted(reading: Reading) -> Finding | None:
    value, now, then = reading.value, reading.counted, reading.counted_then
    if value is None or now is None or value == now:
        return None
    changed = then is not None and then != now
    if reading.note.strip():
        message = (
            gettext_noop(
                "The registers count %(now)s by now; it was %(then)s when %(value)s was entered. The note says why the "
                "other figure holds."
            )
            if changed
            else gettext_noop(
                "The registers count %(now)s, and %(value)s stands here. The note says why the other figure holds."
            )
        )
    else:
        message = (
            gettext_noop(
                "The registers count %(now)s by now; it was %(then)s when %(value)s was entered. Take over what they "
                "count, or say in the note why the other figure holds."
            )
            if changed
            else gettext_noop(
                "The registers count %(now)s, and %(value)s stands here. Take over what they count, or say in the note "
                "why the other figure holds."
            )
        )
    shown = reading.measure.shown
    values = {"now": shown(now), "value": shown(value), "then": shown(then) if then is not None else ""}
    return Finding("counted", Level.WARNING, message, values)
