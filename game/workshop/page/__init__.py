"""The workshop's page: a scenario as text, as it will look, and what is wrong with it, in a browser.

The file is the only truth. What the page does to it is a change of its text by position, so comments, order
and spacing stay as they are.
"""
