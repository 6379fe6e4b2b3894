"""Kinds of values: each is one object that stores, reads, shows, asks for and compares values of its sort."""

from chains.registers.kinds.choices import Choice, Choices, YesNo
from chains.registers.kinds.codes import CreditCode, IndustryCode, ProjectCode
from chains.registers.kinds.dates import Day, Moment
from chains.registers.kinds.kind import Kind, Operator
from chains.registers.kinds.links import District, Link
from chains.registers.kinds.numbers import Amount, Count, Rate, Year
from chains.registers.kinds.texts import REACHED, Code, Contact, Text, Words

__all__ = [
    "REACHED",
    "Amount",
    "Choice",
    "Choices",
    "Code",
    "Contact",
    "Count",
    "CreditCode",
    "Day",
    "District",
    "IndustryCode",
    "Kind",
    "Link",
    "Moment",
    "Operator",
    "ProjectCode",
    "Rate",
    "Text",
    "Words",
    "Year",
    "YesNo",
]
