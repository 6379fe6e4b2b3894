import pytest

from config.lib.refusals import Refused
from dispatch.services.reasons import fitting, required, written


def test_what_is_written_comes_back_without_the_blanks_around_it():
    assert required(" 统计部门补报 ", what="为何延期") == written("统计部门补报\n", lacking="?") == "统计部门补报"
    assert fitting("  ") == ""


@pytest.mark.parametrize("nothing", ["", " ", "\n"])
def test_nothing_is_refused_with_what_is_lacking(nothing):
    with pytest.raises(Refused, match="为何延期"):
        required(nothing, what="为何延期")
    with pytest.raises(Refused, match="请写明依据"):
        written(nothing, lacking="请写明依据")


@pytest.mark.parametrize("written_down", [fitting, lambda text, **kw: required(text, what="", **kw)])
def test_what_cannot_be_kept_whole_is_refused_and_never_cut(written_down):
    assert written_down("字" * 300, longest=300) == "字" * 300
    with pytest.raises(Refused, match=r"301.*300"):
        written_down("字" * 301, longest=300)
