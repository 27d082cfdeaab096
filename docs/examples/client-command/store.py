#!/usr/bin/env python3
"""A very small store, to have something to test: registers at a socket, one JSON array [f, key, value] a line.

    store.py PATH [--stale]

It ends when it has had clients and has none any more, or when none comes.
"""
import json
import os
import socketserver
import sys
import threading
import time

IDLE_SECONDS_MAX = 5.0
STALE_EVERY = 4


class Store(socketserver.ThreadingMixIn, socketserver.UnixStreamServer):
    daemon_threads = True

    def __init__(self, path, stale):
        self.stale = stale
        self.lock = threading.Lock()
        self.values = {}
        self.before = {}
        self.reads = 0
        self.clients = 0
        self.idle_since = time.monotonic()
        super().__init__(path, Connection)

    def answer(self, f, key, value):
        with self.lock:
            if f == "read":
                self.reads += 1
                old = self.stale and self.reads % STALE_EVERY == 0
                return (self.before if old else self.values).get(key)
            if f == "cas":
                if self.values.get(key) != value[0]:
                    return False
                value = value[1]
            if key in self.values:
                self.before[key] = self.values[key]
            self.values[key] = value
            return True

    def count(self, change):
        with self.lock:
            self.clients += change
            self.idle_since = time.monotonic()

    def is_idle(self):
        with self.lock:
            return self.clients == 0 and time.monotonic() - self.idle_since > IDLE_SECONDS_MAX


class Connection(socketserver.StreamRequestHandler):
    def handle(self):
        self.server.count(1)
        try:
            for line in self.rfile:
                f, key, value = json.loads(line)
                answer = self.server.answer(f, json.dumps(key), value)
                self.wfile.write((json.dumps(answer) + "\n").encode())
        finally:
            self.server.count(-1)


def main():
    path = sys.argv[1]
    try:
        store = Store(path, "--stale" in sys.argv[2:])
    except OSError:
        return  # another one has the address
    threading.Thread(target=store.serve_forever, daemon=True).start()
    while not store.is_idle():
        time.sleep(0.2)
    os.unlink(path)


if __name__ == "__main__":
    main()
