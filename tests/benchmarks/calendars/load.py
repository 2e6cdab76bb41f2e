"""Many clients that ask for what they already have, from a process of their own.

python -m tests.benchmarks.calendars.load PORT PATH CONNECTIONS SECONDS     prints JSON
"""

from __future__ import annotations

import json
import selectors
import socket
import sys
from http.client import HTTPConnection
from time import perf_counter


def main(port: int, path: str, connections: int, seconds: float) -> int:
    """Ask on every connection as soon as the last answer came; tell how many answers of 304 came, and how late."""
    first = HTTPConnection("127.0.0.1", port, timeout=10)
    first.request("GET", path)
    etag = first.getresponse().headers["ETag"]
    first.close()
    request = f"GET {path} HTTP/1.1\r\nHost: localhost\r\nIf-None-Match: {etag}\r\n\r\n".encode()
    watched, asked, late, other = selectors.DefaultSelector(), dict[int, float](), list[float](), 0
    for _ in range(connections):
        client = socket.create_connection(("127.0.0.1", port), timeout=10)
        watched.register(client, selectors.EVENT_READ, client)
    begun = perf_counter()
    for key in list(watched.get_map().values()):
        asked[key.fd] = perf_counter()
        key.data.sendall(request)
    while (now := perf_counter()) < begun + seconds:
        for key, _ in watched.select(1):
            answer, now = key.data.recv(65536), perf_counter()
            late.append(now - asked[key.fd])
            other += b" 304 " not in answer[:16]
            asked[key.fd] = perf_counter()
            key.data.sendall(request)
    late.sort()
    took = now - begun
    found = {"rate": len(late) / took, "p50": late[len(late) // 2], "p99": late[len(late) * 99 // 100], "other": other}
    print(json.dumps(found))
    return 0


if __name__ == "__main__":
    raise SystemExit(main(int(sys.argv[1]), sys.argv[2], int(sys.argv[3]), float(sys.argv[4])))
