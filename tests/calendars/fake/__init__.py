"""A CalDAV server for tests that is wrong in the ways in which real ones are, each of them a switch."""
