from .appearance import Appearance
from .arrangement import Arrangement
from .borrowing import Borrowing
from .captions import Captions
from .captions_version import CaptionsVersion
from .collection import Collection
from .collection_row import CollectionRow
from .credit import Credit, CreditRole, NamedAs
from .derivation import Derivation, Tool
from .involvement import Involvement
from .making import Making, Work
from .negative import Negative
from .original import Original
from .permission import Licence, Permission
from .piece import Piece
from .piece_file import PieceFile
from .piece_version import PieceVersion
from .portfolio import Openness, Portfolio
from .portfolio_link import PortfolioLink
from .production import Production
from .proof_reading import ProofReading
from .remark import Remark
from .rendition import Rendition
from .roll import FilmKind, Roll
from .scan import Scan
from .showing import Showing
from .sitting import Sitting
from .step import Step
from .take import Take
from .takeaway import Takeaway
from .upload import Upload

__all__ = [
    "Appearance",
    "Arrangement",
    "Borrowing",
    "Captions",
    "CaptionsVersion",
    "Collection",
    "CollectionRow",
    "Credit",
    "CreditRole",
    "Derivation",
    "FilmKind",
    "Involvement",
    "Licence",
    "Making",
    "NamedAs",
    "Openness",
    "Negative",
    "Original",
    "Permission",
    "Piece",
    "PieceFile",
    "PieceVersion",
    "Portfolio",
    "PortfolioLink",
    "Production",
    "ProofReading",
    "Remark",
    "Rendition",
    "Showing",
    "Sitting",
    "Roll",
    "Scan",
    "Step",
    "Take",
    "Takeaway",
    "Tool",
    "Upload",
    "Work",
]
