"""Settings of the tests: fast hashing, tasks at once, no network; SQLite unless DATABASE_URL says otherwise."""

import os

os.environ.setdefault("SECRET_KEY", "only-for-the-tests-" + "x" * 50)
os.environ["SITE_URL"] = "http://testserver"
os.environ["STRIPE_SECRET_KEY"] = ""
os.environ["MAP_TILES_URL"] = ""
os.environ["RELAY_POINTS"] = "demo"
os.environ.update(MODE="local", DEBUG="0", DEMO="0")  # a developer's .env says nothing about the tests

from config.settings import *  # noqa: F403
from config.settings import DATABASES, VAR_DIR

TESTING = True
DEMO = False
ALLOWED_HOSTS = ["testserver", "127.0.0.1", "localhost"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "private": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
(VAR_DIR / "static").mkdir(parents=True, exist_ok=True)  # whitenoise warns without it
SUFFIX = os.environ.get("TEST_DB_SUFFIX", "")
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    VAR_DIR.mkdir(exist_ok=True)
    DATABASES["default"]["NAME"] = str(VAR_DIR / "unused.sqlite3")
    DATABASES["default"]["TEST"] = {"NAME": str(VAR_DIR / f"test{SUFFIX}.sqlite3")}
else:
    DATABASES["default"]["OPTIONS"] = {}  # a pool would hold the test database open when it is dropped
    DATABASES["default"]["TEST"] = {"NAME": f"test_lpc{SUFFIX}"}
