"""Many agencies on one machine or a cluster: one national night of links, their sites, and one portal.

What `ita nation` runs. Each agency keeps a site folder of its own, which works without all this.
"""
