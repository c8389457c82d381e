"""The settings: one TOML file in the platform's config folder, comments in it kept."""

import dataclasses
import os
import re
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal, get_type_hints

import msgspec
from msgspec import Meta
from platformdirs import PlatformDirs

from archive_app.domain.errors import BadValue, LibraryError

if TYPE_CHECKING:  # the network only where it is asked for
    from http.cookiejar import Cookie

    from archive_app.fetch.settings import FetchSettings

_NUMBER = re.compile(r"^\d+(\.\d*)?$", re.ASCII)
_MEBIBYTE = 1024 * 1024
_DIRS = PlatformDirs("news-archive", appauthor=False)


class BadSettings(BadValue):
    """The settings file, or a value for it, cannot be understood."""

    kind = "bad-settings"


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything a person may choose; the defaults are what most want."""

    library: str = ""
    """Folder of the library; empty for the platform's own place."""
    language: Literal["auto", "en", "de"] = "auto"
    """Of the window; auto is the desktop's."""
    pictures: bool = True
    """Whether the pictures of a page are saved with it."""
    scripts: bool = True
    """Whether a page that has no text without its scripts is shown to a browser, where the extra
    ``browser`` is installed."""
    receive_folder: str = ""
    """Where the person's browser drops saved pages: watched by the window; empty for nowhere."""
    accept_language: str = ""
    """What pages are asked for, "de, en;q=0.7"; empty for no wish."""
    contact: str = ""
    """Put behind our own words in the user agent, so that a site can ask who it was."""
    allow_net: tuple[str, ...] = ()
    """Address ranges (CIDR) that are asked although they are not public."""
    proxy: str = ""
    """"http://host:port" or "socks5://host:port"; "environment" for HTTP_PROXY and its kin."""
    workers: Annotated[int, Meta(ge=1, le=8)] = 2
    """Pages saved at the same time."""
    site_pause: Annotated[float, Meta(ge=0, le=60)] = 1.0
    """Seconds that a site is left alone after each page of the queue."""
    page_mib: Annotated[int, Meta(ge=1, le=200)] = 20
    """Most mebibytes of a page, before and after decoding alike."""
    picture_mib: Annotated[int, Meta(ge=1, le=500)] = 50
    """Most mebibytes of one picture."""
    theme: Literal["auto", "light", "dark"] = "auto"
    """auto follows the desktop."""
    contrast: Literal["auto", "high"] = "auto"
    """Of words and lines; auto follows the desktop."""
    reader_font: Literal["serif", "sans"] = "serif"
    """The reader's type: Source Serif 4, or Inter as in the rest of the window."""
    reader_size: Annotated[int, Meta(ge=13, le=34)] = 17
    """Pixels of the reader's body text: 80 to 200 % of the design's 17."""
    reader_width: Annotated[int, Meta(ge=440, le=680)] = 680
    """Widest column of the reader in pixels at normal text size."""
    density: Literal["comfortable", "compact"] = "comfortable"
    """comfortable or compact rows."""
    name: str = ""
    """Who decides about pictures, as written into the trail; empty for the login name."""
    decision_scope: Literal["this", "same"] = "this"
    """What a decision holds for unless said otherwise: this picture, or the same everywhere."""
    export_pictures: str = "rights"
    """Picture policy that an export begins with: rights, none, or pairs like "open=include"."""
    keys: dict[str, tuple[str, ...]] = dataclasses.field(default_factory=dict)
    """Keys of the person's own by the name of the window's command, none where one has no key."""


def limits(name: str) -> tuple[float, float] | None:
    """The least and the most of the number called ``name``; None where it has no bounds."""
    hint = get_type_hints(Settings, include_extras=True)[name]
    bounds = [one for one in getattr(hint, "__metadata__", ()) if isinstance(one, Meta)]
    return next(((one.ge, one.le) for one in bounds if one.ge is not None and one.le), None)


def fetching(settings: Settings, cookies: "tuple[Cookie, ...]" = ()) -> "FetchSettings":
    """How ``settings`` ask the network, with the person's own ``cookies`` for one run."""
    from archive_app.fetch.settings import USER_AGENT, FetchSettings

    contact = " ".join(settings.contact.split())
    return FetchSettings(
        user_agent=f"{USER_AGENT} {contact}".rstrip(),
        accept_language=settings.accept_language,
        cookies=cookies,
        proxy=settings.proxy,
        page_bytes=settings.page_mib * _MEBIBYTE,
        picture_bytes=settings.picture_mib * _MEBIBYTE,
    )


def settings_file() -> Path:
    """Where the settings are, whether or not the file exists yet."""
    return Path(_DIRS.user_config_path) / "settings.toml"


def log_file() -> Path:
    """Where the log is, whether or not it exists yet."""
    return Path(_DIRS.user_state_path) / "news-archive.log"


def default_library() -> Path:
    """The library of this person on this computer, unless they chose another."""
    return Path(_DIRS.user_data_path) / "library"


def library_folder(chosen: Path | None, settings: Settings) -> Path:
    """The library to use: named now, else by ARCHIVE_APP_LIBRARY, else by settings, else ours."""
    if chosen is not None:
        return chosen
    named = os.environ.get("ARCHIVE_APP_LIBRARY") or settings.library
    return Path(named).expanduser() if named else default_library()


def load() -> Settings:
    """The settings as they stand; the defaults where there is no file.

    Raises:
        BadSettings: the file is no TOML or holds a value of a wrong kind; it is left as it is.
    """
    try:
        text = settings_file().read_text("utf-8")
    except FileNotFoundError:
        return Settings()
    except (OSError, UnicodeDecodeError) as error:
        raise BadSettings(
            f"The settings in {settings_file()} cannot be read. The file was left as it is.",
            details=str(error),
        ) from error
    import tomllib  # nearly 10 ms of CPU, and most people change no setting

    try:
        return msgspec.convert(tomllib.loads(text), Settings)
    except (tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        raise BadSettings(
            f"The settings in {settings_file()} cannot be understood: {error}."
            " Correct the line or delete the file; it was left as it is.",
            details=str(error),
        ) from error


def change(name: str, value: str) -> Settings:
    """The settings after ``name`` was set to ``value`` (its text form; lists by commas).

    Raises:
        BadSettings: there is no such setting, or the value does not fit; nothing was changed.
        AddressError: the value is no proxy; nothing was changed.
    """
    _known(name)
    if name == "keys":
        raise BadSettings(
            "Keys are set in the window, or in the part [keys] of the settings file:"
            ' "go.next" = ["N"].'
        )
    _check(name, value)
    plain = _plain(value, getattr(load(), name))
    try:
        changed = msgspec.convert({**dataclasses.asdict(load()), name: plain}, Settings)
    except msgspec.ValidationError as error:
        raise BadSettings(f"“{value}” does not fit the setting “{name}”.") from error
    _write({name: plain})
    return changed


def change_keys(keys: Mapping[str, Sequence[str]]) -> Settings:
    """The settings after the person's own keys became exactly ``keys``, by command.

    Raises:
        BadSettings: the file cannot be understood; it is left as it is.
        LibraryError: it cannot be written; nothing was changed.
    """
    own = {command: tuple(names) for command, names in keys.items()}
    changed = dataclasses.replace(load(), keys=own)
    _write({"keys": {command: list(names) for command, names in own.items()}})
    return changed


def reset(*names: str) -> Settings:
    """The settings after ``names`` are as they were in the beginning.

    Raises:
        BadSettings: there is no such setting; nothing was changed.
    """
    for name in names:
        _known(name)
    _write(dict.fromkeys(names))
    return load()


def _known(name: str) -> None:
    names = [item.name for item in dataclasses.fields(Settings)]
    if name not in names:
        raise BadSettings(f"There is no setting “{name}”. There are: {', '.join(names)}.")


def _check(name: str, value: str) -> None:
    """Raise where ``value`` is of the right kind and still means nothing."""
    if name == "proxy":
        from archive_app.fetch.proxies import Proxies  # the network only where it is asked for

        Proxies(value)
    elif name == "allow_net":
        from archive_app.fetch.guard import Guard

        Guard(_listed(value))
    elif name == "receive_folder":
        if value and not Path(value).expanduser().is_dir():
            raise BadSettings(f"There is no folder {value}. Nothing was changed.")
    elif name == "export_pictures":
        from archive_app.exchange.policy import parse_policy

        parse_policy(value, reason="asked for at each export")


def _plain(value: str, old: object) -> object:
    if isinstance(old, bool):
        return {
            "true": True,
            "on": True,
            "yes": True,
            "false": False,
            "off": False,
            "no": False,
        }.get(value.lower(), value)
    if isinstance(old, int):
        return int(value) if value.lstrip("-").isdigit() else value
    if isinstance(old, float):
        return float(value) if _NUMBER.match(value) else value
    if isinstance(old, tuple):
        return _listed(value)
    return value


def _listed(value: str) -> list[str]:
    return [part.strip() for part in value.split(",") if part.strip()]


def _write(values: Mapping[str, object]) -> None:
    """Put ``values`` into the file; those that are None are taken out of it."""
    import tomlkit  # keeps comments; it is as big as all else here, and reading needs no comments

    path = settings_file()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        document = tomlkit.parse(path.read_text("utf-8")) if path.exists() else tomlkit.document()
        for name, value in values.items():
            if value is not None:
                document[name] = value
            elif name in document:
                del document[name]
        with tempfile.NamedTemporaryFile(
            "w", encoding="utf-8", dir=path.parent, delete=False
        ) as out:
            out.write(tomlkit.dumps(document))
        Path(out.name).replace(path)
    except OSError as error:
        raise LibraryError(
            f"The settings in {path} cannot be written. Nothing was changed.",
            kind="library-unwritable",
            details=str(error),
        ) from error
