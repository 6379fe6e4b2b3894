"""Tests: the real engines, the owner's role (it creates the test database), plain static files, quick passwords."""

from __future__ import annotations

import os

from config.local.addresses import addresses, broker_url
from config.settings.base import *  # noqa: F403
from config.settings.base import BASE_DIR, caches, databases, env

_where = addresses()

DEMO = True
SECRET_KEY = "for-tests-only-" + "x" * 40
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "testserver"]
DATABASES = databases(_where.owner)
DATABASES["default"]["TEST"] = {"NAME": env("TEST_DB_NAME", default="test_chainchief")}
DATABASES["default"]["CONN_MAX_AGE"] = 0
APP_ROLE_URL = _where.database

# Each test process has its own keys and its own queue.
_worker = os.environ.get("PYTEST_XDIST_WORKER", "main")
CACHES = caches(_where.redis)
CACHES["default"]["KEY_PREFIX"] = f"test-{_worker}"
CELERY_BROKER_URL = broker_url(_where.redis)
CELERY_TASK_DEFAULT_QUEUE = f"test-{env('TEST_DB_NAME', default='test_chainchief')}-{_worker}"

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
MEDIA_ROOT = BASE_DIR / ".local" / f"test-files-{_worker}"
AXES_ENABLED = True
WHITENOISE_AUTOREFRESH = True  # files are looked for when they are asked for; nothing need be collected
WHITENOISE_USE_FINDERS = True
