"""What a person at the terminal is told when the site cannot start."""

import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from config import launcher, ports, prepare

ROOT = Path(__file__).parents[2]


def test_a_busy_port_is_refused_with_another_to_choose() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(ports.CannotStart, match=f"Port {port} is taken.* make run PORT={port + 100}"):
            ports.refuse_busy(port, port)


def test_a_busy_port_of_the_stand_in_says_whose_it_is() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(ports.CannotStart, match="stand-in needs the port after the site's"):
            ports.refuse_busy(port, port - 1)


def test_the_same_data_is_never_run_twice(tmp_path: Path) -> None:
    with launcher.only_one(tmp_path / "running"), pytest.raises(ports.CannotStart, match="already running"):
        launcher.only_one(tmp_path / "running")


def test_a_copy_that_stopped_can_run_again(tmp_path: Path) -> None:
    launcher.only_one(tmp_path / "running").close()
    launcher.only_one(tmp_path / "running").close()


def test_nothing_answers_on_a_closed_port() -> None:
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        port = door.getsockname()[1]
    assert not ports.answers(port, "/sante/", "127.0.0.1")


def test_a_bad_setting_is_told_in_one_line() -> None:
    environment = {**os.environ, "PYTHONPATH": f"{ROOT / 'site'}:{ROOT}", "PORT": "eight"}
    environment.pop("DJANGO_SETTINGS_MODULE", None)
    done = subprocess.run(
        [sys.executable, "-m", "config.launcher"],
        env=environment,
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert done.stdout == "PORT='eight': use a whole number, such as 8000\n"


def test_the_demonstration_is_only_loaded_where_it_is_asked_for(settings) -> None:
    settings.DEMO = False
    assert "the demonstration" not in dict(prepare.steps("data"))
    settings.DEMO = True
    assert "the demonstration" in dict(prepare.steps("data"))


def test_static_files_are_collected_once(settings, tmp_path: Path) -> None:
    settings.STATIC_ROOT = tmp_path / "static"
    mark = tmp_path / "collected"
    assert prepare.collect_static(mark)
    assert (tmp_path / "static" / "css" / "site.css").exists()
    assert not prepare.collect_static(mark)


def test_a_changed_style_is_collected_again(settings, tmp_path: Path) -> None:
    (tmp_path / "source").mkdir()
    style = tmp_path / "source" / "one.css"
    style.write_text("a {}")
    settings.STATICFILES_DIRS = [tmp_path / "source"]
    settings.STATIC_ROOT = tmp_path / "static"
    mark = tmp_path / "collected"
    prepare.collect_static(mark)
    style.write_text("a { color: red }")
    assert prepare.collect_static(mark)
