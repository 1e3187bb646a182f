"""The wire between the office and the servers: passes Ethernet frames between two interfaces with a delay that depends on the
server's address, a bit rate, and a rare loss. Order within a direction and server is kept.  usage: python3 line.py CLIENT_IF SERVER_IF SEED SECONDS"""
import heapq
import ipaddress
import random
import select
import socket
import struct
import sys
import time

import lab

LOSS = 0.001            # share of IP frames lost, on servers farther than 10 ms
BITS_PER_SECOND = 40e6  # of each server
ETH_P_ALL, OUTGOING = 3, 4

delays = {}
for v4, v6, milliseconds, _ in lab.SERVERS.values():
    for address in filter(None, (v4, v6)):
        delays[ipaddress.ip_address(address).packed] = milliseconds / 1000
rng = random.Random(f"line/{sys.argv[3]}")
stop = time.monotonic() + float(sys.argv[4])


def open_raw(name):
    raw = socket.socket(socket.AF_PACKET, socket.SOCK_RAW, socket.htons(ETH_P_ALL))
    raw.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4 << 20)
    raw.bind((name, 0))
    raw.setblocking(False)
    return raw


def server_of(frame, from_client):
    kind, = struct.unpack_from(">H", frame, 12)
    if kind == 0x0800:
        return frame[30:34] if from_client else frame[26:30]
    if kind == 0x86DD:
        return frame[38:54] if from_client else frame[22:38]
    return b""


client, server = open_raw(sys.argv[1]), open_raw(sys.argv[2])
waiting, last_due, number = [], {}, 0
while time.monotonic() < stop:
    timeout = max(0.0, waiting[0][0] - time.monotonic()) if waiting else 0.5
    readable, _, _ = select.select([client, server], [], [], timeout)
    for source in readable:
        for _ in range(200):
            try:
                frame, origin = source.recvfrom(65_536)
            except BlockingIOError:
                break
            if origin[2] == OUTGOING:
                continue
            key = (source is client, server_of(frame, source is client))
            delay = delays.get(key[1], 0.0005)
            if delay > 0.01 and rng.random() < LOSS:
                continue
            due = time.monotonic() + delay * (1 + min(2.0, rng.expovariate(12)))
            due = max(due, last_due.get(key, 0) + len(frame) * 8 / BITS_PER_SECOND)
            last_due[key] = due
            number += 1
            heapq.heappush(waiting, (due, number, server if source is client else client, frame))
    now = time.monotonic()
    while waiting and waiting[0][0] <= now:
        _, _, target, frame = heapq.heappop(waiting)
        try:
            target.send(frame)
        except OSError:
            pass  # interface going down at the end, or a full queue: a lost frame
