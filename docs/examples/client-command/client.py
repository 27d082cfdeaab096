#!/usr/bin/env python3
"""A client for Inquest in Python: one JSON object a line on stdin and stdout (docs/any-language.md).

    ./inquest run --client-command 'python3 docs/examples/client-command/client.py' --time-limit 5s

The store is store.py beside it: registers, over a socket. It is started by the first client of a run and ends after the
last. With --stale it has a bug: some of its reads are old.
"""
import json
import os
import socket
import sys
import tempfile
import time

TIMEOUT_SECONDS = 2.0
START_SECONDS_MAX = 10.0


def start_store(path, arguments):
    """Starts the store as a process that is nobody's child: Inquest ends its clients with all theirs."""
    if os.fork() == 0:
        os.setsid()
        if os.fork() == 0:
            null = os.open(os.devnull, os.O_RDWR)
            for stream in (0, 1, 2):
                os.dup2(null, stream)
            store = os.path.join(os.path.dirname(os.path.abspath(__file__)), "store.py")
            os.execv(sys.executable, [sys.executable, store, path] + arguments)
        os._exit(0)
    os.wait()


def connect(path, arguments):
    """A connection to the run's store. Two that start it at once do no harm: only one gets the address."""
    deadline = time.monotonic() + START_SECONDS_MAX
    started = False
    while True:
        connection = socket.socket(socket.AF_UNIX)
        try:
            connection.settimeout(TIMEOUT_SECONDS)
            connection.connect(path)
            return connection
        except (FileNotFoundError, ConnectionRefusedError):
            connection.close()
            if time.monotonic() > deadline:
                raise
            if not started:
                start_store(path, arguments)
                started = True
            time.sleep(0.05)


def perform(store, operation):
    """Asks the store, and says how the operation ended."""
    f, key, value = operation["f"], operation.get("key"), operation["value"]
    if f not in ("read", "write", "cas"):
        return {"type": "fail", "error": "this store has registers only"}
    store.write(json.dumps([f, key, value]) + "\n")
    store.flush()
    line = store.readline()
    if not line:
        raise ConnectionError("the store closed the connection")
    answer = json.loads(line)
    if f == "read":
        return {"type": "ok", "value": answer}
    if answer:
        return {"type": "ok", "value": value}
    return {"type": "fail", "error": "mismatch"}


def main():
    hello = json.loads(sys.stdin.readline())
    path = os.path.join(tempfile.gettempdir(), "inquest-example-" + hello["run"])
    store = None
    for line in sys.stdin:
        operation = json.loads(line)
        try:
            if store is None:
                store = connect(path, sys.argv[1:]).makefile("rw", encoding="utf-8")
        except OSError as problem:
            # nothing was sent: it certainly did not happen
            completion = {"type": "fail", "error": "not connected: %s" % problem}
        else:
            try:
                completion = perform(store, operation)
            except OSError as problem:
                # a timeout, or a lost connection: nobody knows
                print("operation %d: %s" % (operation["id"], problem), file=sys.stderr)
                completion = {"type": "info", "error": str(problem)}
                store = None
        completion["id"] = operation["id"]
        print(json.dumps(completion), flush=True)


if __name__ == "__main__":
    main()
