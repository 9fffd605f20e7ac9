"""A content folder → the catalogue, or everything that is wrong with it: one spoilt site for every mistake."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

import pytest

from ita_site.catalogue.reading import read_content
from ita_site.source.problems import Code, Severity
from tests.builders.sites import AGENCY, FRAMEWORK, ONE, REPORT, TWO, Site
from tests.word_import.wordxml import Word, p

WORDS = "search-aliases.yml"
LAUGHS = "title: &a [ฮา, ฮา]\nlead: &b [*a, *a]\nstatus: &c [*b, *b]"


MEASURES = ONE.removesuffix("one.md")


SOURCE = "source: ตัวอย่างสำหรับทดสอบ"
SCORED = (
    SOURCE
    + """
scores:
  - total: {}
    indicators: [{{{}, score: 90}}, {{indicator: 6, score: 91}}]
    source: {{text: ก, url: "http://www.example.go.th/ita", date: 2567-08-01}}
    year: 2566
  - total: 50
    source: {{text: ก, url: "http://www.example.go.th/ita", date: 2567-08-01}}
    year: {}"""
)
"""Scores of two years in agency.yml."""


def one_picture_of_two(site: Site) -> None:
    """A text with two pictures, of which one is there."""
    site.change(ONE, "ข้อความอิสระ", "![ก](b-1.png) ![ข](b-2.png)")
    site.write(f"{MEASURES}b-1.png", "x")


@dataclass(frozen=True)
class Case:
    """A mistake of an editor, and all that is said of it."""

    name: str
    make: Callable[[Site], object]
    problems: list[str]

    def __str__(self) -> str:
        return self.name


CASES = [
    Case(
        "not UTF-8 but Windows-874",
        lambda s: s.write(ONE, (s.root / ONE).read_text(encoding="utf-8").encode("cp874")),
        [f"{ONE}:4 not-utf8 'title: มาตรการหนึ่ง'"],
    ),
    Case(
        "a byte order mark",
        lambda s: s.write(ONE, b"\xef\xbb\xbf" + (s.root / ONE).read_bytes()),
        [f"{ONE}:1 byte-order-mark"],
    ),
    Case(
        "Windows line ends",
        lambda s: s.write(ONE, (s.root / ONE).read_bytes().replace(b"\n", b"\r\n")),
        [f"{ONE}:1 windows-lines"],
    ),
    Case(
        "a Word file under the name of a measure",
        lambda s: s.write(ONE, Word(p("ก")).data()),
        [f"{ONE}:0 not-text 'Word (.docx)'"],
    ),
    Case(
        "a zero-width space in a title",
        lambda s: s.change(ONE, "มาตรการหนึ่ง", "มาตรการ\u200bหนึ่ง"),
        [f"{ONE}:4 zero-width 'title: มาตรการ\\u200bหนึ่ง'"],
    ),
    Case(
        "a soft hyphen in free text",
        lambda s: s.change(ONE, "ข้อความอิสระ", "ก\n\nข้อความ\u00adอิสระ"),
        [f"{ONE}:31 zero-width 'ข้อความ\\xadอิสระ'"],
    ),
    Case(
        "cells of Excel in a text",
        lambda s: s.change(ONE, "text: 1.จัดทำคู่มือ", "text: 1.จัดทำคู่มือ\tสำนักปลัด"),
        [f"{ONE}:11 tab-in-text '1.จัดทำคู่มือ → สำนักปลัด'"],
    ),
    Case(
        "cells of Excel in free text",
        lambda s: s.change(ONE, "ข้อความอิสระ", "ก\tข"),
        [f"{ONE}:29 tab-in-text 'ก → ข'"],
    ),
    Case(
        "tabs that are no part of a text",
        lambda s: s.change(ONE, "title: มาตรการหนึ่ง", "title:\tมาตรการหนึ่ง\t"),
        [],
    ),
    Case(
        "curly quotation marks around a title",
        lambda s: s.change(ONE, "title: มาตรการหนึ่ง", "title: “มาตรการหนึ่ง”"),
        [f"{ONE}:4 smart-quotes '“มาตรการหนึ่ง”' → \"มาตรการหนึ่ง\""],
    ),
    Case(
        "curly quotation marks around a title with a colon",
        lambda s: s.change(ONE, "title: มาตรการหนึ่ง", "title: “มาตรการ: หนึ่ง”"),
        [f"{ONE}:4 unquoted-colon 'title: “มาตรการ: หนึ่ง”' → title: \"มาตรการ: หนึ่ง\""],
    ),
    Case(
        "curly quotation marks around a code",
        lambda s: s.change(ONE, "items: [e1]", "items: [‘e1’]"),
        [f"{ONE}:8 smart-quotes '‘e1’' → \"e1\"", f"{ONE}:8 bad-id issue.items[1] '‘e1’' → e1"],
    ),
    Case(
        "curly quotation marks that the report prints",
        lambda s: s.change(ONE, "title: มาตรการหนึ่ง", 'title: "“มาตรการหนึ่ง”"'),
        [],
    ),
    Case(
        "two quotations in one title",
        lambda s: s.change(ONE, "title: มาตรการหนึ่ง", "title: “หนึ่ง” และ “สอง”"),
        [],
    ),
    Case(
        "a date in the words of a result outside the fiscal year",
        lambda s: s.change(ONE, "29 กุมภาพันธ์ 2567", "28 กุมภาพันธ์ 2566"),
        [f"{ONE}:20 date-outside-year results[1].text '28 กุมภาพันธ์ 2566'"],
    ),
    Case(
        "copies of evidence that everybody may see, on a machine that has none",
        lambda s: s.change(AGENCY, "source:", "evidence_copies: public\nsource:"),
        [f"{AGENCY}:5 no-archive evidence_copies 'public'"],
    ),
    Case(
        "an index of copies that is none",
        lambda s: s.write("../archive/archive.sqlite", "SQLite"),
        ["archive/archive.sqlite:0 bad-archive 'file is not a database'"],
    ),
    Case(
        "copies of evidence in the folder that is published",
        lambda s: s.write("archive/tambon/2024-11/evidence-1.warc.gz", ""),
        ["archive:0 archive-in-content", "archive/tambon/2024-11/evidence-1.warc.gz:0 stray-file"],
    ),
    Case(
        "copies of evidence for nobody in particular",
        lambda s: s.change(AGENCY, "source:", "evidence_copies: publc\nsource:"),
        [f"{AGENCY}:5 bad-choice evidence_copies 'publc' → public"],
    ),
    Case(
        "a contact of the link check that is no address",
        lambda s: s.change(AGENCY, "source:", "checker_contact: http://example.go.th/it\nsource:"),
        [f"{AGENCY}:5 wrong-type checker_contact 'http://example.go.th/it'"],
    ),
    Case(
        "a contact of the link check that no header can hold",
        lambda s: s.change(AGENCY, "source:", "checker_contact: https://example.go.th/ติดต่อ\nsource:"),
        [f"{AGENCY}:5 wrong-type checker_contact 'https://example.go.th/ติดต่อ'"],
    ),
    Case(
        "a contact of the link check that the agency thereby publishes",
        lambda s: s.change(AGENCY, "source:", "checker_contact: it@example.go.th\nsource:"),
        [],
    ),
    Case(
        "a text-direction control",
        lambda s: s.change(ONE, "มาตรการหนึ่ง", "มาตรการ\u202eหนึ่ง"),
        [f"{ONE}:4 bad-character 'U+202E'"],
    ),
    Case(
        "a control character named by an escape",
        lambda s: s.change(ONE, "มาตรการหนึ่ง", '"มาตรการ\\x1b[31m"'),
        [f"{ONE}:4 bad-character 'U+001B'"],
    ),
    Case(
        "10 MB of front matter",
        lambda s: s.write(ONE, "---\ntitle: " + "x" * 10_000_000),
        [f"{ONE}:0 too-large '10,000,011 ไบต์ (bytes)'"],
    ),
    Case(
        "more lines than a report has",
        lambda s: s.write(ONE, "---\n" + "\n" * 30_000),
        [f"{ONE}:0 too-large '30,001 บรรทัด (lines)'"],
    ),
    Case(
        "more values than a report has",
        lambda s: s.change(ONE, "answers: [1]", f"answers: [{'1,' * 20_000}]"),
        [f"{ONE}:21 too-large"],
    ),
    Case(
        "a link that leads nowhere",
        lambda s: (s.root / "reports/2567-12m/measures/three.md").symlink_to("nowhere"),
        ["reports/2567-12m/measures/three.md:0 unreadable 'No such file or directory'"],
    ),
    Case("no agency file", lambda s: (s.root / AGENCY).unlink(), ["agency.yml:0 missing-file"]),
    Case("no home page", lambda s: (s.root / "index.md").unlink(), ["index.md:0 missing-file"]),
    Case("no report file", lambda s: (s.root / REPORT).unlink(), ["reports/2567-12m/index.md:0 missing-file"]),
    Case(
        "no measures",
        lambda s: shutil.rmtree(s.root / "reports/2567-12m/measures"),
        ["reports/2567-12m/measures:0 missing-file"],
    ),
    Case("no reports", lambda s: shutil.rmtree(s.root / "reports"), ["reports:0 missing-file"]),
    Case("no content folder", lambda s: shutil.rmtree(s.root), ["content:0 missing-file"]),
    Case(
        "a group of one word in the table of search words",
        lambda s: s.write(WORDS, "same:\n  - words: [อบต]\n"),
        [f"{WORDS}:2 lone-word same[1].words 'อบต'"],
    ),
    Case(
        "a search word that differs from another by a hyphen alone",
        lambda s: s.write(WORDS, "same:\n  - words: [e-service, อีเซอร์วิส]\nignored:\n  - ไหม\n  - E Service\n"),
        [f"{WORDS}:5 duplicate-word ignored[2] 'E Service'"],
    ),
    Case(
        "a search word without a letter",
        lambda s: s.write(WORDS, "ignored: ['?!']\n"),
        [f"{WORDS}:1 empty ignored[1] '?!'"],
    ),
    Case(
        "a misspelt field in the table of search words",
        lambda s: s.write(WORDS, "sames: []\n"),
        [f"{WORDS}:1 unknown-field sames 'sames' → same"],
    ),
    Case(
        "a shortcut to no page",
        lambda s: s.write(WORDS, "go:\n  - words: [เบอร์โทร]\n    page: contct\n"),
        [f"{WORDS}:3 lost-shortcut go[1].page 'contct' → contact"],
    ),
    Case(
        "a shortcut to a misspelt file",
        lambda s: s.write(WORDS, "go:\n  - words: [งบ]\n    page: reports/2567-12m/measures/tow.md#a1\n"),
        [f"{WORDS}:3 lost-shortcut go[1].page 'reports/2567-12m/measures/tow.md#a1' → {TWO}"],
    ),
    Case(
        "a shortcut to no part of its page",
        lambda s: s.write(WORDS, f"go:\n  - words: [งบ]\n    page: {TWO}#isue\n"),
        [f"{WORDS}:3 lost-shortcut go[1].page '{TWO}#isue' → {TWO}#issue"],
    ),
    Case(
        "words with two shortcuts",
        lambda s: s.write(WORDS, "go:\n  - words: [งบ]\n    page: report\n  - words: [ก, งบ.]\n    page: links\n"),
        [f"{WORDS}:4 duplicate-word go[2].words[2] 'งบ.'"],
    ),
    Case(
        "a misspelt folder",
        lambda s: s.rename("reports/2567-12m/measures", "reports/2567-12m/measure"),
        [
            "reports/2567-12m/measure/one.md:0 stray-file",
            "reports/2567-12m/measure/two.md:0 stray-file",
            "reports/2567-12m/measures:0 missing-file",
        ],
    ),
    Case(
        "a measure beside the folder",
        lambda s: s.rename(TWO, "reports/2567-12m/two.md"),
        ["reports/2567-12m/two.md:0 stray-file"],
    ),
    Case(
        "an ending that nothing reads",
        lambda s: s.rename(TWO, "reports/2567-12m/measures/two.markdown"),
        ["reports/2567-12m/measures/two.markdown:0 wrong-ending"],
    ),
    Case(
        "a folder named like a page",
        lambda s: (s.root / "about.md").mkdir(),
        ["about.md:0 stray-file 'โฟลเดอร์ (a folder)'"],
    ),
    Case("an empty file", lambda s: s.write(ONE, ""), [f"{ONE}:1 no-front-matter → ---"]),
    Case(
        "a text without fields", lambda s: s.write(ONE, "# มาตรการ\n"), [f"{ONE}:1 no-front-matter '# มาตรการ' → ---"]
    ),
    Case(
        "no closing line",
        lambda s: s.change(ONE, "---\n\nข้อความอิสระ\n", "\nข้อความอิสระ\n"),
        [f"{ONE}:1 front-matter-open"],
    ),
    Case(
        "an unclosed quotation mark",
        lambda s: s.change(ONE, "title: มาตรการหนึ่ง", 'title: "มาตรการหนึ่ง'),
        [f"{ONE}:4 yaml-syntax 'title: \"มาตรการหนึ่ง'"],
    ),
    Case("two documents", lambda s: s.change(AGENCY, "units:", "---\nunits:"), ["agency.yml:6 yaml-syntax '---'"]),
    Case(
        "a colon in an unquoted title",
        lambda s: s.change(ONE, "title: มาตรการหนึ่ง", "title: มาตรการ: หนึ่ง"),
        [f"{ONE}:4 unquoted-colon 'title: มาตรการ: หนึ่ง' → title: \"มาตรการ: หนึ่ง\""],
    ),
    Case(
        "a remark behind an unquoted title",
        lambda s: s.change(ONE, "title: มาตรการหนึ่ง", "title: มาตรการ #1"),
        [f"{ONE}:4 unquoted-hash '#1' → \"มาตรการ #1\""],
    ),
    Case(
        "a tab before a field",
        lambda s: s.change(ONE, "  indicator: 6", "\tindicator: 6"),
        [f"{ONE}:7 tab '→indicator: 6'"],
    ),
    Case(
        "anchors that explode",
        lambda s: s.change(TWO, "title: มาตรการสอง", LAUGHS),
        [
            f"{TWO}:4 yaml-alias '&a'",
            f"{TWO}:4 wrong-type title '- …'",
            f"{TWO}:5 yaml-alias '&b'",
            f"{TWO}:5 yaml-alias '*a'",
            f"{TWO}:5 wrong-type lead '- …'",
            f"{TWO}:6 yaml-alias '&c'",
            f"{TWO}:6 yaml-alias '*b'",
            f"{TWO}:6 wrong-type status '- …'",
        ],
    ),
    Case(
        "a YAML tag",
        lambda s: s.change(ONE, "title: มาตรการหนึ่ง", "title: !!python/name:os.system x"),
        [f"{ONE}:4 yaml-tag 'tag:yaml.org,2002:python/name:os.system'"],
    ),
    Case(
        "lists in lists in lists",
        lambda s: s.change(ONE, "answers: [1]", f"answers: {'[' * 40}{']' * 40}"),
        [f"{ONE}:21 too-deep"],
    ),
    Case(
        "one field twice",
        lambda s: s.change(ONE, "title: มาตรการหนึ่ง", "title: มาตรการหนึ่ง\ntitle: อื่น"),
        [f"{ONE}:5 duplicate-key title 'title'"],
    ),
    Case(
        "a misspelt field",
        lambda s: s.change(ONE, "answers: [1]", "answer: [1]"),
        [f"{ONE}:21 unknown-field results[1].answer 'answer' → answers"],
    ),
    Case("a field too few", lambda s: s.change(ONE, "title: มาตรการหนึ่ง\n", ""), [f"{ONE}:2 missing-field title"]),
    Case(
        "a report without one of the headings",
        lambda s: s.change(REPORT, "  period: ระยะเวลา\n", ""),
        ["reports/2567-12m/index.md:11 missing-field headings.period"],
    ),
    Case(
        "text where a list belongs",
        lambda s: s.change(ONE, "answers: [1]", "answers: 1"),
        [f"{ONE}:21 wrong-type results[1].answers '1'"],
    ),
    Case(
        "a list where text belongs",
        lambda s: s.change(ONE, "title: มาตรการหนึ่ง", "title: [a, b]"),
        [f"{ONE}:4 wrong-type title '- …'"],
    ),
    Case(
        "two lines where one belongs",
        lambda s: s.change(ONE, "title: มาตรการหนึ่ง", "title: |\n  มาตรการ\n  หนึ่ง"),
        [f"{ONE}:4 wrong-type title 'มาตรการ\\nหนึ่ง\\n' → มาตรการ หนึ่ง"],
    ),
    Case("an empty field", lambda s: s.change(ONE, "title: มาตรการหนึ่ง", "title:"), [f"{ONE}:4 empty title"]),
    Case(
        "no activities",
        lambda s: s.change(TWO, "activities:\n  - number: 1\n    text: 1.จัดให้มี E-Service\n", "activities: []\n"),
        [f"{TWO}:7 empty activities"],
    ),
    Case(
        "a title of 301 characters",
        lambda s: s.change(ONE, "title: มาตรการหนึ่ง", f"title: {'ก' * 301}"),
        [f"{ONE}:4 too-long title 'กกกกกก…'"],
    ),
    Case(
        "a word of 5,001 characters",
        lambda s: s.change(ONE, "ข้อความอิสระ", "ก" * 5001),
        [f"{ONE}:29 too-long 'กกกกกก…'"],
    ),
    Case(
        "an id that is a path",
        lambda s: s.change(ONE, "id: one", "id: ../../One"),
        [f"{ONE}:2 bad-id id '../../One' → one"],
    ),
    Case(
        "a file name that is no id",
        lambda s: s.write("About-us.md", (s.root / "index.md").read_bytes()),
        ["About-us.md:0 bad-id 'About-us' → about-us"],
    ),
    Case(
        "a unit called all",
        lambda s: s.change(AGENCY, "id: works", "id: all"),
        ["agency.yml:9 bad-id units[2].id 'all'"],
    ),
    Case(
        "a number in words", lambda s: s.change(ONE, "order: 1", "order: ที่ 1"), [f"{ONE}:3 bad-number order 'ที่ 1' → 1"]
    ),
    Case(
        "a score with a comma",
        lambda s: s.change(AGENCY, SOURCE, SCORED.format("88,25", "indicator: 7", 2565)),
        ["agency.yml:7 bad-score scores[1].total '88,25' → 88.25"],
    ),
    Case(
        "a score of an indicator that its year does not have",
        lambda s: s.change(AGENCY, SOURCE, SCORED.format("88.25", "indicator: 66", 2565)),
        ["agency.yml:8 unknown-indicator scores[1].indicators[1].indicator '66'"],
    ),
    Case(
        "scores twice, of a year and of an indicator",
        lambda s: s.change(AGENCY, SOURCE, SCORED.format("88.25", "indicator: 6", 2566)),
        [
            "agency.yml:8 duplicate-id scores[1].indicators[2].indicator '6'",
            "agency.yml:13 duplicate-id scores[2].year '2566'",
        ],
    ),
    Case(
        "scores of a year without a source",
        lambda s: s.change(AGENCY, "units:", "scores:\n  - {year: 2566, total: 88}\nunits:"),
        ["agency.yml:7 missing-field scores[1].source"],
    ),
    Case(
        "a common-era year",
        lambda s: s.change(REPORT, "assessed_year: 2566", "assessed_year: 2023"),
        ["reports/2567-12m/index.md:4 bad-year assessed_year '2023' → 2566"],
    ),
    Case(
        "a period of common-era years",
        lambda s: s.change(ONE, "2566-10/2567-09", "2023-10/2024-09"),
        [f"{ONE}:17 bad-period period '2023-10/2024-09' → 2566-10/2567-09"],
    ),
    Case(
        "a day that is not in the calendar",
        lambda s: s.change(ONE, "date: 2567-02-29", "date: 2566-02-29"),
        [f"{ONE}:22 bad-date results[1].date '2566-02-29'"],
    ),
    Case(
        "a common-era date",
        lambda s: s.change(ONE, "date: 2567-02-29", "date: 2024-02-29"),
        [f"{ONE}:22 bad-date results[1].date '2024-02-29' → 2567-02-29"],
    ),
    Case(
        "true where yes is asked for",
        lambda s: s.change(ONE, "    answers: [1]", "    answers: [1]\n    lost_picture: true"),
        [f"{ONE}:22 bad-choice results[1].lost_picture 'true' → yes"],
    ),
    Case(
        "a round of nine months",
        lambda s: s.change(REPORT, "round: 12", "round: 9"),
        ["reports/2567-12m/index.md:6 bad-choice round '9'"],
    ),
    Case(
        "an address without a host",
        lambda s: s.change(ONE, "url: http://www.example.go.th/news.php?id=1", "url: http:///news.php"),
        [f"{ONE}:24 bad-url results[1].evidence[1].url 'http:///news.php'"],
    ),
    Case(
        "an address with a space",
        lambda s: s.change(ONE, "news.php?id=1", "news .php?id=1"),
        [
            f"{ONE}:24 bad-url results[1].evidence[1].url 'http://www.example.go.th/news .php?id=1' → http://www.example.go.th/news%20.php?id=1"
        ],
    ),
    Case(
        "an address without scheme",
        lambda s: s.change(ONE, "url: http://www", "url: www"),
        [
            f"{ONE}:24 url-without-scheme results[1].evidence[1].url 'www.example.go.th/news.php?id=1' → http://www.example.go.th/news.php?id=1"
        ],
    ),
    Case(
        "a script for an address",
        lambda s: s.change(ONE, "url: http://www.example.go.th/news.php?id=1", "url: javascript:alert(1)"),
        [f"{ONE}:24 unsafe-url results[1].evidence[1].url 'javascript:alert(1)'"],
    ),
    Case(
        "a script for an address in free text",
        lambda s: s.change(ONE, "ข้อความอิสระ", "ดู\n[ที่นี่](javascript:alert%281%29)"),
        [f"{ONE}:30 unsafe-url 'javascript:alert%281%29'"],
    ),
    Case(
        "a date after the fiscal year",
        lambda s: s.change(ONE, "date: 2567-02-29", "date: 2567-10-01"),
        [f"{ONE}:22 outside-fiscal-year results[1].date '2567-10-01'"],
    ),
    Case(
        "a period before the fiscal year",
        lambda s: s.change(ONE, "2566-10/2567-09", "2566-09/2567-09"),
        [f"{ONE}:17 outside-fiscal-year period '2566-09/2567-09'"],
    ),
    Case(
        "two measures with one id",
        lambda s: s.change(TWO, "id: two", "id: one"),
        [f"{name}:2 duplicate-id id 'one'" for name in (ONE, TWO)],
    ),
    Case(
        "two measures in one place",
        lambda s: s.change(TWO, "order: 2", "order: ๑"),
        [f"{ONE}:3 duplicate-id order '1'", f"{TWO}:3 duplicate-id order '1'"],
    ),
    Case(
        "two activities with one number",
        lambda s: s.change(ONE, "number: 2", "number: 1"),
        [f"{ONE}:12 duplicate-id activities[2].number '1'"],
    ),
    Case(
        "two items with one code",
        lambda s: s.change(FRAMEWORK, "code: e11", "code: e1"),
        ["framework/nacc-2566.yml:27 duplicate-id items[2].code 'e1'"],
    ),
    Case(
        "two units with one id",
        lambda s: s.change(AGENCY, "id: works", "id: office"),
        ["agency.yml:9 duplicate-id units[2].id 'office'"],
    ),
    Case(
        "a report in another's folder",
        lambda s: s.change(REPORT, "id: 2567-12m", "id: 2567-6m"),
        ["reports/2567-12m/index.md:2 wrong-place id '2567-6m'"],
    ),
    Case(
        "a framework in another year's file",
        lambda s: s.rename(FRAMEWORK, "framework/nacc-2565.yml"),
        ["framework/nacc-2565.yml:2 wrong-place year 'nacc-2566'"],
    ),
    Case(
        "a year without a framework",
        lambda s: s.change(REPORT, "assessed_year: 2566", "assessed_year: 2565"),
        ["reports/2567-12m/index.md:4 unknown-framework assessed_year 'nacc-2565'"],
    ),
    Case(
        "an unknown indicator in a measure",
        lambda s: s.change(ONE, "indicator: 6", "indicator: 7"),
        [f"{ONE}:7 unknown-indicator issue.indicator '7' → 6"],
    ),
    Case(
        "an unknown indicator in a framework",
        lambda s: s.change(FRAMEWORK, "indicator: 8", "indicator: 9"),
        ["framework/nacc-2566.yml:28 unknown-indicator items[2].indicator '9' → 8"],
    ),
    Case(
        "an unknown item",
        lambda s: s.change(ONE, "items: [e1]", "items: [e1, e10]"),
        [f"{ONE}:8 unknown-item issue.items[2] 'e10' → e11"],
    ),
    Case(
        "an unknown item by resemblance",
        lambda s: s.change(TWO, "ทำงาน\nactivities", "ทำงาน\n  resembles: [e12]\nactivities"),
        [f"{TWO}:7 unknown-item issue.resembles[1] 'e12' → e11"],
    ),
    Case(
        "an unknown instrument",
        lambda s: s.change(FRAMEWORK, "ดำเนินงาน\n    instrument: EIT", "ดำเนินงาน\n    instrument: EiTs"),
        ["framework/nacc-2566.yml:16 unknown-instrument indicators[1].instrument 'EiTs' → EIT"],
    ),
    Case(
        "an unknown source",
        lambda s: s.change(FRAMEWORK, "weight: 100\n    source: report", "weight: 100\n    source: raport"),
        ["framework/nacc-2566.yml:12 unknown-source instruments[1].source 'raport' → report"],
    ),
    Case(
        "an unknown unit",
        lambda s: s.change(ONE, "units: [office]", "units: [offices, works]"),
        [f"{ONE}:16 unknown-unit responsible.units[1] 'offices' → office"],
    ),
    Case(
        "an unknown activity",
        lambda s: s.change(ONE, "answers: [1]", "answers: [1, ๓]"),
        [f"{ONE}:21 unknown-activity results[1].answers[2] '3' → 2"],
    ),
    Case(
        "a promise that is the same as none with a result",
        lambda s: s.change(ONE, "number: 1\n", "number: 1\n    same_as: one/9\n"),
        [f"{ONE}:11 unknown-promise activities[1].same_as 'one/9'"],
    ),
    Case(
        "an address in a text alone",
        lambda s: s.change(ONE, "ดีขึ้น", "ดีขึ้น (www.example.go.th)"),
        [f"{ONE}:26 unlisted-url outcomes[1].text 'www.example.go.th'"],
    ),
    Case(
        "title lines copied from another year",
        lambda s: s.change(REPORT, "ปีงบประมาณ พ.ศ. ๒๕๖7", "ปีงบประมาณ พ.ศ. ๒๕๖6"),
        [f"{REPORT}:7 other-year title_lines 'รายงาน…'"],
    ),
    Case(
        "title lines that name another agency",
        lambda s: s.change(REPORT, "องค์การบริหารส่วนตำบลตัวอย่าง", "เทศบาลตำบลอื่น"),
        [f"{REPORT}:7 other-agency title_lines 'รายงานผลการดำเนินการ เทศบาลตำบลอื่น\\nปีงบประมาณ พ.ศ. ๒๕๖7'"],
    ),
    Case("a measure that was deleted", lambda s: (s.root / ONE).unlink(), [f"{TWO}:3 order-gap order '2'"]),
    Case(
        "a measure under another ending",
        lambda s: s.rename(ONE, ONE.replace(".md", ".txt")),
        [f"{ONE[:-3]}.txt:0 unread-measure", f"{TWO}:3 order-gap order '2'"],
    ),
    Case(
        "a Word template that is none",
        lambda s: s.write("templates/report.docx", "<html>"),
        ["templates/report.docx:0 bad-template"],
    ),
    Case(
        "a remark that waits for a person",
        lambda s: s.change(ONE, "title: มาตรการหนึ่ง", "# TODO ตั้งชื่อ\ntitle: มาตรการหนึ่ง"),
        [f"{ONE}:4 todo 'ตั้งชื่อ'"],
    ),
    Case(
        "a remark behind a text of several lines, and the word within one",
        lambda s: s.change(ONE, "    text: 1.จัดทำคู่มือ", "    text: |-\n      1.จัดทำคู่มือ\n      # TODO ก\n    # TODO ข"),
        [f"{ONE}:11 todo 'ก'", f"{ONE}:14 todo 'ข'"],
    ),
    Case(
        "a value that nobody knows yet",
        lambda s: s.change(ONE, "text: 2.จัดทำแผนผัง", "text: TODO ไม่มีข้อความ"),
        [f"{ONE}:13 todo 'ไม่มีข้อความ'"],
    ),
    Case(
        "free text that waits for a person, also where it is indented",
        lambda s: s.change(
            ONE, "ข้อความอิสระ", "## TODO ตรวจ\n\n![TODO คำบรรยาย](http://a.example/a.png)\n\n    TODO อ้าง"
        ),
        [f"{ONE}:29 todo 'ตรวจ'", f"{ONE}:31 todo 'คำบรรยาย'", f"{ONE}:33 todo 'อ้าง'"],
    ),
    Case(
        "a picture of a phone under the name of another kind",
        lambda s: s.write("images/a.jpg", b"\0\0\0\x18ftypheic\0\0\0\0"),
        ["images/a.jpg:0 bad-picture"],
    ),
    Case(
        "a picture that another host would have to send",
        lambda s: s.change(ONE, "ข้อความอิสระ", "ก\n\n![ข](https://other.example/a.png)"),
        [f"{ONE}:31 remote-picture 'https://other.example/a.png'"],
    ),
    Case(
        "a drawing that runs a program when it is opened",
        lambda s: s.write("images/a.svg", "<svg xmlns='http://www.w3.org/2000/svg'>\n<script>alert(1)</script></svg>"),
        ["images/a.svg:2 unsafe-drawing '<script>'"],
    ),
    Case(
        "the number of a person's identity card",
        lambda s: s.change(ONE, "text: 2.จัดทำแผนผัง", "text: 2.จัดทำแผนผัง นายสมชาย 1-1017-00230-70-8"),
        [f"{ONE}:13 personal-data activities[2].text '1-1017-00230-70-8'"],
    ),
    Case(
        "more line ends than a text has, as escapes",
        lambda s: s.change(ONE, "มาตรการหนึ่ง", '"' + "\\n" * 100_000 + '"'),
        [f"{ONE}:4 too-large"],
    ),
    Case(
        "a unit's name in place of its id",
        lambda s: s.change(ONE, "units: [office]", "units: [กองช่าง]"),
        [f"{ONE}:16 bad-id responsible.units[1] 'กองช่าง' → works"],
    ),
    Case(
        "a field's Thai label in place of its name",
        lambda s: s.change(ONE, "title: มาตรการหนึ่ง", "ชื่อ: มาตรการหนึ่ง"),
        [f"{ONE}:2 missing-field title", f"{ONE}:4 unknown-field ชื่อ 'ชื่อ' → title"],
    ),
    Case(
        "a space copied from Word behind a field's name",
        lambda s: s.change(ONE, "title: มาตรการ", "title:\u00a0มาตรการ"),
        [f"{ONE}:4 special-space 'title: มาตรการหนึ่ง'"],
    ),
    Case(
        "spaces copied from Word before the first of two fields",
        lambda s: s.change(ONE, "  indicator: 6", "\u00a0\u00a0indicator: 6"),
        [f"{ONE}:7 special-space 'indicator: 6'"],
    ),
    Case(
        "spaces copied from Word before an item",
        lambda s: s.change(ONE, "  - number: 2", "\u00a0\u00a0-\u00a0number: 2"),
        [f"{ONE}:12 special-space '- number: 2'"],
    ),
    Case(
        "spaces copied from Word before a field",
        lambda s: s.change(ONE, "  indicator: 6\n  items", "\u00a0\u00a0indicator: 6\n\u00a0 items"),
        [f"{ONE}:7 special-space 'indicator: 6'", f"{ONE}:8 special-space 'items: [e1]'"],
    ),
    Case(
        "a picture that is gone",
        one_picture_of_two,
        [f"{ONE}:29 broken-link 'b-2.png' → {MEASURES}b-1.png"],
    ),
    Case(
        "the only picture that is gone",
        lambda s: s.change(ONE, "ข้อความอิสระ", "![ภาพ](measure-1.png)"),
        [f"{ONE}:29 broken-link 'measure-1.png'"],
    ),
    Case(
        "a link to no page",
        lambda s: s.change(ONE, "ข้อความอิสระ", "ดู [สอง](tow.md)"),
        [f"{ONE}:29 broken-link 'tow.md' → reports/2567-12m/measures/two.md"],
    ),
    Case(
        "a health file of another version",
        lambda s: s.write("link-health.json", '{"version": 9, "links": []}'),
        ['link-health.json:1 bad-health-file \'{"version": 9, "links": []}\''],
    ),
    Case(
        "a word about a link without its end",
        lambda s: s.write("link-overrules.yml", "- url: http://a.example/\n  state: alive\n  reason: x\n"),
        ["link-overrules.yml:1 bad-overrule [1].until"],
    ),
]


IN_A_PROCESS = "a Word template that is none"
"""The case whose file is tried in a process of its own."""

EACH = pytest.mark.parametrize(
    "case", [pytest.param(case, marks=[pytest.mark.slow] * (str(case) == IN_A_PROCESS)) for case in CASES], ids=str
)


@EACH
def test_a_mistake_is_told_with_its_place_and_what_would_be_right(site: Site, case: Case) -> None:
    case.make(site)
    assert site.problems() == case.problems


@EACH
def test_an_error_leaves_no_catalogue_and_a_warning_does(site: Site, case: Case) -> None:
    case.make(site)
    reading = site.read()
    stopped = any(problem.severity is Severity.ERROR for problem in reading.problems)
    assert (reading.catalogue is None) is stopped


@pytest.mark.parametrize("code", sorted(set(Code) - {Code.UNUSED_OPTION}))
def test_every_code_has_a_mistake_that_it_is_told_for(code: Code) -> None:
    """Of the content: an option without effect is one of mkdocs.yml."""
    assert code in {problem.split(" ")[1] for case in CASES for problem in case.problems}


def test_the_small_site_itself_has_no_problem(site: Site) -> None:
    assert site.problems() == []


def test_all_problems_come_at_once_by_file_and_line(site: Site) -> None:
    site.change(AGENCY, "http://www.example.go.th", "www.example.go.th")
    site.change(FRAMEWORK, "code: e11", "code: E11")
    site.change(REPORT, "round: 12", "round: 9")
    site.change(ONE, "title: มาตรการหนึ่ง", "title: มาตรการ: หนึ่ง")
    site.change(ONE, "  indicator: 6", "\tindicator: 6.")
    site.change(ONE, "units: [office]", "units: [Office]\nunits: [office]")
    site.change(ONE, "date: 2567-02-29", "date: 2567-02-30")
    site.change(ONE, "url: http://www.example.go.th/news.php?id=1", "url: javascript:alert(1)")
    site.write(TWO, b"\xff\xfe")
    assert site.problems() == [
        "agency.yml:4 url-without-scheme website 'www.example.go.th' → http://www.example.go.th",
        "framework/nacc-2566.yml:27 bad-id items[2].code 'E11' → e11",
        "reports/2567-12m/index.md:6 bad-choice round '9'",
        f"{ONE}:4 unquoted-colon 'title: มาตรการ: หนึ่ง' → title: \"มาตรการ: หนึ่ง\"",
        f"{ONE}:7 tab '→indicator: 6.'",
        f"{ONE}:7 bad-number issue.indicator '6.' → 6",
        f"{ONE}:16 bad-id responsible.units[1] 'Office' → office",
        f"{ONE}:17 unknown-field units 'units'",
        f"{ONE}:23 bad-date results[1].date '2567-02-30'",
        f"{ONE}:25 unsafe-url results[1].evidence[1].url 'javascript:alert(1)'",
        f"{TWO}:1 not-utf8 'UTF-16'",
        f"{TWO}:1 no-front-matter → ---",
    ]


def test_references_into_a_file_that_could_not_be_read_are_not_held_against_the_reader(site: Site) -> None:
    site.write(AGENCY, "name: [")
    site.write(FRAMEWORK, "family: [")
    assert [problem.split(" ")[:2] for problem in site.problems()] == [
        ["agency.yml:1", "yaml-syntax"],
        ["framework/nacc-2566.yml:1", "yaml-syntax"],
    ]


def test_where_the_parser_gave_up_no_field_is_called_missing(site: Site) -> None:
    site.write(TWO, "---\nid: two\norder: 2\n'\n---\n")
    assert [problem.split(" ")[:2] for problem in site.problems()] == [[f"{TWO}:4", "yaml-syntax"]]


def test_years_and_dates_are_read_in_the_buddhist_era_and_mixed_digits(site: Site) -> None:
    (report,) = site.catalogue().reports
    assert report.entry.fiscal_year == 2567
    assert report.measures[0].entry.results[0].date == date(2024, 2, 29)
    assert str(report.measures[0].entry.period) == "2566-10/2567-09"


def test_text_is_kept_to_the_letter(site: Site) -> None:
    words = "  ๒๕๖7  <b>&amp;</b> ำ ํา เเ {{ 7*7 }} \\ | 010 13:00 yes ~ null  "
    site.change(ONE, "text: 1.จัดทำคู่มือ", f"text: '{words}'")
    assert site.catalogue().reports[0].measures[0].entry.activities[0].text == words


@pytest.mark.parametrize("name", [".one.md", "._one.md", "reports/.old/index.md", "reports/2567-12m/measures/.x.md"])
def test_hidden_files_are_neither_read_nor_told_of(site: Site, name: str) -> None:
    site.write(name, b"\xff")
    assert site.problems() == []


def test_a_file_that_is_not_content_is_left_alone(site: Site) -> None:
    site.write("images/logo.png", b"\x89PNG")
    assert site.problems() == []


def test_reports_come_newest_first_and_the_longer_round_before_the_shorter(site: Site) -> None:
    for name, year, months in (("2566-12m", 2566, 12), ("2567-6m", 2567, 6)):
        folder = f"reports/{name}"
        shutil.copytree(site.root / "reports/2567-12m", site.root / folder)
        site.change(f"{folder}/index.md", "id: 2567-12m", f"id: {name}")
        site.change(f"{folder}/index.md", "fiscal_year: ๒๕๖7", f"fiscal_year: {year}")
        site.change(f"{folder}/index.md", "round: 12", f"round: {months}")
        if year == 2566:
            for file in ("one.md", "two.md"):
                site.change(f"{folder}/measures/{file}", "2566-10/2567-09", "2565-10/2566-09")
            site.change(f"{folder}/measures/one.md", "date: 2567-02-29", "date: 2566-02-28")
    assert [report.entry.id for report in site.catalogue().reports] == ["2567-12m", "2567-6m", "2566-12m"]


def test_rows_come_in_the_order_that_they_state_whatever_their_files_are_called(site: Site) -> None:
    site.rename(TWO, "reports/2567-12m/measures/0.md")
    assert [measure.entry.id for measure in site.catalogue().reports[0].measures] == ["one", "two"]


def test_the_content_folder_may_have_any_name(site: Site) -> None:
    moved = site.root.rename(site.root.with_name("เนื้อหา 2567"))
    (moved / "agency.yml").unlink()
    assert [problem.path for problem in read_content(moved).problems] == ["เนื้อหา 2567/agency.yml"]


def test_a_wrong_value_hides_no_wrong_reference_beside_it(site: Site) -> None:
    site.change(REPORT, "round: 12", "round: 9")
    site.change(ONE, "order: 1", "order: x")
    site.change(ONE, "items: [e1]", "items: [e1, e10]")
    site.change(ONE, "units: [office]", "units: [สำนักปลัด, finace]")
    site.change(ONE, "answers: [1]", "answers: [1, 99]")
    codes = [problem.split(" ")[1] for problem in site.problems()]
    assert codes == ["bad-choice", "bad-number", "unknown-item", "bad-id", "unknown-unit", "unknown-activity"]


def test_what_stands_in_for_a_wrong_value_is_never_told_of(site: Site) -> None:
    site.change(REPORT, "fiscal_year: ๒๕๖7", "fiscal_year: 67")
    site.change(ONE, "period: 2566-10/2567-09", "period: soon")
    site.change(ONE, "activities:", "activites:")
    codes = [problem.split(" ")[1] for problem in site.problems()]
    assert codes == ["bad-year", "missing-field", "unknown-field", "bad-period"]


@pytest.mark.parametrize(
    ("old", "new", "hint"),
    [
        ("order: 1", "order:1", "ตามด้วย : และเว้นวรรค"),
        ("items: [e1]", "items: [e1", "วงเล็บปิด"),
        ("title: มาตรการหนึ่ง", 'title: "มาตรการหนึ่ง', "เครื่องหมายคำพูดปิด"),
        ("title: มาตรการหนึ่ง", 'title: "มาตรการ" หนึ่ง"', "คำพูดซ้อน"),
        ("title: มาตรการหนึ่ง", "title: - มาตรการหนึ่ง", "ขึ้นต้นด้วย -"),
        ("title: มาตรการหนึ่ง", "title: @มาตรการหนึ่ง", "@"),
    ],
)
def test_broken_yaml_is_explained_in_words_of_the_writer(old: str, new: str, hint: str, site: Site) -> None:
    site.change(ONE, old, new)
    problems = [problem for problem in site.read().problems if problem.code is Code.YAML_SYNTAX]
    assert len(problems) == 1
    assert hint in problems[0].th
    assert problems[0].hint.partition(" | ")[2] in problems[0].en


def test_a_special_space_within_a_text_is_a_letter_of_it(site: Site) -> None:
    site.change(ONE, "    text: 1.จัดทำคู่มือ", "    text: |-\n      1.จัดทำ\n      \u00a0\u00a0note: ก")
    assert site.problems() == []
    assert site.catalogue().reports[0].measures[0].entry.activities[0].text == "1.จัดทำ\n\u00a0\u00a0note: ก"


def test_a_unit_by_its_name_is_told_with_all_units(site: Site) -> None:
    site.change(ONE, "units: [office]", "units: [กองช่าง]")
    assert site.read().problems[0].allowed == "office (สำนักปลัด), works (กองช่าง), all"


def test_the_thai_line_of_broken_yaml_holds_no_words_of_the_parser(site: Site) -> None:
    site.change(ONE, "title: มาตรการหนึ่ง", 'title: "มาตรการหนึ่ง')
    (problem,) = site.read().problems
    assert "unexpected" not in problem.th
    assert "unexpected end of stream" in problem.en


def test_the_space_that_hides_in_an_indentation_is_named(site: Site) -> None:
    site.change(ONE, "  indicator: 6", "\u00a0\u00a0indicator: 6")
    (problem,) = site.read().problems
    assert "ช่องว่างชนิดไม่ตัดบรรทัด (NBSP)" in problem.th
    assert "a no-break space (NBSP)" in problem.en


def test_only_of_evidence_that_lacks_its_http_the_field_of_the_printed_address_is_named(site: Site) -> None:
    site.change(ONE, "http://www.example.go.th/news.php?id=1", "www.example.go.th/news.php?id=1")
    (evidence,) = site.read().problems
    assert "printed" in evidence.th
    assert "printed" in evidence.en
    text = (site.root / "agency.yml").read_text(encoding="utf-8")
    site.write("agency.yml", text.replace("website: http://", "website: "))
    assert [problem.path for problem in site.read().problems if "printed" in str(problem)] == [evidence.path]
