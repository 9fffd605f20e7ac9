"""A real Chromium for the modules of the worker."""

from tests.browser.conftest import browser as browser  # noqa: PLC0414 - a fixture of both folders
