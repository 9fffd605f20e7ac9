"""Keep what people settled in an earlier import or in an exported file.

The old entry and the new reading go in; which old values still hold comes out.
A value whose words changed is read anew.
"""
