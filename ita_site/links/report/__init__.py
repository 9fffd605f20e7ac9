"""Tell people and programs what a run found.

Findings go in; text, Markdown, JUnit, JSON and workflow commands come out.
Sentences are Thai first, English second.
"""
