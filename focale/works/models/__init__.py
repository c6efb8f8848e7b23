from .appearance import Appearance
from .borrowing import Borrowing
from .credit import Credit, CreditRole, NamedAs
from .involvement import Involvement
from .making import Making, Work
from .original import Original
from .permission import Licence, Permission
from .piece import Piece
from .piece_file import PieceFile
from .piece_version import PieceVersion
from .production import Production
from .remark import Remark
from .rendition import Rendition
from .step import Step
from .upload import Upload

__all__ = [
    "Appearance",
    "Borrowing",
    "Credit",
    "CreditRole",
    "Involvement",
    "Licence",
    "Making",
    "NamedAs",
    "Original",
    "Permission",
    "Piece",
    "PieceFile",
    "PieceVersion",
    "Production",
    "Remark",
    "Rendition",
    "Step",
    "Upload",
    "Work",
]
