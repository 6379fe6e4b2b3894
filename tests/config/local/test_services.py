"""The private PostgreSQL and Redis, really started in a folder of their own."""

import os
import shlex
import signal
import subprocess

import psycopg
import pytest
import redis


@pytest.fixture
def up(checkout):
    done = checkout.call("services", "--env")
    assert done.returncode == 0, done.stderr
    return dict(shlex.split(line)[1].split("=", 1) for line in done.stdout.splitlines())


def test_the_printed_addresses_are_those_that_answer(up):
    with psycopg.connect(up["DATABASE_URL"]) as link:
        assert link.execute("SELECT current_user, current_database()").fetchone() == ("chainchief_app", "chainchief")
        assert link.execute("SHOW listen_addresses").fetchone() == ("",)
    with redis.Redis.from_url(up["REDIS_URL"]) as link:
        assert link.config_get("appendonly") == {"appendonly": "yes"}
        assert link.config_get("port") == {"port": "0"}


def test_the_application_reads_and_writes_rows_but_owns_nothing(up):
    with psycopg.connect(up["DATABASE_OWNER_URL"], autocommit=True) as owner:
        owner.execute("CREATE TABLE IF NOT EXISTS papers (id bigserial PRIMARY KEY, name text)")
    with psycopg.connect(up["DATABASE_URL"], autocommit=True) as application:
        application.execute("INSERT INTO papers (name) VALUES ('通报')")
        application.execute("UPDATE papers SET name = '月报'")
        assert application.execute("SELECT name FROM papers").fetchone() == ("月报",)
        for forbidden in ("DROP TABLE papers", "CREATE TABLE mine ()", "TRUNCATE papers", "CREATE DATABASE mine"):
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                application.execute(forbidden)
        application.execute("DELETE FROM papers")


def test_a_test_database_is_born_with_the_same_rights(up):
    with psycopg.connect(up["DATABASE_OWNER_URL"], autocommit=True) as owner:
        owner.execute("DROP DATABASE IF EXISTS trial")
        owner.execute("CREATE DATABASE trial")
    trial = {"dbname": "trial", "autocommit": True}
    with psycopg.connect(up["DATABASE_OWNER_URL"], **trial) as owner:
        owner.execute("CREATE TABLE papers (id bigserial PRIMARY KEY)")
    with psycopg.connect(up["DATABASE_URL"], **trial) as application:
        application.execute("INSERT INTO papers DEFAULT VALUES")


def test_killed_servers_come_back_with_what_was_written(checkout, up):
    with redis.Redis.from_url(up["REDIS_URL"]) as link:
        link.config_set("appendfsync", "always")
        link.set("kept", "yes")
        process = link.info("server")["process_id"]
    for victim in (process, int((checkout.data / "postmaster.pid").read_text().split()[0])):
        os.kill(victim, signal.SIGKILL)

    assert checkout.call("services").returncode == 0

    with psycopg.connect(up["DATABASE_URL"]) as link:
        assert link.execute("SELECT 1").fetchone() == (1,)
    with redis.Redis.from_url(up["REDIS_URL"]) as link:
        assert link.get("kept") == b"yes"


def test_a_strangers_process_number_in_a_stale_file_is_left_alone(checkout, up):
    assert checkout.call("stop").returncode == 0
    with subprocess.Popen(["sleep", "600"]) as stranger:
        lines = [str(stranger.pid), str(checkout.data), "1", "5432", str(checkout.sockets), "", "  1  1", "ready"]
        for stale in (checkout.data / "postmaster.pid", checkout.sockets / ".s.PGSQL.5432.lock"):
            stale.write_text("\n".join(lines))

        stopped, started = checkout.call("stop"), checkout.call("services")

        assert stranger.poll() is None
        stranger.kill()
    assert stopped.returncode == 0
    assert started.returncode == 0, started.stderr
    with psycopg.connect(up["DATABASE_URL"]) as link:
        assert link.execute("SELECT 1").fetchone() == (1,)


def test_stop_ends_both_and_may_be_said_twice(checkout, up):
    assert checkout.call("stop").returncode == 0
    assert checkout.call("stop").returncode == 0

    with pytest.raises(psycopg.OperationalError):
        psycopg.connect(up["DATABASE_URL"])
    with pytest.raises(redis.ConnectionError), redis.Redis.from_url(up["REDIS_URL"]) as link:
        link.ping()


def test_the_last_to_need_the_services_ends_them(checkout):
    checkout.call("stop")
    script = (
        "from config.local import postgres, redis, services\n"
        "with services.needed():\n"
        "    with services.needed():\n"
        "        pass\n"
        "    assert postgres.running() and redis.running()\n"
        "assert not postgres.running() and not redis.running()\n"
    )

    checkout.script(script)


def test_a_folder_of_sockets_that_belongs_to_somebody_else_is_not_used(checkout, tmp_path):
    checkout.call("stop")
    checkout.script(
        "import pathlib, shutil\n"
        "from config.local import services, terminal\n"
        "folder = services.socket_folder()\n"
        "shutil.rmtree(folder)\n"
        f"folder.symlink_to({str(tmp_path)!r})\n"
        "try:\n"
        "    services.up()\n"
        "except terminal.Trouble as told:\n"
        "    assert str(folder) in str(told)\n"
        "else:\n"
        "    raise AssertionError('used')\n"
        "folder.unlink()\n"
    )
