"""Django, set up for the pages."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import django
from csp.constants import NONE, SELF
from django.conf import settings as django_settings

from viva.store.open import orm
from viva.web.gym import Gym
from viva.web.settings import Settings

HERE = Path(__file__).parent
LOCAL_NAMES = ("localhost", "127.0.0.1", "[::1]")

MIDDLEWARE = (
    "django.middleware.gzip.GZipMiddleware",  # pads at random, and tokens are masked: BREACH learns nothing
    "viva.web.guard.guard",
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.middleware.common.CommonMiddleware",
    "viva.web.api.only_json",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "viva.web.guard.local_owner",
)

# Inline styles, because typeset mathematics positions its parts with them; never inline scripts.
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "script-src": [SELF],
        "style-src": [SELF, "'unsafe-inline'"],
        "img-src": [SELF, "data:"],
        "media-src": ["blob:"],  # what was recorded in the page
        "object-src": [NONE],
        "base-uri": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    }
}


def configure(settings: Settings, gym: Gym) -> None:
    """Make Django serve Viva's pages in this process. Can be done once."""
    django_settings.configure(**_values(settings, gym))
    django.setup()


def _values(settings: Settings, gym: Gym) -> dict[str, Any]:
    return orm(settings.place) | {
        "GYM": gym,
        "SECRET_KEY": settings.secret_key(),
        "ALLOWED_HOSTS": [*LOCAL_NAMES] if settings.is_local else [*LOCAL_NAMES, settings.host],
        "ROOT_URLCONF": "viva.web.urls",
        "MIDDLEWARE": list(MIDDLEWARE),
        "TEMPLATES": [_templates()],
        "STATIC_URL": "/static/",
        "CONTENT_SECURITY_POLICY": CONTENT_SECURITY_POLICY,
        "CSRF_COOKIE_NAME": "viva_csrftoken",  # cookies are shared by all ports of a host
        "CSRF_COOKIE_HTTPONLY": True,  # scripts read the token from the page
        "CSRF_COOKIE_SAMESITE": "Strict",
        "CSRF_FAILURE_VIEW": "viva.web.refusals.forbidden",
        "SECURE_REFERRER_POLICY": "same-origin",
        "X_FRAME_OPTIONS": "DENY",
        "DATA_UPLOAD_MAX_MEMORY_SIZE": 1 << 20,
        "USE_I18N": False,
        "LOGGING": LOGGING,
    }


def _templates() -> dict[str, Any]:
    return {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [str(HERE / "templates")],
        "OPTIONS": {
            "builtins": ["viva.web.tags"],
            "context_processors": ["django.template.context_processors.csrf", "viva.web.context.page"],
        },
    }


LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "loggers": {
        "django": {"handlers": ["console"], "level": "ERROR", "propagate": False},
        # A foreign Host header is refused with 400; it is not an event worth a traceback.
        "django.security.DisallowedHost": {"handlers": [], "level": "CRITICAL", "propagate": False},
    },
}
