"""Search on the site: the index made from its pages, and the worker that answers behind the theme's search box."""
