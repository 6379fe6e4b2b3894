"""What `make run` says when it cannot start."""

import fcntl
import socket

import pytest

from config.local.run import check_free, chosen_port
from config.local.terminal import Trouble


@pytest.mark.parametrize("text", ["", "http", "0", "65536", "-1", "８０００", "80.5"])
def test_a_port_is_a_number(text):
    with pytest.raises(Trouble, match="1 to 65535"):
        chosen_port(text)


def test_a_port_in_use_is_named_with_the_line_to_type_instead():
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]

        with pytest.raises(Trouble, match=f"port {port} is in use") as told:
            check_free("127.0.0.1", port)

    assert f"make run PORT={port + 1 if port < 65535 else 8000}" in str(told.value)
    check_free("127.0.0.1", port)


def test_the_port_is_asked_about_before_anything_is_started(checkout):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        done = checkout.call("run", PORT=str(taken.getsockname()[1]))

    assert done.returncode == 1
    assert "已被占用" in done.stderr
    assert "Traceback" not in done.stderr
    assert not checkout.data.exists()


def test_a_second_run_from_the_same_folder_is_told_so(checkout):
    (checkout.folder / ".local").mkdir(exist_ok=True)
    with (checkout.folder / ".local" / "run.lock").open("w") as lock:
        lock.write("8000")
        lock.flush()
        fcntl.flock(lock, fcntl.LOCK_EX)

        done = checkout.call("run", PORT="8123")

    assert done.returncode == 1
    assert "already running from this folder: port 8000" in done.stderr
