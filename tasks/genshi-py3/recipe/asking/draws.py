"""What is drawn for one trial: words, texts and numbers, of which nobody knows beforehand."""

import random
import string

SPECIAL = ("<", ">", "&", '"', "'", "é", "ß", "…", "漢", "€")


class Draw:
    """Words, texts and numbers of one draw; no word twice."""

    def __init__(self, rng: random.Random) -> None:
        self.rng = rng
        self._taken: set[str] = set()

    def word(self) -> str:
        """Four to seven letters that are no word of HTML, Python or a template."""
        while True:
            word = "".join(self.rng.choices("bcdfgklmnprstvz", k=1) + self.rng.choices("aeou", k=1))
            word += "".join(self.rng.choices(string.ascii_lowercase, k=self.rng.randint(2, 5))) + "q"
            if word not in self._taken:
                self._taken.add(word)
                return word

    def words(self, count: int) -> list[str]:
        return [self.word() for _ in range(count)]

    def text(self, *, special: bool = True) -> str:
        """Some words, with characters between them that want care."""
        marks = self.rng.sample(SPECIAL, 4) if special else ["é", "ü"]
        return " ".join(f"{word}{mark}" for word, mark in zip(self.words(len(marks)), marks, strict=True))

    def number(self) -> int:
        return self.rng.randint(2, 9)


def escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&#34;")
