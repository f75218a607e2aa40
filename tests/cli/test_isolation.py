"""A run needs no network, and nothing in the input makes it fetch, connect or unpickle."""

from __future__ import annotations

import json
import os
import pickle
import shutil
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

# Written into sitecustomize.py: the hook is there before anything else is imported. (socket.bind is
# not watched: urllib3, which trafilatura imports, tries at import whether there is an IPv6.)
HOOK = """
import os, sys

WATCHED = {
    "socket.connect", "socket.sendto", "socket.sendmsg", "socket.getaddrinfo", "socket.gethostbyname",
    "socket.gethostbyaddr", "urllib.Request", "ftplib.connect", "smtplib.connect",
    "pickle.find_class", "subprocess.Popen", "os.system", "os.exec", "os.posix_spawn",
}

def hook(event, args):
    if event in WATCHED:
        with open(os.environ["WATCH_LOG"], "a") as log:
            log.write(f"{event} {args!r}\\n")
        raise RuntimeError(event)

sys.addaudithook(hook)
"""


@pytest.fixture
def called() -> Iterator[tuple[str, list[str]]]:
    """Yield the address of a server on this machine, and the list of those who called it."""
    callers: list[str] = []
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.05)
        done = threading.Event()

        def listen() -> None:
            while not done.is_set():
                try:
                    connection, address = server.accept()
                except TimeoutError:
                    continue
                callers.append(str(address))
                connection.close()

        thread = threading.Thread(target=listen)
        thread.start()
        yield f"http://127.0.0.1:{server.getsockname()[1]}", callers
        done.set()
        thread.join()


@pytest.fixture
def folder(tmp_path: Path, called: tuple[str, list[str]]) -> Path:
    at = called[0]
    folder = tmp_path / "articles"
    folder.mkdir()
    text = "The harbour was sold to Acme Corp. for $12 million on June 3, 2024, Ann Lee said.\n"
    (folder / "a.txt").write_text(text, encoding="utf-8")
    (folder / "b.html").write_text(
        f'<?xml version="1.0"?><?xml-stylesheet href="{at}/s.xsl"?>'
        f'<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "{at}/xhtml.dtd" ['
        f'<!ENTITY remote SYSTEM "{at}/e.txt"><!ENTITY file SYSTEM "file:///etc/passwd">]>'
        f'<html xmlns:xi="http://www.w3.org/2001/XInclude"><head><title>T</title>'
        f'<base href="{at}/"><link rel="canonical" href="{at}/a"><meta http-equiv="refresh" '
        f'content="0; url={at}/r"><script src="{at}/s.js"></script></head><body><article>'
        f'<img src="{at}/i.png"><iframe src="{at}/f"></iframe><xi:include href="{at}/x"/>'
        f"<p>&remote;&file; {text * 3}</p></article></body></html>",
        encoding="utf-8",
    )
    line = {"text": text, "url": f"{at}/2024/article", "published": f"{at}/"}
    (folder / "c.jsonl").write_text(json.dumps(line), encoding="utf-8")
    for name in ("d.txt", "e.jsonl", "f.html"):
        (folder / name).write_bytes(pickle.dumps(Path("/etc/passwd")))
    return folder


ARGUMENTS = ("-m", "newsfacts", "extract", "--to", "EUR", "--text")


def records(done: subprocess.CompletedProcess[bytes]) -> list[str]:
    assert done.returncode == 1, done.stderr
    found = [json.loads(line) for line in done.stdout.splitlines()]
    assert all(record["money"][0]["amount"] == 12_000_000 for record in found)
    assert b"root:" not in done.stdout
    return [Path(record["source"]).name for record in found]


def test_nothing_is_fetched_connected_to_started_or_unpickled(
    tmp_path: Path, folder: Path, called: tuple[str, list[str]]
) -> None:
    (tmp_path / "sitecustomize.py").write_text(HOOK, encoding="utf-8")
    log = tmp_path / "watched.log"
    path = os.pathsep.join((str(tmp_path), *filter(None, [os.environ.get("PYTHONPATH")])))
    env = {**os.environ, "PYTHONPATH": path, "WATCH_LOG": str(log)}
    done = subprocess.run(
        [sys.executable, *ARGUMENTS, str(folder)], capture_output=True, check=False, env=env
    )
    assert not log.exists(), log.read_text(encoding="utf-8")
    assert records(done) == ["a.txt", "b.html", "c.jsonl#1"]
    assert called[1] == []
    # The hook itself works.
    probe = "import socket; socket.create_connection(('127.0.0.1', 9))"
    subprocess.run([sys.executable, "-c", probe], capture_output=True, check=False, env=env)
    assert log.exists()


def test_a_run_in_a_namespace_without_network(folder: Path) -> None:
    unshare = shutil.which("unshare")
    alone = [unshare or "unshare", "--map-root-user", "--net"]
    if unshare is None or subprocess.run([*alone, "true"], capture_output=True).returncode:
        pytest.skip("namespaces cannot be made here")
    done = subprocess.run(
        [*alone, sys.executable, *ARGUMENTS, str(folder)], capture_output=True, check=False
    )
    assert records(done) == ["a.txt", "b.html", "c.jsonl#1"]
