"""Open Referral UK: reading other people's feeds of services, and publishing our own checked contacts as one.

The acceptance rules are ours. The published schemas are not used: their licences disagree, and passing says little.
"""
