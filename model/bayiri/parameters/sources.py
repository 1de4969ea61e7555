"""Sources that many rows share, each written once."""

from __future__ import annotations

REPORT = "IOM, International Dialogue on Migration no. 14 (2010)"

# Sections of the report in which an idea for a lever stands.
ASSISTED = "Part I, Assisted Voluntary Return and Reintegration programmes"
INCENTIVES = "Part I, Incentives for return and assistance upon return"
CREDIT = "Part I, Access to credit and financial services"
COOPERATION = "Part I, Cooperation in reintegration"
FOLLOW_UP = "Part I, Partnering with diaspora organizations and NGOs"
SPREAD = "Part I, Ensuring the Sustainability of Return Migration"
OPTIONS = "Part I, Return options"
LINES = "Part I, Effective uses of technology for service and information provision"
DIASPORA = "Part I, Working together with diaspora organizations and NGOs"
AGREEMENTS = "Part I, Establishing bilateral and multilateral agreements for labour migration"
DRIVERS = "Part I, Addressing the key determinant factors of out-migration"
PENSIONS = "Part I, Cooperation between States to promote sustainable return"
CAPACITY = "Part I, Capacity building partnerships between countries of origin and destination"
ISSUES = "Part II, Managing return migration: principal policy issues and challenges"
VOLUNTARY = "Part II, Advantages of voluntary over forced return"
TAILORING = "Part II, Tailoring return and reintegration assistance policies"
STATES = "Part II, Inter-state cooperation"

NATIONAL_LAW = "national law"
LIFE_TABLES = "UN, World Population Prospects: Gompertz law fitted to death rates at ages 30 to 79"
FITTED = "assumption; fitted where a corridor has a calibration file (docs/calibration.md)"


def chosen(section: str, also: str = "") -> str:
    """Source of a lever: somebody chooses its value, and the report's section tells where the idea comes from."""
    return f"a choice of policy; {REPORT}, {section}" + (f"; {also}" if also else "")
