from __future__ import annotations

from django import forms

from config.lib.web.forms import status_of


class Example(forms.Form):
    name = forms.CharField(label="名称", max_length=3, help_text="不超过三个字")
    kind = forms.ChoiceField(label="类别", choices=[("a", "甲")])
    agreed = forms.BooleanField(label="同意", required=False)
    day = forms.DateField(label="日期", required=False, widget=forms.DateInput(attrs={"class": "narrow"}))


def test_inputs_carry_our_look() -> None:
    form = Example()
    assert 'class="form-control"' in str(form["name"])
    assert 'class="form-select"' in str(form["kind"])
    assert 'class="form-check-input"' in str(form["agreed"])
    assert 'class="narrow form-control"' in str(form["day"])


def test_an_error_stands_at_its_field_and_is_tied_to_it() -> None:
    field = Example({"name": "太长的名称", "kind": "a"})["name"].as_field_group()
    assert 'class="form-control is-invalid"' in field
    assert 'aria-invalid="true"' in field
    assert 'aria-describedby="id_name_helptext id_name_error"' in field
    assert 'id="id_name_error"' in field
    assert "太长的名称" in field


def test_S16_what_was_typed_comes_back_inert() -> None:
    page = str(Example({"name": '"><img src=x onerror=alert(1)>', "kind": "<b>"}))
    assert "<img" not in page
    assert "<b>" not in page


def test_errors_of_the_whole_form_come_first() -> None:
    form = Example({"name": "名", "kind": "a"})
    form.add_error(None, "两项不能同时为空。")
    page = str(form)
    assert page.index("两项不能同时为空。") < page.index("id_name")


def test_a_page_says_in_its_status_that_something_is_wrong() -> None:
    assert status_of(Example()) == 200
    right = Example({"name": "名", "kind": "a"})
    assert status_of(right) == 200
    right.add_error(None, "两项不能同时为空。")
    assert status_of(right) == 400
    assert status_of(Example({"name": "太长的名称", "kind": "a"})) == 400
