"""Children of one process: each in a process group of its own, watched together, ended together."""

import contextlib
import ctypes
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

PATIENCE = 5.0  # seconds between asking a child to end and ending it
LONGEST_PAUSE = 30.0  # seconds before a child that keeps falling is started again
STEADY = 60.0  # seconds after which a child that fell is forgiven
PR_SET_PDEATHSIG = 1


def end_with_parent() -> None:
    """In the child: even a launcher that is killed outright leaves nobody behind (Linux tells the child)."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


@dataclass
class Child:
    name: str
    command: list[str]
    vital: bool
    process: subprocess.Popen[bytes]
    started: float
    falls: int = 0
    again_at: float | None = None


class Processes:
    """`say` tells the person at the terminal. `stop` is set from a signal handler; everything here heeds it soon."""

    def __init__(self, *, folder: Path, environment: Mapping[str, str], say: Callable[[str], None]) -> None:
        self.folder, self.environment, self.say = folder, dict(environment), say
        self.stop = threading.Event()
        self.children: list[Child] = []

    def start(self, name: str, command: list[str], *, vital: bool = True) -> None:
        """A vital child takes everything down with it; any other is started again, each time a little later."""
        self.children.append(Child(name, command, vital, self._open(command), time.monotonic()))

    def run(self, commands: Mapping[str, list[str]]) -> str | None:
        """Side by side to their ends: the name of one that failed, or nothing (also when asked to stop meanwhile)."""
        running = [
            Child(name, command, True, self._open(command), time.monotonic()) for name, command in commands.items()
        ]
        self.children += running
        while running and not self.stop.wait(0.05):
            for child in [each for each in running if each.process.poll() is not None]:
                if child.process.returncode:
                    return child.name
                running.remove(child)
                self.children.remove(child)
        return None

    def fallen(self) -> str | None:
        """The name of a vital child that has ended. The others that ended are started again in due time."""
        for child in self.children:
            code = child.process.poll()
            if code is None:
                continue
            if child.vital:
                return child.name
            now = time.monotonic()
            if child.again_at is None:
                child.falls = 1 if now - child.started > STEADY else child.falls + 1
                child.again_at = now + min(2.0 ** (child.falls - 1), LONGEST_PAUSE)
                self.say(f"{child.name} ended (status {code}): starting it again")
            elif now >= child.again_at:
                child.process, child.started, child.again_at = self._open(child.command), now, None
        return None

    def end(self) -> None:
        """Ask every group to end, wait a little, then insist."""
        self._tell(signal.SIGTERM)
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline and any(child.process.poll() is None for child in self.children):
            time.sleep(0.05)
        self.kill()
        for child in self.children:
            child.process.wait()
        self.children.clear()

    def kill(self) -> None:
        """At once; safe to call from a signal handler."""
        self._tell(signal.SIGKILL)

    def _tell(self, number: signal.Signals) -> None:
        for child in self.children:
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.killpg(child.process.pid, number)  # the group may outlive its leader

    def _open(self, command: list[str]) -> subprocess.Popen[bytes]:
        return subprocess.Popen(
            command,
            cwd=self.folder,
            env=self.environment,
            stdin=subprocess.DEVNULL,
            start_new_session=True,  # the terminal's Ctrl-C reaches the launcher alone, which ends all in order
            preexec_fn=end_with_parent,
        )
