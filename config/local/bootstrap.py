"""From a bare Python to the project's own: makes .venv, fills it from the lock file, and goes on inside it.

    python3 config/local/bootstrap.py COMMAND …      runs `python -m config.local COMMAND …` in .venv

Runs before any package is there, on whatever `python3` is: standard library only, nothing of the project is
imported, and an old Python must still be able to read this file to be told that it is too old.
"""

import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
VENV = os.path.join(ROOT, ".venv")
PYTHON = os.path.join(VENV, "bin", "python")
LOCK = os.path.join(ROOT, "requirements-dev.lock")
STAMP = os.path.join(VENV, "lock.sha256")
BEFOREHAND = os.path.join(ROOT, "config", "local", "beforehand.py")
OLDEST = (3, 11)
NEWER_NAMES = ("python3.14", "python3.13", "python3.12", "python3.11")


def main():
    if sys.version_info < OLDEST:
        use_newer_python()
    os.chdir(ROOT)
    works = venv_works()
    if not works or not stamp_is_fresh():
        # Minutes of installing lie ahead: what would stop the command after them is said now.
        if subprocess.call([sys.executable, BEFOREHAND] + sys.argv[1:2]) != 0:
            sys.exit(1)
    if not works:
        make_venv()
    if not stamp_is_fresh():
        install_packages()
    os.execv(PYTHON, [PYTHON, "-m", "config.local"] + sys.argv[1:])


def use_newer_python():
    for name in NEWER_NAMES:
        newer = shutil.which(name)
        if newer:
            os.execv(newer, [newer, os.path.abspath(__file__)] + sys.argv[1:])
    give_up(
        "需要 Python 3.11 或更新版本,现为 · Python 3.11 or newer is needed, this is %d.%d" % sys.version_info[:2],
        "sudo apt-get install -y python3.11 python3.11-venv",
    )


def venv_works():
    """Whether .venv has a Python that starts and is new enough; a moved folder or a new system leaves a dead one."""
    check = "import sys; sys.exit(sys.version_info < %r or sys.prefix != %r)" % (OLDEST, VENV)
    try:
        return subprocess.call([PYTHON, "-c", check], stderr=subprocess.DEVNULL) == 0
    except OSError:
        return False


def make_venv():
    say("建立 Python 环境 · making .venv with Python %d.%d" % sys.version_info[:2])
    package = "python%d.%d-venv" % sys.version_info[:2]
    line = "sudo apt-get install -y " + package
    if not has("ensurepip") and not system_pip_can_help():
        # Debian and Ubuntu keep this part of Python in a package of its own.
        if os.geteuid() != 0 or not shutil.which("apt-get"):
            give_up("Python 缺少 venv 组件 · this Python came without its venv part", line)
        apt_get("update", "-q")
        apt_get("install", "-y", "-q", "--no-install-recommends", package)
        importlib.invalidate_caches()
    pip = [] if has("ensurepip") else ["--without-pip"]
    if run([sys.executable, "-m", "venv", "--clear"] + pip + [VENV]) != 0:
        give_up("未能建立 .venv · .venv could not be made", line)


def install_packages():
    with open(LOCK, encoding="utf-8") as lock:
        total = sum(1 for line in lock if "==" in line.split(" ")[0])
    say("安装 Python 组件(首次约需一两分钟)· installing the Python packages (a minute or two the first time)")
    command = pip_command() + ["install", "--require-hashes", "--no-input", "--disable-pip-version-check", "-r", LOCK]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace")
    last, seen = [], 0
    for line in process.stdout:
        last = (last + [line.rstrip()])[-20:]
        seen += line.startswith(("Collecting ", "Requirement already satisfied"))
        progress("    %d / %d" % (min(seen, total), total))
    progress("")
    if process.wait() != 0:
        give_up("\n".join(["    " + line for line in last] + ["Python 组件未能装好 · the packages were not installed"]))
    with open(STAMP, "w") as stamp:
        stamp.write(fingerprint())


def pip_command():
    if subprocess.call([PYTHON, "-m", "pip", "--version"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) == 0:
        return [PYTHON, "-m", "pip"]
    return [sys.executable, "-m", "pip", "--python", PYTHON]


def system_pip_can_help():
    """Whether the pip of this Python can install into another one (pip 22.3 or newer)."""
    return (
        has("venv")
        and subprocess.call(
            [sys.executable, "-m", "pip", "--python", sys.executable, "--version"],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        == 0
    )


def stamp_is_fresh():
    try:
        with open(STAMP) as stamp:
            return stamp.read() == fingerprint()
    except OSError:
        return False


def fingerprint():
    with open(LOCK, "rb") as lock:
        return hashlib.sha256(lock.read()).hexdigest()


def has(module):
    # Asked of a new process: what apt-get has just installed is not seen by this one.
    check = "import importlib.util, sys; sys.exit(importlib.util.find_spec(%r) is None)" % module
    return subprocess.call([sys.executable, "-c", check]) == 0


def apt_get(*words):
    if run(["apt-get"] + list(words), DEBIAN_FRONTEND="noninteractive") != 0:
        give_up("apt-get 未成功 · apt-get did not succeed", "apt-get " + " ".join(words))


def run(command, **environment):
    """Runs quietly; what it printed is shown only when it fails."""
    done = subprocess.run(
        command, env=dict(os.environ, **environment), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False
    )
    if done.returncode:
        sys.stderr.write(done.stdout.decode(errors="replace"))
    return done.returncode


def say(text):
    print("  · " + text, flush=True)


def progress(text):
    if sys.stdout.isatty():
        sys.stdout.write("\r\033[K" + text)
        sys.stdout.flush()


def give_up(text, line=""):
    sys.stderr.write("\n" + text + "\n")
    if line:
        sys.stderr.write("请运行 · please type:\n    " + line + "\n")
    sys.exit(1)


if __name__ == "__main__":
    try:
        main()
    except KeyboardInterrupt:
        sys.exit(130)
