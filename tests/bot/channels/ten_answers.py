"""Ten answers that every renderer is tested on. Invented, except for numbers that everybody knows."""

from bot.answer import Answer, Area, Option, ShownContact, ShownPoint, ShownSource, UrgentBlock

HOSTILE = (
    "<img src=x onerror=alert(1)> <!channel> [x](javascript:1) <@U1> <https://evil.example|bank> "
    "*a* _b_ `c` & {{DATE(2020)}}"
)


def point(name, text, **changes):
    kept = {"sources": ("handbook",), "nations": ("England", "Wales"), "status": "practice", **changes}
    return ShownPoint(id=f"homelessness.{name}", text=text, **kept)


def contact(name, phone, **changes):
    nothing = dict.fromkeys(("text_or_sms", "web", "email", "hours", "verified", "note", "caution"))
    kept = {**nothing, "for_whom": "Anyone", "purpose": "Advice", "areas": ("UK",), **changes}
    return ShownContact(id=name.lower().replace(" ", "-"), name=name, phone=phone, **kept)


def option(label):
    return Option(label, f"Homelessness: {label.lower()}")


HANDBOOK = ShownSource(
    "handbook", "Handbook for the street", "A Board", "2024-05", "https://example.org/handbook?a=1&b=2"
)
ACT = ShownSource("act", "An Act [amended]", "UK Parliament", "2021", None)
EMERGENCY = (
    contact("Emergency services", "999"),
    contact("Police, not an emergency", "101"),
    contact("Samaritans", "116 123"),
)
DATES = {"reviewed": "2026-11", "review_due": "2027-05"}
SIX = ("Checklist", "What to say", "Warning signs", "Law and duties", "What may be shared", "Contacts")

TEN_ANSWERS = {
    "hostile": Answer(
        kind="guidance",
        title=HOSTILE,
        lead=HOSTILE,
        points=(point("law.hostile", HOSTILE, heading=HOSTILE, note=HOSTILE),),
        contacts=(contact(HOSTILE, "1", web="javascript:alert(1)", hours=HOSTILE, areas=(HOSTILE,), note=HOSTILE),),
        sources=(ShownSource("handbook", HOSTILE, HOSTILE, HOSTILE, "javascript:alert(1)"),),
        notes=(HOSTILE,),
        options=(Option(HOSTILE, HOSTILE),),
    ),
    "six_options": Answer(
        kind="guidance",
        title="Homelessness: overview",
        subjects=("homelessness",),
        need="overview",
        points=(point("overview.first", "Ask where the person slept last night.", status="in_force"),),
        contacts=(contact("Shelter", "0808 800 4444", web="https://england.shelter.org.uk", areas=("England",)),),
        sources=(HANDBOOK,),
        options=tuple(map(option, SIX)),
        **DATES,
    ),
    "no_contacts": Answer(
        kind="guidance",
        title="Homelessness: law and duties",
        subjects=("homelessness",),
        need="law",
        points=(
            point("law.duty", "A duty holds when **both** are true.", sources=("act", "handbook"), heading="Duty"),
            point("law.bill", "A plan.", sources=(), note="passed, not in force"),
        ),
        sources=(ACT, HANDBOOK),
        notes=("The law differs in Scotland.",),
        options=(Option("And in Wales?", "and in Wales?"),),
        **DATES,
    ),
    "urgent": Answer(
        kind="urgent",
        title="Domestic abuse: steps",
        subjects=("domestic_abuse",),
        need="checklist",
        urgency="emergency",
        urgent=UrgentBlock(
            category="assault_now",
            title="Danger now. Somebody may be in danger from another person",
            first=("If it is happening now, call 999.", "Speak to them alone, and only when it is safe."),
            never="Do not contact or question the person who may be hurting them.",
            numbers=({"id": "emergency-999", "name": "Emergency services", "phone": "999"},),
        ),
        points=(point("checklist.safe", "Agree a safe number and a safe time first."),),
        contacts=(
            contact(
                "National Domestic Abuse Helpline",
                "0808 2000 247",
                hours="Day and night",
                web="https://www.nationaldahelpline.org.uk",
                areas=("England",),
                verified="2026-08",
                note="Check these details before you rely on them.",
                caution="Leave no message.",
            ),
        ),
        sources=(HANDBOOK,),
        options=(option("Checklist"),),
        **DATES,
    ),
    "error": Answer(
        kind="error",
        lead="Something is not working on my side. Please try again in a minute. In danger, call 999.",
        contacts=EMERGENCY,
    ),
    "welsh": Answer(
        kind="guidance",
        title="Homelessness: contacts",
        subjects=("homelessness",),
        need="contacts",
        area=Area("Gwynedd", "Gwynedd", "W06000002", "Wales"),
        points=(point("contacts.welsh", "Tŷ Gŵyr: dywedwch eich bod mewn perygl â’ch plant.", nations=("Wales",)),),
        contacts=(
            contact(
                "Byw Heb Ofn (Live Fear Free)",
                "0808 80 10 800",
                text_or_sms="Testun 07860 077333",
                email="gwybodaeth@example.org",
                hours="Ddydd a nos",
                areas=("Wales",),
            ),
        ),
        sources=(HANDBOOK,),
        **DATES,
    ),
    "clarify": Answer(
        kind="clarify",
        lead="I want to be sure I give you the right guidance. What is it about?",
        options=(Option("Homelessness", "Homelessness"), Option("Child protection", "Child protection")),
    ),
    "checklist": Answer(
        kind="guidance",
        title="Homelessness: checklist",
        subjects=("homelessness",),
        need="checklist",
        points=(
            point("checklist.read", "Read the file.", heading="Before you go"),
            point("checklist.ask", "Ask at the [housing desk](https://example.org/desk) or [ring](tel:0300123456)."),
            point("checklist.write", "Write it down."),
        ),
        sources=(HANDBOOK,),
        options=(option("Law and duties"),),
        ordered=True,
        **DATES,
    ),
    "contacts": Answer(
        kind="contacts",
        title="Homelessness: contacts",
        subjects=("homelessness",),
        need="contacts",
        contacts=(
            contact("Housing options, Leeds", "0113 222 4412", areas=("Leeds",), verified="2026-09", hours="9 to 5"),
            contact(
                "Shelter & friends", None, web="https://england.shelter.org.uk/get_help?x=1&y=2", areas=("England",)
            ),
        ),
        **DATES,
    ),
    "out_of_scope": Answer(
        kind="out_of_scope",
        lead='I cannot help with that. Say "help" to hear all that I cover.',
        options=(Option("Homelessness", "Homelessness"),),
    ),
}
