"""The plain forms of a shop's page in the members' space: small, for a thumb, at six in the morning."""
