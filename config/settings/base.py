"""What holds everywhere. ``local``, ``test`` and ``production`` say what differs."""

from __future__ import annotations

from pathlib import Path

import environ
import structlog
from celery.schedules import crontab
from csp.constants import NONE, SELF

BASE_DIR = Path(__file__).resolve().parent.parent.parent
env = environ.Env()

DEBUG = False
DEMO = False
ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    "whitenoise.runserver_nostatic",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.forms",
    "django.contrib.humanize",
    "guardian",
    "pgtrigger",
    "pghistory",
    "axes",
    "csp",
    "rest_framework",
    "drf_spectacular",
    "config.lib.clock",
    "config.lib.queue",
    "config.lib.uploads",
    "config.lib.web",
    "offices",
    "chains",
    "dispatch",
    "evaluation",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "config.lib.web.middleware.ChosenLanguage",
    "config.lib.web.door.KeptSigns",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "config.lib.web.middleware.PrivateAnswers",
    "config.lib.web.middleware.OneClock",
    "config.lib.web.middleware.ActOrigin",
    "offices.middleware.SessionLimits",
    "offices.middleware.LoginFirst",
    "offices.middleware.OwnPasswordFirst",
    "axes.middleware.AxesMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "config.lib.web.context.shell",
                "offices.context.shell",
                "evaluation.context.navigation",
            ],
            "builtins": ["django.templatetags.i18n", "config.lib.web.templatetags.show"],
        },
    }
]

FORM_RENDERER = "config.lib.web.forms.Renderer"

# --- who is there --------------------------------------------------------------------------------------------
AUTH_USER_MODEL = "offices.Account"
AUTHENTICATION_BACKENDS = ["axes.backends.AxesStandaloneBackend", "django.contrib.auth.backends.ModelBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = "offices:login"
LOGIN_REDIRECT_URL = "evaluation:landing"
LOGOUT_REDIRECT_URL = "offices:login"

# Grants on chains are kept by guardian and read in the apps' permissions modules alone, through the posts held today;
# guardian's own backend, which reads a user's groups, would give a second answer.
ANONYMOUS_USER_NAME = None
GUARDIAN_MONKEY_PATCH_USER = False
# The browsers' preload list (W021) is for the public web; an office's host does not belong on it.
SILENCED_SYSTEM_CHECKS = ["guardian.W001", "security.W021"]

AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = 0.25
AXES_LOCKOUT_PARAMETERS = "offices.queries.lockouts.counted_together"
AXES_RESET_ON_SUCCESS = True
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_LOCKOUT_CALLABLE = "offices.views.login.locked_out"
AXES_VERBOSE = False
AXES_DISABLE_ACCESS_LOG = True  # log-ins are in the trail
AXES_CLIENT_IP_CALLABLE = "config.lib.web.addresses.client_address"
# How many proxies of ours stand in front; each adds one address to X-Forwarded-For.
PROXY_COUNT = 0

SESSION_ENGINE = "django.contrib.sessions.backends.db"
SESSION_COOKIE_NAME = "chainchief"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_AGE = 12 * 3600
SESSION_IDLE_SECONDS = 30 * 60
SESSION_ABSOLUTE_SECONDS = 12 * 3600
CSRF_COOKIE_NAME = "chainchief-csrf"
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "config.lib.web.errors.csrf_failure"

# --- what a browser may do -----------------------------------------------------------------------------------
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
        "object-src": [NONE],
    }
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 3000

# --- language, time, files -----------------------------------------------------------------------------------
LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", "简体中文"), ("en", "English")]
LANGUAGE_COOKIE_NAME = "chainchief-language"
LANGUAGE_COOKIE_AGE = 365 * 24 * 3600
LANGUAGE_COOKIE_HTTPONLY = True
LANGUAGE_COOKIE_SAMESITE = "Lax"
LOCALE_PATHS = [BASE_DIR / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Asia/Shanghai"
FORMAT_MODULE_PATH = ["config.formats"]

STATIC_URL = "static/"
STATICFILES_DIRS = [BASE_DIR / "static"]
STATICFILES_FINDERS = ["django.contrib.staticfiles.finders.FileSystemFinder"]  # no page uses another package's files
STATIC_ROOT = BASE_DIR / ".local" / "static"
MEDIA_ROOT = Path(env("MEDIA_ROOT", default=str(BASE_DIR / ".local" / "files")))
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
WORKBOOK_CELLS = env.int("WORKBOOK_CELLS", default=200_000)  # the most cells of a workbook that is handed in
FILE_MEGABYTES = env.int("FILE_MEGABYTES", default=10)  # the largest file on a record
RECORD_MEGABYTES = env.int("RECORD_MEGABYTES", default=200)  # all files of a record, older versions included
DAY_MEGABYTES = env.int("DAY_MEGABYTES", default=1000)  # what one account may add to records in a day
PAPER_WORDS = (
    "产业链",
    "增加值",
    "差异化",
    "负责人",
    "联系人",
)  # of three characters: no head of a table breaks in one
REGIMES_DIR = BASE_DIR / "config" / "regimes"

# --- background work -----------------------------------------------------------------------------------------
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_TASK_IGNORE_RESULT = True
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_BROKER_TRANSPORT_OPTIONS = {"visibility_timeout": 900, "socket_timeout": 5, "socket_connect_timeout": 2}
CELERY_TIMEZONE = TIME_ZONE
CELERY_BEAT_SCHEDULE = {
    "sweep the outbox": {"task": "queue.sweep", "schedule": 15},
    "seal the trail": {"task": "offices.seal_trail", "schedule": 60},
    "sweep the uploads": {"task": "uploads.sweep", "schedule": 3600},
    "compare rows with their history": {"task": "offices.check_history", "schedule": crontab(hour=2, minute=30)},
    "compute runs anew": {"task": "evaluation.check_runs", "schedule": crontab(hour=3, minute=0)},
    "mind the dates": {"task": "chains.mind_dates", "schedule": 3600},
}

# --- API -----------------------------------------------------------------------------------------------------
REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": ["config.lib.web.api.SessionAuthentication"],
    "DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.IsAuthenticated"],
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_PARSER_CLASSES": ["config.lib.web.door.ReadableJSON"],
    "DEFAULT_PAGINATION_CLASS": "rest_framework.pagination.PageNumberPagination",
    "DEFAULT_THROTTLE_CLASSES": ["config.lib.web.api.Throttle"],
    "DEFAULT_THROTTLE_RATES": {"user": "600/minute"},
    "EXCEPTION_HANDLER": "config.lib.web.api_refusals.refuse",
    "DEFAULT_SCHEMA_CLASS": "drf_spectacular.openapi.AutoSchema",
    "PAGE_SIZE": 50,
    "COERCE_DECIMAL_TO_STRING": True,
}
SPECTACULAR_SETTINGS = {
    "TITLE": "Chainchief 链长台",
    "DESCRIPTION": "Chains, indicators, targets, ledgers, runs and rankings, under the rights of whoever asks.",
    "VERSION": "1",
    "SERVE_INCLUDE_SCHEMA": False,
    "ENUM_NAME_OVERRIDES": {
        "LedgerStatusEnum": "dispatch.enums.LedgerStatus",
        "RunStatusEnum": "evaluation.enums.RunStatus",
    },
    "SERVE_PERMISSIONS": ["rest_framework.permissions.IsAuthenticated"],
}

# --- trail of rows -------------------------------------------------------------------------------------------------
PGHISTORY_APPEND_ONLY = True
PGHISTORY_CONTEXT_FIELD_KWARGS = {"null": True}

# --- log -----------------------------------------------------------------------------------------------------------
structlog.configure(
    processors=[
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
    ],
    logger_factory=structlog.stdlib.LoggerFactory(),
    cache_logger_on_first_use=False,
)
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "json": {
            "()": structlog.stdlib.ProcessorFormatter,
            "processor": structlog.processors.JSONRenderer(ensure_ascii=False),
            "foreign_pre_chain": [
                structlog.stdlib.add_log_level,
                structlog.processors.TimeStamper(fmt="iso", utc=True),
                structlog.processors.format_exc_info,
            ],
        }
    },
    "filters": {"refusals": {"()": "config.lib.web.logs.NoTraceOfRefusals"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "json", "filters": ["refusals"]}},
    "root": {"handlers": ["console"], "level": "INFO"},
    "loggers": {"axes": {"level": "WARNING"}, "fontTools": {"level": "WARNING"}, "weasyprint": {"level": "ERROR"}},
}


def databases(url: str) -> dict[str, dict[str, object]]:
    """The one database, with a bound on how long a statement or an idle transaction may last."""
    settings = env.db_url_config(url)
    settings["CONN_MAX_AGE"] = 60
    settings["CONN_HEALTH_CHECKS"] = True
    settings.setdefault("OPTIONS", {})["options"] = (
        "-c timezone=UTC -c statement_timeout=60000 -c idle_in_transaction_session_timeout=120000"
    )
    return {"default": settings}


def caches(url: str) -> dict[str, dict[str, object]]:
    return {"default": {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": url}}


__all__ = [name for name in globals() if name.isupper()] + ["databases", "caches", "env"]
