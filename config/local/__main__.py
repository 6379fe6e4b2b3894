"""What the Makefile calls: services, run, test and the rest for one machine."""

import argparse
import shlex
import sys
from collections.abc import Callable

from config.local import checks, cleaning, front, run, services, setup, translations
from config.local.addresses import addresses
from config.local.processes import end_on_signals
from config.local.terminal import Trouble, prepare, say


def up(arguments: list[str]) -> None:
    """Starts the services; with --env prints export lines for a shell."""
    services.keep()
    if "--env" in arguments:
        for name, value in addresses().as_environment().items():
            say(f"export {name}={shlex.quote(value)}")


COMMANDS: dict[str, tuple[str, Callable[[list[str]], int | None]]] = {
    "run": ("set up, start everything, end with Ctrl-C", lambda _: run.run()),
    "test": ("linters, then pytest with the arguments that follow", checks.test),
    "lint": ("the linters alone", lambda _: checks.lint()),
    "bench": ("the benchmarks", checks.bench),
    "setup": ("all that needs no database", lambda _: setup.prepare_files()),
    "services": ("start PostgreSQL and Redis and leave them running; --env prints their addresses", up),
    "stop": ("end PostgreSQL and Redis of this folder", lambda _: services.stop()),
    "front": ("publish the front-end files to static/vendor/", lambda _: front.publish()),
    "translations": ("compile the catalogues", lambda _: translations.compile_all()),
    "clean": ("remove all that was made here", lambda _: cleaning.clean()),
}


def main() -> int:
    prepare()
    end_on_signals()
    listing = "\n".join(f"  {name:14}{text}" for name, (text, _) in COMMANDS.items())
    parser = argparse.ArgumentParser(
        prog="python -m config.local",
        description=__doc__,
        epilog=listing,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("command", choices=COMMANDS, metavar="COMMAND")
    given, rest = parser.parse_known_args()
    _, command = COMMANDS[given.command]
    try:
        return command(rest) or 0
    except Trouble as trouble:
        print(f"\n{trouble}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main())
