"""What stands beside the table in each phase: the talk, answers, approval, secret orders."""
