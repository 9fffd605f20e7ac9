"""One connection: opened to a vetted address, TLS as browsers have it, HTTP/1.1 or HTTP/2, a body read within bounds.

In: a `Call` and a `Request`. Out: a `Head` and a `Body`, or a `Fault`.
"""
