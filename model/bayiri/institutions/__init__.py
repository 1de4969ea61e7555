"""Institutions: Mesa agents with budget, places and rules, that decide once a quarter who is served.

They work on arrays of applicants, in the same code for both engines, and see what an office would see:
an application, a status, a date - never beliefs or the true need of protection.
"""

from bayiri.institutions.actor import Actor, Purse
from bayiri.institutions.authority import ReturnAuthority
from bayiri.institutions.programme import ReturnProgramme

__all__ = ["Actor", "Purse", "ReturnAuthority", "ReturnProgramme"]
