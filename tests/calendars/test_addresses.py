"""Where a password may go is told by the server that an address names, not by how the address was typed."""

from __future__ import annotations

import pytest

from calendars.addresses import is_home, parts_of


@pytest.mark.parametrize(
    ("home", "there"),
    [
        ("https://dav.example.org:443/.well-known/caldav", "https://dav.example.org/dav/"),
        ("https://dav.example.org/", "https://DAV.example.org:443/dav/"),
        ("https://dav.example.org:8443/", "https://dav.example.org:8443/dav/"),
        ("http://localhost:5232/", "https://localhost/"),
    ],
)
def test_the_same_server_is_at_home_however_its_address_is_typed(home: str, there: str) -> None:
    assert is_home(parts_of(there), parts_of(home))


@pytest.mark.parametrize(
    ("home", "there"),
    [
        ("https://dav.example.org/", "https://dav.example.org:8443/"),
        ("https://dav.example.org/", "https://dav.example.org.evil.net/"),
        ("https://dav.example.org:443/", "http://dav.example.org:443/"),
        ("https://dav.example.org/", "http://dav.example.org/"),
        ("http://localhost:5232/", "http://localhost:5233/"),
    ],
)
def test_another_port_host_or_an_open_line_is_not_at_home(home: str, there: str) -> None:
    assert not is_home(parts_of(there), parts_of(home))
