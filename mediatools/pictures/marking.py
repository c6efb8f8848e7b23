"""Who made a picture and who holds its rights, written into what is published: EXIF and XMP, nothing else."""

from xml.sax.saxutils import escape

import pyvips

XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/" xmlns:xmpRights="http://ns.adobe.com/xap/1.0/rights/">
{}</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="r"?>"""
CREATOR = (
    "<dc:creator><rdf:Seq><rdf:li>{}</rdf:li></rdf:Seq></dc:creator><photoshop:Credit>{}</photoshop:Credit>"
)
RIGHTS = (
    '<dc:rights><rdf:Alt><rdf:li xml:lang="x-default">{}</rdf:li></rdf:Alt></dc:rights>'
    "<xmpRights:Marked>True</xmpRights:Marked>"
)
ARTIST, COPYRIGHT = "exif-ifd0-Artist", "exif-ifd0-Copyright"
KEPT = "icc-profile-data"


def marked(image: pyvips.Image, *, credit: str = "", rights: str = "") -> pyvips.Image:
    """The picture with these and its colour profile as its only words; its place, its camera are gone."""
    image = bare(image)
    for name, words in ((ARTIST, credit), (COPYRIGHT, rights)):
        if words:
            image.set_type(pyvips.GValue.gstr_type, name, words)
    if told := packet(credit, rights):
        image.set_type(pyvips.GValue.blob_type, "xmp-data", told)
    return image


def packet(credit: str, rights: str) -> bytes:
    """The XMP that says it, in every alphabet; nothing when there is nothing to say."""
    told = CREATOR.format(escape(credit), escape(credit)) if credit else ""
    told += RIGHTS.format(escape(rights)) if rights else ""
    return XMP.format(told).encode() if told else b""


def bare(image: pyvips.Image) -> pyvips.Image:
    """Without EXIF, XMP, IPTC, preview, comments; the colour profile stays."""
    image = image.copy()
    for name in image.get_fields():
        if name != KEPT and name.startswith(
            ("exif-", "xmp-", "iptc-", "jpeg-thumbnail", "png-comment", "orient")
        ):
            image.remove(name)
    return image
