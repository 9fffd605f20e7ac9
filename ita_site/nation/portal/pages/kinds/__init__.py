"""What is on each kind of page: facts of the nation in, pages out, each with the values of its template."""
