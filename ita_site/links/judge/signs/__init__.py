"""The signs that an answered page is not the evidence (rule 2). A verdict rests on two of them, or on one that is proof."""
