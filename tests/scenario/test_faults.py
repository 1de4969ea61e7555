"""Faults as a person reads them."""

import pickle

import pytest

from bayiri.scenario.text.faults import SHOWN, Fault, InputFault, dotted, number, show


def test_a_fault_names_file_line_path_and_hint() -> None:
    fault = Fault("credit.yaml", 17, "policies.credit.guarantee", "is 80; a share must lie between 0 and 1.",
                  "If you meant 80 %, write 0.80.")  # fmt: skip
    assert str(fault) == (
        "credit.yaml:17  policies.credit.guarantee  is 80; a share must lie between 0 and 1.\n"
        "    If you meant 80 %, write 0.80."
    )


def test_what_is_unknown_is_left_out() -> None:
    assert str(Fault("--set", None, "budget", "is empty.")) == "--set  budget  is empty."
    assert str(Fault("a.yaml", None, "", "does not exist.")) == "a.yaml  does not exist."


def test_faults_come_in_order_of_lines_once_each_with_their_number() -> None:
    last, first = Fault("a.yaml", 9, "b", "is wrong."), Fault("a.yaml", 2, "a", "is wrong.")
    assert str(InputFault([last, first, last])) == (
        "a.yaml:2  a  is wrong.\na.yaml:9  b  is wrong.\n2 faults, nothing was run."
    )
    assert str(InputFault(first)).endswith("\n1 fault, nothing was run.")


def test_a_hopeless_file_is_cut_short() -> None:
    said = str(InputFault(Fault("a.yaml", line, "x", "is wrong.") for line in range(SHOWN + 12)))
    assert said.splitlines()[-2:] == ["... and 12 more", f"{SHOWN + 12} faults, nothing was run."]


def test_faults_survive_the_way_to_another_process() -> None:
    raised = InputFault(Fault("a.yaml", 2, "a", "is wrong."))
    again = pickle.loads(pickle.dumps(raised))
    assert (again.faults, str(again)) == (raised.faults, str(raised))


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (None, "empty"),
        (True, "true"),
        (80, "80"),
        (14000.0, "14000"),
        (0.8, "0.8"),
        (1e-7, "1e-07"),
        (10**400, "a number of very many digits"),
        ("yes", 'the text "yes"'),
        ("x" * 100, f'the text "{"x" * 60}..."'),
        ("bell\a", 'the text "bell "'),
        ({}, "a mapping"),
        ([1], "a list"),
        (object(), "a Python object"),
    ],
)
def test_values_are_shown_as_people_write_them(value: object, said: str) -> None:
    assert show(value) == said


def test_numbers_and_paths() -> None:
    assert [number(value) for value in (0.05, 30000.0, -2, 1e20)] == ["0.05", "30000", "-2", "1e+20"]
    assert dotted(("stock", "years", 1990)) == "stock.years.1990"
