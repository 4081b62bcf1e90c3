"""The programme and its clock."""
