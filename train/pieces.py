"""Wordpieces and case classes of tokens, exactly as MODEL.md describes (Go reads text the same way)."""
import functools
import unicodedata

QUOTES = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-"})
MAX_TOKEN_PIECES = 8


def is_punct(ch):
    o = ord(ch)
    if 33 <= o <= 47 or 58 <= o <= 64 or 91 <= o <= 96 or 123 <= o <= 126:
        return True
    return unicodedata.category(ch)[0] in "PS"


def case_class(form):
    letters = [c for c in form if c.isalpha()]
    if any(c.isdigit() for c in form):
        return 5
    if not letters:
        return 6
    if all(c.islower() for c in letters):
        return 1
    if letters[0].isupper() and all(not c.isupper() for c in letters[1:]):
        return 2
    if all(c.isupper() for c in letters):
        return 3
    return 4


class Pieces:
    """Greedy longest-match wordpieces over a vocabulary."""

    def __init__(self, vocab):
        self.vocab = vocab
        self.index = {v: i for i, v in enumerate(vocab)}
        self.unk, self.cls, self.sep = (self.index[k] for k in ("[UNK]", "[CLS]", "[SEP]"))
        self.of = functools.lru_cache(200_000)(self._of)

    def _of(self, form):
        form = unicodedata.normalize("NFD", form.translate(QUOTES).lower())
        form = "".join(c for c in form if unicodedata.category(c) != "Mn")
        out, word = [], ""
        for ch in form + " ":
            if ch.isspace() or is_punct(ch):
                if word:
                    out += self._word(word)
                    word = ""
                if not ch.isspace():
                    out.append(self.index.get(ch, self.unk))
            else:
                word += ch
        return tuple(out[:MAX_TOKEN_PIECES]) or (self.unk,)

    def _word(self, word):
        if len(word) > 100:
            return [self.unk]
        out, at = [], 0
        while at < len(word):
            for end in range(len(word), at, -1):
                piece = ("##" if at else "") + word[at:end]
                if piece in self.index:
                    out.append(self.index[piece])
                    at = end
                    break
            else:
                return [self.unk]
        return out


def prune(vocab):
    """Keep the specials and the pieces an English text can need: ASCII letters and digits, punctuation, symbols."""
    def keep(piece):
        if piece in ("[PAD]", "[UNK]", "[CLS]", "[SEP]"):
            return True
        if piece.startswith("["):
            return piece in ("[", "]")
        body = piece[2:] if piece.startswith("##") and len(piece) > 2 else piece
        return all(c.isascii() or (len(body) == 1 and is_punct(c)) for c in body)
    return [i for i, piece in enumerate(vocab) if keep(piece)]
