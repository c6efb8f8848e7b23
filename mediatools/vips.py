"""libvips with the door closed: every reader is blocked, but those of the kinds we take. For child processes.

    from mediatools.vips import pyvips

Nothing is kept between two files: libvips would know a file again by its name alone.
"""

import pyvips

READERS = ["Jpeg", "Png", "Webp", "Tiff", "Heif"]

pyvips.block_untrusted_set(True)
pyvips.operation_block_set("VipsForeignLoad", True)
for _reader in READERS:
    pyvips.operation_block_set(f"VipsForeignLoad{_reader}", False)
pyvips.cache_set_max(0)

__all__ = ["READERS", "pyvips"]
