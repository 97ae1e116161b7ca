"""A PostgreSQL server of our own: made for one run of the tests, thrown away after it."""

import getpass
import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from config.processes import end_with_parent

UNSAFE_AND_FAST = {
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "max_connections": "100",
    "listen_addresses": "127.0.0.1",
}


class NoServer(Exception):
    """Why there is none."""


def programs() -> Path:
    """The folder of the newest PostgreSQL installed."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    if found:
        return found[-1].parent
    if there := shutil.which("initdb"):
        return Path(there).resolve().parent
    raise NoServer("no PostgreSQL is installed (apt install postgresql), and TEST_DATABASE_URL names none")


def free_port() -> int:
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        return int(door.getsockname()[1])


@contextmanager
def postgresql() -> Iterator[str]:
    """The address of an empty server. In a temporary folder: as root it runs as another user, who can't look into ours."""
    where = programs()
    user = "postgres" if os.getuid() == 0 else None  # the server refuses to be root
    folder = Path(tempfile.mkdtemp(prefix="postgresql-"))
    if user:
        shutil.chown(folder, user, user)
    port = free_port()
    data = folder / "data"
    try:
        made = subprocess.run(
            [
                where / "initdb",
                "-D",
                data,
                "-U",
                "site",
                "-A",
                "trust",
                "-E",
                "UTF8",
                "--locale",
                "C.UTF-8",
                "--no-sync",
            ],
            user=user,
            cwd=folder,
            capture_output=True,
            text=True,
            check=False,
        )
        if made.returncode:
            raise NoServer(f"initdb failed as {user or getpass.getuser()}: {made.stderr.strip()[-300:]}")
        options = [f"-c{name}={value}" for name, value in UNSAFE_AND_FAST.items()]
        log = folder / "log"
        with log.open("w") as words:
            server = subprocess.Popen(
                [where / "postgres", "-D", data, "-p", str(port), "-k", folder, *options],
                user=user,
                cwd=folder,
                stdout=words,
                stderr=words,
                start_new_session=True,
                preexec_fn=end_with_parent,
            )
        try:
            _wait(server, port, log)
            yield f"postgres://site@127.0.0.1:{port}/postgres"
        finally:
            server.send_signal(signal.SIGQUIT)  # nothing in it is worth a farewell
            server.wait()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _wait(server: subprocess.Popen[bytes], port: int, log: Path) -> None:
    deadline = time.monotonic() + 30
    while server.poll() is None and time.monotonic() < deadline:
        with socket.socket() as door:
            if door.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise NoServer(f"PostgreSQL did not start: {log.read_text()[-300:]}")
