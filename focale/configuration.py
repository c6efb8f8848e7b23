"""What an installation may set: environment variables only, each one here, refused in plain French.

docs/configuration.md carries this same table; a test compares them.
"""

import difflib
import os
import re
from collections.abc import Callable
from dataclasses import dataclass
from email.utils import parseaddr
from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlsplit

NBSP = "\u00a0"
TOLD_ELSEWHERE = {"FOCALE_TEST_DATABASE_URL", "FOCALE_TEST_BROWSER"}


@dataclass(frozen=True)
class Variable:
    """One environment variable: `read` turns its text into a value or raises ValueError with a sentence."""

    name: str
    default: str
    meaning: str
    example: str
    read: Callable[[str], object]


def text(value: str) -> str:
    return value


def folder(value: str) -> Path:
    path = Path(value).expanduser().absolute()
    if path.exists() and not path.is_dir():
        raise ValueError(f"{path} est un fichier, il faut un dossier")
    ground = next(place for place in [path, *path.parents] if place.exists())
    if not os.access(ground, os.W_OK | os.X_OK):
        raise ValueError(f"ce compte n'a pas le droit d'écrire dans {ground}")
    return path


def yes(value: str) -> bool:
    if value not in {"", "0", "1"}:
        raise ValueError("écrivez 1 pour oui ou 0 pour non")
    return value == "1"


def between(least: int, most: int) -> Callable[[str], int]:
    def read(value: str) -> int:
        if not value.isdecimal() or not least <= int(value) <= most:
            raise ValueError(f"il faut un nombre entre {least} et {most}")
        return int(value)

    return read


def one_of(*words: str) -> Callable[[str], str]:
    def read(value: str) -> str:
        if value not in words:
            raise ValueError("il faut l'un de ces mots" + f"{NBSP}: " + ", ".join(w for w in words if w))
        return value

    return read


def address(value: str) -> str:
    if not value:
        return ""
    parts = urlsplit(value)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise ValueError("il faut une adresse complète, qui commence par https://")
    if parts.path.strip("/") or parts.query:
        raise ValueError("il faut l'adresse du site seule, sans page derrière")
    return f"{parts.scheme}://{parts.netloc}"


def server(value: str) -> str:
    """An address that is given a secret: encrypted, unless it stays on this machine."""
    found = address(value)
    if urlsplit(found).scheme == "http" and urlsplit(found).hostname not in {"localhost", "127.0.0.1"}:
        raise ValueError("il faut une adresse en https://")
    return found


def slug(value: str) -> str:
    if not re.fullmatch(r"[\w.-]{0,120}", value):
        raise ValueError("il faut le nom court de l'association, tel qu'il est dans l'adresse de sa page")
    return value


def hosts(value: str) -> list[str]:
    names = value.replace(",", " ").split()
    for name in names:
        if "/" in name or "*" in name:
            raise ValueError(f"«{NBSP}{name}{NBSP}» n'est pas un nom de machine")
    return names


def sender(value: str) -> str:
    if "@" not in parseaddr(value)[1]:
        raise ValueError("il faut une adresse électronique, seule ou comme Nom <nom@exemple.fr>")
    return value


def database(value: str) -> dict:
    """Django's description of the PostgreSQL database named by a URL; {} for the SQLite file of the place."""
    if not value:
        return {}
    parts = urlsplit(value)
    if parts.scheme not in {"postgres", "postgresql"}:
        raise ValueError("il faut une adresse postgresql://nom:motdepasse@machine/base, ou rien pour SQLite")
    name = parts.path.strip("/")
    if not name:
        raise ValueError("le nom de la base manque à la fin de l'adresse")
    options = dict(parse_qsl(parts.query))
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(name),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": options.pop("host", "") or parts.hostname or "",
        "PORT": str(parts.port or options.pop("port", "")),
        "OPTIONS": options,
    }


def media_store(value: str) -> str:
    """The address of a bucket, or nothing for the disk of the place."""
    parts = urlsplit(value)
    if value and parts.scheme not in {"s3", "s3+http"}:
        raise ValueError("il faut s3://CLÉ:SECRET@machine/seau?region=…, ou rien pour le disque")
    if value and not (parts.hostname and parts.username and parts.password and parts.path.strip("/")):
        raise ValueError("il manque la clé, son secret, la machine ou le seau")
    return value


def model_folder(value: str) -> str:
    """The whole path of a folder, or nothing; whether a model is in it is looked at by `focale check`."""
    if value and not value.startswith(("/", "~/")):
        raise ValueError("il faut le chemin entier d'un dossier, qui commence par /")
    return str(Path(value).expanduser()) if value else ""


def mail(value: str) -> dict:
    """Django's e-mail settings: smtp (STARTTLS on port 587), smtps (TLS), file (a folder), console."""
    parts = urlsplit(value)
    backend = "django.core.mail.backends."
    if parts.scheme in {"file", "console"}:
        name = "filebased" if parts.scheme == "file" else "console"
        return {"EMAIL_BACKEND": f"{backend}{name}.EmailBackend"}
    if parts.scheme not in {"smtp", "smtps"} or not parts.hostname:
        raise ValueError("il faut smtps://nom:motdepasse@machine, smtp://…, file: ou console:")
    port = parts.port or (465 if parts.scheme == "smtps" else 25)
    return {
        "EMAIL_BACKEND": f"{backend}smtp.EmailBackend",
        "EMAIL_HOST": parts.hostname,
        "EMAIL_PORT": port,
        "EMAIL_HOST_USER": unquote(parts.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
        "EMAIL_USE_SSL": parts.scheme == "smtps",
        "EMAIL_USE_TLS": parts.scheme == "smtp" and port == 587,
    }


VARIABLES = [
    Variable(
        "FOCALE_HOME",
        "var",
        "Le dossier de ce lieu : base de données, fichiers, clé secrète. C'est lui qu'on sauvegarde.",
        "/var/lib/focale",
        folder,
    ),
    Variable("PORT", "8000", "Le port où le service écoute.", "8080", between(1, 65535)),
    Variable(
        "FOCALE_LISTEN",
        "127.0.0.1",
        "L'adresse de réseau où le service écoute ; 0.0.0.0 pour toutes, dans un conteneur par exemple.",
        "0.0.0.0",
        text,
    ),
    Variable(
        "FOCALE_ADDRESS",
        "",
        "L'adresse publique du site, écrite dans les messages. Avec https, cookies et HSTS sont renforcés. "
        "Sans elle, le site ne répond que sur cette machine.",
        "https://focus.example.org",
        address,
    ),
    Variable(
        "FOCALE_HOSTS", "", "D'autres noms sous lesquels le site répond.", "focus.lan 192.168.1.20", hosts
    ),
    Variable(
        "DATABASE_URL",
        "",
        "La base PostgreSQL. Sans elle, un fichier SQLite dans FOCALE_HOME.",
        "postgresql://focale:secret@localhost/focale",
        database,
    ),
    Variable(
        "EMAIL_URL",
        "file:",
        "Le serveur d'envoi des messages. `file:` les garde dans FOCALE_HOME/mail, `console:` les affiche.",
        "smtps://nom:motdepasse@smtp.example.org",
        mail,
    ),
    Variable(
        "FOCALE_FROM",
        "Focale <focale@localhost>",
        "L'expéditeur des messages.",
        "Le Focus <bonjour@example.org>",
        sender,
    ),
    Variable(
        "FOCALE_TRUSTED_PROXIES",
        "0",
        "Combien de serveurs relais (Caddy, nginx) se trouvent devant ; 0 s'il n'y en a pas.",
        "1",
        between(0, 9),
    ),
    Variable("FOCALE_THREADS", "5", "Combien de demandes sont servies en même temps.", "8", between(1, 64)),
    Variable(
        "FOCALE_STORE",
        "",
        "Où sont gardés les photos, sons et films des productions : un seau S3. "
        "Sans lui, FOCALE_HOME/media/store.",
        "s3://CLE:SECRET@s3.example.org/focale?region=fr-par",
        media_store,
    ),
    Variable(
        "FOCALE_HEAVY_AT_ONCE",
        "1",
        "Combien de travaux lourds (images, sons, films) cette machine fait à la fois ; "
        "0 pour n'en faire aucun.",
        "2",
        between(0, 16),
    ),
    Variable(
        "FOCALE_SPEECH_MODEL",
        "",
        "Le dossier d'un modèle de reconnaissance de la parole (faster-whisper), sur cette machine. "
        "Sans lui, le bouton n'existe pas.",
        "/srv/modeles/whisper-small",
        model_folder,
    ),
    Variable(
        "FOCALE_DEMO",
        "",
        "Une base vide reçoit au premier démarrage le lieu de démonstration : focus ou negpos.",
        "focus",
        one_of("", "focus", "negpos"),
    ),
    Variable(
        "FOCALE_HELLOASSO_SLUG",
        "",
        "Le nom court de l'association chez HelloAsso, pour le paiement par carte (docs/helloasso.md). "
        "Sans lui, rien de HelloAsso n'apparaît.",
        "association-test",
        slug,
    ),
    Variable("FOCALE_HELLOASSO_CLIENT", "", "L'identifiant de sa clé d'API HelloAsso.", "9fdc2222", text),
    Variable("FOCALE_HELLOASSO_SECRET", "", "Le secret de cette clé.", "AvUYelYH1aSZ", text),
    Variable(
        "FOCALE_HELLOASSO_SIGNATURE",
        "",
        "La clé qui signe les notifications de HelloAsso, si HelloAsso en a donné une.",
        "AyCM0yTeQd8I",
        text,
    ),
    Variable(
        "FOCALE_HELLOASSO_ADDRESS",
        "https://api.helloasso.com",
        "Le serveur de HelloAsso ; celui d'essai est https://api.helloasso-sandbox.com.",
        "https://api.helloasso-sandbox.com",
        server,
    ),
    Variable("FOCALE_DEBUG", "0", "1 pour le développement seulement : erreurs détaillées.", "1", yes),
]
BY_NAME = {variable.name: variable for variable in VARIABLES}


def value(name: str):
    """The value set for this installation, or the default. Raises ValueError when the text cannot be read."""
    variable = BY_NAME[name]
    return variable.read(os.environ.get(name, "").strip() or variable.default)


def problems(environ=os.environ) -> list[str]:
    """One sentence for each variable that is wrong or unknown; empty when all is well."""
    found = []
    for variable in VARIABLES:
        try:
            variable.read(environ.get(variable.name, "").strip() or variable.default)
        except ValueError as error:
            found.append(f"{variable.name}{NBSP}: {error} (par exemple {variable.example}).")
    found += half_set(environ)
    for name in sorted(environ):
        if name.startswith("FOCALE_") and name not in BY_NAME and name not in TOLD_ELSEWHERE:
            near = difflib.get_close_matches(name, BY_NAME, n=1)
            hint = f" Vouliez-vous dire {near[0]}{NBSP}?" if near else " Voir docs/configuration.md."
            found.append(f"{name}{NBSP}: ce réglage n'existe pas.{hint}")
    return found


def half_set(environ) -> list[str]:
    """A sentence for each setting of HelloAsso that is missing while another one stands."""
    needed = [f"FOCALE_HELLOASSO_{word}" for word in ("SLUG", "CLIENT", "SECRET")]
    told = [name for name in [*needed, "FOCALE_HELLOASSO_SIGNATURE"] if environ.get(name, "").strip()]
    return [
        f"{name}{NBSP}: il le faut aussi, puisque {told[0]} est réglé (docs/helloasso.md)."
        for name in needed
        if told and name not in told
    ]


def table() -> str:
    """The Markdown table of docs/configuration.md."""
    rows = ["| Variable | Sans rien dire | Ce qu'elle règle | Exemple |", "|---|---|---|---|"]
    for v in VARIABLES:
        rows.append(
            f"| `{v.name}` | {f'`{v.default}`' if v.default else '–'} | {v.meaning} | `{v.example}` |"
        )
    return "\n".join(rows).replace(" :", f"{NBSP}:").replace(" ;", f"{NBSP};")
