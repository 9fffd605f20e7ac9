"""Link health: which evidence still opens, which does not, and since when.

The rooms, in the order in which a URL passes through them: `extract` (where a URL stands), `urls` (what is
sent), `schedule` (what is due), `politeness` and `runner` (when it is sent), `addresses`, `tls`, `wire` and
`fetch` (one GET), `page` (what came back), `check` and `verdict` (what that means), `journal` and `history`
(what is remembered), `report` (what a person reads). `history`, `observation` and `overrule` are pure and import
nothing of the network: pages and feeds read link health through them alone.
"""
