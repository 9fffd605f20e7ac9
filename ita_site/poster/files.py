"""The files of an announcement: the poster as HTML and PDF, and the text for the loudspeaker."""

from pathlib import Path
from typing import Final

from ita_site.disk.whole_file import write_whole
from ita_site.disk.work_folder import temporary_folder
from ita_site.office.pdf import pdf
from ita_site.poster.announcement import Announcement
from ita_site.poster.loudspeaker import loudspeaker_text
from ita_site.poster.sheet import poster_html

PDF: Final = "poster.pdf"
HTML: Final = "poster.html"
TEXT: Final = "loudspeaker.txt"


def poster_files(news: Announcement, browser: Path | None) -> dict[str, bytes]:
    """Return the files by name; the PDF only where there is a browser to print it. Raises PdfError, OSError."""
    html = poster_html(news).encode()
    printed = {PDF: _printed(html, browser)} if browser else {}
    return {**printed, HTML: html, TEXT: loudspeaker_text(news).encode()}


def write_poster(news: Announcement, folder: Path, browser: Path | None) -> list[Path]:
    """Write the files into a folder, each whole or not at all; return their paths. Raises PdfError, OSError.

    A PDF of another day goes where no browser prints a new one: it would say other figures than the files beside it.
    """
    files = poster_files(news, browser)
    if PDF not in files:
        (folder / PDF).unlink(missing_ok=True)
    for name, data in files.items():
        write_whole(folder / name, data)
    return [folder / name for name in files]


def _printed(html: bytes, browser: Path) -> bytes:
    with temporary_folder("ita-poster-") as folder:
        (folder / HTML).write_bytes(html)
        return pdf(folder, HTML, browser=browser)
