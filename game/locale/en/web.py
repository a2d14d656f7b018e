"""English: what a page in a browser says by itself."""

from __future__ import annotations

REGIONS = {
    "who": "Who you are",
    "now": "Now",
    "act": "What you do",
    "foot": "Go on",
    "aside": "Beside it",
    "board": "The table",
    "stakes": "What counts for you",
    "news": "News",
    "tools": "Always at hand",
    "steps": "Where you are",
}
"""The parts of a page, as somebody hears them who goes from one to the next."""
PAGE = {
    "more": "More",
    "working": "One moment",
    "lost": "Not connected. What you press is kept and sent later.",
    "back": "Connected again.",
    "sent": "Sent.",
    "waits": "Not sent yet. It goes out as soon as there is a connection.",
    "gone": "This seat is not yours any more.",
    "clock": "Time left",
    "paused": "Paused",
}
GUARD = {
    "host": "This address is not the one that Parley is opened at.",
    "origin": "This came from another page, so nothing was done.",
    "large": "That is too much text.",
    "garbled": "This could not be read.",
    "unfit": "Something in this is not as it has to be.",
    "often": "Too fast. Wait a moment, then try again.",
    "nothing": "There is nothing here.",
    "wrong": "Something went wrong. Nothing was lost; try again.",
    "full": "All places are taken now. Try again in a few minutes.",
}
"""Why something was not done, for whoever asked for it."""

TEXTS = (
    {f"web.region.{key}": said for key, said in REGIONS.items()}
    | {f"web.{key}": said for key, said in PAGE.items()}
    | {f"web.guard.{key}": said for key, said in GUARD.items()}
)
