"""Click's commands with help in two languages and errors in Thai first.

A help text is written `ไทย | English`. An error of the command line is printed in Thai, in English, and with the usage.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, Final, Generic, TypeVar

import click

from ita_site.commandline import fail, reason, tell

T = TypeVar("T")

USAGE_ERROR: Final = 2

SETTINGS: Final[dict[str, Any]] = {"help_option_names": ["-h", "--help"], "max_content_width": 110}
"""Settings of click that every command has."""

_ERRORS: Final = (
    (r"Missing option '([^' ]+).*", "ต้องระบุ {0}"),
    (r"Missing argument '([^']+)'.*", "ต้องระบุ {0}"),
    (r"Missing command\.", "ต้องระบุคำสั่ง"),
    (r"No such option '(.+?)'\.(?: Did you mean (.+)\?)?.*", "ไม่รู้จักตัวเลือก {0}|หมายถึง {1} หรือไม่"),
    (r"No such command '(.+?)'\.(?: Did you mean (.+)\?)?.*", "ไม่มีคำสั่ง {0}|หมายถึง {1} หรือไม่"),
    (r"Got unexpected extra arguments? \((.+)\)", "ไม่รู้จัก {0}"),
    (r"Option '(.+)' requires an argument\.", "{0}: ต้องมีค่าตามหลัง"),
    (r"Option '(.+)' does not take a value\.", "{0}: ไม่รับค่า"),
    (r"Invalid value for '([^' ]+).*?': (.+) is not one of (.+)\.", "{0}: ไม่มี {1} ให้เลือก มี {2}"),
    (r"Invalid value for '([^' ]+).*?': (.+) is not a valid integer\.", "{0}: {1} ไม่ใช่จำนวนเต็ม"),
    (r"Invalid value for '([^' ]+).*?': (.+)", "{0}: {1}"),
)
"""Click's English errors, and the same in Thai; the part behind a bar only where the last group matched."""


class Value(click.ParamType[T], Generic[T]):
    """A kind of value: `read` makes it of the text or raises ValueError; `allowed` says (`ไทย | English`) what fits."""

    def __init__(self, read: Callable[[str], T], allowed: str) -> None:
        self.name = "value"
        self.read, self.allowed = read, allowed

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> T:
        """Return the value of the text. Raises BadParameter."""
        if not isinstance(value, str):
            return value  # type: ignore[no-any-return]  # a default
        try:
            return self.read(value)
        except ValueError:
            self.fail(f"{value!r}: {self.allowed}", param, ctx)


class Several(click.Option):
    """An option with one or more values behind it: `--resolve A B`, or given again."""

    def __init__(self, *names: Any, **settings: Any) -> None:
        settings["multiple"] = True
        super().__init__(*names, **settings)


class Command(click.Command):
    """A command whose help and errors are in both languages."""

    def run(self, words: Sequence[str] | None = None) -> int:
        """Run it; return the exit code. Raises KeyboardInterrupt at Ctrl-C."""
        try:
            return self.main(words, prog_name=self.name, standalone_mode=False) or 0
        except click.UsageError as error:
            return _usage_error(error)
        except click.Abort:
            raise KeyboardInterrupt from None
        except OSError as error:
            return fail(f"อ่านหรือเขียนไม่ได้: {reason(error)}", f"cannot read or write: {reason(error)}")

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read the words, each value of an option that takes several with the option's name before it."""
        several = {name for param in self.params if isinstance(param, Several) for name in param.opts}
        try:
            return super().parse_args(ctx, list(one_value_each(args, several)))
        except click.UsageError as error:
            error.ctx = error.ctx or ctx
            raise

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """Return the option that shows the help."""
        option = super().get_help_option(ctx)
        if option:
            option.help = "แสดงวิธีใช้นี้ | show this help"
        return option

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write how the command is called."""
        formatter.write_usage(ctx.command_path, " ".join(self.collect_usage_pieces(ctx)), "วิธีสั่ง | usage: ")

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options with their help."""
        records = [record for param in self.get_params(ctx) if (record := param.get_help_record(ctx))]
        with formatter.section("ตัวเลือก | options"):
            formatter.write_dl(records)


class Group(Command, click.Group):
    """A command of commands, listed in both languages."""

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the commands, then the options."""
        with formatter.section("คำสั่ง | commands"):
            formatter.write_dl([(name, self.help_of(name)) for name in self.list_commands(ctx)])
        super().format_options(ctx, formatter)

    def help_of(self, name: str) -> str:
        """Return the help of one of its commands."""
        return self.commands[name].help or ""


def one_value_each(words: Iterable[str], several: set[str]) -> Iterator[str]:
    """Yield the words with an option's name before each of its values: `--only a b` becomes `--only a --only b`."""
    name, values = "", 0
    for word in words:
        if word in several:
            name, values = word, 0
        elif word.startswith("-"):
            name = ""
        elif name:
            values += 1
            if values > 1:
                yield name
        yield word


def in_thai(message: str) -> str:
    """Return an error of click in Thai; as it is where click says something new."""
    for pattern, thai in _ERRORS:
        if match := re.fullmatch(pattern, message, re.DOTALL):
            always, _, more = thai.partition("|")
            groups = match.groups()
            text = f"{always} {more}" if more and groups[-1] else always
            return text.format(*groups).partition(" | ")[0]
    return message


def _usage_error(error: click.UsageError) -> int:
    message = error.format_message()
    tell(f"ผิดพลาด: {in_thai(message)}", f"Error: {_english(message)}")
    if error.ctx:
        tell(error.ctx.get_usage(), f"ดูตัวเลือกทั้งหมด | all options: {error.ctx.command_path} --help")
    return USAGE_ERROR


def _english(message: str) -> str:
    """Return a message with the part behind the bar of `: ไทย | English` alone."""
    return re.sub(r": (?:(?!: ).)*? \| ", ": ", message)


def command(function: Callable[..., int | None]) -> Command:
    """Return the command of a function, which returns an exit code; the program gives it its name and help."""
    made = click.command(cls=Command, context_settings=SETTINGS)(function)
    assert isinstance(made, Command)  # noqa: S101 - what `cls` asks for
    return made
