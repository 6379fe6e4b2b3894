"""``make bench``: every benchmark, or those named: ``make bench ARGS="cells run"``."""

from __future__ import annotations

import os
import sys

import django


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.test")
    os.environ["TEST_DB_NAME"] = "bench_chainchief"
    django.setup()

    from django.conf import settings
    from django.test.utils import get_runner, setup_test_environment

    from benchmarks import cells, pages, papers, province, records, registers, run, score, trial, workbooks

    every = {
        "cells": cells,
        "pages": pages,
        "run": run,
        "papers": papers,
        "workbooks": workbooks,
        "registers": registers,
        "records": records,
        "score": score,
        "province": province,
        "trial": trial,
    }
    wanted = sys.argv[1:] or list(every)
    unknown = [name for name in wanted if name not in every]
    if unknown:
        sys.exit(f"no such benchmark: {', '.join(unknown)} (there are: {', '.join(every)})")
    setup_test_environment(debug=False)
    runner = get_runner(settings)(verbosity=0, interactive=False)
    databases = runner.setup_databases()
    try:
        for name in wanted:
            every[name].main()
    finally:
        runner.teardown_databases(databases)


if __name__ == "__main__":
    main()
