"""The program `ita`: its commands by name; only the module of the command that is called is imported."""

from importlib import import_module
from typing import Final

import click

from ita_site.commands.line.bilingual import SETTINGS, Command, Group

_MODULES: Final = {
    "new": ("new", "สร้างโฟลเดอร์เว็บไซต์ของหน่วยงาน | Start the folder of an agency's site"),
    "import": ("import_word", "นำเข้ารายงานจากไฟล์ Word (.docx) | Import a report from a Word file"),
    "measure": ("measure", "เพิ่มมาตรการด้วยการตอบคำถาม | Add a measure by answering questions"),
    "desk": ("desk", "โต๊ะทำงานในเบราว์เซอร์: แก้ไข ตรวจ เผยแพร่ | Edit, check and publish in the browser"),
    "hub": ("hub", "โต๊ะทำงานของหลายหน่วยงานในเครื่องเดียว | The desks of many agencies on one machine"),
    "nation": ("nation", "ตรวจ สร้าง และรวมเว็บไซต์ของหลายหน่วยงาน | Check, build and publish many agencies together"),
    "check": ("check", "ตรวจเนื้อหาโดยไม่สร้างเว็บไซต์ | Check the content without building the site"),
    "build": ("build", "สร้างเว็บไซต์ทั้งหมด | Build the whole site"),
    "serve": ("serve", "ดูตัวอย่างที่เปลี่ยนตามการแก้ไข | Preview the site with live reload"),
    "links": ("links", "ตรวจลิงก์หลักฐานที่ถึงกำหนด แล้วจำผล | Check the evidence links that are due, and remember"),
    "archive": ("archive", "สำเนาหลักฐาน: แสดง ตรวจ ส่งออก ถอน | Copies of evidence: list, verify, export, withdraw"),
    "export": ("export", "ส่งออกรายงานเป็น Word Excel และ PDF | Write a report as Word, Excel and PDF"),
    "pdf": ("pdf", "พิมพ์รายงานทุกฉบับเป็น PDF | Print every report as PDF"),
    "poster": ("poster", "ป้ายประกาศ A4 และข้อความเสียงตามสาย | Write a poster and a loudspeaker text"),
    "stage": ("stage", "เขียนหน้าเว็บให้โปรแกรมอื่นสร้างต่อ | Write the pages for another engine to build"),
}
"""The module of each command in this folder, and its help, in the order of an officer's work."""


class Program(Group):
    """A group of commands that are imported when they are called."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's names
        """Return the names of the commands."""
        return list(_MODULES)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - click's names
        """Import a command; None where there is none of that name."""
        if cmd_name not in _MODULES:
            return None
        module, text = _MODULES[cmd_name]
        made: Command = import_module(f"ita_site.commands.{module}").command
        made.name, made.help = cmd_name, text
        return made

    def help_of(self, name: str) -> str:
        """Return the help of a command, without importing it."""
        return _MODULES[name][1]


ita = Program(
    "ita",
    help="เว็บไซต์ของรายงาน ITA: จากไฟล์ Word ถึงหน้าเว็บ | Websites of ITA reports, from the Word file to the page",
    epilog="ดูตัวเลือกของคำสั่ง | options of a command: ita COMMAND --help",
    context_settings=SETTINGS,
)
