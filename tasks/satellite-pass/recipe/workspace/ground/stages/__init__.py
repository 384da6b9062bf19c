"""The stages of the work on a contact, in the order of their names; each has `run(contact)`, and `contact` is passed along."""
