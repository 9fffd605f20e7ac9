"""Bring a finished site to where it is served: a folder, a zip, a server over SFTP, FTPS or FTP, a branch of git.

The folder of a built site and a `Target` go in; a `Delivered` comes out, or a `DeliveryError` in two languages. Only
what changed travels, by a manifest that is kept at the target. The old site is whole until all of the new one is there,
and a delivery that breaks off, or whose process is killed, is resumed by the next one.
"""
