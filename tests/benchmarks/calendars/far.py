"""A server that is far away: a proxy on this machine through which every byte takes its time, both ways."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress


@contextmanager
def far(port: int, seconds: float) -> Iterator[int]:
    """Put a port at half of `seconds` each way from us; the port to ask instead."""
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever, daemon=True)
    thread.start()
    server = asyncio.run_coroutine_threadsafe(_listen(port, seconds / 2), loop).result()
    try:
        yield int(server.sockets[0].getsockname()[1])
    finally:
        asyncio.run_coroutine_threadsafe(_close(server), loop).result()
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
        loop.close()


async def _listen(port: int, delay: float) -> asyncio.Server:
    async def both(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        there, back = await asyncio.open_connection("127.0.0.1", port)
        try:
            with suppress(asyncio.CancelledError):  # whoever ends the proxy ends what it carries
                await asyncio.gather(_carry(reader, back, delay), _carry(there, writer, delay))
        finally:
            for one in (writer, back):
                one.transport.abort()

    return await asyncio.start_server(both, "127.0.0.1", 0)


async def _carry(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, delay: float) -> None:
    """Pass bytes on, each some time after it came, in their order and without holding up those behind."""
    loop = asyncio.get_running_loop()
    with suppress(ConnectionError):
        while data := await reader.read(65536):
            loop.call_later(delay, writer.write, data)
    loop.call_later(delay, writer.close)


async def _close(server: asyncio.Server) -> None:
    server.close()
    carried = [task for task in asyncio.all_tasks() if task is not asyncio.current_task()]
    for task in carried:
        task.cancel()
    await asyncio.gather(*carried, return_exceptions=True)
    await asyncio.sleep(0.01)  # the sockets are closed in the next turn of the loop
