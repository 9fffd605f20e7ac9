"""Change values in the front matter of a content file and leave every other byte as it is.

`nodes` reads where each value is, `value_writer` writes new ones, `mapping`, `sequence` and `remarks` make the
changes of text, `edits` says which there are, and `edited` applies them and reads the result back: an edit is refused
unless the values differ in that place alone. The editor knows YAML, but nothing of the model.
"""
