"""django-oscar with its own applications, templates and defaults; what it wants and doesn't bring is made as cheap as can be.

Its list comes from a search engine beside the database: here that engine is one query (`stock_search.py`), its thumbnails
are never made (`stock_thumbnails.py`). Both spare stock Oscar work that it does in life.
"""

from oscar import INSTALLED_APPS as OSCAR_APPS
from oscar.defaults import *  # noqa: F403

SECRET_KEY = "only-for-a-measure"
DEBUG = False
ALLOWED_HOSTS = ["*"]
INSTALLED_APPS = OSCAR_APPS
SITE_ID = 1
ROOT_URLCONF = "bench.beside_oscar.stock_urls"
DATABASES = {"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:", "ATOMIC_REQUESTS": True}}
HAYSTACK_CONNECTIONS = {"default": {"ENGINE": "bench.beside_oscar.stock_search.OneQuery"}}
OSCAR_THUMBNAILER = "bench.beside_oscar.stock_thumbnails.NoThumbnails"
OSCAR_ALLOW_ANON_CHECKOUT = False
AUTHENTICATION_BACKENDS = [
    "oscar.apps.customer.auth_backends.EmailBackend",
    "django.contrib.auth.backends.ModelBackend",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.contrib.flatpages.middleware.FlatpageFallbackMiddleware",
    "oscar.apps.basket.middleware.BasketMiddleware",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.template.context_processors.i18n",
                "django.contrib.messages.context_processors.messages",
                "oscar.apps.search.context_processors.search_form",
                "oscar.apps.checkout.context_processors.checkout",
                "oscar.apps.communication.notifications.context_processors.notifications",
                "oscar.core.context_processors.metadata",
            ]
        },
    }
]
LANGUAGE_CODE = "fr"
USE_TZ = True
STATIC_URL = "/static/"
MEDIA_URL = "/media/"
MEDIA_ROOT = "var/bench-oscar"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
