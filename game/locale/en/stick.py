"""English: what stands in START-HERE.txt on a stick."""

from __future__ import annotations

TEXTS = {
    "stick.title": "start here",
    "stick.what": "This folder is all that Parley needs. It works from the stick or from any folder of the computer. Nothing is installed; no internet, no password and no administrator is needed. Keep the files of this folder together.",
    "stick.windows": "WINDOWS\n    Double-click Parley.bat. If Windows warns you of an unknown program, choose “More info”, then “Run anyway”. If there is no such choice, your school has to allow the program.\n    To write more: open this folder, type cmd in its address bar and press Enter. In the black window, type for example\n        Parley.bat play three-valleys --text",
    "stick.macos": "MAC\n    Double-click Parley.command. If the Mac warns you of an unknown developer, open System Settings, Privacy & Security, and choose “Open Anyway”. To write more, open Terminal, type sh and a space, drag the file parley.sh into the window, and go on, for example with\n        play three-valleys --text",
    "stick.linux": "LINUX\n    Open a terminal in this folder and type\n        sh parley.sh\n    or, for example,\n        sh parley.sh play three-valleys --text",
    "stick.class": "WITH A CLASS\n    Write host three-valleys --class 28 after the name, with the number of your students:\n        Parley.bat host three-valleys --class 28\n        sh parley.sh host three-valleys --class 28\n    Then the screen says what comes next. What can be told to it: host --help",
    "stick.alone": "ALONE\n    Start it without a word after the name. “Learn it in five minutes” is a good beginning.",
    "stick.network": "IF THE STUDENTS' DEVICES DO NOT GET IN\n    They have to be in the same network as this computer, and may have to be let in by its firewall. Windows asks at the first start: allow it for private networks. If you may not, show this page to whoever looks after the computer: incoming TCP connections, at the number that host shows after the colon of its address, only within the school; nothing goes out.",
    "stick.kept": "WHAT IS KEPT\n    Games and classes are kept on the computer, in your own folders, not on the stick. Parley asks for no names and sends nothing anywhere.",
    "stick.licence": "Parley may be copied freely (MIT). What else is in it has its own licences, in the folder licences of each program.",
}
