"""Deliver a site file by file over a connection, so that it can break off at any moment and be resumed.

A `Shipment` and a `Connection` go in, a `Delivered` comes out; what has been done is in a journal on this machine, and
in a note at the target.
"""
