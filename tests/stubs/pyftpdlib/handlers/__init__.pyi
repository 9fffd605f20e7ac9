from OpenSSL import SSL
from pyftpdlib.authorizers import DummyAuthorizer
from pyftpdlib.filesystems import AbstractedFS

class DTPHandler:
    cmd_channel: FTPHandler
    _resp: tuple[str, object]
    def handle_error(self) -> None: ...
    def close(self) -> None: ...

class FTPHandler:
    authorizer: DummyAuthorizer
    abstracted_fs: type[AbstractedFS]
    dtp_handler: type[DTPHandler]
    auth_failed_timeout: int
    data_channel: DTPHandler | None
    def close(self) -> None: ...
    def ftp_USER(self, line: str) -> None: ...
    def ftp_PASV(self, line: str) -> None: ...
    def respond(self, resp: str) -> None: ...

class TLS_DTPHandler(DTPHandler):
    socket: SSL.Connection
    def handle_ssl_established(self) -> None: ...

class TLS_FTPHandler(FTPHandler):
    ssl_context: SSL.Context
    tls_control_required: bool
    tls_data_required: bool
