"""Change real files at random, and see that every reader of them answers with a result or with a problem."""
