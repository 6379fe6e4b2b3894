"""What the production installation promises, read from its files."""

import re

import pytest
import yaml

from config.local.addresses import ROOT
from config.settings.safety import problems

TEXT = (ROOT / "docker-compose.yml").read_text(encoding="utf-8")
SERVICES = yaml.safe_load(TEXT)["services"]
EXAMPLE = dict(
    line.split("=", 1)
    for line in (ROOT / ".env.example").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
)
OURS = ("web", "worker", "beat", "migrate")


def test_every_variable_that_must_be_set_is_in_the_example_and_no_secret_has_a_default():
    required = set(re.findall(r"\$\{([A-Z_]+):\?", TEXT))

    assert required <= set(EXAMPLE)
    assert {name for name, value in EXAMPLE.items() if value == "GENERATE"} <= required


@pytest.mark.parametrize("name", OURS)
def test_our_own_containers_can_write_nowhere_but_to_their_volume(name):
    service = SERVICES[name]

    assert service["read_only"]
    assert service["cap_drop"] == ["ALL"]
    assert service["volumes"] == ["files:/srv/files"]
    assert "ports" not in service


def test_only_the_proxy_is_reached_from_outside():
    assert [name for name, service in SERVICES.items() if "ports" in service] == ["proxy"]
    assert [name for name, service in SERVICES.items() if "outside" in service["networks"]] == ["proxy"]


def test_only_migrate_knows_the_owner_of_the_tables():
    knowing = [name for name in OURS if "OWNER_PASSWORD" in str(SERVICES[name]["environment"])]

    assert knowing == ["migrate"]


@pytest.mark.parametrize("name", OURS)
def test_with_generated_secrets_the_settings_are_safe(name):
    filled = {key: f"{number}0123456789abcdef" * 4 for number, key in enumerate(EXAMPLE)} | {
        "ALLOWED_HOSTS": EXAMPLE["ALLOWED_HOSTS"]
    }
    environment = {
        key: re.sub(r"\$\{([A-Z_]+)[^}]*\}", lambda found: filled.get(found[1], ""), str(value))
        for key, value in SERVICES[name]["environment"].items()
    }

    assert problems(environment) == []


def test_everything_but_the_one_shot_is_watched_and_restarted():
    for name, service in SERVICES.items():
        if name == "migrate":
            assert service["restart"] == "no"
        else:
            assert service["restart"] == "unless-stopped"
            assert service["healthcheck"]["test"]
