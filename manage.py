#!/usr/bin/env python
"""Django's command line for Chainchief."""

import os
import sys


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.local")
    if sys.argv[1:2] == ["score"]:  # reads two files: neither the apps nor any service need be started
        from evaluation.management.commands.score import Command

        Command().run_from_argv(sys.argv)
        return
    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
