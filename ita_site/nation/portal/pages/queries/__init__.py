"""Questions to portal.db, each answered with typed facts (`facts.py`). Nothing is ordered by a figure."""
