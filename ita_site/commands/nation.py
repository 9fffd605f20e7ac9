"""`ita nation`: many agencies."""

from ita_site.commands.bilingual import SETTINGS, Group
from ita_site.commands.nation_certificates import certificates
from ita_site.commands.nation_links import check_links
from ita_site.commands.nation_portal import portal

command = Group("nation", context_settings=SETTINGS)
command.add_command(check_links)
command.add_command(portal)
command.add_command(certificates)
