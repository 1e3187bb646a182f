"""One simulated office worker: drives real programs (Chromium, curl, ssh, dig, getent, logger, MQTT clients) with pauses as people
make them: heavy-tailed, in bursts, with quiet spells.  usage: python3 worker.py FOLDER SEED SECONDS [NUMBER]
FOLDER holds what record.sh made: tls/ca.pem, ssh-key. NUMBER is that of a worker of the team, from 1; without it, the one who is alone."""
import json
import os
import random
import socket
import struct
import subprocess
import sys
import threading
import time
import traceback
import urllib.request

import lab
import team

folder, seed, seconds = sys.argv[1], sys.argv[2], float(sys.argv[3])
number = int(sys.argv[4]) if len(sys.argv) > 4 else 0
me = team.TEAM[number - 1] if number else team.ALONE
begin = time.monotonic()
end = begin + seconds
FAMILIES = ["-4", "-6"] if me.ipv6 else ["-4"]
DRIVER = "http://127.0.0.1:9515"


class Over(Exception):
    """The run's time is used up."""


def left():
    return end - time.monotonic()


def pause(duration, human=True):
    time.sleep(max(0.0, min(duration / me.pace, left())))
    if left() <= 0:
        raise Over
    for gone, back in me.away if human else ():
        if gone <= (time.monotonic() - begin) / seconds < back:
            time.sleep(max(0.0, begin + back * seconds - time.monotonic()))


def heavy(rng, alpha, least, most):
    return min(most, least * rng.paretovariate(alpha))


def run(*command, limit=60.0, **more):
    """Runs a program to its end, at most `limit` seconds."""
    try:
        return subprocess.run(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                              timeout=max(1.0, min(limit, left())), **more).returncode
    except subprocess.TimeoutExpired:
        return None


def curl(*arguments, limit=60.0):
    return run("curl", "-s", "-o", "/dev/null", "--cacert", f"{folder}/tls/ca.pem", *arguments, limit=limit)


# ---- browser

def driver(method, path, body=None):
    request = urllib.request.Request(DRIVER + path, None if body is None else json.dumps(body).encode(),
                                     {"Content-Type": "application/json"}, method=method)
    with urllib.request.urlopen(request, timeout=60) as reply:
        return json.load(reply)["value"]


class Browser:
    ELSEWHERE = "MAP *.google.com ~NOTFOUND,MAP *.googleapis.com ~NOTFOUND"  # what Chromium would ask of its maker
    FLAGS = ["--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
             "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage", "--disable-background-timer-throttling",
             "--disable-renderer-backgrounding", "--disable-extensions", "--disable-default-apps", "--mute-audio",
             f"--host-resolver-rules={ELSEWHERE}",
             f"--user-data-dir={folder}/profile-{number}"]

    def __init__(self):
        options = {"browserName": "chrome", "pageLoadStrategy": "eager", "goog:chromeOptions": {"args": self.FLAGS}}
        self.session = "/session/" + driver("POST", "/session", {"capabilities": {"alwaysMatch": options}})["sessionId"]
        self.main = driver("GET", self.session + "/window")

    def go(self, url):
        try:
            driver("POST", self.session + "/url", {"url": url})
        except OSError as problem:
            print("browser:", url, problem, flush=True)

    def script(self, text):
        driver("POST", self.session + "/execute/sync", {"script": text, "args": []})

    def in_new_tab(self, url):
        handle = driver("POST", self.session + "/window/new", {"type": "tab"})["handle"]
        driver("POST", self.session + "/window", {"handle": handle})
        self.go(url)
        driver("POST", self.session + "/window", {"handle": self.main})
        return handle

    def close_tab(self, handle):
        driver("POST", self.session + "/window", {"handle": handle})
        driver("DELETE", self.session + "/window")
        driver("POST", self.session + "/window", {"handle": self.main})


def page(rng, site):
    scheme = "http" if rng.random() < 0.12 else "https"
    return f"{scheme}://{site}/{rng.randrange(lab.PAGES_PER_SITE)}.html"


def browsing(rng):
    pause(0)
    browser = Browser()
    browser.in_new_tab("https://chat.cloud.test/chat.html")
    browser.in_new_tab("https://webmail.office.test/mail.html")
    tabs = []
    while True:
        site = rng.choice(lab.SITES)
        for _ in range(min(9, 1 + int(rng.expovariate(1 / 2.2)))):
            browser.go(page(rng, site))
            if rng.random() < 0.15:
                pause(rng.uniform(0.5, 2))
                tabs.append(browser.in_new_tab(page(rng, rng.choice(lab.SITES))))
            if len(tabs) > 4 or (tabs and rng.random() < 0.08):
                browser.close_tab(tabs.pop(0))
            pause(heavy(rng, 1.25, 5, 90))
            if rng.random() < 0.3:
                browser.go(page(rng, "search.finder.test"))
                pause(heavy(rng, 1.5, 2, 25))
        if rng.random() < 0.4:
            browser.go("about:blank")
        pause(heavy(rng, 1.1, 8, 130))


# ---- curl

def poll_on_one_connection(rng):
    curl("--rate", "5/m", "https://api.office.test/api/small?n=400&i=[1-1000]", limit=seconds)


def poll_anew(rng):
    while True:
        curl(rng.choice(FAMILIES), f"https://status.cloud.test/api/small?n={rng.randint(100, 6000)}")
        pause(rng.expovariate(1 / 22), human=False)


def fetch_many(rng):
    """A script of the worker's that fetches many things at once."""
    while True:
        pause(heavy(rng, 1.2, 45, 400))
        host = rng.choice(["tickets.office.test", "builds.office.test", "www.manual.test", "www.recipes.test"])
        curl("-Z", "--parallel-max", str(rng.randint(3, 8)), "--http1.1", "--no-progress-meter",
             f"https://{host}/api/small?n={rng.randint(500, 9000)}&i=[1-{rng.randint(6, 20)}]")


def downloads(rng):
    while True:
        pause(heavy(rng, 1.2, 60, 500))
        url, rate = rng.choice([("https://files.cloud.test/release.bin", rng.randint(3, 9)),
                                ("http://builds.office.test/artifact.bin", rng.randint(2, 60))])
        curl("--limit-rate", f"{rate}k", "--max-time", str(int(heavy(rng, 1.1, 15, 240))), url, limit=250)


def refused(rng):
    """Closed ports (RST), filtered ports (SYN without an answer), administratively prohibited ones (ICMP), resetting servers."""
    targets = [("http://legacy.office.test:7070/", 5), ("http://legacy.office.test:7071/", 5), ("http://api.office.test:8080/", 5),
               ("https://vpn.far.test:8443/", 16), (f"http://{lab.UNUSED_V4}/", 8), ("http://db.far.test:1521/", 4),
               ("https://vpn.far.test:9443/", 5), ("http://time.cloud.test:8080/", 5), ("http://legacy.office.test:7070/x", 5)]
    while True:
        pause(heavy(rng, 1.3, 12, 150))
        url, limit = rng.choice(targets)
        for _ in range(rng.choice([1, 1, 1, 2, 3])):
            curl("--http0.9", "--connect-timeout", str(limit), url)
            pause(rng.uniform(0.2, 2))


# ---- names

def lookups(rng):
    names = list(lab.HOSTS) + list(lab.OTHERS)
    while True:
        pause(heavy(rng, 1.15, 4, 90))
        for _ in range(rng.choice([1, 1, 2, 3, 6])):
            name = rng.choice(names)
            kind = rng.random()
            if kind < 0.4:
                run("getent", "ahosts", name)
            elif kind < 0.6:
                run("dig", "+tries=1", name, rng.choice(["A", "AAAA", "MX", "HTTPS"]))
            elif kind < 0.75:
                run("dig", "+tries=1", "@" + (lab.DNS_V6 if me.ipv6 else lab.DNS_V4), name, "AAAA")
            elif kind < 0.9:
                run("getent", "hosts", f"printer{rng.randint(1, 40)}.office.test")
            else:
                run("dig", "+tries=2", "+time=2", "@" + lab.UNUSED_V4, name)


# ---- ssh

def ssh_command(*more):
    return ["ssh", "-F", "none", "-i", f"{folder}/ssh-key", "-o", f"UserKnownHostsFile={folder}/known_hosts-{number}", "-o",
            "StrictHostKeyChecking=accept-new", "-o", "ServerAliveInterval=30", "-o", "LogLevel=ERROR", *more]


def interactive(rng, length):
    """Types at a prompt for about `length` seconds, key by key."""
    process = subprocess.Popen(ssh_command("-tt", "root@ssh.office.test"), stdin=subprocess.PIPE, stdout=subprocess.DEVNULL,
                               stderr=subprocess.DEVNULL)
    try:
        stop = time.monotonic() + length
        while time.monotonic() < stop:
            pause(heavy(rng, 1.1, 2, 100))
            for _ in range(rng.randint(3, 14)):
                process.stdin.write(b"l")
                process.stdin.flush()
                time.sleep(rng.uniform(0.06, 0.25))
            process.stdin.write(b"\r")
            process.stdin.flush()
        process.stdin.write(b"exit\r")
        process.stdin.flush()
        process.wait(10)
    except (BrokenPipeError, subprocess.TimeoutExpired):
        pass
    finally:
        process.kill()


def ssh_sessions(rng):
    while True:
        interactive(rng, heavy(rng, 1.0, 20, 500))
        pause(heavy(rng, 1.2, 15, 120))


def ssh_copies(rng):
    while True:
        pause(heavy(rng, 1.2, 30, 250))
        for _ in range(rng.choice([1, 1, 2, 4])):
            run(*ssh_command("root@ssh.office.test", f"get {rng.randint(500, 60_000)}"))


def ssh_tunnel(rng):
    while True:
        run(*ssh_command("-N", "root@ssh.office.test"), limit=rng.uniform(150, 700))
        pause(rng.uniform(1, 20), human=False)


# ---- messages, logs, voice

def subscription(rng):
    run("mosquitto_sub", "-h", "mqtt.office.test", "-k", "45", "-t", "#", limit=seconds)


def publications(rng):
    while True:
        pause(rng.expovariate(1 / 45), human=False)
        run("mosquitto_pub", "-h", "mqtt.office.test", "-t", "desk/1", "-m", "m" * rng.randint(10, 400))


def logs(rng):
    """One datagram each; port 515 has nobody, so an ICMP error comes back."""
    while True:
        pause(heavy(rng, 1.3, 12, 120), human=False)
        for _ in range(rng.choice([1, 1, 2, 3])):
            run("logger", "-n", "log.office.test", "-P", rng.choice(["514", "514", "514", "515"]), "-d", "-t", "laboratory", "note")


def call(rng, length, interval):
    """Voice as RTP would carry it, one direction a packet an interval and as much back, with a report every 5 s on the next port."""
    v4, v6, _, _ = lab.SERVERS["cloud"]
    family, address = rng.choice([(socket.AF_INET, v4), (socket.AF_INET6, v6)][:len(FAMILIES)])
    voice, report = (socket.socket(family, socket.SOCK_DGRAM) for _ in range(2))
    with voice, report:
        voice.connect((address, 40000))
        report.connect((address, 40001))
        start = time.monotonic()
        for number in range(int(length / interval)):
            voice.send(struct.pack(">BBHII", 0x80, 0, number & 0xFFFF, number * 160, 7) + bytes(160))
            if number % max(1, int(5 / interval)) == 0:
                report.send(bytes([0x80, 200, 0, 6]) + bytes(24))
            time.sleep(max(0.0, start + (number + 1) * interval - time.monotonic()))
            if left() <= 0:
                raise Over


def calls(rng):
    pause(0.2 * seconds)
    call(rng, min(70, 0.3 * seconds), 0.02)
    pause(0.45 * seconds)
    call(rng, min(100, 0.2 * seconds), 0.06)


def main():
    def guarded(behaviour):
        try:
            globals()[behaviour](random.Random(f"{seed}/{number}/{behaviour}" if number else f"{seed}/{behaviour}"))
        except Over:
            pass
        except Exception:
            print(behaviour, traceback.format_exc(), flush=True)

    threads = [threading.Thread(target=guarded, args=(behaviour,), daemon=True) for behaviour in me.behaviours]
    for thread in threads:
        thread.start()
    time.sleep(max(0.0, left()))
    os._exit(0)


main()
