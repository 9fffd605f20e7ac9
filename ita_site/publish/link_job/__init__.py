"""What a run of the link job is asked for, and the short way of a run that has nothing to do.

The options of `ita links` go in; an exit code comes out where nothing is due, before anything heavy is imported.
"""
