"""A class: rooms, tables and chairs, the clock, the store, the wall, the phone of the teacher, the debrief of all."""
