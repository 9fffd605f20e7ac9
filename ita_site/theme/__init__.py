"""The frame of every page: templates, styles, scripts, fonts, icons; nothing of it is Python but this.

MkDocs finds it by the entry point `ita` of `mkdocs.themes`, or as the `custom_dir` of a theme without a name, as this
repository does.
"""

from pathlib import Path
from typing import Final

FOLDER: Final = Path(__file__).parent
"""The folder with the theme's files."""
