"""`ita nation`: many agencies."""

from ita_site.commands.line.bilingual import SETTINGS, Group
from ita_site.commands.nation.build import build
from ita_site.commands.nation.certificates import certificates
from ita_site.commands.nation.links import check_links
from ita_site.commands.nation.portal import portal
from ita_site.commands.nation.status import status

command = Group("nation", context_settings=SETTINGS)
for _command in (check_links, build, portal, status, certificates):
    command.add_command(_command)
