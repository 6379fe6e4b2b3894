from __future__ import annotations

from dispatch.forms.decide import DecideForm


class CorrectionDecideForm(DecideForm):
    """A correction is granted as it was asked for, or refused."""
