"""The evidence ladder: how far a reader can follow what is reported of a promise."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from ita_site.catalogue.catalogue import ActivityView, Coverage
from ita_site.catalogue.evidence.ladder import Rung, Standing, ladder_of, rung_of, standing
from ita_site.catalogue.link_health import LinkHealth
from ita_site.links.judge.observation import Kind
from ita_site.links.memory.findings import LinkStatus
from ita_site.links.memory.history import Link, Sighting, State
from ita_site.links.memory.overrule import Overrule
from ita_site.model.measure import Activity, Evidence, Expectation, Result
from tests.builders.reports import ActivitySketch, MeasureSketch, add_report, site_without_reports
from tests.builders.sites import PHANGAT, Site, catalogue_of

PAGE = "http://www.example.go.th/news.php?id=7"
LISTED = "http://www.example.go.th/news.php?id_type=42"
FRONT = "http://www.example.go.th/"
WORDS = "ประกาศนโยบาย"
SINCE = datetime(2026, 1, 5, tzinfo=UTC)


def evidence(url: str, words: str = "") -> Evidence:
    return Evidence(url=url, expect=Expectation(text=words) if words else None)


SUGGESTED = {"a/1": ("b/1", False)}
"""That the first promise of `a` has a result at the first of `b` is our reading."""
PROMISE = Activity.model_validate({"number": "1", "text": "กิจกรรม"})


def activity(*cited: Evidence) -> ActivityView:
    return ActivityView(PROMISE, (Result(text="ผล", evidence=cited),), Coverage.EVIDENCED, b"")


def health(*links: Link) -> LinkHealth:
    return LinkHealth({link.url: link for link in links})


@pytest.mark.parametrize(
    ("url", "words", "link", "expected"),
    [
        pytest.param(PAGE, "", Link(PAGE), Rung.PAGE_LINK, id="a page that was never checked"),
        pytest.param(LISTED, "", Link(LISTED), Rung.GENERAL_LINK, id="a list that was never checked"),
        pytest.param(FRONT, "", Link(FRONT), Rung.GENERAL_LINK, id="a front page"),
        pytest.param("http://www.example.go.th", "", Link(FRONT), Rung.GENERAL_LINK, id="a host's name alone"),
        pytest.param(PAGE, "", Link(PAGE, State.ALIVE), Rung.PAGE_LINK, id="a page that opens"),
        pytest.param(PAGE, WORDS, Link(PAGE, State.ALIVE, shown=WORDS), Rung.SHOWN, id="it shows the expected words"),
        pytest.param(FRONT, WORDS, Link(FRONT, State.ALIVE, shown=WORDS), Rung.SHOWN, id="so does a front page"),
        pytest.param(PAGE, WORDS, Link(PAGE, State.MOVED, shown=WORDS), Rung.SHOWN, id="it moved, and shows them"),
        pytest.param(PAGE, WORDS, Link(PAGE, State.ALIVE), Rung.PAGE_LINK, id="the words were not looked for yet"),
        pytest.param(
            PAGE, WORDS, Link(PAGE, State.ALIVE, shown="อื่น"), Rung.PAGE_LINK, id="other words were looked for"
        ),
        pytest.param(
            PAGE, "", Link(PAGE, State.ALIVE, shown=WORDS), Rung.PAGE_LINK, id="no words are expected any more"
        ),
        pytest.param(PAGE, WORDS, Link(PAGE, State.BROKEN, shown=WORDS), Rung.STATED, id="what was shown is gone"),
        pytest.param(PAGE, "", Link(PAGE, State.SUSPECT), Rung.STATED, id="hijacked, or another page"),
        pytest.param(PAGE, "", Link(PAGE, State.FAILING), Rung.PAGE_LINK, id="a silent host proves no loss"),
        pytest.param(
            PAGE, WORDS, Link(PAGE, State.FAILING, shown=WORDS), Rung.PAGE_LINK, id="a silent host shows nothing"
        ),
        pytest.param(PAGE, "", Link(PAGE, State.BLOCKED), Rung.PAGE_LINK, id="the checker is refused"),
        pytest.param(PAGE, "", Link(PAGE, State.INSECURE), Rung.PAGE_LINK, id="a bad certificate"),
        pytest.param(PAGE, "", Link(PAGE, State.MOVED, moved_to=f"{PAGE}8"), Rung.PAGE_LINK, id="moved to a page"),
        pytest.param(PAGE, "", Link(PAGE, State.MOVED, moved_to=FRONT), Rung.GENERAL_LINK, id="moved to a front page"),
        pytest.param(
            FRONT, "", Link(FRONT, State.MOVED, moved_to=PAGE), Rung.GENERAL_LINK, id="a front page moved to a page"
        ),
    ],
)
def test_the_rung_of_evidence_follows_from_its_address_and_its_last_check(
    url: str, words: str, link: Link, expected: Rung
) -> None:
    assert rung_of(evidence(url, words), LinkStatus(link, ())) is expected


def test_a_person_who_opened_a_page_lifts_it_to_its_address_but_not_to_what_the_checker_saw() -> None:
    rule = Overrule(PAGE, "alive", (SINCE + timedelta(days=30)).date(), "เปิดดูแล้ว")
    assert rung_of(evidence(PAGE), LinkStatus(Link(PAGE, State.SUSPECT), (), rule)) is Rung.PAGE_LINK
    gone = Link(PAGE, State.BROKEN, shown=WORDS)
    assert rung_of(evidence(PAGE, WORDS), LinkStatus(gone, (), rule)) is Rung.PAGE_LINK


def test_a_promise_without_a_result_is_not_mentioned() -> None:
    silent = ActivityView(PROMISE, (), Coverage.SILENT, b"")
    assert standing(silent, LinkHealth()) == Standing(Rung.NOT_MENTIONED, Rung.NOT_MENTIONED)


def test_a_result_without_an_address_is_only_stated() -> None:
    assert standing(activity(), LinkHealth()) == Standing(Rung.STATED, Rung.STATED)


def test_the_best_evidence_counts() -> None:
    cited = activity(evidence(FRONT), evidence(PAGE), evidence(LISTED))
    assert standing(cited, LinkHealth()).rung is Rung.PAGE_LINK


def test_a_dead_link_steps_down_by_itself_with_the_day_on_which_the_trouble_began() -> None:
    sightings = {Kind.GONE: Sighting(SINCE, SINCE + timedelta(days=2), 2)}
    dead = Link(PAGE, State.BROKEN, since=SINCE, sightings=sightings)
    assert standing(activity(evidence(PAGE)), health(dead)) == Standing(Rung.STATED, Rung.PAGE_LINK, SINCE)


def test_it_stays_as_high_as_the_evidence_that_is_left() -> None:
    dead = Link(PAGE, State.BROKEN, since=SINCE)
    cited = activity(evidence(PAGE), evidence(LISTED))
    assert standing(cited, health(dead)) == Standing(Rung.GENERAL_LINK, Rung.PAGE_LINK, SINCE)


def test_of_several_lost_links_the_last_loss_is_when_it_stepped_down() -> None:
    later = SINCE + timedelta(days=9)
    other = f"{PAGE}9"
    lost = health(Link(PAGE, State.BROKEN, since=SINCE), Link(other, State.BROKEN, since=later))
    assert standing(activity(evidence(PAGE), evidence(other)), lost).fallen == later


def test_it_steps_up_again_when_the_link_answers() -> None:
    back = Link(PAGE, State.ALIVE, since=SINCE)
    assert standing(activity(evidence(PAGE)), health(back)) == Standing(Rung.PAGE_LINK, Rung.PAGE_LINK)


def test_every_promise_of_a_real_report_is_on_one_rung() -> None:
    catalogue = catalogue_of(PHANGAT)
    (report,) = catalogue.reports
    ladder = ladder_of(catalogue, report)
    assert list(ladder.totals.values()) == [9, 13, 5, 4, 0]
    assert (ladder.mentioned(), ladder.opened()) == (22, 4)
    assert [sum(ladder.tally(measure.entry.id).values()) for measure in report.measures] == [1, 1, 10, 9, 10]


@pytest.fixture
def empty(tmp_path_factory: pytest.TempPathFactory) -> Site:
    return site_without_reports(tmp_path_factory.mktemp("site"))


def same(site: Site) -> dict[str, tuple[str, bool]]:
    """Each promise that is answered elsewhere: where, and whether an editor has confirmed it."""
    catalogue = site.catalogue()
    (report,) = catalogue.reports
    return {
        f"{measure}/{at}": (f"{each.same.measure_id}/{each.same.number}", each.same.is_confirmed)
        for measure, standings in ladder_of(catalogue, report).standings.items()
        for at, each in enumerate(standings, 1)
        if each.same
    }


@pytest.mark.parametrize(
    ("silent", "done", "expected"),
    [
        pytest.param("4.จัดให้มีการมีส่วนร่วม", "9. จัดให้มีการมีส่วนร่วม", SUGGESTED, id="the same words"),
        pytest.param("จัดให้มีช่องทาง E-Service บนเวปไซต์หลักของหน่วยงาน", "จัดให้มีช่องทาง E-Service", SUGGESTED, id="within"),
        pytest.param(
            "จัดให้มีช่องทาง E-Service", "จัดให้มีช่องทาง E-Service บนเวปไซต์หลัก", SUGGESTED, id="within, the other way"
        ),
        pytest.param("จัดประชุมประชาคมปีงบประมาณ 2567", "จัดประชุมประชาคมปีงบประมาณ 2566", SUGGESTED, id="nearly the same"),
        pytest.param("จัดอบรมพนักงาน", "จัดทำคู่มือการปฏิบัติงาน", {}, id="another matter"),
        pytest.param("อบรมผู้นำ", "อบรม", {}, id="too short to tell"),
    ],
)
def test_the_same_promise_answered_elsewhere_is_seen_by_its_words(
    silent: str, done: str, expected: dict[str, tuple[str, bool]], empty: Site
) -> None:
    here, there = MeasureSketch("a", [ActivitySketch(silent)]), MeasureSketch("b", [ActivitySketch(done, done=True)])
    add_report(empty, 2567, 12, here, there)
    assert same(empty) == expected


def test_an_editor_confirms_or_refuses_it(empty: Site) -> None:
    silent, done = ActivitySketch("จัดทำคู่มือประชาชน"), ActivitySketch("จัดทำคู่มือประชาชน", done=True)
    other = ActivitySketch("จัดอบรมพนักงาน", done=True)
    add_report(empty, 2567, 12, MeasureSketch("a", [silent]), MeasureSketch("b", [done, other]))
    file = "reports/2567-12m/measures/a.md"
    empty.change(file, "{number: 1,", "{number: 1, same_as: b/2,")
    assert same(empty) == {"a/1": ("b/2", True)}
    empty.change(file, "same_as: b/2", "same_as: none")
    assert same(empty) == {}


def test_a_promise_that_is_nowhere_answered_is_the_same_as_none(empty: Site) -> None:
    silent = ActivitySketch("จัดทำคู่มือประชาชน")
    add_report(empty, 2567, 12, MeasureSketch("a", [silent]), MeasureSketch("b", [silent]))
    assert same(empty) == {}
