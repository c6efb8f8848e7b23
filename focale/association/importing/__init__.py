"""Taking up a list of members kept elsewhere: recognise the file, read its lines, say what each would
make, make it after the answer, and undo it. `Import` and `ImportedRow` are the nouns; one rule a file.
"""
