"""Importing again: what would change is shown first, and what people did by hand stays."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from ita_site.publish.check import load
from ita_site.word_import.doubt_kinds import DoubtKind
from ita_site.word_import.doubts import doubt, remark
from tests.word_import.cases import SECOND
from tests.word_import.office import BEFORE, RESULTS, Desk, form, row, run_ita
from tests.word_import.wordxml import Word, link, p, tc

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Callable
    from pathlib import Path

    from ita_site.catalogue.catalogue import Catalogue

pytestmark = pytest.mark.slow

FIRST = Word(BEFORE + form(row(), row(**SECOND)))
AGAIN = remark(doubt(DoubtKind.TEXT_CHANGED))
CHANGED = Word(BEFORE + form(row(outcomes="-ประชาชนสะดวกขึ้นมาก"), row(**SECOND)))


def command(office: Desk, word: Word, *options: str) -> subprocess.CompletedProcess[str]:
    file = office.root / "report.docx"
    file.write_bytes(word.data())
    asked = ["--fiscal-year", "๒๕๖7", "--round", "๑๒", "--content", str(office.content)]
    return run_ita("import", str(file), *asked, *options)


def catalogue(office: Desk) -> Catalogue:
    found = load(office.content).catalogue
    assert found is not None
    return found


def worked_on(office: Desk) -> None:
    """What a person does with an import: names, pairs, a note."""
    (file,) = office.report.glob("measures/1-*.md")
    text = file.read_text(encoding="utf-8")
    text = "\n".join(line for line in text.split("\n") if "# TODO" not in line)
    first, second = re.findall(r"# answers: .*", text)
    text = text.replace(first, "answers: [1, 2]", 1).replace(second, "answers: []", 1)
    text = text.replace("id: measure-1", "id: service").replace("title: คุณภาพการดำเนินงาน", "title: บริการ")
    file.write_text(f"{text}\nหมายเหตุของเรา\n", encoding="utf-8")


def test_an_import_says_in_thai_what_to_look_at(office: Desk) -> None:
    done = command(office, FIRST)
    assert (done.returncode, done.stderr) == (0, "")
    lines = done.stdout.splitlines()
    assert lines[1] == "อ่านได้ 2 มาตรการ 3 กิจกรรม 3 ผลการดำเนินการ 2 ผลลัพธ์ ที่อยู่เว็บ 1 แห่ง"
    assert "  จับคู่ผลกับกิจกรรม: 2 แห่ง" in lines
    assert any("ita check" in line for line in lines)
    assert len(lines) <= 20


def test_a_second_import_is_refused_without_merge(office: Desk) -> None:
    office.draft(FIRST.data()).store()
    done = command(office, CHANGED)
    assert (done.returncode, done.stdout) == (1, "")
    assert "--merge" in done.stderr


def test_merge_shows_the_difference_and_changes_nothing(office: Desk) -> None:
    office.draft(FIRST.data()).store()
    before = office.text()
    done = command(office, CHANGED, "--merge")
    assert done.returncode == 0
    assert '-  - text: "-ประชาชนสะดวกขึ้น"' in done.stdout
    assert '+  - text: "-ประชาชนสะดวกขึ้นมาก"' in done.stdout
    assert "--merge --yes" in done.stdout
    assert office.text() == before


def test_merge_with_yes_changes_what_the_file_says_and_keeps_what_people_did(office: Desk) -> None:
    office.draft(FIRST.data()).store()
    worked_on(office)
    (office.report / "photo.png").write_bytes(b"x")
    done = command(office, CHANGED, "--merge", "--yes")
    assert done.returncode == 0, done.stderr
    one = catalogue(office).reports[0].measures[0]
    assert (one.entry.id, one.entry.title, one.body.strip()) == ("service", "บริการ", "หมายเหตุของเรา")
    assert [result.answers for result in one.entry.results] == [(1, 2), ()]
    assert [outcome.text for outcome in one.entry.outcomes] == ["-ประชาชนสะดวกขึ้นมาก"]
    assert (office.report / "photo.png").is_file()
    assert not [one for one in office.todos() if one.startswith("1-") and "ชื่อเรียก" in one]


def test_a_result_that_changed_is_to_be_paired_again(office: Desk) -> None:
    office.draft(FIRST.data()).store()
    worked_on(office)
    command(office, Word(BEFORE + form(row(results=(RESULTS[0], "-ติดแผนผังที่ตลาด")), row(**SECOND))), "--merge", "--yes")
    results = catalogue(office).reports[0].measures[0].entry.results
    assert ["answers" in one.model_fields_set for one in results] == [True, False]


def test_a_merge_tells_of_words_that_no_field_takes_and_leaves_the_free_text_alone(office: Desk) -> None:
    office.draft(FIRST.data()).store()
    worked_on(office)
    added = Word(BEFORE + form(row(), row(**SECOND)) + p("หมายเหตุ ข้อมูล ณ สิ้นปี"))
    (file,) = office.report.glob("index.md")
    file.write_text(f"{file.read_text(encoding='utf-8')}\nคำอธิบายของเรา\n", encoding="utf-8")
    done = command(office, added, "--merge", "--yes")
    (told,) = [line for line in done.stdout.splitlines() if "ไม่อยู่ในรายงาน" in line]
    assert told.endswith("เช่น หมายเหตุ ข้อมูล ณ สิ้นปี")
    assert catalogue(office).reports[0].body.strip() == "คำอธิบายของเรา"


def test_a_merge_says_nothing_of_words_that_the_report_has(office: Desk) -> None:
    office.draft(FIRST.data()).store()
    worked_on(office)
    done = command(office, FIRST, "--merge", "--yes")
    assert "ไม่อยู่ในรายงาน" not in done.stdout


def test_merging_the_same_file_changes_nothing(office: Desk) -> None:
    office.draft(FIRST.data()).store()
    before = office.text()
    done = command(office, FIRST, "--merge", "--yes")
    assert done.returncode == 0
    assert "ไม่มีอะไรต้องเปลี่ยน" in done.stdout
    assert office.text() == before


def test_what_is_only_quoted_otherwise_is_no_change_and_stays_so(office: Desk) -> None:
    office.draft(FIRST.data()).store()
    file = office.report / "measures/2-measure.md"
    text = re.sub(r"^title: (.*)$", r'title: "\1"', file.read_text(encoding="utf-8"), flags=re.MULTILINE)
    file.write_text(text, encoding="utf-8")
    assert 'title: "' in text
    assert "ไม่มีอะไรต้องเปลี่ยน" in command(office, FIRST, "--merge").stdout
    assert office.draft(FIRST.data(), merge=True).files["measures/2-measure.md"] == file.read_bytes()


def test_a_measure_that_is_gone_is_shown_as_gone(office: Desk) -> None:
    office.draft(FIRST.data()).store()
    done = command(office, Word(BEFORE + form(row())), "--merge", "--yes")
    assert "+++ /dev/null" in done.stdout
    assert len(catalogue(office).reports[0].measures) == 1


def test_the_imported_site_builds(office: Desk) -> None:
    office.draft(FIRST.data()).store()
    done = run_ita("check", "--content", str(office.content))
    assert done.returncode == 0
    assert "0 errors" in done.stdout


def again(office: Desk, word: Word) -> tuple[str, ...]:
    """Import a file, over the report where it is there already; what that changes in it."""
    imported = office.draft(word.data(), merge=True)
    changes = imported.changes if imported.target.old else ()
    imported.store()
    return changes


DATED = ("-อบรมเมื่อวันที่ 6 มีนาคม 2567 มีผู้เข้าร่วม 28 คน", "-ติดแผนผังที่หน้าสำนักงาน วันที่ 7 มีนาคม 2567")
DENSE = Word(BEFORE + form(row(results=DATED), row(**SECOND)))


def first(office: Desk) -> Path:
    (file,) = office.report.glob("measures/1-*.md")
    return file


def edit(office: Desk, change: Callable[[str], str]) -> str:
    """The first measure as a person leaves it."""
    text = change(first(office).read_text(encoding="utf-8"))
    first(office).write_text(text, encoding="utf-8")
    return text


def without(text: str, *words: str) -> str:
    """The file with the remarks taken away that say one of these words."""
    lines = text.split("\n")
    return "\n".join(line for line in lines if not ("# TODO" in line and any(one in line for one in words)))


def test_what_nobody_settled_waits_still_be_the_result_paired_or_not(office: Desk) -> None:
    again(office, DENSE)
    text = edit(office, lambda text: re.sub(r"# answers: .*", "answers: [1]", text, count=1))
    assert text.count("วันที่อ่านจากข้อความ") == 2
    again(office, DENSE)
    assert first(office).read_text(encoding="utf-8") == text


def test_a_mark_that_stands_at_one_claim_does_not_bring_back_that_of_another(office: Desk) -> None:
    again(office, DENSE)
    text = edit(office, lambda text: re.sub(r"( *# TODO วันที่อ่าน.*\n)", "", text, count=1))
    again(office, DENSE)
    assert first(office).read_text(encoding="utf-8") == text


def test_every_field_is_settled_by_itself(office: Desk) -> None:
    again(office, DENSE)

    def change(text: str) -> str:
        text = without(text, "จำนวนคน", "ชื่อเรียก").replace("people: 28", "people: 27")
        return re.sub(r"date: 2567-03-06", "date: 2567-03-05", text)

    text = edit(office, change)
    again(office, DENSE)
    assert first(office).read_text(encoding="utf-8") == text


def test_a_reading_that_a_person_took_away_stays_away(office: Desk) -> None:
    again(office, DENSE)
    text = edit(office, lambda text: without(text, "จำนวนคน").replace("    people: 28\n", ""))
    again(office, DENSE)
    assert first(office).read_text(encoding="utf-8") == text


def test_an_address_that_a_person_mended_stays_mended(office: Desk) -> None:
    again(office, FIRST)
    printed = "http://www.example.go.th/news.php?id=1"
    mended = f"url: http://www.example.go.th/news.php?id=100\n        printed: {printed}"
    text = edit(office, lambda text: text.replace(f"url: {printed}", mended))
    again(office, FIRST)
    assert first(office).read_text(encoding="utf-8") == text


def test_a_doubt_about_an_address_that_a_person_settled_stays_settled(office: Desk) -> None:
    bare = Word(BEFORE + form(row(results=("-ดู www.example.go.th/a", RESULTS[1]))))
    again(office, bare)
    text = edit(office, lambda text: without(text, "จึงเติมให้").replace("http://www.", "https://www."))
    again(office, bare)
    assert first(office).read_text(encoding="utf-8") == text


def test_a_link_that_leads_elsewhere_now_is_taken_from_the_file(office: Desk) -> None:
    def linked(url: str) -> Word:
        return Word(BEFORE + form(row(results=tc(p(xml=link("ดูภาพ", "one")))))).url("one", url)

    again(office, linked("http://a.go.th/1"))
    again(office, linked("http://a.go.th/2"))
    assert "url: http://a.go.th/2" in first(office).read_text(encoding="utf-8")


def test_a_remark_of_a_person_s_own_stays_where_it_stands(office: Desk) -> None:
    again(office, DENSE)
    own = "    # TODO ถามกองช่างก่อน\n"
    text = edit(office, lambda text: re.sub(r"( *# TODO [^\n]*\n *# answers: )", rf"{own}\1", text, count=1))
    text = edit(office, lambda text: re.sub(r"# answers: .*", "answers: [2]", text, count=1))
    again(office, DENSE)
    assert first(office).read_text(encoding="utf-8") == text


LONGER = (f"{RESULTS[0]} https://www.example.go.th/guide.pdf", "-ติดแผนผังที่หน้าสำนักงานแล้ว")


def test_a_result_that_gained_an_address_or_a_word_keeps_its_answers_to_be_looked_at_again(office: Desk) -> None:
    again(office, FIRST)
    worked_on(office)
    again(office, Word(BEFORE + form(row(results=LONGER), row(**SECOND))))
    results = catalogue(office).reports[0].measures[0].entry.results
    assert [one.text for one in results] == list(LONGER)
    assert [one.answers for one in results] == [(1, 2), ()]
    assert all(one.is_paired for one in results)
    told = [one for one in office.todos() if one.startswith("1-")]
    assert len([one for one in told if AGAIN in one]) == 2
    before = office.text()
    assert again(office, Word(BEFORE + form(row(results=LONGER), row(**SECOND)))) == ()
    assert office.text() == before


def test_a_number_that_changed_in_the_words_is_read_again(office: Desk) -> None:
    again(office, DENSE)
    edit(office, lambda text: re.sub(r"# answers: .*", "answers: [1]", without(text, "TODO")))
    words = (DATED[0].replace("28", "30"), DATED[1])
    again(office, Word(BEFORE + form(row(results=words), row(**SECOND))))
    one, other = catalogue(office).reports[0].measures[0].entry.results
    assert (one.people, one.answers, other.answers) == (30, (1,), (1,))
    told = [one.partition(" ")[2] for one in office.todos() if one.startswith("1-")]
    assert [AGAIN in words for words in told].count(True) == 1
    assert any("จำนวนคน" in words for words in told)


def test_equal_results_keep_each_its_own_answers(office: Desk) -> None:
    same = Word(BEFORE + form(row(results=("-ประชุมแล้ว", "-ประชุมแล้ว")), row(**SECOND)))
    again(office, same)

    def change(text: str) -> str:
        one, other = re.findall(r"# answers: .*", text)[:2]
        return without(text, "ผลของกิจกรรม").replace(one, "answers: [1]", 1).replace(other, "answers: [2]", 1)

    text = edit(office, change)
    again(office, same)
    assert first(office).read_text(encoding="utf-8") == text


def test_answers_follow_their_activity_to_its_new_number(office: Desk) -> None:
    again(office, FIRST)
    worked_on(office)
    edit(office, lambda text: text.replace("answers: []", "answers: [2]", 1))
    activities = ("1.จัดทำคู่มือการให้บริการ", "2.อบรมเจ้าหน้าที่ใหม่ทุกคน", "3.ติดแผนผังขั้นตอน")
    again(office, Word(BEFORE + form(row(activities=activities), row(**SECOND))))
    results = catalogue(office).reports[0].measures[0].entry.results
    assert [one.answers for one in results] == [(1, 3), (3,)]


def test_answers_to_an_activity_that_is_gone_are_to_be_looked_at_again(office: Desk) -> None:
    again(office, FIRST)
    worked_on(office)
    again(office, Word(BEFORE + form(row(activities=("1.จัดทำคู่มือการให้บริการ",)), row(**SECOND))))
    (one, _) = catalogue(office).reports[0].measures[0].entry.results
    assert one.answers == (1,)
    assert [AGAIN in words for words in office.todos()].count(True) == 1


def test_a_measure_put_before_the_others_takes_no_file_and_no_id_of_theirs(office: Desk) -> None:
    again(office, FIRST)
    before = {row.entry.id: row.entry.issue.text for row in catalogue(office).reports[0].measures}
    new = row(issue="ประเด็นใหม่เรื่องงบประมาณ", activities="1.เผยแพร่แผน", results="-เผยแพร่แล้ว")
    again(office, Word(BEFORE + form(new, row(), row(**SECOND))))
    rows = {row.entry.id: row.entry.issue.text for row in catalogue(office).reports[0].measures}
    assert len(rows) == 3
    assert before.items() <= rows.items()


def test_a_measure_whose_issue_changed_a_little_is_the_same_measure(office: Desk) -> None:
    again(office, FIRST)
    worked_on(office)
    issue = ("ตัวชี้วัดที่ 6 คุณภาพการดำเนินงาน", "- e1 เจ้าหน้าที่ปฏิบัติงานเป็นไปตามขั้นตอนที่กำหนด")
    again(office, Word(BEFORE + form(row(issue=issue), row(**SECOND))))
    one = catalogue(office).reports[0].measures[0]
    assert (one.entry.id, one.entry.title, one.body.strip()) == ("service", "บริการ", "หมายเหตุของเรา")
    assert one.entry.issue.text == "\n".join(issue)
