"""The script that runs before any package is there."""

import ast
import os
import socket
import subprocess
import sys
from pathlib import Path

from config.local.addresses import ROOT

SCRIPT = ROOT / "config" / "local" / "bootstrap.py"


def test_an_old_python_can_read_it_and_needs_nothing_but_itself() -> None:
    tree = ast.parse(SCRIPT.read_text(encoding="utf-8"), feature_version=(3, 7))

    imported = {name.name for node in ast.walk(tree) if isinstance(node, ast.Import) for name in node.names}
    assert not [node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
    assert {name.split(".")[0] for name in imported} <= sys.stdlib_module_names


def test_a_python_that_is_too_old_gets_one_sentence_and_the_line_to_type(tmp_path: Path) -> None:
    pretend = (
        "import runpy, shutil, sys; sys.version_info = (3, 9, 0); shutil.which = lambda name: None;"
        f"sys.argv = [{str(SCRIPT)!r}]; runpy.run_path({str(SCRIPT)!r}, run_name='__main__')"
    )

    done = subprocess.run([sys.executable, "-c", pretend], capture_output=True, text=True, check=False, cwd=tmp_path)

    assert done.returncode == 1
    assert "Python 3.11" in done.stderr
    assert "apt-get install -y python3.11" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_port_in_use_is_told_before_anything_is_installed(tmp_path: Path) -> None:
    local = tmp_path / "config" / "local"
    local.mkdir(parents=True)
    for name in ("bootstrap.py", "beforehand.py"):
        (local / name).write_bytes((SCRIPT.parent / name).read_bytes())
    (tmp_path / "requirements-dev.lock").write_text("", encoding="utf-8")

    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        done = subprocess.run(
            [sys.executable, str(local / "bootstrap.py"), "run"],
            capture_output=True,
            text=True,
            check=False,
            cwd=tmp_path,
            env={**os.environ, "PORT": port},
        )

    assert done.returncode == 1
    assert f"port {port} is in use" in done.stderr
    assert not (tmp_path / ".venv").exists()
