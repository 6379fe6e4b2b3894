from evaluation.rules.notice_words.length import length


def test_blanks_and_line_ends_do_not_count():
    assert length(["一、总体\n情况　 ", "50.0%。"]) == 12
