"""Production: every setting from the environment; unsafe ones are named and the start refused."""

from __future__ import annotations

from django.core.exceptions import ImproperlyConfigured

from config.settings.base import *  # noqa: F403
from config.settings.base import caches, databases, env
from config.settings.safety import problems

_found = problems(env.ENVIRON)
if _found:
    raise ImproperlyConfigured("Chainchief does not start with unsafe settings:\n- " + "\n- ".join(_found))

SECRET_KEY = env("SECRET_KEY")
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS")
CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in ALLOWED_HOSTS]
DATABASES = databases(env("DATABASE_URL"))
CACHES = caches(env("REDIS_URL"))
CELERY_BROKER_URL = env("REDIS_URL")

SECURE_SSL_REDIRECT = True
SECURE_REDIRECT_EXEMPT = [r"^healthz$"]
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_HSTS_SECONDS = 365 * 24 * 3600
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SESSION_COOKIE_SECURE = True
SESSION_COOKIE_NAME = "__Host-chainchief"
CSRF_COOKIE_SECURE = True
LANGUAGE_COOKIE_SECURE = True
CSRF_COOKIE_NAME = "__Host-chainchief-csrf"

# The proxy in front is the only one that may say from where somebody comes.
PROXY_COUNT = env.int("PROXY_COUNT", default=1)
