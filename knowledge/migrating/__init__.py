"""Bringing the tables of a database to what this version needs, without loss, by Alembic's revisions.

For databases that hold what exists nowhere else. The knowledge database needs none: it is made anew from the content.
"""
