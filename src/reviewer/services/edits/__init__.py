"""What a reviewer can do to a review: each edit takes the state of a review and gives the decisions after it, with a label.

Nothing here saves or rescores; an edit that breaks a rule raises Refused with the sentence shown at the cell.
"""
