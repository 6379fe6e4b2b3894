"""Trying the system on one machine: private services under ``.local/`` unless the environment names others."""

from __future__ import annotations

from config.local.addresses import addresses, broker_url
from config.local.secret import secret_key
from config.settings.base import *  # noqa: F403
from config.settings.base import BASE_DIR, STORAGES, caches, databases, env

_where = addresses()

DEBUG = env.bool("DEBUG", default=False)
DEMO = env.bool("DEMO", default=True)
SECRET_KEY = env("SECRET_KEY", default="") or secret_key(BASE_DIR / ".local" / "secret-key")
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["localhost", "127.0.0.1", "[::1]"])
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[])
DATABASES = databases(_where.database)
CACHES = caches(_where.redis)
CELERY_BROKER_URL = broker_url(_where.redis)

# Hashed names as in production, but not compressed: that takes ten seconds after each change of a file.
STORAGES = {
    **STORAGES,
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.ManifestStaticFilesStorage"},
}
