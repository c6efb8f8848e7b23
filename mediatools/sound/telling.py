"""The report of a mastering in sentences, for the person who pressed the button."""


def told(report: dict) -> list[str]:
    """French sentences: what was heard, what was done, what it is now."""
    before, after = report["before"], report["after"]
    if after["loudness"] <= -69:
        return ["On n’entend rien dans cet enregistrement."]
    change = after["loudness"] - before["loudness"]
    said = [
        f"{_louder(change)} : {_number(before['loudness'])} LUFS avant, {_number(after['loudness'])} après."
    ]
    if before["spread"] - after["spread"] > 2:
        said.append("Les passages faibles et forts ont été rapprochés.")
    if report["hum"]:
        said.append(f"Un ronflement du secteur à {report['hum'][0]} Hz a été enlevé.")
    if report["noise"] >= 3:
        said.append(f"Le bruit de fond a été baissé de {report['noise']:.0f} dB.")
    if report["removed"] >= 1:
        said.append(f"{_length(report['removed'])} ont été coupées.")
    return [*said, f"Le fichier dure {_length(report['seconds'])}."]


def _louder(change) -> str:
    if abs(change) < 1:
        return "Le niveau était déjà bon"
    return "Le son est plus fort" if change > 0 else "Le son est moins fort"


def _number(value) -> str:
    return f"{value:.1f}".replace(".", ",").replace("-", "−")


def _length(seconds) -> str:
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes} min {rest:02} s" if minutes else f"{rest} secondes"
