"""What is wrong with an office's own Word template."""


class BadTemplateError(Exception):
    """The template cannot be used. Says why: Thai, a bar, English."""
