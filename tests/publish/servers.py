"""Debian's nginx and Apache, each started for one test: own settings, a free port, no service of the system."""

from __future__ import annotations

import shutil
import socket
import subprocess
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from scripts.install.servers import find_program

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

MODULES = Path("/usr/lib/apache2/modules")
FEW = ("mpm_event", "authz_core", "dir", "mime", "headers", "deflate", "autoindex")
"""What the site asks of Apache, and `autoindex`, which lists folders unless it is told not to."""
MANY = (*FEW, "filter", "alias", "negotiation", "setenvif")
"""What Debian's Apache loads by itself, and `headers`."""

NGINX = """\
daemon off;
pid {work}/nginx.pid;
events {{}}
http {{
  include mime.types;
  default_type application/octet-stream;
  access_log off;
  client_body_temp_path {work}/body;
  proxy_temp_path {work}/proxy;
  fastcgi_temp_path {work}/fastcgi;
  uwsgi_temp_path {work}/uwsgi;
  scgi_temp_path {work}/scgi;
  server {{
    listen 127.0.0.1:{port};
    root {root};
    include {site}/headers.nginx.conf;
  }}
}}
"""

APACHE = """\
{modules}
ServerRoot {work}
DefaultRuntimeDir {work}
PidFile {work}/apache.pid
ErrorLog /dev/stderr
ServerName 127.0.0.1
Listen 127.0.0.1:{port}
User #65534
Group #65534
TypesConfig /etc/mime.types
DocumentRoot {root}
<Directory {root}>
  # as Debian's own settings for /var/www
  Options Indexes FollowSymLinks
  AllowOverride FileInfo Options
  Require all granted
</Directory>
"""


@contextmanager
def nginx(work: Path, root: Path, site: Path) -> Iterator[int]:
    """Serve the folder `root`, which has the site in `site`; yield the port."""
    port = free_port()
    shutil.copy("/etc/nginx/mime.types", work)
    settings = work / "nginx.conf"
    settings.write_text(NGINX.format(work=work, port=port, root=root, site=site), encoding="utf-8")
    with running([program("nginx"), "-e", "stderr", "-c", str(settings)], port):
        yield port


@contextmanager
def apache(work: Path, root: Path, site: Path, names: Sequence[str] = MANY) -> Iterator[int]:  # noqa: ARG001 - it reads .htaccess by itself
    """Serve the folder `root` with the modules `names`; yield the port."""
    port = free_port()
    modules = "\n".join(f"LoadModule {name}_module {MODULES}/mod_{name}.so" for name in names)
    settings = work / "apache.conf"
    settings.write_text(APACHE.format(modules=modules, work=work, port=port, root=root), encoding="utf-8")
    with running([program("apache2"), "-X", "-f", str(settings)], port):
        yield port


def program(name: str) -> str:
    path = find_program(name)
    assert path is not None, f"no {name}: run `make servers`"
    return path


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port: int = server.getsockname()[1]
        return port


@contextmanager
def running(command: Sequence[str], port: int) -> Iterator[None]:
    """Run a server until it answers at its port, and end it afterwards."""
    process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    try:
        wait_for(process, port)
        yield
    finally:
        process.terminate()
        process.communicate(timeout=20)


def wait_for(process: subprocess.Popen[str], port: int, seconds: float = 30) -> None:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if process.poll() is not None:
            raise AssertionError(process.communicate()[1])
        with socket.socket() as client:
            if client.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise AssertionError(f"no answer within {seconds} s")
