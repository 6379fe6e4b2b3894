from evaluation.models.notice import Notice
from evaluation.models.objection import Objection
from evaluation.models.paper import Paper
from evaluation.models.proof import Proof
from evaluation.models.rating import Rating, RatingSeat
from evaluation.models.record import Adjustment, Mark
from evaluation.models.run import Placing, Run, ScoreSheet
from evaluation.models.scheme import Scheme, SchemeDraft
from evaluation.models.words import NoticeWords

__all__ = [
    "Adjustment",
    "Mark",
    "Notice",
    "NoticeWords",
    "Objection",
    "Paper",
    "Placing",
    "Proof",
    "Rating",
    "RatingSeat",
    "Run",
    "Scheme",
    "SchemeDraft",
    "ScoreSheet",
]
