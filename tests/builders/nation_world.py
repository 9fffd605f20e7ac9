"""A small web of many hosts on loopback addresses, in one process that counts what is asked of each address.

    with World.of(hosts=200, addresses=120, urls=5000) as world: …

Several hosts share an address, as sites of one vendor do. Some names do not exist, some hosts refuse, some pages are
gone, have moved, or ask to wait. Used by the tests of the nation and by `scripts/bench/nation_links.py`.
"""

from __future__ import annotations

import asyncio
import json
import multiprocessing
import signal
import socket
import time
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final, Self

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.process import BaseProcess

LATENCY: Final = 0.01
"""Seconds that an answer takes."""
_VENDORS: Final = (0.2, 0.1, 0.05)
"""Shares of the hosts that lie on the first addresses."""
_WORDS: Final = ("รายงาน", "ผล", "โครงการ", "ประชุม", "งบประมาณ", "แผน", "ประกาศ", "จัดซื้อ", "ตำบล", "หน่วยงาน", "มาตรการ")

_HIJACKED: Final = (
    "<html><head><title>สล็อตเว็บตรง แทงบอล บาคาร่า อันดับ 1</title></head><body><h1>สล็อตเว็บตรง แตกง่าย ไม่ผ่านเอเย่นต์</h1>"
    "<p><a href=https://bet1.example/>สล็อตเว็บตรง</a> <a href=https://bet2.example/>บาคาร่า</a> "
    "<a href=https://bet3.example/>แทงบอล</a> เครดิตฟรี กดรับเอง สมัครสมาชิกใหม่รับโบนัส 100% ฝากถอนออโต้</p></body></html>"
)


@dataclass(frozen=True, slots=True)
class Host:
    """A host by its name: `address` is empty where the name does not exist."""

    name: str
    address: str
    refuses: bool = False
    """Nobody listens at its address."""


@dataclass(frozen=True, slots=True)
class Count:
    """What the server has counted at one address."""

    requests: int
    open: int
    """Most requests at once."""
    in_a_second: int
    """Most requests that began within any second."""


@dataclass(slots=True)
class World:
    """Hosts, their URLs, and the process that answers for them."""

    hosts: list[Host]
    urls: list[str] = field(default_factory=list)
    port: int = 0
    _process: BaseProcess | None = None
    _pipe: Connection | None = None

    @classmethod
    def of(cls, hosts: int, addresses: int, urls: int) -> World:
        """Return a world of that size: the same one each time."""
        world = cls(list(_hosts(hosts, addresses)))
        world.port = _free_port([host.address for host in world.hosts if host.address])
        world.urls = [world.url(number) for number in range(urls)]
        return world

    @property
    def resolve(self) -> list[str]:
        """Return the addresses of the names, as `--resolve` takes them."""
        return [f"{host.name}:{host.address}" for host in self.hosts if host.address]

    def lookup(self, name: str) -> list[str]:
        """Return the addresses of a name, as `socket.getaddrinfo` would. Raises `socket.gaierror`."""
        known = {host.name: host.address for host in self.hosts}
        if not known.get(name):
            raise socket.gaierror(socket.EAI_NONAME, name)
        return [known[name]]

    def url(self, number: int) -> str:
        """Return a URL of the world: most are pages, one in ten has something of its own."""
        host = self.hosts[number % len(self.hosts)]
        kind = number // len(self.hosts) % 20
        path = {3: f"gone/{number}", 5: f"in/{number}", 7: f"out/{number}", 11: f"busy/{number}"}.get(kind)
        return f"http://{host.name}:{self.port}/{path or f'p/{number}'}"

    def __enter__(self) -> Self:
        context = multiprocessing.get_context("spawn")
        self._pipe, theirs = context.Pipe()
        listening = sorted({host.address for host in self.hosts if host.address and not host.refuses})
        names = [host.name for host in self.hosts if host.address and not host.refuses]
        self._process = context.Process(target=_serve, args=(listening, self.port, names, theirs), daemon=True)
        self._process.start()
        assert self._pipe.recv() == "ready"
        return self

    def __exit__(self, *_: object) -> None:
        assert self._process
        self._process.terminate()
        self._process.join()

    def turn(self, name: str, mode: str) -> None:
        """Let a host be `gone`, `silent`, `moved` or `hijacked` from now on; with `""` it is as ever."""
        self._ask(f"turn {name} {mode}")

    def counts(self) -> dict[str, Count]:
        """Return what was counted, by address."""
        return {address: Count(*numbers) for address, numbers in self._ask("counts").items()}

    def asked(self) -> Counter[str]:
        """Return how often each URL was asked, without its port."""
        return Counter(self._ask("asked"))

    def requests(self) -> int:
        """Return how many requests there were so far."""
        return int(self._ask("requests"))

    def _ask(self, what: str) -> Any:
        assert self._pipe
        self._pipe.send(what)
        return json.loads(self._pipe.recv())


def _hosts(count: int, addresses: int) -> list[Host]:
    """Return hosts: a twentieth has no name, a twentieth refuses, vendors have many on one address."""
    made: list[Host] = []
    vendors = [round(count * share) for share in _VENDORS]
    limits = [sum(vendors[: at + 1]) for at in range(len(vendors))]
    for number in range(count):
        name = f"h{number:04}.nation.test"
        vendor = next((at for at, limit in enumerate(limits) if number < limit), None)
        place = vendor if vendor is not None else len(limits) + (number - limits[-1]) % (addresses - len(limits))
        address = f"127.{20 + place // 65_000}.{place // 250 % 250}.{place % 250 + 1}"
        if number % 20 == 13 and vendor is None:
            made.append(Host(name, ""))
        elif number % 20 == 17 and vendor is None:
            made.append(Host(name, f"127.99.{number // 250}.{number % 250 + 1}", refuses=True))
        else:
            made.append(Host(name, address))
    return made


def _free_port(addresses: list[str]) -> int:
    """Return a port that is free at all addresses: a free one of `0.0.0.0`."""
    assert addresses
    with socket.socket() as probe:
        probe.bind(("0.0.0.0", 0))
        return int(probe.getsockname()[1])


class _Server:
    """Answers for all hosts, and counts."""

    def __init__(self, port: int, names: list[str]) -> None:
        self._port = port
        self._names = names
        self._open: Counter[str] = Counter()
        self._most_open: Counter[str] = Counter()
        self._starts: defaultdict[str, list[float]] = defaultdict(list)
        self._asked: Counter[str] = Counter()
        self._waited: set[str] = set()
        self._modes: dict[str, str] = {}

    async def answer(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Answer all requests of a connection."""
        address = writer.get_extra_info("sockname")[0]
        try:
            while True:
                head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
                await self._counted(address, head, writer)
        except (asyncio.IncompleteReadError, ConnectionError):
            pass
        finally:
            writer.close()

    async def _counted(self, address: str, head: str, writer: asyncio.StreamWriter) -> None:
        path = head.split(" ", 2)[1]
        name = next(line[5:].strip() for line in head.splitlines() if line.lower().startswith("host:"))
        name = name.partition(":")[0]
        self._open[address] += 1
        self._most_open[address] = max(self._most_open[address], self._open[address])
        self._starts[address].append(time.monotonic())
        self._asked[f"http://{name}{path}"] += 1
        try:
            await asyncio.sleep(LATENCY)
            if self._modes.get(name) == "silent":
                raise ConnectionError
            writer.write(self._reply(name, path))
        finally:
            self._open[address] -= 1
        await writer.drain()

    def _reply(self, name: str, path: str) -> bytes:
        kind, _, rest = path.removeprefix("/").partition("/")
        number = rest.replace("/", "")
        mode = self._modes.get(name)
        if mode == "hijacked":
            return _message("200 OK", _HIJACKED)
        if kind == "in" or (mode == "moved" and kind == "p"):
            return _message("301 Moved", "", location=f"/{'new' if mode else 'p'}/{number}")
        if kind == "out":
            other = self._names[(int(number) * 7 + 3) % len(self._names)]
            return _message("301 Moved", "", location=f"http://{other}:{self._port}/p/{number}")
        if kind == "busy" and path not in self._waited:
            self._waited.add(path)
            return _message("503 Busy", "busy", retry_after="1")
        if kind in {"p", "busy", "new", ""} and mode != "gone":
            return _message("200 OK", _page(name, number))
        return _message("404 Not Found", "<html><title>404</title><p>ไม่พบหน้าที่ต้องการ</html>")

    def counted(self, what: str) -> Any:
        """Return what was counted, as JSON data."""
        if what.startswith("turn "):
            _, name, mode = what.split(" ")
            self._modes[name] = mode
            return None
        if what == "asked":
            return dict(self._asked)
        if what == "requests":
            return sum(map(len, self._starts.values()))
        return {
            address: [len(starts), self._most_open[address], _in_a_second(starts)]
            for address, starts in self._starts.items()
        }


def _in_a_second(starts: list[float]) -> int:
    """Return how many of the ascending moments lie within one second at most."""
    most = first = 0
    for at, start in enumerate(starts):
        while start - starts[first] >= 1.0:
            first += 1
        most = max(most, at - first + 1)
    return most


def _page(name: str, number: str) -> str:
    """Return a page of a host, of its home page's design; "" gives the home page, whose words no other page has."""
    words = [_WORDS[(int(number) * 31 + at * at * 7 + at) % len(_WORDS)] for at in range(120)] if number else ["หน้าแรก"]
    text = " ".join(f"{word}{at * int(number or 1) % 97}" for at, word in enumerate(words))
    head = f"<head><title>เรื่องที่ {number} ของ {name}</title></head>"
    return f"<html>{head}<body><h1>เรื่อง {number}</h1><p>{text}</p></body></html>"


def _message(status: str, body: str, **headers: str) -> bytes:
    data = body.encode()
    lines = [f"HTTP/1.1 {status}", f"Content-Length: {len(data)}", "Content-Type: text/html; charset=utf-8"]
    lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
    return "\r\n".join([*lines, "", ""]).encode() + data


def _serve(addresses: list[str], port: int, names: list[str], pipe: Connection) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    asyncio.run(_listen(addresses, port, names, pipe))


async def _listen(addresses: list[str], port: int, names: list[str], pipe: Connection) -> None:
    server = _Server(port, names)
    servers = [await asyncio.start_server(server.answer, address, port, backlog=512) for address in addresses]
    loop = asyncio.get_running_loop()
    loop.add_reader(pipe.fileno(), lambda: pipe.send(json.dumps(server.counted(pipe.recv()))))
    pipe.send("ready")
    await asyncio.gather(*(listener.serve_forever() for listener in servers))
