"""What every command has in common: wrong arguments are told in Thai first, and Ctrl-C leaves no traceback.

Imported before anything heavy, so that a key pressed while a command starts is heard as well.
"""

import argparse
import re
import sys
from types import TracebackType
from typing import Any, Final, NoReturn

_SAYINGS: Final = (
    (r"the following arguments are required: (.+)", "ต้องระบุ {0}"),
    (r"one of the arguments (.+) is required", "ต้องระบุอย่างใดอย่างหนึ่ง: {0}"),
    (r"unrecognized arguments: (.+)", "ไม่รู้จัก {0}"),
    (r"ambiguous option: (\S+) could match (.+)", "{0} หมายถึงได้หลายอย่าง: {1}"),
    (r"argument (.+?): invalid choice: (.+) \(choose from (.+)\)", "{0}: ไม่มี {1} ให้เลือก มี {2}"),
    (r"argument (.+?): expected (?:one|at least one|\d+) arguments?", "{0}: ต้องมีค่าตามหลัง"),
    (r"argument (.+?): invalid \S+ value: (.+)", "{0}: ค่า {1} ใช้ไม่ได้"),
    (r"argument (.+?): not allowed with argument (.+)", "{0}: ใช้พร้อมกับ {1} ไม่ได้"),
    (r"argument (.+?): ignored explicit argument (.+)", "{0}: ไม่รับค่า ({1})"),
    (r"argument (.+?): (.+)", "{0}: {1}"),
)
"""What argparse says, and the same in Thai."""


class Parser(argparse.ArgumentParser):
    """Arguments of a command, with help and refusals in both languages."""

    def __init__(self, **options: Any) -> None:
        super().__init__(add_help=False, **options)
        self._positionals.title = "ต้องระบุ | arguments"
        self._optionals.title = "ตัวเลือก | options"
        self.add_argument("-h", "--help", action="help", help="แสดงวิธีใช้นี้ | show this help")

    def error(self, message: str) -> NoReturn:
        """Say what is wrong, and how the command is called. Exits with 2."""
        usage = self.format_usage().removeprefix("usage: ")
        self.exit(2, f"ผิดพลาด: {in_thai(message)}\nError: {message}\nวิธีสั่ง | usage: {usage}")


def in_thai(message: str) -> str:
    """What argparse says, in Thai; as it is where it says something new."""
    for saying, thai in _SAYINGS:
        if found := re.fullmatch(saying, message, re.DOTALL):
            return thai.format(*found.groups())
    return message


def _end(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    if issubclass(kind, KeyboardInterrupt):
        sys.stderr.write("\nเลิกแล้ว\nGiven up\n")
    else:
        sys.__excepthook__(kind, error, trace)


sys.excepthook = _end
