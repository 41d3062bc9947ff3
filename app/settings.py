"""Settings from the environment. A bad value stops the start with one line that names it."""

import secrets
from ipaddress import ip_network
from pathlib import Path
from typing import Self
from urllib.parse import urlsplit

from pydantic import ValidationError, field_validator, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from app.domain.people.mailbox import sender_of
from app.mail.server import MailServer
from app.storage.limits import Limits

SHORTEST_SECRET = 32
SHORTEST_WAIT, LONGEST_WAIT = 0.1, 600  # seconds
FEWEST_CONNECTIONS, MOST_CONNECTIONS = 3, 500


class BadSettings(Exception):
    """One line that names the setting and says what it should be."""


class Settings(BaseSettings):
    """See README for what each is for. Without any, everything runs on this machine with SQLite in ./data/."""

    model_config = SettingsConfigDict(frozen=True, extra="ignore")

    host: str = "127.0.0.1"
    port: int = 8000
    base_url: str = ""
    data_dir: Path = Path("data")
    database_url: str = ""
    database_connect_timeout: float = 3.0
    database_statement_timeout: float = 5.0
    database_lock_timeout: float = 5.0
    database_pool_timeout: float = 2.0
    database_pool_size: int = 20
    bus_url: str = "memory://"
    bus_timeout: float = 3.0
    secret_key: str = ""
    trusted_proxies: str = ""
    smtp_url: str = ""
    mail_from: str = ""

    @field_validator("port")
    @classmethod
    def _port_exists(cls, value: int) -> int:
        if not 1 <= value <= 65535:
            raise ValueError("must be between 1 and 65535")
        return value

    @field_validator("base_url")
    @classmethod
    def _is_address(cls, value: str) -> str:
        parts = urlsplit(value)  # raises ValueError too, and so does reading the port
        more = parts.path.strip("/") or parts.query or parts.fragment or parts.username is not None
        if value and (parts.scheme not in ("http", "https") or not parts.hostname or parts.port == 0 or more):
            raise ValueError("must look like https://vision.example.org, without a path")
        return value.rstrip("/")

    @field_validator("database_url")
    @classmethod
    def _is_known_database(cls, value: str) -> str:
        for kind, driver in (("postgresql://", "postgresql+asyncpg://"), ("sqlite://", "sqlite+aiosqlite://")):
            if value.startswith(kind):
                value = driver + value.removeprefix(kind)
        if value and not value.startswith(("postgresql+asyncpg://", "sqlite+aiosqlite:///")):
            raise ValueError("must begin with sqlite:/// or postgresql://")
        return value

    @field_validator("bus_url")
    @classmethod
    def _is_known_bus(cls, value: str) -> str:
        if not value.startswith(("memory://", "redis://", "rediss://")):
            raise ValueError("must begin with memory:// or redis://")
        return value

    @field_validator(
        "database_connect_timeout",
        "database_statement_timeout",
        "database_lock_timeout",
        "database_pool_timeout",
        "bus_timeout",
    )
    @classmethod
    def _is_a_wait(cls, value: float) -> float:
        if not SHORTEST_WAIT <= value <= LONGEST_WAIT:
            raise ValueError(f"must be seconds, between {SHORTEST_WAIT} and {LONGEST_WAIT}")
        return value

    @field_validator("database_pool_size")
    @classmethod
    def _is_a_pool(cls, value: int) -> int:
        if not FEWEST_CONNECTIONS <= value <= MOST_CONNECTIONS:
            raise ValueError(f"must be between {FEWEST_CONNECTIONS} and {MOST_CONNECTIONS}")
        return value

    @field_validator("trusted_proxies")
    @classmethod
    def _are_addresses(cls, value: str) -> str:
        try:
            return ",".join(str(ip_network(part.strip())) for part in value.split(",") if part.strip())
        except ValueError:
            raise ValueError("must be addresses or networks with commas between: 10.0.0.1,10.1.0.0/16") from None

    @field_validator("smtp_url")
    @classmethod
    def _is_mail_server(cls, value: str) -> str:
        if value:
            MailServer.of_url(value)
        return value

    @field_validator("mail_from")
    @classmethod
    def _is_mailbox(cls, value: str) -> str:
        if value:
            sender_of(value)
        return value

    @model_validator(mode="after")
    def _mail_has_a_sender(self) -> Self:
        if self.smtp_url and not self.mail_from:
            raise ValueError("MAIL_FROM must be set when mail is sent (SMTP_URL)")
        return self

    @model_validator(mode="after")
    def _secret_is_shared(self) -> Self:
        if self.secret_key and len(self.secret_key) < SHORTEST_SECRET:
            raise ValueError(f"SECRET_KEY must have at least {SHORTEST_SECRET} characters")
        if self.bus_url.startswith("redis") and not self.secret_key:
            raise ValueError("SECRET_KEY must be set when several processes share a bus (BUS_URL)")
        return self

    @property
    def address(self) -> str:
        """The base of every link; configured, never taken from a request."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return self.base_url or f"http://{'127.0.0.1' if host == '0.0.0.0' else host}:{self.port}"  # noqa: S104

    @property
    def database(self) -> str:
        return self.database_url or f"sqlite+aiosqlite:///{self.data_dir / 'visionroom.db'}"

    @property
    def database_limits(self) -> Limits:
        return Limits(
            connect=self.database_connect_timeout,
            statement=self.database_statement_timeout,
            lock=self.database_lock_timeout,
            pool=self.database_pool_timeout,
            pool_size=self.database_pool_size,
        )

    @property
    def sender(self) -> tuple[str, str] | None:
        """Name and address of MAIL_FROM."""
        return sender_of(self.mail_from) if self.mail_from else None

    @property
    def is_https(self) -> bool:
        return self.address.startswith("https://")


def load_settings() -> Settings:
    """Raises BadSettings with one line."""
    try:
        return Settings()
    except ValidationError as error:
        first = error.errors()[0]
        name = str(first["loc"][0]).upper() if first["loc"] else ""
        reason = first["msg"].removeprefix("Value error, ")
        raise BadSettings(f"Bad setting: {name} {reason}".replace("  ", " ")) from None


def load_secret(settings: Settings) -> bytes:
    """The installation's secret: SECRET_KEY, or one made at the first start and kept in the data folder."""
    if settings.secret_key:
        return settings.secret_key.encode()
    path = settings.data_dir / "secret.key"
    if not path.exists():
        path.touch(mode=0o600)
        path.write_text(secrets.token_urlsafe(48))
    secret = path.read_text().strip().encode()
    if len(secret) < SHORTEST_SECRET:
        raise BadSettings(f"Bad setting: the file {path} is damaged; restore it from a backup, or set SECRET_KEY")
    return secret
