"""Where the password of the mail server comes from, and where it never goes."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from coanimation.domain.messages import Post
from coanimation.errors import WrongUse
from coanimation.publishing.passwords import VARIABLE, configuration, mail_password

POST = Post(sender="bonjour@escale.example.org", host="smtp.example.org", user="bonjour")
SECRET = "mot de passe"


@pytest.fixture
def home(tmp_path: Path) -> dict[str, str]:
    """Whoever runs the command, with an empty configuration of their own."""
    environment = {"XDG_CONFIG_HOME": str(tmp_path), "APPDATA": str(tmp_path)}
    configuration(environment).parent.mkdir(parents=True)
    return environment


def configured(home: dict[str, str], code: str, *, host: str = "smtp.example.org", user: str = "bonjour") -> None:
    """Write a command of the user's own; what it runs is Python."""
    command = json.dumps([sys.executable, "-c", code])  # a list of texts is the same in JSON and TOML
    text = f'[[password]]\nhost = "{host}"\nuser = "{user}"\ncommand = {command}\n'
    configuration(home).write_text(text, encoding="utf-8")


def test_without_an_account_no_password_is_asked_for() -> None:
    assert mail_password(Post(sender="a@example.org", host="smtp.example.org"), {}) == ""


def test_the_environment_comes_first(home: dict[str, str]) -> None:
    configured(home, "raise SystemExit(1)")

    assert mail_password(POST, home | {VARIABLE: SECRET}) == SECRET


def test_a_command_of_the_user_tells_it_on_its_first_line(home: dict[str, str]) -> None:
    configured(home, f"import sys; sys.stdout.buffer.write('{SECRET}\\nand more\\n'.encode())")

    assert mail_password(POST, home) == SECRET


@pytest.mark.parametrize(("host", "user"), [("smtp.elsewhere.example", "bonjour"), ("smtp.example.org", "else")])
def test_a_command_is_bound_to_one_server_and_one_account(home: dict[str, str], host: str, user: str) -> None:
    configured(home, f"print('{SECRET}')", host=host, user=user)

    with pytest.raises(WrongUse, match="message-no-password"):
        mail_password(POST, home)


@pytest.mark.parametrize(
    "code",
    [
        f"import sys; print('{SECRET}'); print('{SECRET}', file=sys.stderr); sys.exit(1)",
        "pass",
        "import sys; sys.stdout.buffer.write(b'\\xff\\n')",
    ],
)
def test_a_command_that_fails_is_named_and_what_it_wrote_is_not(home: dict[str, str], code: str) -> None:
    configured(home, code)

    with pytest.raises(WrongUse, match="message-password-command") as refused:
        mail_password(POST, home)

    assert SECRET not in repr(refused.value)
    assert refused.value.__cause__ is None


def test_a_command_that_is_not_there_is_told(home: dict[str, str]) -> None:
    text = '[[password]]\nhost = "smtp.example.org"\nuser = "bonjour"\ncommand = ["no-such-command-anywhere"]\n'
    configuration(home).write_text(text, encoding="utf-8")

    with pytest.raises(WrongUse, match="message-password-command"):
        mail_password(POST, home)


@pytest.mark.parametrize(
    "text",
    [
        "[[password",
        '[[password]]\nhost = "smtp.example.org"\nuser = "bonjour"\ncommand = "pass show mail"\n',
        '[[password]]\nhost = "smtp.example.org"\nuser = "bonjour"\n',
    ],
)
def test_a_configuration_that_cannot_be_read_is_told(home: dict[str, str], text: str) -> None:
    configuration(home).write_text(text, encoding="utf-8")

    with pytest.raises(WrongUse, match="message-configuration"):
        mail_password(POST, home)


def test_what_has_nothing_to_do_with_passwords_is_passed_over(home: dict[str, str]) -> None:
    configuration(home).write_text('password = "not here"\n[other]\nx = 1\n', encoding="utf-8")

    with pytest.raises(WrongUse, match="message-no-password"):
        mail_password(POST, home)
