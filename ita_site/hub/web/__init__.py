"""The hub as a web application: login, the list of agencies, accounts, approval, and each agency's desk below `/a/`.

`visitors` knows whose a request is, `agency_desk` lets it into a desk where `roles.may` says so, each module named
after a page answers for that page.
"""
