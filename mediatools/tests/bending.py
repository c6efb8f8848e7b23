"""Files bent at random: bytes changed, cut out, doubled, cut off, or glued from two."""


def bent(content: bytes, other: bytes, chance) -> bytes:
    """`content`, after one to eight mutations."""
    bent = bytearray(content)
    for _time in range(chance.choice((1, 1, 2, 8))):
        at, way = chance.randrange(len(bent) or 1), chance.randrange(6)
        if way == 0 and bent:
            bent[at] = chance.randrange(256)
        elif way == 1:
            bent[at : at + 4] = chance.choice((b"\xff" * 4, b"\0" * 4, b"\x7f\xff\xff\xff"))
        elif way == 2:
            del bent[at : at + chance.randrange(1, 400)]
        elif way == 3:
            bent[at:at] = bent[at : at + chance.randrange(1, 200)] * chance.randrange(1, 50)
        elif way == 4:
            bent = bent[: at + 1]
        else:
            bent += other[chance.randrange(len(other)) :]
    return bytes(bent)
