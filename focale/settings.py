"""Django's settings for one installation. What may differ between two places is in configuration.py."""

import sys
import tempfile
from pathlib import Path

from django.core.management.utils import get_random_secret_key

from focale import configuration

try:  # the wheel carries an SQLite without the WAL-reset bug of 3.7.0 to 3.51.2; Debian 12 has 3.40
    import pysqlite3
    import pysqlite3.dbapi2
except ImportError:  # no wheel for this machine: the system's SQLite serves, `focale check` says so
    pass
else:
    sys.modules["sqlite3"], sys.modules["sqlite3.dbapi2"] = pysqlite3, pysqlite3.dbapi2

if "numpy" not in sys.modules:  # openpyxl would load it for nothing into the process that serves pages
    sys.modules["numpy"] = None
    import openpyxl  # noqa: F401

    del sys.modules["numpy"]

CODE = Path(__file__).resolve().parent
TESTING = "pytest" in sys.modules
HOME = Path(tempfile.mkdtemp(prefix="focale-test-")) if TESTING else configuration.value("FOCALE_HOME")
PORT = configuration.value("PORT")
LISTEN = configuration.value("FOCALE_LISTEN")
THREADS = configuration.value("FOCALE_THREADS")
HEAVY_AT_ONCE = configuration.value("FOCALE_HEAVY_AT_ONCE")
TRUSTED_PROXIES = configuration.value("FOCALE_TRUSTED_PROXIES")
DEMONSTRATION = configuration.value("FOCALE_DEMO")
ADDRESS = configuration.value("FOCALE_ADDRESS") or f"http://localhost:{PORT}"
DEBUG = configuration.value("FOCALE_DEBUG")
HTTPS = ADDRESS.startswith("https://")
HELLOASSO = {  # see money/helloasso; without a name of the association nothing of it is shown
    word: configuration.value(f"FOCALE_HELLOASSO_{word.upper()}")
    for word in ("slug", "client", "secret", "signature", "address")
}


def secret(path: Path) -> str:
    """The key of this installation, made at the first start and readable by its owner only."""
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch(mode=0o600)
        path.write_text(get_random_secret_key() + get_random_secret_key())
    return path.read_text()


SECRET_KEY = secret(HOME / "secret")
ALLOWED_HOSTS = [
    ADDRESS.split("://")[1].rsplit(":", 1)[0],
    *configuration.value("FOCALE_HOSTS"),
    *("localhost", "127.0.0.1", "[::1]"),
]
if DEMONSTRATION and not configuration.value("FOCALE_ADDRESS"):
    ALLOWED_HOSTS = ["*"]  # invented persons, tried from a phone of the same network
CSRF_TRUSTED_ORIGINS = [ADDRESS]

INSTALLED_APPS = [
    "focale",
    "focale.desk",
    "focale.funding",
    "focale.works",
    "focale.programme",
    "focale.association",
    "focale.money",
    "focale.place",
    "focale.letters",
    "focale.people",
    "focale.ground",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "django.forms",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "django_htmx",
    "template_partials",
    "django_tasks",
    "django_tasks_db",
]
MIDDLEWARE = [
    "focale.ground.pages.KeptPages",
    "django.middleware.security.SecurityMiddleware",
    "focale.ground.security.SecurityHeaders",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "focale.ground.language.ChosenLanguage",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "focale.ground.busy.ComeAgain",
    "focale.ground.not_a_page.NotAPage",
]
ROOT_URLCONF = "focale.urls"
SCHEDULE = "focale.schedule.SCHEDULE"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "builtins": ["template_partials.templatetags.partials"],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "focale.ground.context.identity",
            ],
        },
    }
]

FORM_RENDERER = "focale.ground.forms.Renderer"

DATABASES = {
    "default": configuration.value("DATABASE_URL")
    or {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": HOME / "focale.sqlite3",
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA cache_size=-8000",
        },
        "TEST": {"NAME": HOME / "test.sqlite3"},
    }
}
DATABASES["default"]["CONN_MAX_AGE"] = None
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "OPTIONS": {"MAX_ENTRIES": 2000},
    },
    "pages": {  # compressed pages, see ground/pages.py: some 20 kB each
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "LOCATION": "pages",
        "OPTIONS": {"MAX_ENTRIES": 400},
    },
    "postcards": {  # on disk under the words they show, see ground/postcards.py: some 100 kB each
        "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
        "LOCATION": HOME / "postcards",
        "TIMEOUT": 90 * 24 * 3600,
        "OPTIONS": {"MAX_ENTRIES": 1000},
    },
}
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default", "heavy"]}}

LANGUAGE_CODE = "fr"
LANGUAGES = [("fr", "Français"), ("en", "English")]
LOCALE_PATHS = [HOME / "locale"]  # compiled there from focale/locale, see ground/files.py
TIME_ZONE = "Europe/Paris"
USE_TZ = True

STATIC_URL = "/static/"
WHITENOISE_ALLOW_ALL_ORIGINS = False
STATIC_ROOT = HOME / "static"
MEDIA_ROOT = HOME / "media"
MEDIA_STORE = configuration.value("FOCALE_STORE") or str(MEDIA_ROOT / "store")  # see works/keeping.py
SPEECH_MODEL = configuration.value("FOCALE_SPEECH_MODEL")  # see works/captioning
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

globals().update(configuration.value("EMAIL_URL"))
EMAIL_FILE_PATH = HOME / "mail"
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = SERVER_EMAIL = configuration.value("FOCALE_FROM")

AUTH_USER_MODEL = "people.Account"
AUTHENTICATION_BACKENDS = [
    "focale.people.signed_in.KnownAccounts",
    "allauth.account.auth_backends.AuthenticationBackend",
]
LOGIN_URL = "/entrer/"
LOGIN_REDIRECT_URL = "/mon-espace/"
LOGOUT_REDIRECT_URL = "/"
ACCOUNT_ADAPTER = "focale.people.adapter.AccountAdapter"
ACCOUNT_FORMS = {"confirm_login_code": "focale.people.account_forms.CodeForm"}
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*"]
ACCOUNT_EMAIL_VERIFICATION = "none"  # the code that opens the account proves the address
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 15 * 60
ACCOUNT_LOGIN_BY_CODE_MAX_ATTEMPTS = 5
ACCOUNT_LOGIN_BY_CODE_SUPPORTS_RESEND = True
SESSION_ENGINE = "focale.people.sessions"
ACCOUNT_REAUTHENTICATION_TIMEOUT = SESSION_COOKIE_AGE = 60 * 60 * 24 * 30
ACCOUNT_RATE_LIMITS = {  # by address of the network generously: a whole class sits behind one
    "login": "300/m/ip",
    "login_failed": "100/m/ip,10/5m/key",
    "request_login_code": "100/m/ip,5/5m/key",
}
ALLAUTH_USER_CODE_FORMAT = {"numeric": True, "length": 6, "dashed": False}
MFA_ADAPTER = "focale.people.adapter.MFAAdapter"
MFA_SUPPORTED_TYPES = ["webauthn"]
MFA_FORMS = {"add_webauthn": "focale.people.account_forms.KeyForm"}
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not HTTPS  # browsers allow passkeys on localhost without TLS

SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = HTTPS
SECURE_HSTS_SECONDS = 60 * 60 * 24 * 365 if HTTPS else 0
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SILENCED_SYSTEM_CHECKS = [
    "security.W005",  # HSTS over subdomains: they may belong to somebody else
    "security.W008",  # the redirection to TLS is made by the relay in front
    "security.W021",  # asking browsers to preload HSTS is the association's decision
]
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s: %(message)s"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {
        "focale": {"level": "INFO"},
        "django": {"handlers": [], "level": "WARNING"},
        "waitress.queue": {"level": "ERROR"},  # at a rush a line per visitor, which costs more than the page
    },
}

if TESTING:  # fast, and nothing leaves this process
    HELLOASSO |= {"slug": ""}
    SPEECH_MODEL = ""
    PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    WHITENOISE_USE_FINDERS = WHITENOISE_AUTOREFRESH = True
    EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
