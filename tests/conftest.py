"""Shared by every test: no ambient language, no clock limit on properties, nothing of the user's own configuration."""

from __future__ import annotations

import os
import signal

import pytest
from hypothesis import HealthCheck, settings

from tests.counts import count

if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    # Started in the background by a shell (as CI may), the tests inherit a Ctrl-C that does nothing, and so would the
    # commands that they interrupt.
    signal.signal(signal.SIGINT, signal.default_int_handler)

settings.register_profile(
    "coanimation",
    deadline=None,  # two busy cores: a slow example is no failure
    max_examples=count(25, 400),
    derandomize=not os.environ.get("COANIMATION_PROVE"),
    suppress_health_check=[HealthCheck.too_slow],
    print_blob=True,
)
settings.load_profile("coanimation")


@pytest.fixture(autouse=True)
def _a_plain_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in list(os.environ):
        if name.startswith("COANIMATION_PASSWORD_") or name in {
            "LC_ALL",
            "LC_MESSAGES",
            "LANG",
            "LANGUAGE",
            "NO_COLOR",
            "FORCE_COLOR",
        }:
            monkeypatch.delenv(name)
