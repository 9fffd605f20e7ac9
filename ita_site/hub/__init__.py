"""The hub: the desks of many agencies on one machine, for accounts with roles.

A hub is a folder: `agencies/<id>/` has a site folder with the history of its content, `state/<id>/` what belongs to
this machine, `accounts.sqlite` the accounts. `roles` says who may do what, `records` is the database, `desks` opens an
agency's desk when it is asked for, `web` is the application around them, `night` and `backup` are commands.
"""
