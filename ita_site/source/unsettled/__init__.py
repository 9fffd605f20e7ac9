"""Find what an editor has not settled yet: TODO remarks and words, and comments, which no visitor may see.

A text or a file's remarks go in; the places of what is open come out, and the text without it.
"""
