"""The tables of the directory, places and local contacts and what people said of them, as they were in 0.1.0.

Only what is missing is made, so that a database from before there were revisions is taken over as it is.
"""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "directory_state",
        sa.Column("name", sa.String(length=40), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_directory_state")),
        if_not_exists=True,
    )
    op.create_table(
        "national_report",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("contact", sa.String(length=200), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column(
            "reason",
            sa.Enum(
                "wrong_number",
                "closed",
                "not_eligible",
                "other",
                name="reason",
                native_enum=False,
                create_constraint=True,
            ),
            nullable=False,
        ),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("handled_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_national_report")),
        if_not_exists=True,
    )
    op.create_index(op.f("ix_national_report_contact"), "national_report", ["contact"], if_not_exists=True)
    op.create_table(
        "place",
        sa.Column("key", sa.String(length=60), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "nation",
                "combined",
                "county",
                "unitary",
                "metropolitan",
                "london",
                "district",
                "principal",
                "council_area",
                "ni_district",
                "town",
                name="kind",
                native_enum=False,
                create_constraint=True,
            ),
            nullable=False,
        ),
        sa.Column(
            "tier",
            sa.Enum("upper", "lower", "unitary", name="tier", native_enum=False, create_constraint=True),
            nullable=True,
        ),
        sa.Column(
            "nation",
            sa.Enum(
                "England",
                "Wales",
                "Scotland",
                "Northern Ireland",
                name="nation",
                native_enum=False,
                create_constraint=True,
            ),
            nullable=False,
        ),
        sa.Column("parent", sa.String(length=60), nullable=True),
        sa.Column("combined", sa.String(length=60), nullable=True),
        sa.Column("valid_from", sa.Date(), nullable=True),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.Column("lat", sa.Float(), nullable=True),
        sa.Column("lon", sa.Float(), nullable=True),
        sa.Column("page", sa.Text(), nullable=True),
        sa.Column("former_codes", sa.Text(), nullable=False),
        sa.Column("fictional", sa.Boolean(), nullable=False),
        sa.Column("confirm", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["combined"], ["place.key"], name=op.f("fk_place_combined_place")),
        sa.ForeignKeyConstraint(["parent"], ["place.key"], name=op.f("fk_place_parent_place")),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_place")),
        if_not_exists=True,
    )
    op.create_table(
        "term",
        sa.Column("id", sa.String(length=16), nullable=False),
        sa.Column("scheme", sa.String(length=200), nullable=False),
        sa.Column("code", sa.String(length=200), nullable=False),
        sa.Column("name", sa.String(length=300), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_term")),
        sa.UniqueConstraint("scheme", "code", name=op.f("uq_term_scheme")),
        if_not_exists=True,
    )
    op.create_table(
        "feed",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column(
            "kind",
            sa.Enum("oruk1", "oruk3", "csv", name="kind", native_enum=False, create_constraint=True),
            nullable=True,
        ),
        sa.Column("location", sa.Text(), nullable=True),
        sa.Column("publisher_place", sa.String(length=60), nullable=True),
        sa.Column("licence", sa.String(length=80), nullable=True),
        sa.Column("attribution", sa.Text(), nullable=True),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("due_after_days", sa.Integer(), nullable=False),
        sa.Column("stale_after_days", sa.Integer(), nullable=False),
        sa.Column("last_success_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["publisher_place"], ["place.key"], name=op.f("fk_feed_publisher_place_place")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_feed")),
        sa.UniqueConstraint("name", name=op.f("uq_feed_name")),
        if_not_exists=True,
    )
    op.create_table(
        "place_alias",
        sa.Column("place", sa.String(length=60), nullable=False),
        sa.Column("text", sa.String(length=200), nullable=False),
        sa.Column("norm", sa.String(length=200), nullable=False),
        sa.Column("lang", sa.String(length=2), nullable=False),
        sa.Column(
            "kind", sa.Enum("name", "more", name="kind", native_enum=False, create_constraint=True), nullable=False
        ),
        sa.ForeignKeyConstraint(["place"], ["place.key"], name=op.f("fk_place_alias_place_place")),
        sa.PrimaryKeyConstraint("place", "text", name=op.f("pk_place_alias")),
        if_not_exists=True,
    )
    op.create_index(op.f("ix_place_alias_norm"), "place_alias", ["norm"], if_not_exists=True)
    op.create_table(
        "place_neighbour",
        sa.Column("place", sa.String(length=60), nullable=False),
        sa.Column("neighbour", sa.String(length=60), nullable=False),
        sa.ForeignKeyConstraint(["neighbour"], ["place.key"], name=op.f("fk_place_neighbour_neighbour_place")),
        sa.ForeignKeyConstraint(["place"], ["place.key"], name=op.f("fk_place_neighbour_place_place")),
        sa.PrimaryKeyConstraint("place", "neighbour", name=op.f("pk_place_neighbour")),
        if_not_exists=True,
    )
    op.create_table(
        "place_successor",
        sa.Column("old", sa.String(length=60), nullable=False),
        sa.Column("new", sa.String(length=60), nullable=False),
        sa.Column("start", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(["new"], ["place.key"], name=op.f("fk_place_successor_new_place")),
        sa.ForeignKeyConstraint(["old"], ["place.key"], name=op.f("fk_place_successor_old_place")),
        sa.PrimaryKeyConstraint("old", "new", name=op.f("pk_place_successor")),
        if_not_exists=True,
    )
    op.create_table(
        "postcode_district",
        sa.Column("outward", sa.String(length=4), nullable=False),
        sa.Column("place", sa.String(length=60), nullable=False),
        sa.Column("share", sa.Float(), nullable=True),
        sa.Column("counted", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["place"], ["place.key"], name=op.f("fk_postcode_district_place_place")),
        sa.PrimaryKeyConstraint("outward", "place", name=op.f("pk_postcode_district")),
        if_not_exists=True,
    )
    op.create_table(
        "postcode_unit",
        sa.Column("postcode", sa.String(length=7), nullable=False),
        sa.Column("place", sa.String(length=60), nullable=False),
        sa.ForeignKeyConstraint(["place"], ["place.key"], name=op.f("fk_postcode_unit_place_place")),
        sa.PrimaryKeyConstraint("postcode", name=op.f("pk_postcode_unit")),
        if_not_exists=True,
    )
    op.create_table(
        "feed_page",
        sa.Column("feed_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("etag", sa.Text(), nullable=False),
        sa.Column("last", sa.Boolean(), nullable=False),
        sa.Column("keys", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["feed_id"], ["feed.id"], name=op.f("fk_feed_page_feed_id_feed")),
        sa.PrimaryKeyConstraint("feed_id", "number", name=op.f("pk_feed_page")),
        if_not_exists=True,
    )
    op.create_table(
        "feed_run",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("feed_id", sa.Integer(), nullable=False),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("finished_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column(
            "status",
            sa.Enum("ok", "partial", "failed", "held", name="status", native_enum=False, create_constraint=True),
            nullable=False,
        ),
        sa.Column("seen", sa.Integer(), nullable=False),
        sa.Column("added", sa.Integer(), nullable=False),
        sa.Column("changed", sa.Integer(), nullable=False),
        sa.Column("withdrawn", sa.Integer(), nullable=False),
        sa.Column("rejected", sa.Integer(), nullable=False),
        sa.Column("message", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["feed_id"], ["feed.id"], name=op.f("fk_feed_run_feed_id_feed")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_feed_run")),
        if_not_exists=True,
    )
    op.create_index(op.f("ix_feed_run_feed_id"), "feed_run", ["feed_id"], if_not_exists=True)
    op.create_table(
        "location",
        sa.Column("id", sa.String(length=16), nullable=False),
        sa.Column("feed_id", sa.Integer(), nullable=False),
        sa.Column("source_key", sa.String(length=200), nullable=False),
        sa.Column("name", sa.String(length=300), nullable=True),
        sa.Column(
            "kind",
            sa.Enum("physical", "postal", "virtual", name="kind", native_enum=False, create_constraint=True),
            nullable=False,
        ),
        sa.Column("line1", sa.Text(), nullable=True),
        sa.Column("line2", sa.Text(), nullable=True),
        sa.Column("town", sa.String(length=120), nullable=True),
        sa.Column("postcode", sa.String(length=8), nullable=True),
        sa.Column("lat", sa.Float(), nullable=True),
        sa.Column("lon", sa.Float(), nullable=True),
        sa.Column("place", sa.String(length=60), nullable=True),
        sa.Column("access_note", sa.Text(), nullable=True),
        sa.Column("content_hash", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(["feed_id"], ["feed.id"], name=op.f("fk_location_feed_id_feed")),
        sa.ForeignKeyConstraint(["place"], ["place.key"], name=op.f("fk_location_place_place")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_location")),
        sa.UniqueConstraint("feed_id", "source_key", name=op.f("uq_location_feed_id")),
        if_not_exists=True,
    )
    op.create_table(
        "organisation",
        sa.Column("id", sa.String(length=16), nullable=False),
        sa.Column("feed_id", sa.Integer(), nullable=False),
        sa.Column("source_key", sa.String(length=200), nullable=False),
        sa.Column("name", sa.String(length=300), nullable=False),
        sa.Column("description", sa.Text(), nullable=True),
        sa.Column("url", sa.Text(), nullable=True),
        sa.Column("email", sa.String(length=254), nullable=True),
        sa.Column("content_hash", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(["feed_id"], ["feed.id"], name=op.f("fk_organisation_feed_id_feed")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_organisation")),
        sa.UniqueConstraint("feed_id", "source_key", name=op.f("uq_organisation_feed_id")),
        if_not_exists=True,
    )
    op.create_table(
        "import_issue",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("run_id", sa.Integer(), nullable=False),
        sa.Column("source_key", sa.String(length=200), nullable=True),
        sa.Column(
            "level",
            sa.Enum("error", "warning", name="level", native_enum=False, create_constraint=True),
            nullable=False,
        ),
        sa.Column("field", sa.String(length=80), nullable=False),
        sa.Column("message", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["run_id"], ["feed_run.id"], name=op.f("fk_import_issue_run_id_feed_run")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_import_issue")),
        if_not_exists=True,
    )
    op.create_index(op.f("ix_import_issue_run_id"), "import_issue", ["run_id"], if_not_exists=True)
    op.create_table(
        "service",
        sa.Column("id", sa.String(length=16), nullable=False),
        sa.Column("feed_id", sa.Integer(), nullable=False),
        sa.Column("source_key", sa.String(length=200), nullable=False),
        sa.Column("organisation_id", sa.String(length=16), nullable=False),
        sa.Column("name", sa.String(length=300), nullable=False),
        sa.Column("summary", sa.Text(), nullable=True),
        sa.Column(
            "status",
            sa.Enum(
                "active",
                "inactive",
                "defunct",
                "temporarily_closed",
                name="status",
                native_enum=False,
                create_constraint=True,
            ),
            nullable=False,
        ),
        sa.Column("remit", sa.String(length=40), nullable=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("url", sa.Text(), nullable=True),
        sa.Column("email", sa.String(length=254), nullable=True),
        sa.Column("referral_route", sa.Text(), nullable=True),
        sa.Column("who_can_refer", sa.Text(), nullable=True),
        sa.Column("eligibility", sa.Text(), nullable=True),
        sa.Column("minimum_age", sa.Integer(), nullable=True),
        sa.Column("maximum_age", sa.Integer(), nullable=True),
        sa.Column(
            "audience",
            sa.Enum("men", "women", "everyone", name="audience", native_enum=False, create_constraint=True),
            nullable=True,
        ),
        sa.Column("fees", sa.Text(), nullable=True),
        sa.Column("alert", sa.Text(), nullable=True),
        sa.Column("hours_text", sa.Text(), nullable=True),
        sa.Column("languages_text", sa.Text(), nullable=True),
        sa.Column(
            "coverage",
            sa.Enum("listed", "national", "uk", "unknown", name="coverage", native_enum=False, create_constraint=True),
            nullable=False,
        ),
        sa.Column("published_checked_on", sa.Date(), nullable=True),
        sa.Column("checked_on", sa.Date(), nullable=True),
        sa.Column("published_checked_by", sa.String(length=60), nullable=True),
        sa.Column("source_date", sa.String(length=10), nullable=True),
        sa.Column("read_on", sa.Date(), nullable=True),
        sa.Column("source_url", sa.Text(), nullable=True),
        sa.Column("source_modified", sa.String(length=40), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("held_why", sa.Text(), nullable=True),
        sa.Column("content_hash", sa.String(length=64), nullable=False),
        sa.Column("first_seen_run_id", sa.Integer(), nullable=False),
        sa.Column("last_seen_run_id", sa.Integer(), nullable=False),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("protected", sa.Boolean(), nullable=False),
        sa.Column(
            "review_state",
            sa.Enum(
                "auto", "held", "approved", "hidden", name="review_state", native_enum=False, create_constraint=True
            ),
            nullable=False,
        ),
        sa.ForeignKeyConstraint(["feed_id"], ["feed.id"], name=op.f("fk_service_feed_id_feed")),
        sa.ForeignKeyConstraint(
            ["first_seen_run_id"], ["feed_run.id"], name=op.f("fk_service_first_seen_run_id_feed_run")
        ),
        sa.ForeignKeyConstraint(
            ["last_seen_run_id"], ["feed_run.id"], name=op.f("fk_service_last_seen_run_id_feed_run")
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name=op.f("fk_service_organisation_id_organisation")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_service")),
        sa.UniqueConstraint("feed_id", "source_key", name=op.f("uq_service_feed_id")),
        if_not_exists=True,
    )
    op.create_index(op.f("ix_service_last_seen_run_id"), "service", ["last_seen_run_id"], if_not_exists=True)
    op.create_index("ix_service_organisation_id", "service", ["organisation_id"], if_not_exists=True)
    op.create_index(op.f("ix_service_remit"), "service", ["remit"], if_not_exists=True)
    op.create_table(
        "contact_report",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("service_id", sa.String(length=16), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column(
            "reason",
            sa.Enum(
                "wrong_number",
                "closed",
                "not_eligible",
                "other",
                name="reason",
                native_enum=False,
                create_constraint=True,
            ),
            nullable=False,
        ),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("handled_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["service_id"], ["service.id"], name=op.f("fk_contact_report_service_id_service")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contact_report")),
        if_not_exists=True,
    )
    op.create_index(op.f("ix_contact_report_service_id"), "contact_report", ["service_id"], if_not_exists=True)
    op.create_table(
        "phone",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("service_id", sa.String(length=16), nullable=True),
        sa.Column("organisation_id", sa.String(length=16), nullable=True),
        sa.Column("location_id", sa.String(length=16), nullable=True),
        sa.Column("number_e164", sa.String(length=20), nullable=False),
        sa.Column("number_display", sa.String(length=40), nullable=False),
        sa.Column("label", sa.Text(), nullable=True),
        sa.Column("out_of_hours", sa.Boolean(), nullable=False),
        sa.Column("textphone", sa.Boolean(), nullable=False),
        sa.Column("extracted", sa.Boolean(), nullable=False),
        sa.Column("held", sa.Boolean(), nullable=False),
        sa.CheckConstraint(
            "(CASE WHEN service_id IS NULL THEN 0 ELSE 1 END)"
            " + (CASE WHEN organisation_id IS NULL THEN 0 ELSE 1 END)"
            " + (CASE WHEN location_id IS NULL THEN 0 ELSE 1 END) = 1",
            name=op.f("ck_phone_one_owner"),
        ),
        sa.ForeignKeyConstraint(["location_id"], ["location.id"], name=op.f("fk_phone_location_id_location")),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name=op.f("fk_phone_organisation_id_organisation")
        ),
        sa.ForeignKeyConstraint(["service_id"], ["service.id"], name=op.f("fk_phone_service_id_service")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_phone")),
        if_not_exists=True,
    )
    op.create_index(op.f("ix_phone_location_id"), "phone", ["location_id"], if_not_exists=True)
    op.create_index(op.f("ix_phone_organisation_id"), "phone", ["organisation_id"], if_not_exists=True)
    op.create_index(op.f("ix_phone_service_id"), "phone", ["service_id"], if_not_exists=True)
    op.create_table(
        "schedule",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("service_id", sa.String(length=16), nullable=False),
        sa.Column(
            "freq", sa.Enum("WEEKLY", "MONTHLY", name="freq", native_enum=False, create_constraint=True), nullable=False
        ),
        sa.Column("interval", sa.Integer(), nullable=False),
        sa.Column("byday", sa.String(length=40), nullable=True),
        sa.Column("bymonthday", sa.String(length=40), nullable=True),
        sa.Column("opens", sa.Integer(), nullable=True),
        sa.Column("closes", sa.Integer(), nullable=True),
        sa.Column("valid_from", sa.Date(), nullable=True),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["service_id"], ["service.id"], name=op.f("fk_schedule_service_id_service")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_schedule")),
        if_not_exists=True,
    )
    op.create_index(op.f("ix_schedule_service_id"), "schedule", ["service_id"], if_not_exists=True)
    op.create_table(
        "service_area",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("service_id", sa.String(length=16), nullable=False),
        sa.Column("place", sa.String(length=60), nullable=True),
        sa.Column("raw", sa.Text(), nullable=True),
        sa.Column("extent_uri", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["place"], ["place.key"], name=op.f("fk_service_area_place_place")),
        sa.ForeignKeyConstraint(["service_id"], ["service.id"], name=op.f("fk_service_area_service_id_service")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_service_area")),
        if_not_exists=True,
    )
    op.create_index("ix_service_area_place_service", "service_area", ["place", "service_id"], if_not_exists=True)
    op.create_index(op.f("ix_service_area_service_id"), "service_area", ["service_id"], if_not_exists=True)
    op.create_table(
        "service_client_group",
        sa.Column("client_group", sa.String(length=40), nullable=False),
        sa.Column("service_id", sa.String(length=16), nullable=False),
        sa.Column(
            "how", sa.Enum("mapped", "editor", name="how", native_enum=False, create_constraint=True), nullable=False
        ),
        sa.ForeignKeyConstraint(
            ["service_id"], ["service.id"], name=op.f("fk_service_client_group_service_id_service")
        ),
        sa.PrimaryKeyConstraint("client_group", "service_id", name=op.f("pk_service_client_group")),
        if_not_exists=True,
    )
    op.create_index(
        op.f("ix_service_client_group_service_id"), "service_client_group", ["service_id"], if_not_exists=True
    )
    op.create_table(
        "service_language",
        sa.Column("service_id", sa.String(length=16), nullable=False),
        sa.Column("code", sa.String(length=12), nullable=False),
        sa.Column(
            "mode",
            sa.Enum("spoken", "interpreter", "written", name="mode", native_enum=False, create_constraint=True),
            nullable=False,
        ),
        sa.ForeignKeyConstraint(["service_id"], ["service.id"], name=op.f("fk_service_language_service_id_service")),
        sa.PrimaryKeyConstraint("service_id", "code", name=op.f("pk_service_language")),
        if_not_exists=True,
    )
    op.create_table(
        "service_location",
        sa.Column("service_id", sa.String(length=16), nullable=False),
        sa.Column("location_id", sa.String(length=16), nullable=False),
        sa.Column("hours_text", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["location_id"], ["location.id"], name=op.f("fk_service_location_location_id_location")
        ),
        sa.ForeignKeyConstraint(["service_id"], ["service.id"], name=op.f("fk_service_location_service_id_service")),
        sa.PrimaryKeyConstraint("service_id", "location_id", name=op.f("pk_service_location")),
        if_not_exists=True,
    )
    op.create_index(op.f("ix_service_location_location_id"), "service_location", ["location_id"], if_not_exists=True)
    op.create_table(
        "service_reach",
        sa.Column("place", sa.String(length=60), nullable=False),
        sa.Column("core", sa.Boolean(), nullable=False),
        sa.Column("about", sa.String(length=40), nullable=False),
        sa.Column("service_id", sa.String(length=16), nullable=False),
        sa.ForeignKeyConstraint(["place"], ["place.key"], name=op.f("fk_service_reach_place_place")),
        sa.ForeignKeyConstraint(["service_id"], ["service.id"], name=op.f("fk_service_reach_service_id_service")),
        sa.PrimaryKeyConstraint("place", "core", "about", "service_id", name=op.f("pk_service_reach")),
        if_not_exists=True,
    )
    op.create_index(op.f("ix_service_reach_service_id"), "service_reach", ["service_id"], if_not_exists=True)
    op.create_table(
        "service_term",
        sa.Column("service_id", sa.String(length=16), nullable=False),
        sa.Column("term_id", sa.String(length=16), nullable=False),
        sa.ForeignKeyConstraint(["service_id"], ["service.id"], name=op.f("fk_service_term_service_id_service")),
        sa.ForeignKeyConstraint(["term_id"], ["term.id"], name=op.f("fk_service_term_term_id_term")),
        sa.PrimaryKeyConstraint("service_id", "term_id", name=op.f("pk_service_term")),
        if_not_exists=True,
    )
    op.create_index(op.f("ix_service_term_term_id"), "service_term", ["term_id"], if_not_exists=True)
    op.create_table(
        "verification",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("service_id", sa.String(length=16), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("by_role", sa.String(length=60), nullable=False),
        sa.Column(
            "result",
            sa.Enum("ok", "changed", "closed", name="result", native_enum=False, create_constraint=True),
            nullable=False,
        ),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("content_hash", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(["service_id"], ["service.id"], name=op.f("fk_verification_service_id_service")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_verification")),
        if_not_exists=True,
    )
    op.create_index(op.f("ix_verification_service_id"), "verification", ["service_id"], if_not_exists=True)
