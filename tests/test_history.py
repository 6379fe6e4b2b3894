"""Every row has a history, or a reason why it needs none."""

from __future__ import annotations

from django.apps import apps
from pghistory.models import Event

UNTRACKED = {
    "auth.Group": "a post's peg for grants; never changed",
    "auth.Group_permissions": "not used: rights come with the kind of post",
    "auth.Permission": "made by migrations",
    "axes.AccessAttempt": "failed log-ins, counted; each is in the trail",
    "axes.AccessAttemptExpiration": "belongs to AccessAttempt",
    "axes.AccessFailureLog": "not used",
    "axes.AccessLog": "not used: log-ins are in the trail",
    "chains.ChainGrant": "follows from assignments and posts, which are tracked",
    "chains.Naming": "follows from the record, which is tracked",
    "chains.NotDouble": "says itself who said it and when; only added to",
    "chains.RecordAct": "is itself the history of records; only added to",
    "clock.Setting": "a demonstration's day; each change is in the trail",
    "contenttypes.ContentType": "made by migrations",
    "dispatch.TargetChange": "is itself the history of targets; only added to",
    "evaluation.Paper": "kept as it went out, with its hash; never changed",
    "evaluation.Placing": "part of a run, which is never recomputed",
    "evaluation.ScoreSheet": "part of a run, which is never recomputed",
    "guardian.GroupObjectPermission": "not used: chains have their own grants",
    "guardian.UserObjectPermission": "not used: nobody has a right but through a post",
    "offices.AuditEntry": "is itself the trail; only added to",
    "offices.AuditSeal": "is itself the trail; only added to",
    "offices.Message": "who read it first and when stands in it; its words never change",
    "offices.Organisation_departments": "comes with a regime, whose loading is in the trail",
    "pghistory.Context": "belongs to the histories",
    "queue.Job": "says itself what came of it",
    "queue.Outbox": "says itself what came of it",
    "sessions.Session": "who is logged in just now; log-ins are in the trail",
    "uploads.Upload": "a file handed in and not yet confirmed; goes after a day",
}


def test_every_model_is_tracked_or_says_why_not() -> None:
    models = [model for model in apps.get_models(include_auto_created=True) if model._meta.managed]
    events = [model for model in models if issubclass(model, Event)]
    tracked = {model.pgh_tracked_model for model in events}  # type: ignore[attr-defined]
    plain = {
        model._meta.label for model in models if model not in tracked and model not in events and not model._meta.proxy
    }
    assert plain == UNTRACKED.keys()
