from __future__ import annotations

import uuid
from pathlib import Path

import pytest

from config.lib.refusals import Refused
from evaluation.queries.papers import content_of, paper

pytestmark = pytest.mark.django_db


@pytest.fixture
def kept(issued):
    return paper(issued.papers.first().pk)


def test_bytes_are_given_out_as_they_were_kept(kept):
    assert len(content_of(kept)) == kept.size


def test_an_altered_file_is_not_given_out(kept):
    path = Path(kept.stored.path)
    path.write_bytes(path.read_bytes() + b" ")
    with pytest.raises(Refused):
        content_of(kept)


def test_a_file_that_is_gone_is_said_to_be(kept):
    Path(kept.stored.path).unlink()
    with pytest.raises(Refused):
        content_of(kept)


def test_there_is_no_such_paper(db):
    assert paper(uuid.uuid4()) is None
