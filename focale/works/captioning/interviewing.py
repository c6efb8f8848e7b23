"""Questions and answers of an interview, found in what is said in its recording."""

from focale.people.folding import fold

ALIKE = 0.6
"""Share of the words of a question that must be heard for it to be that one."""
SMALL = 2
"""Letters of a word that tells nothing: « de », « la », « au »."""


def turns(told, interviewee="") -> list[dict]:
    """[{question, answer, at}] of a transcript (paragraphs), `at` in seconds.

    Who is interviewed answers, everybody else asks; where no voice bears that name, what ends with a question
    mark is asked.
    """
    answering = _answering(told, interviewee)
    found = []
    for each in told:
        asks = each.speaker not in answering if answering else each.text.rstrip().endswith("?")
        if asks and (not found or found[-1]["answer"]):
            found.append({"question": each.text, "answer": "", "at": each.start})
        elif asks:
            found[-1]["question"] += f" {each.text}"
        elif found:
            found[-1]["answer"] = " ".join(filter(None, (found[-1]["answer"], each.text)))
    return found


def _answering(told, interviewee) -> set:
    """The voices that bear a name of who is interviewed."""
    names = set(_words(interviewee))
    return {each.speaker for each in told if each.speaker and names & set(_words(each.speaker))}


def asked_at(question: str, asked: list[dict]) -> dict | None:
    """The turn in which this question is asked, in these words or nearly."""
    words = set(_words(question))
    if not words or not asked:
        return None
    best = max(asked, key=lambda turn: len(words & set(_words(turn["question"]))))
    return best if len(words & set(_words(best["question"]))) >= ALIKE * len(words) else None


def filled(exchange: list[dict], asked: list[dict]) -> list[dict]:
    """The questions that were written with the answers heard where none is written yet, and behind them the
    questions nobody had written."""
    rows, left = [], list(asked)
    for row in exchange:
        turn = asked_at(row.get("question", ""), left)
        if turn:
            left.remove(turn)
        rows.append({**row, "answer": row.get("answer") or (turn["answer"] if turn else "")})
    return rows + [{"question": turn["question"], "answer": turn["answer"]} for turn in left]


def _words(text) -> list[str]:
    return [word for word in fold(text).split() if len(word) > SMALL]
