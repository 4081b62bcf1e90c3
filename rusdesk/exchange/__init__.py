"""Other programs' formats: each module reads or writes one, and changes nothing itself."""
