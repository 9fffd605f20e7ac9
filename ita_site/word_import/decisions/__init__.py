"""What a person decided of a Word file, where the importer would guess.

Decisions and the document's paragraphs and grids go in; the same with split lines, the `Choices` that the tables are
read by, and the decisions that no longer fit come out. A decision names its place and the words that were there: where
the document has others, it is reported and not applied.
"""
