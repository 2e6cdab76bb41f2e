"""The password of the mail server: from the environment, or from a command of this user; never from a workspace."""

from __future__ import annotations

import os
import subprocess
import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from coanimation.domain.messages import Post
from coanimation.errors import WrongUse

VARIABLE: Final = "COANIMATION_MAIL_PASSWORD"
_LONGEST: Final = 60.0  # seconds: whoever is asked for a key by such a command has time to find it


def mail_password(post: Post, environment: Mapping[str, str]) -> str:
    """Find the password of the account that a space sends by; WrongUse tells what is missing, and never what it is.

    A command of the user's own configuration is bound to one server and one account: no workspace can have another
    server told the password.
    """
    if not post.user:
        return ""
    if given := environment.get(VARIABLE):
        return given
    place = configuration(environment)
    command = _command(place, post)
    if command is None:
        raise WrongUse("message-no-password", variable=VARIABLE, file=str(place), host=post.host, user=post.user)
    return _asked(command, place)


def configuration(environment: Mapping[str, str]) -> Path:
    """Tell where this user's own configuration is."""
    if os.name == "nt" and (roaming := environment.get("APPDATA")):
        return Path(roaming) / "coanimation" / "config.toml"
    home = environment.get("XDG_CONFIG_HOME")
    return (Path(home) if home else Path.home() / ".config") / "coanimation" / "config.toml"


def _command(place: Path, post: Post) -> Sequence[str] | None:
    try:
        found = tomllib.loads(place.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return None
    except (OSError, ValueError) as error:
        raise WrongUse("message-configuration", file=str(place)) from error
    for entry in found.get("password", ()) if isinstance(found.get("password"), list) else ():
        if isinstance(entry, dict) and (entry.get("host"), entry.get("user")) == (post.host, post.user):
            command = entry.get("command")
            if isinstance(command, list) and command and all(isinstance(word, str) for word in command):
                return command
            raise WrongUse("message-configuration", file=str(place))
    return None


def _asked(command: Sequence[str], place: Path) -> str:
    """Run a command, without a shell, and read the first line that it writes."""
    try:
        done = subprocess.run(  # noqa: S603 - the user's own command, from a file that only they write
            command, capture_output=True, check=True, timeout=_LONGEST, stdin=subprocess.DEVNULL
        )
        password = done.stdout.decode().splitlines()[0]
    except (OSError, subprocess.SubprocessError, UnicodeDecodeError, IndexError) as error:
        # without its cause, which may hold what the command wrote
        raise WrongUse("message-password-command", command=command[0], file=str(place)) from (
            error if isinstance(error, OSError) else None
        )
    return password
