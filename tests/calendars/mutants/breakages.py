"""The breakages: a promise, what is broken, where, and the tests that hold it."""

from __future__ import annotations

from dataclasses import dataclass

PROMISES = {
    1: "Idempotent",
    2: "Crash-safe",
    3: "Never loses a person's edit silently",
    4: "Never touches what it did not create",
    5: "Never makes a server send mail",
    6: "Mass-delete guard",
    7: "Same instants everywhere",
    8: "Deterministic",
    9: "Partial failure is isolated",
    10: "No secrets out",
    11: "Cost",
}


@dataclass(frozen=True, slots=True)
class Breakage:
    """`old` stands exactly once in `file`; with `new` in its place the `tests` of `suite` must fail."""

    promise: int
    what: str
    file: str
    old: str
    new: str
    suite: str
    tests: str

    def __str__(self) -> str:
        return f"{self.promise}: {self.what}"


_SYNC, _CRASH, _HTTP = "calendars/test_sync.py", "calendars/test_crash.py", "calendars/test_http.py"
_PLAN, _APPLY, _NET = "calendars/plan.py", "calendars/apply.py", "calendars/http.py"

BREAKAGES = (
    Breakage(
        1,
        "every event is taken for changed",
        _PLAN,
        "differing = now.theirs.differs(ours)",
        "differing = frozenset(FIELDS)",
        _SYNC,
        "second_publication",
    ),
    Breakage(
        1,
        "the ETag of a write is not kept",
        _APPLY,
        "replace(action.after, etag=etag, intent=Intent())",
        'replace(action.after, etag="", intent=Intent())',
        _SYNC,
        "second_publication",
    ),
    Breakage(
        2,
        "what is about to be written is not journalled",
        _APPLY,
        "ledger.record(target, [_intended(action) for action in writes])",
        "ledger.record(target, [])",
        _CRASH,
        "killed_at_any_request_the_next_run",
    ),
    Breakage(
        2,
        "a write whose answer was lost is never found to have happened",
        _APPLY,
        "if found is None or not _holds(found, action.after):",
        "if found is None or action.after:",
        _CRASH,
        "lost_answer",
    ),
    Breakage(
        3,
        "what a person deleted is made again",
        _PLAN,
        "not (entry.etag or entry.lost):",
        "not entry.lost:",
        _SYNC,
        "person_deleted",
    ),
    Breakage(
        3,
        "what a person added is dropped",
        "calendars/compare.py",
        "kept = _without(lines[begin + 1 : end - 1], fields)",
        "kept: list[str] = []",
        _SYNC,
        "person_adds",
    ),
    Breakage(
        3,
        "an edit is written over whatever the policy",
        _PLAN,
        "write = differing - (edited - over)",
        "write = differing",
        _SYNC,
        "by_default",
    ),
    Breakage(
        3,
        "a replacement carries no condition",
        "calendars/dav.py",
        'else {"If-Match": if_match}',
        "else {}",
        "calendars/test_contract.py",
        "replacing_what_has_changed",
    ),
    Breakage(
        4,
        "whatever lies at our name is taken for ours",
        _PLAN,
        "if seen.data is not None and (reading is None or reading.uid != uid):",
        "if seen.data is not None and reading is None:",
        _SYNC,
        "foreign",
    ),
    Breakage(
        4,
        "a creation carries no condition",
        "calendars/dav.py",
        '{"If-None-Match": "*"} if if_match is None',
        "{} if if_match is None",
        "calendars/test_contract.py",
        "creating_over",
    ),
    Breakage(
        4,
        "after a lost ledger another's event is taken for a leftover",
        _PLAN,
        "if reading is None or href_of(reading.uid) != href:",
        "if reading is None:",
        "calendars/test_lost_ledger.py",
        "withdrawn_events",
    ),
    Breakage(
        5,
        "an event with guests is written",
        _PLAN,
        "if write and there.scheduled:",
        "if write and not there:",
        _SYNC,
        "invited",
    ),
    Breakage(
        5,
        "an event with guests is deleted",
        _PLAN,
        "    if there.scheduled:\n        yield",
        "    if not there:\n        yield",
        _SYNC,
        "invited",
    ),
    Breakage(
        5,
        "a method is put",
        "calendars/write.py",
        '"VERSION:2.0", f"PRODID:{PRODID}", *zones([event])',
        '"VERSION:2.0", f"PRODID:{PRODID}", "METHOD:REQUEST", *zones([event])',
        _SYNC,
        "names_a_method",
    ),
    Breakage(
        6,
        "any number is deleted",
        _PLAN,
        "if bound and deletes > bound.number",
        "if bound and deletes > 10_000",
        _SYNC,
        "too_many_deletions",
    ),
    Breakage(
        6,
        "the guard is told and not heeded",
        "calendars/sync.py",
        "if not dry_run and not stopped:",
        "if not dry_run:",
        _SYNC,
        "too_many_deletions",
    ),
    Breakage(
        7,
        "an offset of a time zone is the one before the change",
        "calendars/zone.py",
        'f"TZOFFSETTO:{_offset(one.after)}"',
        'f"TZOFFSETTO:{_offset(one.before)}"',
        "calendars/test_zone.py",
        "every_hour_of_the_horizon",
    ),
    Breakage(
        7,
        "an hour that comes twice is written as one of them",
        "calendars/write.py",
        "return key if all(told) else",
        "return key if told else",
        "calendars/test_zone.py",
        "comes_twice",
    ),
    Breakage(
        8,
        "the clock of this machine stands in an event",
        "calendars/write.py",
        'stamp = f"{changed.astimezone(UTC):%Y%m%dT%H%M%SZ}"',
        'stamp = f"{type(changed).now(UTC):%Y%m%dT%H%M%SZ}"',
        "calendars/test_write.py",
        "stamps",
    ),
    Breakage(
        8,
        "a digest is of the size and not of the bytes",
        "calendars/server/static.py",
        "hashlib.sha256(data)",
        'hashlib.sha256(b"%d" % len(data))',
        "calendars/test_static.py",
        "never_answers_304",
    ),
    Breakage(
        9,
        "a server that fails raises",
        "calendars/sync.py",
        "    except CollectionError as error:\n",
        "    except CollectionError as error:\n        raise\n",
        _HTTP,
        "server_that_is_down",
    ),
    Breakage(
        9,
        "one calendar that fails stops the others",
        "coanimation/publishing/deliver.py",
        "        except CollectionError as error:\n",
        "        except CollectionError as error:\n            raise\n",
        "publishing/test_faults.py",
        "404",
    ),
    Breakage(
        10,
        "the password follows a redirect to another host",
        _NET,
        "if not (same_host and (same_port or upgraded)):",
        "if not target:",
        _HTTP,
        "no_other_host",
    ),
    Breakage(
        10,
        "the password travels in the clear",
        _NET,
        'if target.scheme != "https" and not',
        'if target.scheme != "https" and target.port == 1 and not',
        _HTTP,
        "in_the_clear",
    ),
    Breakage(
        10,
        "the environment tells passwords and proxies",
        _NET,
        "session.trust_env = False",
        "session.trust_env = True",
        _HTTP,
        "netrc",
    ),
    Breakage(
        11,
        "every event is fetched",
        "calendars/sync.py",
        "fetched = collection.get(needed) if needed else {}",
        "fetched = collection.get(listed)",
        _SYNC,
        "changes_cost",
    ),
    Breakage(
        11,
        "no connection is kept",
        _NET,
        '"Accept-Encoding": "identity"',
        '"Accept-Encoding": "identity", "Connection": "close"',
        _HTTP,
        "connections_are_kept",
    ),
    Breakage(
        11,
        "a server that ignores conditions is not looked at",
        "calendars/profile.py",
        "        if self._profile.ignores:\n            self._expect(href, if_match)\n",
        "        if self._profile.ignores:\n",
        "calendars/test_profile.py",
        "between_our_listing",
    ),
)
