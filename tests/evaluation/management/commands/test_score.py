"""``manage.py score``: two files in, a ranking with its reasons out, and a status that says whose the mistake is."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from subprocess import run

import openpyxl
import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

SCHEMES = settings.BASE_DIR / "config" / "schemes"
SCHEME = """
[scheme]
code = "small"
title = "季度评价办法"
year = 2024

[units]
ferrous = "黑色金属"
health = "大健康"

[[items]]
code = "contracts"
title = "合同金额"
weight = 60
rule = "proportion"
indicator = "contracts"

[[items]]
code = "loans"
title = "贷款增幅"
weight = 40
rule = "efficacy"
indicator = "loans"

[[gates]]
code = "safety"
title = "安全生产"
"""
FIGURES = """代码,contracts.actual,contracts.target,loans,entries.safety
ferrous,10,40,8,
health,30,40,6,
"""


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path]:
    scheme, figures = tmp_path / "办法.toml", tmp_path / "数据.csv"
    scheme.write_text(SCHEME, encoding="utf-8")
    figures.write_text(FIGURES, encoding="utf-8")
    return scheme, figures


def score(*arguments: object) -> int:
    """The status that the command ends with."""
    try:
        call_command("score", *map(str, arguments))
    except SystemExit as ended:
        return int(ended.code or 0)
    return 0


def test_it_prints_places_scores_and_reasons(files: tuple[Path, Path], capsys: pytest.CaptureFixture[str]) -> None:
    assert score(*files) == 0
    told = capsys.readouterr().out
    assert told.splitlines()[:5] == [
        "季度评价办法　2024",
        "",
        "名次  代码     名称      合同金额  贷款增幅   总分",
        "1     health   大健康       45.00     24.00  69.00",
        "2     ferrous  黑色金属     15.00     40.00  55.00",
    ]
    assert "【大健康】总分 69.00，第 1 名" in told
    assert "  合同金额　45.00 / 60\n      完成 30 ÷ 全年目标 40 = 75%，× 权重 60 分 = 45 分" in told
    assert "  安全生产　达标" in told


def test_as_json_it_is_the_result_as_a_run_keeps_it(
    files: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    assert score(*files, "--format", "json") == 0
    told = json.loads(capsys.readouterr().out)
    assert [(one["unit"], one["shown"], one["place"]) for one in told["result"]["units"]] == [
        ("ferrous", "55.00", 2),
        ("health", "69.00", 1),
    ]
    assert told["differences"] == []


def test_a_workbook_is_read_as_it_is_shown(files: tuple[Path, Path], tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for line in FIGURES.splitlines():
        sheet.append([float(cell) if cell.isdecimal() else cell or None for cell in line.split(",")])
    sheet["D2"], sheet["D2"].number_format = 0.08, "0%"
    sheet["E3"] = "较大事故【通报】"
    book.save(tmp_path / "数据.xlsx")
    assert score(files[0], tmp_path / "数据.xlsx") == 0


def test_what_is_declared_and_wrong_is_told_and_ends_with_1(
    files: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    scheme, figures = files
    lines = FIGURES.splitlines()
    figures.write_text("\n".join([lines[0] + ",公布总分", lines[1] + ",55", lines[2] + ",69"]), encoding="utf-8")
    assert score(scheme, figures) == 0
    told = capsys.readouterr()
    assert told.out.endswith("\n表中写明的总分、名次和得分共 2 个，与计算结果一致。\n")
    assert told.err == ""
    figures.write_text("\n".join([lines[0] + ",公布总分", lines[1] + ",55", lines[2] + ",70"]), encoding="utf-8")
    assert score(scheme, figures) == 1
    told = capsys.readouterr()
    assert "第 1 名" in told.out
    assert told.err == f"{figures} 第 3 行 F 列：「大健康」总分写的是 70，计算结果是 69；请核对\n"
    assert score(scheme, figures, "--format", "json") == 1
    [difference] = json.loads(capsys.readouterr().out)["differences"]
    assert (difference["row"], difference["column"]) == (3, "F")


@pytest.mark.parametrize(
    ("scheme", "figures", "status", "said"),
    [
        (SCHEME.replace("40", "41"), FIGURES, 2, "各项权重合计 101 分，应为满分 100 分"),
        (SCHEME.replace("proportion", "ratio"), "甲", 2, "第 15 行，项目「contracts」的 rule：没有「ratio」"),
        (SCHEME, FIGURES.replace("health,30", "health,三十"), 1, "第 3 行 B 列：「三十」不是数"),
        (SCHEME, FIGURES.replace("loans", "loan"), 1, "第 1 行：缺少「loans.actual」一列，项目「贷款增幅」要读它"),
        (SCHEME, FIGURES.replace(",8,", ",#DIV/0!,"), 1, "第 2 行 D 列：「（结果出错的公式）」不是数"),
    ],
)
def test_whose_the_mistake_is_shows_in_the_status_and_where_in_the_words(
    files: tuple[Path, Path], capsys: pytest.CaptureFixture[str], scheme: str, figures: str, status: int, said: str
) -> None:
    for path, text in zip(files, (scheme, figures), strict=True):
        path.write_text(text, encoding="utf-8")
    assert score(*files) == status
    told = capsys.readouterr()
    assert said in told.err
    assert told.err.startswith(str(files[2 - status]))


def test_a_file_that_is_not_there_is_told(files: tuple[Path, Path], capsys: pytest.CaptureFixture[str]) -> None:
    assert score(files[0].with_name("无.toml"), files[1]) == 2
    assert score(files[0], files[1].with_name("无.csv")) == 1
    assert capsys.readouterr().err.count("没有这个文件；请核对路径") == 2
    assert score(files[0].parent, files[1]) == 2
    assert "这是一个文件夹" in capsys.readouterr().err


def test_two_files_in_the_wrong_order_are_told(files: tuple[Path, Path], capsys: pytest.CaptureFixture[str]) -> None:
    scheme, figures = files
    assert score(figures, scheme) == 2
    assert "先写办法，再写数据表" in capsys.readouterr().err


@pytest.mark.parametrize("period", ["2024Q9", "2024-06", "上半年", "２０２４Q2"])
def test_a_period_that_is_none_is_refused(files: tuple[Path, Path], period: str) -> None:
    with pytest.raises(CommandError, match=f"没有「{period}」这个时期；应写作 2024Q2"):
        score(*files, "--period", period)


def test_a_period_of_another_year_than_the_schemes_is_told(
    files: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    assert score(*files, "--period", "2023Q2") == 1
    assert "办法是 2024 年的，不能评「2023Q2」" in capsys.readouterr().err


def test_a_file_that_was_forgotten_is_told_in_a_line(files: tuple[Path, Path]) -> None:
    command = [sys.executable, str(settings.BASE_DIR / "manage.py"), "score", str(files[0])]
    done = run(command, capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 2
    assert "figures" in done.stderr.splitlines()[-1]
    assert "Traceback" not in done.stderr


def test_a_file_that_is_no_workbook_is_told(files: tuple[Path, Path], capsys: pytest.CaptureFixture[str]) -> None:
    files[1].write_bytes(b"%PDF-1.7 not a workbook")
    assert score(*files, "--format", "json") == 1
    [error] = json.loads(capsys.readouterr().out)["errors"]
    assert error["file"] == str(files[1])


def test_it_needs_neither_the_apps_nor_a_database(files: tuple[Path, Path]) -> None:
    """As typed in a terminal: a database that cannot be reached does not matter, nor does a refusal need one."""
    nowhere = {
        "DATABASE_URL": "postgres://nobody@127.0.0.1:1/none",
        "PATH": "",
        "DJANGO_SETTINGS_MODULE": "config.settings.test",
    }
    command = [sys.executable, str(settings.BASE_DIR / "manage.py"), "score", *map(str, files)]
    done = run(command, env=nowhere, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert "【大健康】总分 69.00" in done.stdout
    files[1].write_bytes(b"\x00\x01")
    refused = run(command, env=nowhere, capture_output=True, text=True, check=False)
    assert refused.returncode == 1
    assert refused.stderr.startswith(f"{files[1]} 整个数据表：")


def test_it_starts_with_neither_the_settings_nor_what_serves_the_web(files: tuple[Path, Path]) -> None:
    said = "import sys; sys.argv[1:1] = ['score']; import manage; manage.main(); print(*sys.modules)"
    command = [sys.executable, "-c", said, *map(str, files)]
    done = run(command, cwd=settings.BASE_DIR, capture_output=True, text=True, check=True)
    loaded = set(done.stdout.splitlines()[-1].split())
    assert not loaded & {"celery", "config.settings.base", "structlog", "rest_framework", "psycopg", "openpyxl"}


def test_what_is_doubtful_is_told_beside_the_scores(files, capsys):
    files[1].write_text(FIGURES.replace(",entries.safety", ""), encoding="utf-8")
    assert score(*files) == 0
    assert "提请核对：" in (told := capsys.readouterr().err)
    assert "没有「entries.safety」一列，项目「安全生产」按没有事项计" in told
    assert score(*files, "--format", "json") == 0
    (doubt, *_others) = json.loads(capsys.readouterr().out)["doubtful"]
    assert (doubt["row"], doubt["column"]) == (1, "")


def test_whoever_reads_it_may_stop_reading(files):
    command = f"{sys.executable} manage.py score {files[0]} {files[1]} | head -1"
    ended = run(["bash", "-c", command], capture_output=True, text=True, cwd=settings.BASE_DIR, check=False)
    assert ended.stdout.startswith("季度评价办法")
    assert "Traceback" not in ended.stderr
