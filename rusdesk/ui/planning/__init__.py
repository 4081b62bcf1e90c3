"""What a workshop is made ready with: questions, groups, participants, map, rounds, dates, texts, links, facts."""
