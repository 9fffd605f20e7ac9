"""Where files are put by name: a server over SFTP, FTPS or FTP, or a folder of this machine.

Each is a `Connection`, whose errors are a `DeliveryError`. Paths are of the site: relative, with `/`.
"""
