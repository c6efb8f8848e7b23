"""What is made in a demonstration: productions, their pieces, the files of each."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class File:
    """A file on its place in a piece. `name`: one that was painted; `seen`, `heard`: who is on it, a maker's
    number or a guest's name."""

    step: str
    name: str
    alt: str = ""
    caption: str = ""
    seen: tuple = ()
    heard: tuple = ()
    cues: tuple = ()
    """Subtitles: (from second, to second, words, role); `english`: the words of each in English."""
    english: tuple = ()
    line: int = 0
    """Which step of the recipe it shows, counted from one."""


@dataclass(frozen=True)
class Said:
    """A remark of the team. `field`: the answer it is about; `quote`: the words meant; `file` and `at`: on
    which file, and where."""

    words: str
    field: str = ""
    quote: str = ""
    file: str = ""
    at: tuple = ()
    is_settled: bool = False


@dataclass(frozen=True)
class Made:
    """A piece. `makers`: numbers among those of the production; `state`: draft, proposed, to_correct, ready.

    `answers`: as its forms keep them, but for a day, told by how many days ago it was.
    `shown`: where its makers, and all who are on it, agree to show it; `silent`: those of them, by number or
    name, who have not answered; `refusing`: who said no. `before`: its answers as a first hand wrote them.
    """

    kind: str
    answers: dict
    makers: tuple = (0,)
    files: tuple = ()
    state: str = "ready"
    days_ago: int = 20
    shown: tuple = ("internal", "web", "print", "exhibition")
    silent: tuple = ()
    refusing: tuple = ()
    about: tuple = ()
    """Guests whose name it says."""
    licence: str = "here"
    named: dict = field(default_factory=dict)
    roles: tuple = ()
    """(maker's number, what they did) of who is not its author."""
    before: dict = field(default_factory=dict)
    remarks: tuple = ()
    borrowed: tuple = ()
    """What is said of each thing that comes from others."""
    easy: str = ""
    readers: tuple = ()
    """Who read the easy text: (maker's number, yes or hard, what is hard)."""
    showings: tuple = ()
    """Where it was shown besides the site: (use, place, copies)."""
    is_withdrawn: bool = False
    """Its first maker took the yes back after it was shown."""
    arranged: dict = field(default_factory=dict)
    """Settings of the table on which its sound was arranged."""


@dataclass(frozen=True)
class Making:
    """A production. `activity`: whose people make it, on whose dates; `done`: how many steps are ticked."""

    title: str
    about: str
    activity: str
    pieces: tuple
    strand: str = ""
    makers: int = 5
    with_children: bool = False
    """The two children of the mother one tries the demonstration with make in it."""
    steps: tuple = ()
    done: int = 0
    days_ago: int = 60
    files: tuple = ()
    """Files brought that are in no piece."""
    asked: bool = False
    """Everybody whose answer is missing was written to."""
    roll: tuple = ()
    """A strip that lies in the darkroom: (file, title, film)."""
    is_signed: bool = False
    """A tablet went round, and somebody signed on it."""


@dataclass(frozen=True)
class Works:
    """All that is made in a place. `orders`: (file, maker, words) as mediatools.imagined takes them;
    `guests`: (first name, last name, year of birth) of those whom one meets."""

    makings: tuple
    orders: tuple
    guests: tuple = ()
    collections: tuple = ()
    """(title, words, titles of pieces)"""
    portfolio: tuple = ()
    """What the elder child of the mother one tries it with shows: (words, titles of pieces)."""
