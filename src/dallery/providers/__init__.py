"""One file per vendor and one for our illustrator; each knows its vendor's wire and nothing of rows or doors."""
