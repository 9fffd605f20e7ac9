from typing import BinaryIO

from pyftpdlib.handlers import FTPHandler

class AbstractedFS:
    cmd_channel: FTPHandler
    def open(self, filename: str, mode: str) -> BinaryIO: ...
    def rename(self, src: str, dst: str) -> None: ...
