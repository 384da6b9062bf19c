// What asks for the system, by the immediate.
