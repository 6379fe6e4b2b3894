"""What `make run` says when it cannot start."""

import fcntl
import socket


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


def test_what_is_no_port_is_told_as_well(checkout):
    done = checkout.call("run", PORT="http")

    assert done.returncode == 1
    assert "PORT=http" in done.stderr
    assert "Traceback" not in done.stderr
