"""All settings, read top to bottom, driven by the environment (`.env.example` lists every variable)."""

from datetime import time
from decimal import Decimal
from pathlib import Path
from urllib.parse import urlsplit

import dj_database_url
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _

from config import env, local_secret

BASE_DIR = Path(__file__).resolve().parents[2]
VAR_DIR = BASE_DIR / "var"
env.load_file(BASE_DIR / ".env")

# --- what kind of installation this is ---------------------------------------------------------
PRODUCTION = env.choice("MODE", "local", ("local", "production")) == "production"
DEBUG = env.flag("DEBUG", False)
if PRODUCTION and DEBUG:
    raise ImproperlyConfigured("MODE=production with DEBUG=1: set DEBUG=0, error pages would show secrets")
PORT = env.integer("PORT", 8000, low=1, high=65534)
SITE_URL = env.address("SITE_URL", f"http://127.0.0.1:{PORT}", https=PRODUCTION)
SITE_NAME = "Les Petits Commerces"
DEMO = env.flag("DEMO", False)
COMMERCE = env.flag("COMMERCE", True)  # the market is a plugin: 0 leaves towns, shops, mini-sites, membership and help
SECRET_KEY = env.text("SECRET_KEY", "", required=PRODUCTION) or local_secret.read(VAR_DIR / "secret_key")
if PRODUCTION and len(SECRET_KEY) < 50:
    raise ImproperlyConfigured("SECRET_KEY is shorter than 50 characters: use 50 or more, random")
if PRODUCTION and DEMO:
    raise ImproperlyConfigured("MODE=production with DEMO=1: the demonstration never runs over real data, set DEMO=0")
ALLOWED_HOSTS = env.names("ALLOWED_HOSTS", "" if PRODUCTION else "127.0.0.1,localhost,[::1]") or [
    str(urlsplit(SITE_URL).hostname)
]
CSRF_TRUSTED_ORIGINS = [SITE_URL]

# --- applications: from the plugin on top down to the ground -----------------------------------
INSTALLED_APPS = [
    "pages",
    "shop_pages",
    "faq",
    "membership",
    "kit",
    "wagtail_modeladmin",
    "wagtail.contrib.forms",
    "wagtail.contrib.redirects",
    "wagtail.contrib.settings",
    "wagtail.embeds",
    "wagtail.sites",
    "membership.wagtail_users.PeopleAdminConfig",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_tasks",
    "django_tasks_db",
    "template_partials",
    "django_htmx",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.messages",
    "django.contrib.sessions",
    "django.contrib.sites",
    "django.contrib.sitemaps",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "kit.compression.CompressionMiddleware",
    "kit.clock.ClockMiddleware",
    "kit.security.ContentSecurityPolicyMiddleware",
    "membership.current.CityMiddleware",
    "kit.realm.RealmMiddleware",
    "kit.sessions.RealmSessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "membership.acted.ActingMiddleware",
    "shop_pages.gate.MerchantGateMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
]

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
SITE_ID = 1

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
                "pages.context.chrome",
            ],
            "builtins": [
                "django.templatetags.i18n",
                "django.templatetags.static",
                "kit.templatetags.kit",
                "kit.templatetags.heads",
            ],
        },
    }
]

# --- data --------------------------------------------------------------------------------------
DATABASES = {
    "default": dj_database_url.parse(
        env.text("DATABASE_URL") or f"sqlite:///{VAR_DIR / 'db.sqlite3'}",
    )
}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;",
    }
else:
    DATABASES["default"]["OPTIONS"] = {"pool": {"min_size": 2, "max_size": 12}}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

CACHE_URL = env.text("CACHE_URL", "")
CACHES = {
    "default": (
        {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": CACHE_URL}
        if CACHE_URL
        else {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}
    )
}

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default"]}}

# --- people: one session a realm (kit.realm) ---------------------------------------------------
AUTH_USER_MODEL = "membership.User"
AUTHENTICATION_BACKENDS = ["membership.backends.RealmBackend"]
REALM_RESOLVER = "membership.realms.realm_for"
SESSION_ENGINE = "kit.sessions"
SESSION_COOKIE_NAME = "sid"
SESSION_COOKIE_AGE = 60 * 60 * 24 * 30
CSRF_USE_SESSIONS = True  # one token a realm: forms open in two towns at once both work
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
LOGIN_URL = "membership:sign-in"
LOGIN_REDIRECT_URL = "membership:hub"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
PASSWORD_RESET_TIMEOUT = 60 * 60 * 24

# --- language, time, money ---------------------------------------------------------------------
LANGUAGE_CODE = "fr"
LANGUAGES = [("fr", _("Français"))]
LOCALE_PATHS = [BASE_DIR / "locale"]
TIME_ZONE = "Europe/Paris"
USE_TZ = True
CURRENCY = "EUR"

# --- files -------------------------------------------------------------------------------------
STATIC_URL = "static/"
STATIC_ROOT = VAR_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
MEDIA_URL = "media/"
MEDIA_ROOT = Path(env.text("MEDIA_ROOT") or VAR_DIR / "media")
PRIVATE_ROOT = Path(env.text("PRIVATE_ROOT") or VAR_DIR / "private")
SERVE_MEDIA = env.flag("SERVE_MEDIA", not PRODUCTION)  # nginx does it in production
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    # What belongs to one person: no address leads there, a view asks who fetches it.
    "private": {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": PRIVATE_ROOT}},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
WHITENOISE_MANIFEST_STRICT = False
DATA_UPLOAD_MAX_MEMORY_SIZE = 12 * 2**20
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000
FILE_UPLOAD_MAX_MEMORY_SIZE = 5 * 2**20

# --- Wagtail -----------------------------------------------------------------------------------
WAGTAIL_SITE_NAME = SITE_NAME
WAGTAILADMIN_BASE_URL = SITE_URL
WAGTAILADMIN_PERMITTED_LANGUAGES = [("fr", "Français")]
WAGTAIL_CONTENT_LANGUAGES = LANGUAGES
WAGTAILIMAGES_IMAGE_MODEL = "kit.Picture"
WAGTAILIMAGES_EXTENSIONS = ["avif", "gif", "heic", "heif", "jpeg", "jpg", "png", "webp"]
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 20 * 2**20
WAGTAILIMAGES_IMAGE_FORM_BASE = "shop_pages.upload_forms.PictureForm"
WAGTAILDOCS_DOCUMENT_MODEL = "kit.File"
WAGTAILDOCS_EXTENSIONS = ["pdf", "txt", "csv", "ods", "odt", "docx", "xlsx"]
WAGTAILDOCS_MAX_UPLOAD_SIZE = 10 * 2**20
WAGTAILDOCS_DOCUMENT_FORM_BASE = "shop_pages.upload_forms.DocumentForm"
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_ALLOW_UNICODE_SLUGS = False
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database"}}
WAGTAILEMBEDS_FINDERS: list[dict] = []  # nothing from a foreign host unless a person asked for it
WAGTAIL_PASSWORD_RESET_ENABLED = False  # the members' own page does it, for accounts of the platform alone
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False
WAGTAIL_WORKFLOW_ENABLED = False  # who writes publishes
WAGTAILADMIN_LOGIN_URL = "membership:sign-in"

# --- mail --------------------------------------------------------------------------------------
EMAIL_BACKEND = env.text(
    "EMAIL_BACKEND",
    "django.core.mail.backends.smtp.EmailBackend" if PRODUCTION else "django.core.mail.backends.dummy.EmailBackend",
)
EMAIL_HOST = env.text("EMAIL_HOST", "localhost")
EMAIL_PORT = env.integer("EMAIL_PORT", 25, low=1, high=65535)
EMAIL_HOST_USER = env.text("EMAIL_HOST_USER")
EMAIL_HOST_PASSWORD = env.text("EMAIL_HOST_PASSWORD")
EMAIL_USE_TLS = env.flag("EMAIL_USE_TLS", False)
EMAIL_TIMEOUT = 15
SUPPORT_EMAIL = "support@lespetitscommerces.org"
CONTACT_EMAIL = "contact@lespetitscommerces.org"
DEFAULT_FROM_EMAIL = env.text("DEFAULT_FROM_EMAIL", f"{SITE_NAME} <{SUPPORT_EMAIL}>")
SERVER_EMAIL = DEFAULT_FROM_EMAIL

# --- Stripe: real keys, or the stand-in of the demonstration and the tests -----------------------
STRIPE_SECRET_KEY = env.text("STRIPE_SECRET_KEY")
STRIPE_API_BASE = env.text("STRIPE_API_BASE", "" if STRIPE_SECRET_KEY else f"http://127.0.0.1:{PORT + 1}")
STRIPE_WEBHOOK_SECRET = env.text("STRIPE_WEBHOOK_SECRET", "" if STRIPE_SECRET_KEY else "whsec_standin")
STRIPE_CONNECT_WEBHOOK_SECRET = env.text(
    "STRIPE_CONNECT_WEBHOOK_SECRET", "" if STRIPE_SECRET_KEY else "whsec_standin_connect"
)
if STRIPE_SECRET_KEY and not STRIPE_SECRET_KEY.startswith(("sk_test_", "sk_live_", "rk_test_", "rk_live_")):
    raise ImproperlyConfigured("STRIPE_SECRET_KEY: use a secret key, it begins with sk_test_ or sk_live_")
if STRIPE_SECRET_KEY and not (STRIPE_WEBHOOK_SECRET and STRIPE_CONNECT_WEBHOOK_SECRET):
    raise ImproperlyConfigured(
        "STRIPE_SECRET_KEY is set: set STRIPE_WEBHOOK_SECRET and STRIPE_CONNECT_WEBHOOK_SECRET too (whsec_…)"
    )
if PRODUCTION and not STRIPE_SECRET_KEY:
    raise ImproperlyConfigured("STRIPE_SECRET_KEY is empty: production needs the platform's secret key")
STRIPE_TIMEOUT = 8  # seconds; the library's own 80 would hold a visitor
STRIPE_RETRIES = 2
# What a card payment costs the seller, as announced (the real fee is read from Stripe for each payment).
ANNOUNCED_CARD_RATE = Decimal("1.4")  # per cent
ANNOUNCED_CARD_FIXED = Decimal("0.25")  # EUR

# --- rules of the business that an operator may tune ---------------------------------------------
# Who is asked about a SIRET: nobody (checked by hand), `demo` (numbers that are nobody's), or an address such as
# https://recherche-entreprises.api.gouv.fr
COMPANY_REGISTER = env.text("COMPANY_REGISTER", "demo" if DEMO else "")
if COMPANY_REGISTER not in ("", "demo") and not COMPANY_REGISTER.startswith(("https://", "http://127.0.0.1")):
    raise ImproperlyConfigured(
        "COMPANY_REGISTER: leave it empty, or use demo or https://recherche-entreprises.api.gouv.fr"
    )
# Who knows of relay points: `demo` (a dozen a town, invented), `sendcloud`, or nobody: then no shop sends to one.
RELAY_POINTS = env.choice("RELAY_POINTS", "" if PRODUCTION else "demo", ("", "demo", "sendcloud"))
SENDCLOUD_PUBLIC_KEY, SENDCLOUD_SECRET_KEY = env.text("SENDCLOUD_PUBLIC_KEY"), env.text("SENDCLOUD_SECRET_KEY")
SENDCLOUD_API_BASE = env.text("SENDCLOUD_API_BASE", "https://servicepoints.sendcloud.sc/api/v2")
if PRODUCTION and RELAY_POINTS == "demo":
    raise ImproperlyConfigured("RELAY_POINTS='demo' invents its points: use 'sendcloud' or leave it empty")
if RELAY_POINTS == "sendcloud" and not (SENDCLOUD_PUBLIC_KEY and SENDCLOUD_SECRET_KEY):
    raise ImproperlyConfigured("RELAY_POINTS is sendcloud: set SENDCLOUD_PUBLIC_KEY and SENDCLOUD_SECRET_KEY too")
if not SENDCLOUD_API_BASE.startswith(("https://", "http://127.0.0.1")):
    raise ImproperlyConfigured("SENDCLOUD_API_BASE: use https://servicepoints.sendcloud.sc/api/v2")
APPLICATION_ANSWER_DAYS = env.integer("APPLICATION_ANSWER_DAYS", 3, low=1, high=30)  # working days
# Support is there Monday to Friday but on public holidays, on Paris's clock (`kit.support_hours`).
SUPPORT_OPENS, SUPPORT_CLOSES = time(10), time(18, 30)
HELP_CALLS_A_WINDOW = env.integer("HELP_CALLS_A_WINDOW", 2, low=1, high=50)  # calls that support promises in two hours
PRO_GRACE_DAYS = env.integer("PRO_GRACE_DAYS", 7, low=0, high=60)
PRO_VAT_RATE = env.choice("PRO_VAT_RATE", "20", ("20", "8.5", "0"))  # per cent; 0: art. 293 B du CGI
PAYMENT_MINUTES = env.integer("PAYMENT_MINUTES", 31, low=31, high=1440)  # Stripe's least is 30

# --- the map that moves: opened on a click; without tiles, pins on the plan's own ground -----------
MAP_TILES_URL = env.tiles("MAP_TILES_URL")
MAP_TILES_ATTRIBUTION = env.text("MAP_TILES_ATTRIBUTION", "© IGN")

# --- security ------------------------------------------------------------------------------------
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "SAMEORIGIN"  # Wagtail's preview shows our own pages in a frame
SILENCED_SYSTEM_CHECKS = ["security.W019"]  # it asks for DENY
SECURE_SSL_REDIRECT = PRODUCTION
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if PRODUCTION else None
SECURE_HSTS_SECONDS = 31_536_000 if PRODUCTION else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = PRODUCTION
SECURE_HSTS_PRELOAD = PRODUCTION
SESSION_COOKIE_SECURE = PRODUCTION
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SECURE = PRODUCTION

LOG_LEVEL = env.choice("LOG_LEVEL", "INFO", ("DEBUG", "INFO", "WARNING", "ERROR"))
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s: %(message)s"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line", "level": LOG_LEVEL}},
    "root": {"handlers": ["console"], "level": LOG_LEVEL},
    "loggers": {
        "django.request": {"level": "ERROR"},
        "stripe": {"level": "WARNING"},
        "django_tasks": {"level": "WARNING"},
        "wagtail": {"level": "WARNING"},
    },
}

# --- the market ------------------------------------------------------------------------------------
if COMMERCE:
    from commerce.settings import *  # noqa: F403
    from commerce.settings import COMMERCE_APPS, COMMERCE_MIDDLEWARE

    INSTALLED_APPS = [*COMMERCE_APPS, *INSTALLED_APPS]
    MIDDLEWARE = [*MIDDLEWARE, *COMMERCE_MIDDLEWARE]
