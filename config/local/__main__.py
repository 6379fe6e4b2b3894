"""`python -m config.local COMMAND`: services, run, test and the rest, as the Makefile calls them."""

import argparse
import shlex
import sys

from config.local import services
from config.local.addresses import addresses
from config.local.terminal import Trouble, prepare, say


def main() -> int:
    prepare()
    parser = argparse.ArgumentParser(prog="python -m config.local", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    wanted = commands.add_parser("services", help="start PostgreSQL and Redis and leave them running")
    wanted.add_argument("--env", action="store_true", help="print their addresses as export lines")
    commands.add_parser("stop", help="end PostgreSQL and Redis of this folder")
    given = parser.parse_args()
    try:
        if given.command == "services":
            services.keep()
            if given.env:
                for name, value in addresses().as_environment().items():
                    say(f"export {name}={shlex.quote(value)}")
        elif given.command == "stop":
            services.stop()
    except Trouble as trouble:
        print(f"\n{trouble}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
