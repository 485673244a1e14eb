"""Settings, the nearest first: flags, environment, planparse.toml in the folder, the user's configuration.

A folder may come from strangers: its file may lower a limit, never raise one, and is not read beyond a megabyte. What it says of the
linter holds: that is about its own documents. pydantic-settings is imported only when settings are loaded, so that `planparse --help`
answers at once.
"""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any, Literal

from planparse.limits import Limits

FILE_NAME = "planparse.toml"
_MAX_FILE = 1_000_000
_STORE = "sqlite:///planparse.db"
_QUERY_SECONDS = 30

Language = Literal["vi", "en"]


@dataclass(frozen=True, slots=True)
class Settings(Limits):
    """The limits of an input; `lang`: the language of help and messages; `store`: where plans are kept; `query_seconds` of a question.

    `lint`: severity by code of a rule, `off` to switch it off.
    """

    lang: Language = "vi"
    store: str = _STORE
    query_seconds: int = _QUERY_SECONDS
    lint: tuple[tuple[str, str], ...] = ()


def user_file() -> Path:
    """Where the user's own configuration stands on this system."""
    if sys.platform == "win32":
        base = Path(os.environ.get("APPDATA") or Path.home())
    elif sys.platform == "darwin":
        base = Path.home() / "Library" / "Application Support"
    else:
        base = Path(os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config")
    return base / "planparse" / FILE_NAME


def load(folder: Path | None = None, **flags: object) -> Settings:
    """Settings for work in `folder` (default: the current one); flags that are None are not given.

    Raises SettingsError where a value or a file is wrong.
    """
    from pydantic import ValidationError

    from planparse.errors import SettingsError

    given = {key: value for key, value in flags.items() if value is not None}
    folder_file = (folder or Path.cwd()) / FILE_NAME
    try:
        own = _values([user_file()], given)
        here = _values([_small(folder_file), user_file()], given) if folder_file.is_file() else own
    except ValidationError as error:
        raise SettingsError("", ", ".join(str(row["loc"][0]) for row in error.errors())) from None
    except (OSError, ValueError, RecursionError) as error:
        raise SettingsError("", type(error).__name__) from None
    limits = [*(limit.name for limit in fields(Limits)), "query_seconds"]
    here["lint"] = tuple(sorted(here["lint"].items()))
    return Settings(**{**here, "store": own["store"], **{name: min(own[name], here[name]) for name in limits}})


def _small(file: Path) -> Path:
    if file.stat().st_size > _MAX_FILE:
        raise ValueError
    return file


def _values(files: list[Path], given: dict[str, Any]) -> dict[str, Any]:
    """Validated values from flags, environment and `files`, the nearest first."""
    from pydantic import Field, PositiveInt, create_model
    from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, SettingsConfigDict, TomlConfigSettingsSource

    class Sources(BaseSettings):
        model_config = SettingsConfigDict(env_prefix="PLANPARSE_", env_ignore_empty=True, extra="ignore")

        lang: Language = "vi"
        store: str = _STORE
        query_seconds: PositiveInt = _QUERY_SECONDS
        lint: dict[str, Literal["error", "warning", "info", "off"]] = Field(default_factory=dict)

        @classmethod
        def settings_customise_sources(
            cls,
            settings_cls: type[BaseSettings],
            init_settings: PydanticBaseSettingsSource,
            env_settings: PydanticBaseSettingsSource,
            dotenv_settings: PydanticBaseSettingsSource,
            file_secret_settings: PydanticBaseSettingsSource,
        ) -> tuple[PydanticBaseSettingsSource, ...]:
            del dotenv_settings, file_secret_settings
            return init_settings, env_settings, *(TomlConfigSettingsSource(settings_cls, toml_file=file) for file in files)

    kinds: dict[str, Any] = {field.name: (PositiveInt, field.default) for field in fields(Limits)}
    return create_model("Model", __base__=Sources, **kinds)(**given).model_dump()
