from pyftpdlib.handlers import FTPHandler
from pyftpdlib.ioloop import IOLoop

class FTPServer:
    address: tuple[str, int]
    def __init__(self, address_or_socket: tuple[str, int], handler: type[FTPHandler], ioloop: IOLoop) -> None: ...
    def close_all(self) -> None: ...
