"""The front-end files that pages load."""

import pytest

from config.local import front
from config.local.terminal import Trouble


def test_every_listed_file_is_published_without_its_source_map() -> None:
    front.publish()

    for path in front.FILES:
        text = (front.VENDOR / path.rsplit("/", 1)[1]).read_text(encoding="utf-8")
        assert len(text) > 10_000
        assert "sourceMappingURL" not in text[-200:]


def test_the_sprite_holds_the_icons_asked_for_and_no_others() -> None:
    text = front.sprite(["home", "bell", "home"])

    assert text.count("<symbol") == 2
    assert 'id="tabler-home"' in text
    assert 'id="tabler-bell"' in text


def test_an_unknown_icon_is_named() -> None:
    with pytest.raises(Trouble, match="no-such-icon"):
        front.sprite(["home", "no-such-icon"])
