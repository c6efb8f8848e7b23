"""What is made: productions, the originals people bring to them, and what is shown of those.

A production owns its room on the disk. Files come in piece by piece (`models/upload.py`), are looked at in a
process of their own (`models/making.py`), kept by their content (`keeping.py`) and served to who may see the
production (`serving.py`). Nothing here is public: that is decided by the gate, above these nouns.
"""
