"""Full postcodes. The outward half says the area and stays; the inward half says the street and goes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.privacy.spans import Span

KIND = "POSTCODE"

_AREA = re.compile(
    r"ab|al|b|ba|bb|bd|bh|bl|bn|br|bs|bt|ca|cb|cf|ch|cm|co|cr|ct|cv|cw|da|dd|de|dg|dh|dl|dn|dt|dy|e|ec|eh|"
    r"en|ex|fk|fy|g|gl|gu|gy|ha|hd|hg|hp|hr|hs|hu|hx|ig|im|ip|iv|je|ka|kt|kw|ky|l|la|ld|le|ll|ln|ls|lu|m|"
    r"me|mk|ml|n|ne|ng|nn|np|nr|nw|ol|ox|pa|pe|ph|pl|po|pr|rg|rh|rm|s|sa|se|sg|sk|sl|sm|sn|so|sp|sr|ss|st|"
    r"sw|sy|ta|td|tf|tn|tq|tr|ts|tw|ub|w|wa|wc|wd|wf|wn|wr|ws|wv|yo|ze",
    re.IGNORECASE,
)
_SHAPE = re.compile(
    r"(?<!\w)(?P<outward>(?P<area>[A-Z]{1,2})\d[A-Z\d]?)(?P<apart>[\s\-]{0,2})(?P<inward>\d[A-Z]{2})(?!\w)",
    re.IGNORECASE,
)
_COUNTED = ("nd", "st", "rd", "th")
"""The end of a number that counts: "the M5 2nd exit" holds no postcode."""


def find_postcodes(text: str) -> Iterator[Span]:
    """Yield the full postcodes of a text."""
    for found in _SHAPE.finditer(text):
        counted = found["inward"][1:] in _COUNTED and found["apart"]
        if _AREA.fullmatch(found["area"]) and not counted:
            yield Span(KIND, found.start(), found.end(), put=found["outward"])
