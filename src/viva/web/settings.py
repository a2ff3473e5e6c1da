"""What can be set about the pages, read once at the edge."""

from __future__ import annotations

import ipaddress
import os
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from viva.answers import Endpoint, ModelError, SpeechError, Transcriber, endpoint_of, transcriber_of
from viva.store.place import Place

HOST = "127.0.0.1"
PORT = 8484


class SettingsError(ValueError):
    """A setting cannot be used."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Where to listen, what to read, where to keep the learner's history."""

    place: Place
    host: str = HOST
    port: int = PORT
    packs: tuple[Path, ...] = ()  # empty: the bundled pack
    model: Endpoint | None = None  # a language model that learners may ask to compare answers
    transcriber: Transcriber | None = None  # writes down what learners record

    @staticmethod
    def read(
        environ: Mapping[str, str],
        *,
        host: str | None = None,
        port: int | None = None,
        packs: Sequence[Path] = (),
    ) -> Settings:
        """VIVA_HOST, VIVA_PORT, VIVA_HOME, VIVA_DATABASE_URL, VIVA_MODEL, VIVA_SPEECH_MODEL...; arguments win.

        Raises SettingsError if one of them cannot be used.
        """
        return Settings(
            place=Place.read(environ),
            host=environ.get("VIVA_HOST", HOST) if host is None else host,
            port=_port(environ.get("VIVA_PORT", str(PORT))) if port is None else port,
            packs=tuple(packs),
            model=_model(environ),
            transcriber=_transcriber(environ),
        )

    @property
    def is_local(self) -> bool:
        """Whether only this machine can reach the pages."""
        return is_loopback(self.host)

    @property
    def url(self) -> str:
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"http://{host}:{self.port}/"

    def secret_key(self) -> str:
        """Signs cookies; made on first use and kept beside the database."""
        file = self.place.home / "secret-key"
        if not file.exists():
            self.place.home.mkdir(parents=True, exist_ok=True, mode=0o700)
            _write_privately(file, secrets.token_urlsafe(50))
        return file.read_text()


def is_loopback(host: str) -> bool:
    """Whether an address or a host's name means this machine."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _port(text: str) -> int:
    if not text.isdecimal() or not 0 < int(text) < 65536:
        raise SettingsError(f"VIVA_PORT: {text!r} is not a port.\n  Write a number between 1 and 65535.")
    return int(text)


def _model(environ: Mapping[str, str]) -> Endpoint | None:
    try:
        return endpoint_of(environ)
    except ModelError as error:
        raise SettingsError(f"{error}.\n  docs/answers.md says how a language model is set up.") from error


def _transcriber(environ: Mapping[str, str]) -> Transcriber | None:
    try:
        return transcriber_of(environ)
    except SpeechError as error:
        raise SettingsError(f"{error}.\n  docs/answers.md says which models can be named.") from error


def _write_privately(file: Path, text: str) -> None:
    """Write a file that is never, not even for a moment, readable by others; the first writer wins."""
    draft = file.with_suffix(f".{os.getpid()}")
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as handle:
        handle.write(text)
    try:
        os.link(draft, file)
    except FileExistsError:
        pass
    finally:
        draft.unlink()
