"""The servers that no package brings: the web back end behind nginx (plain answers, long polls, server-sent events, a chat over
WebSocket), a server that resets, a voice peer, a log sink.  usage: python3 services.py SEED SECONDS"""
import asyncio
import base64
import hashlib
import random
import socket
import struct
import sys
import urllib.parse

import lab

rng = random.Random(f"services/{sys.argv[1]}")
OFFICE, CLOUD = lab.SERVERS["office"], lab.SERVERS["cloud"]
SMALL_LARGEST, WAIT_LONGEST = 40_000, 60
CHAT_SECONDS = (200, 800)  # then the server closes and the page connects again


async def answer(writer, body, kind="application/json"):
    writer.write(f"HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\nContent-Length: {len(body)}\r\n\r\n".encode() + body)
    await writer.drain()


async def events(writer):
    writer.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nAccess-Control-Allow-Origin: *\r\nConnection: close\r\n\r\n")
    while True:
        writer.write(b"data: " + b"e" * rng.randint(30, 600) + b"\n\n")
        await writer.drain()
        await asyncio.sleep(min(70, rng.paretovariate(1.2) * 6))


async def chat(writer, key):
    loop = asyncio.get_running_loop()
    stop = loop.time() + rng.uniform(*CHAT_SECONDS)
    accept = base64.b64encode(hashlib.sha1(key.encode() + b"258EAFA5-E914-47DA-95CA-C5AB0DC85B11").digest()).decode()
    writer.write(("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                  f"Sec-WebSocket-Accept: {accept}\r\n\r\n").encode())
    while loop.time() < stop:
        count = rng.randint(20, 1200)
        length = bytes([count]) if count < 126 else b"\x7e" + struct.pack(">H", count)
        writer.write(b"\x81" + length + b"c" * count)
        await writer.drain()
        await asyncio.sleep(min(90, rng.expovariate(1 / 14)))


async def web(reader, writer):
    try:
        while True:
            head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
            fields = {k.strip().lower(): v.strip() for k, _, v in (line.partition(":") for line in head.split("\r\n")[1:])}
            url = urllib.parse.urlsplit(head.split(" ")[1])
            query = dict(urllib.parse.parse_qsl(url.query))
            if url.path == "/api/chat":
                return await chat(writer, fields["sec-websocket-key"])
            elif url.path == "/api/events":
                await events(writer)
            elif url.path == "/api/wait":
                await asyncio.sleep(min(WAIT_LONGEST, float(query.get("s", 20))))
                await answer(writer, b"{}")
            elif url.path == "/api/pixel":
                await asyncio.sleep(rng.expovariate(1 / 0.03))
                await answer(writer, b'<svg xmlns="http://www.w3.org/2000/svg"><!--' + b"x" * int(query.get("n", 40)) + b"--></svg>", "image/svg+xml")
            else:
                await asyncio.sleep(rng.expovariate(1 / 0.04))
                await answer(writer, b'{"x":"' + b"x" * min(SMALL_LARGEST, int(query.get("n", 500))) + b'"}')
    except (asyncio.IncompleteReadError, ConnectionError):
        pass
    finally:
        writer.close()


async def resetting(reader, writer):
    await reader.read(2000)
    writer.write(b"busy\r\n")
    await writer.drain()
    await asyncio.sleep(0.05)
    writer.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    writer.transport.abort()


class Echo(asyncio.DatagramProtocol):
    def connection_made(self, transport):
        self.transport = transport

    def datagram_received(self, data, peer):
        self.transport.sendto(data, peer)


class Sink(asyncio.DatagramProtocol):
    pass


async def main():
    loop = asyncio.get_running_loop()
    await asyncio.start_server(web, "127.0.0.1", 9000)
    await asyncio.start_server(resetting, OFFICE[0], 7070)
    for port in (40000, 40001):
        await loop.create_datagram_endpoint(Echo, (CLOUD[0], port))
        await loop.create_datagram_endpoint(Echo, (CLOUD[1], port))
    await loop.create_datagram_endpoint(Sink, (OFFICE[0], 514))
    await asyncio.sleep(float(sys.argv[2]))


asyncio.run(main())
