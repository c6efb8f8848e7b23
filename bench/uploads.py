"""A film of one gibibyte brought in pieces, its line cut in the middle of one: how fast, how much sent twice.

Beside it a plain loop that reads a socket and writes a file, with nothing of what the service does: no
request, no rights, no checksum, no database.
"""

import mmap
import multiprocessing
import os
import socket
import threading
import time

from bench.sender import Sender
from bench.service import Service, new_home

SIZE, PIECE = 2**30, 32 * 2**20
MB = 1_000_000
FURNISH = "furnish()"
WARM, PAGE = 4 * SIZE, 4096


def measure():
    toucher = multiprocessing.Process(target=warm)
    toucher.start()
    toucher.join()
    with new_home() as home:
        film = home / "film.bin"
        write(film)
        plain = plainly(film, home / "plain.bin")
        yield "a plain loop from a socket into a file", SIZE / MB / plain, None, "MB/s"
        service = Service(home)
        service.command("prepare")
        found = service.asked("focale.tests.depositing", FURNISH)
        with service, film.open("rb") as file:
            sender = Sender(service.port, **found)
            sender.begin(1)  # the first request of a service loads all its addresses
            service.settle()
            before, used = service.memory(), service.cpu()
            began = time.monotonic()
            sender.bring(file, SIZE, piece=PIECE, cut_at=SIZE // PIECE // 2)
            took = time.monotonic() - began
            yield "processor of the service for it", service.cpu() - used, None, "s"
            yield "1 GiB with one cut, whole and checked", SIZE / MB / took, 250, "MB/s"
            yield "the same against the plain loop", plain / took, None, "times better"
            yield "bytes sent twice, in pieces", (sender.sent - SIZE) / PIECE, 1, "pieces"
            yield "memory of the service, more than before", service.memory() - before, 30, "MB"


def warm():
    """Touch memory and give it back: a virtual machine that lends it page by page, a second for each GiB,
    would be measured, and not what is written into it. In a process of its own, whose memory is nobody's."""
    with mmap.mmap(-1, WARM) as memory:
        for first in range(0, WARM, PAGE):
            memory[first] = 1


def write(film):
    """A film nobody could compress, not all alike."""
    block = os.urandom(2**20)
    with film.open("wb") as file:
        file.write(b"\0\0\0\x18ftypisom\0\0\2\0isomiso2")
        for number in range(SIZE // 2**20):
            file.write(number.to_bytes(8, "big") + block[8:])
        file.truncate(SIZE)


def plainly(film, out) -> float:
    """Seconds of a thread that reads a socket in pieces of 256 KiB and writes them down, fsync included."""
    door = socket.create_server(("127.0.0.1", 0))
    began = time.monotonic()
    taker = threading.Thread(target=take, args=[door, out])
    taker.start()
    with socket.create_connection(door.getsockname()) as line, film.open("rb") as file:
        line.sendfile(file)
    taker.join()
    door.close()
    return time.monotonic() - began


def take(door, out):
    line, _address = door.accept()
    with line, out.open("wb") as file:
        while piece := line.recv(2**18):
            file.write(piece)
        file.flush()
        os.fsync(file.fileno())
