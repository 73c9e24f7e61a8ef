"""Find contacts: one question, one answer."""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timezone

from sqlalchemy.engine import Connection

from knowledge.directory.bank_holidays import is_bank_holiday
from knowledge.directory.finding.candidates import Candidate, core_candidates, local_candidates
from knowledge.directory.finding.details import read_details, read_languages, read_schedules
from knowledge.directory.finding.model import Found, Gap, Wanted
from knowledge.directory.finding.ranking import Seen, freshness_of, order_for
from knowledge.directory.finding.reach import FORMER, Reach, reach
from knowledge.directory.finding.show import contact
from knowledge.directory.freshness import Freshness
from knowledge.directory.opening import LONDON, Openness, Schedule, in_office_hours, never_closes, openness
from knowledge.directory.places.index import PlaceIndex
from knowledge.directory.remits import EMERGENCY_DUTY, OUT_OF_HOURS, remits_for

FIND_A_COUNCIL = "https://www.gov.uk/find-local-council"
"""Where anyone finds any council's own page, for councils whose page is not in the files."""


def find_contacts(connection: Connection, index: PlaceIndex, wanted: Wanted) -> Found:
    """Return whom to ring."""
    today = wanted.today or datetime.now(timezone.utc).date()
    places = reach(wanted.place, index, today, wanted.near)
    place = index.places[places.place]
    holiday = wanted.when is not None and is_bank_holiday(wanted.when.astimezone(LONDON).date(), place.nation)
    closed_now = wanted.when is not None and not in_office_hours(wanted.when, holiday=holiday)
    at_night = wanted.out_of_hours or closed_now
    asked = (*wanted.remits, *remits_for(wanted.subjects))
    stand_in = (EMERGENCY_DUTY,) if at_night and set(asked) & OUT_OF_HOURS else ()
    remits = tuple(dict.fromkeys((*asked, *stand_in)))
    core = core_candidates(connection, remits, wanted.remits, wanted.subjects, places)
    able = _of_the_right_council(core, places, index, today)
    local = local_candidates(connection, wanted, places, today)
    look = _Look(connection, index, wanted, places.place, today, holiday, closed_now)
    seen = look.at([*(c for c in able if not c.held), *local])
    seen = [one for one in seen if not (one.candidate.night_only and _by_day(wanted, one, closed_now))]
    order = order_for(wanted, remits, at_night)
    seen.sort(key=order.key)
    shown = seen[wanted.skip : wanted.skip + wanted.limit]
    ids = [one.candidate.id for one in shown]
    details = read_details(connection, ids)
    languages = read_languages(connection, ids)
    return Found(
        place=place,
        contacts=tuple(contact(one, details, languages.get(one.candidate.id, {}), index, at_night) for one in shown),
        more=max(0, len(seen) - wanted.skip - len(shown)),
        gaps=_gaps(wanted.remits or order.first, able, places, index, today),
        page=place.page or FIND_A_COUNCIL,
        holiday=holiday,
        only_unchecked=all(one.freshness is Freshness.NOT_CHECKED for one in shown),
        no_speaker=bool(wanted.languages) and not any(one.speaks for one in seen),
    )


def _by_day(wanted: Wanted, one: Seen, closed_now: bool) -> bool:
    """Return whether a night line is asked about at a time when it should not be rung."""
    if wanted.out_of_hours or wanted.when is None:
        return False
    return one.openness is Openness.CLOSED or (one.openness is Openness.UNKNOWN and not closed_now)


def _of_the_right_council(core: Sequence[Candidate], places: Reach, index: PlaceIndex, day: date) -> list[Candidate]:
    """Return the core contacts of the councils that do this work, or did it before this council began."""
    right = {remit: set(places.authorities(remit, index, day)) for remit in {c.remit for c in core if c.remit}}
    around = {key for key, coverage in places.coverage.items() if coverage in (FORMER, "near")}
    return [c for c in core if c.place in right[c.remit or ""] | around]


@dataclass(frozen=True)
class _Look:
    """What candidates are looked at with: the question, its place and day, and whether offices are closed then."""

    connection: Connection
    index: PlaceIndex
    wanted: Wanted
    place: str
    today: date
    holiday: bool
    closed_now: bool

    def at(self, candidates: Sequence[Candidate]) -> list[Seen]:
        """Return the candidates with what is found out about them."""
        ids = [candidate.id for candidate in candidates]
        timed = self.wanted.when is not None or self.wanted.out_of_hours
        schedules = read_schedules(self.connection, ids) if timed else {}
        speakers = read_languages(self.connection, ids) if self.wanted.languages else {}
        return [self._seen(one, schedules.get(one.id, []), speakers.get(one.id, {})) for one in candidates]

    def _seen(self, candidate: Candidate, schedules: Sequence[Schedule], speaks: Container[str]) -> Seen:
        when = self.wanted.when
        state = openness(schedules, when, holiday=self.holiday) if when else Openness.UNKNOWN
        answers_now = self.closed_now and state is Openness.OPEN
        return Seen(
            candidate=candidate,
            openness=state,
            speaks=any(code in speaks for code in self.wanted.languages),
            km=self.index.km(self.place, candidate.place) if candidate.coverage == "near" else 0.0,
            freshness=freshness_of(candidate, self.today),
            at_night=candidate.night_line or answers_now or never_closes(schedules, self.today),
        )


def _gaps(
    remits: Sequence[str], core: Sequence[Candidate], places: Reach, index: PlaceIndex, day: date
) -> tuple[Gap, ...]:
    """Return the remits asked about for which a council has nothing that may be shown."""
    gaps = []
    for remit in remits:
        for key in places.authorities(remit, index, day):
            found = [c for c in core if c.remit == remit and c.place == key]
            if all(c.held for c in found):
                place = index.places[key]
                gaps.append(Gap(remit, place, place.page or FIND_A_COUNCIL, len(found)))
    return tuple(gaps)
