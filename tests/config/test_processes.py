"""Children are watched together and ended together."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from config.processes import Processes

FOREVER = [sys.executable, "-c", "import time; time.sleep(60)"]
STUBBORN = [
    sys.executable,
    "-c",
    "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); print('deaf', flush=True); time.sleep(60)",
]
ROOT = Path(__file__).parents[2]


def status(code: int) -> list[str]:
    return [sys.executable, "-c", f"raise SystemExit({code})"]


def is_alive(pid: int) -> bool:
    """A zombie is not alive: somebody has yet to collect it."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


def until(true: object, seconds: float = 10) -> bool:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if true():  # type: ignore[operator]
            return True
        time.sleep(0.05)
    return False


@pytest.fixture
def said() -> list[str]:
    return []


@pytest.fixture
def processes(said: list[str]) -> Iterator[Processes]:
    made = Processes(folder=ROOT, environment=os.environ, say=said.append)
    yield made
    made.end()


def test_all_children_end_when_told(processes: Processes) -> None:
    processes.start("one", FOREVER)
    processes.start("two", FOREVER, vital=False)
    pids = [child.process.pid for child in processes.children]
    processes.end()
    assert not any(is_alive(pid) for pid in pids)


def test_a_child_that_will_not_listen_is_ended_all_the_same(processes: Processes, monkeypatch) -> None:
    monkeypatch.setattr("config.processes.PATIENCE", 0.3)
    processes.start("deaf", STUBBORN)
    pid = processes.children[0].process.pid
    time.sleep(0.3)
    processes.end()
    assert not is_alive(pid)


def test_a_grandchild_ends_with_its_parent(processes: Processes, tmp_path: Path) -> None:
    note = tmp_path / "pid"
    code = f"import subprocess, sys; p = subprocess.Popen({FOREVER!r}); open({str(note)!r}, 'w').write(str(p.pid)); p.wait()"
    processes.start("parent", [sys.executable, "-c", code])
    assert until(lambda: note.exists() and note.read_text())
    processes.end()
    assert until(lambda: not is_alive(int(note.read_text())))


def test_a_vital_child_that_ends_is_named(processes: Processes) -> None:
    processes.start("the web server", status(3))
    assert until(lambda: processes.fallen() == "the web server")


def test_a_worker_that_falls_is_started_again(processes: Processes, said: list[str]) -> None:
    processes.start("the worker", status(1), vital=False)
    first = processes.children[0].process.pid
    assert until(lambda: processes.fallen() is None and processes.children[0].process.pid != first)
    assert said == ["the worker ended (status 1): starting it again"]


def test_a_worker_that_keeps_falling_waits_longer_each_time(processes: Processes) -> None:
    processes.start("the worker", status(1), vital=False)
    assert until(lambda: processes.fallen() is None and processes.children[0].falls == 2)
    child = processes.children[0]
    assert child.again_at is not None
    assert child.again_at - time.monotonic() > 1.5


def test_commands_side_by_side_succeed_together(processes: Processes) -> None:
    assert processes.run({"one": status(0), "two": status(0)}) is None
    assert processes.children == []


def test_the_command_that_failed_is_named(processes: Processes) -> None:
    assert processes.run({"one": status(0), "two": status(2)}) == "two"


def test_asking_to_stop_ends_the_wait(processes: Processes) -> None:
    signal.signal(signal.SIGALRM, lambda *_: processes.stop.set())
    signal.setitimer(signal.ITIMER_REAL, 0.3)
    assert processes.run({"one": FOREVER}) is None


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells a child that its parent was killed")
def test_a_launcher_that_is_killed_leaves_nobody_behind() -> None:
    code = (
        "import os, pathlib, time; from config.processes import Processes;"
        f"p = Processes(folder=pathlib.Path('.'), environment=os.environ, say=print); p.start('x', {FOREVER!r});"
        "print(p.children[0].process.pid, flush=True); time.sleep(60)"
    )
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "site")}
    launcher = subprocess.Popen([sys.executable, "-c", code], env=environment, stdout=subprocess.PIPE, text=True)
    assert launcher.stdout
    pid = int(launcher.stdout.readline())
    assert is_alive(pid)
    launcher.kill()
    launcher.wait()
    launcher.stdout.close()
    assert until(lambda: not is_alive(pid))
