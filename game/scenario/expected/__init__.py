"""What an author expects of a scenario: orders in, facts out, in a file beside it.

`three-valleys.expect.yaml` holds the expectations of `three-valleys.yaml`, a list of cases:

    - say: Nobody signs, and the river falls.
      rounds:
        2:
          medio: {diversion: large}
      expect:
        - river <= 40 after 3
        - ending is dry_delta

Who is not named keeps its word and does nothing else. Without a `seed` nothing happens by chance. Playing the
cases is the business of `game.session.expected`.
"""

from __future__ import annotations
