"""Check evidence links: ask, judge, remember, report.

Addresses with their claims go in; `link-health.json` and reports come out.
The floors, from the bottom: `request` (one answer), `judge` (what it means), `memory` (states), `run`, `report`.
"""
