"""Forms made from the model: a file's values go in, fields with labels, choices and problems come out, and back again.

A form is never written by hand: what the model says of a field (`Says`), its kind of value and its annotation decide
the label, the help and the widget. Nothing here reads or writes a file.
"""
