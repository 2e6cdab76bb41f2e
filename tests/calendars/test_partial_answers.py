"""What a server does not tell, or tells of another place, is never taken for what a person deleted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import pytest

from calendars import DavCollection, Unreachable
from calendars.transport import Answer

WHOLE = (
    "<propstat><prop><getetag>&quot;1&quot;</getetag><resourcetype/></prop><status>HTTP/1.1 200 OK</status></propstat>"
)


def response(href: str, inner: str = WHOLE) -> str:
    return f"<response><href>{href}</href>{inner}</response>"


def multistatus(*responses: str, url: str = "") -> Answer:
    return Answer(status=207, body=f'<multistatus xmlns="DAV:">{"".join(responses)}</multistatus>'.encode(), url=url)


def failed(status: str) -> str:
    return f"<propstat><prop><getetag/><resourcetype/></prop><status>HTTP/1.1 {status}</status></propstat>"


@dataclass
class Told:
    """A transport whose server gives these answers, in order."""

    answers: list[Answer]
    asked: list[tuple[str, bytes]] = field(default_factory=list)
    url: str = "https://dav.example.org/"

    @property
    def requests(self) -> int:
        return len(self.asked)

    def request(self, method: str, path: str, *, headers: Mapping[str, str] | None = None, body: bytes = b"") -> Answer:
        assert method
        assert headers
        self.asked.append((path, body))
        return self.answers.pop(0)


@pytest.mark.parametrize(
    "hidden",
    [
        response("/dav/b.ics", failed("500 Internal Server Error")),
        response("/dav/b.ics", failed("403 Forbidden")),
        response("/dav/b.ics", "<status>HTTP/1.1 503 Service Unavailable</status>"),
        response("/dav/", "<status>HTTP/1.1 507 Insufficient Storage</status>"),
        response("/dav/b.ics", "<status>nonsense</status>"),
    ],
    ids=["property", "forbidden", "resource", "cut-off", "nonsense"],
)
def test_a_listing_that_hides_something_is_no_listing(hidden: str) -> None:
    collection = DavCollection(Told([multistatus(response("/dav/"), response("/dav/a.ics"), hidden)]), "/dav/")

    with pytest.raises(Unreachable):
        collection.list()


@pytest.mark.parametrize("inner", [failed("404 Not Found"), "<status>HTTP/1.1 404 Not Found</status>"])
def test_what_is_not_found_is_not_there(inner: str) -> None:
    answer = multistatus(response("/dav/a.ics"), response("/dav/b.ics", inner))

    assert DavCollection(Told([answer, answer]), "/dav/").list() == {"a.ics": '"1"'}
    assert DavCollection(Told([answer]), "/dav/").get(["b.ics"]) == {}


@pytest.mark.parametrize(
    "inner",
    [
        failed("500 Internal Server Error").replace(
            "<resourcetype/>", '<calendar-data xmlns="urn:ietf:params:xml:ns:caldav"/>'
        ),
        "<status>HTTP/1.1 507 Insufficient Storage</status>",
    ],
)
def test_an_event_whose_text_is_not_told_is_not_gone(inner: str) -> None:
    collection = DavCollection(Told([multistatus(response("/dav/a.ics", inner))]), "/dav/")

    with pytest.raises(Unreachable):
        collection.get(["a.ics"])


def test_a_listing_of_another_place_is_no_listing() -> None:
    collection = DavCollection(Told([multistatus(response("/other/"), response("/other/a.ics"))]), "/dav/")

    with pytest.raises(Unreachable):
        collection.list()


@pytest.mark.parametrize("place", ["https://dav.example.org/new/ml/", "https://dav.example.org/new/ml"])
def test_a_collection_that_has_moved_is_read_where_it_is_now(place: str) -> None:
    listing = multistatus(response("/new/ml/"), response("/new/ml/a.ics"), url=place)
    told = Told([listing, multistatus(response("/new/ml/a.ics", failed("404 Not Found")))])
    collection = DavCollection(told, "/dav/")

    assert collection.list() == {"a.ics": '"1"'}
    collection.get(["a.ics"])

    path, body = told.asked[-1]
    assert path == "/new/ml/"
    assert b"/new/ml/a.ics" in body


def test_hrefs_are_read_from_where_the_listing_came() -> None:
    told = Told([multistatus(response("./"), response("a.ics"), url="https://dav.example.org/dav/")])

    assert DavCollection(told, "/dav/").list() == {"a.ics": '"1"'}
