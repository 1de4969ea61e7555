"""Institutions: Mesa agents with budget, places and rules, that decide once a quarter who is served.

They work on arrays of applicants, in the same code for both engines, and see what an office would see:
an application, a status, a date - never beliefs or the true need of protection.
"""

from bayiri.institutions.actor import Actor, Purse
from bayiri.institutions.authority import ReturnAuthority
from bayiri.institutions.communities import support_communities
from bayiri.institutions.information import InformationService
from bayiri.institutions.lender import Lender
from bayiri.institutions.programme import ReturnProgramme
from bayiri.institutions.regions import OriginRegion, PushMeasures

__all__ = [
    "Actor",
    "InformationService",
    "Lender",
    "OriginRegion",
    "Purse",
    "PushMeasures",
    "ReturnAuthority",
    "ReturnProgramme",
    "support_communities",
]
