"""`ita nation`: many agencies."""

from ita_site.commands.bilingual import SETTINGS, Group
from ita_site.commands.nation_build import build
from ita_site.commands.nation_certificates import certificates
from ita_site.commands.nation_links import check_links
from ita_site.commands.nation_status import status

command = Group("nation", context_settings=SETTINGS)
for _command in (check_links, build, status, certificates):
    command.add_command(_command)
