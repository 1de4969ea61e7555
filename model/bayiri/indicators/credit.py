"""Indicators of credit and enterprise."""

from __future__ import annotations

from dataclasses import replace

from bayiri.indicators.row import outcome

# Credit and enterprise: told every quarter, and over the window (flows added up, stocks as means).
OUTCOMES = (
    outcome("loan_applications", "Loan applications", "persons", "flow", 500.0, 0,
             "requests to lenders of people who came home", ""),
    outcome("loan_approval", "Loans approved", "share", "share", 0.01, 0, "requests granted", "loan applications"),
    outcome("loan_defaults", "Loans in default", "persons", "flow", 100.0, -1, "people whose loan is given up", ""),
    outcome("usurious_debt", "Debt to money lenders", "USD 2021", "money", 1e5, -1, "owed to money lenders", ""),
    outcome("usurious_debtors", "In debt to money lenders", "persons", "stock", 100.0, -1,
             "people who owe money lenders, wherever they live", ""),
    outcome("self_employed_share", "Self-employed", "share", "share", 0.01, 0, "owners of a firm",
             "returnees at home who are not retired",
             source="ILO: own-account workers and employers, among active people"),
    outcome("firms", "Firms of returnees", "persons", "stock", 100.0, 0, "returnees who own a firm", ""),
    outcome("jobs_for_locals", "Jobs for locals", "persons", "stock", 100.0, 1, "employed in returnees' firms", ""),
    outcome("debt_pressed_share", "Pressed by debt", "share", "share", 0.005, -1,
             "debt service above the share of income that counts as pressure", "returnees at home"),
)  # fmt: skip
QUARTERLY = tuple(
    replace(row, unit=row.unit + " per quarter" * (row.kind == "flow"), outcome=False, quarterly=True, margin=0.0)
    for row in OUTCOMES
)
