from .involvement import Involvement
from .making import Making, Work
from .original import Original
from .production import Production
from .rendition import Rendition
from .step import Step
from .upload import Upload

__all__ = ["Involvement", "Making", "Original", "Production", "Rendition", "Step", "Upload", "Work"]
