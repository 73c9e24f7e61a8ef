"""The weights of one text are those that scikit-learn gives it among many."""

import numpy as np
import pytest
from sklearn.feature_extraction.text import TfidfVectorizer

from knowledge.tfidf import OneText

TEXTS = [
    "she flinches when he comes in",
    "he answers for her, and he answers the phone",
    "who do I ring about her rent",
]
KINDS = ({"analyzer": "word", "ngram_range": (1, 2)}, {"analyzer": "char_wb", "ngram_range": (3, 5)})


@pytest.mark.parametrize("kind", KINDS, ids=["words", "letters"])
@pytest.mark.parametrize("text", [*TEXTS, "he answers, he flinches, he answers", "nothing known", "", "a"])
def test_one_text_gets_the_weights_that_the_vectorizer_gives(kind, text):
    vectorizer = TfidfVectorizer(**kind, sublinear_tf=True, dtype=np.float32).fit(TEXTS)
    expected = vectorizer.transform([text])
    columns, weights = OneText(vectorizer).weights(text)

    found = np.zeros(expected.shape[1], dtype=np.float32)
    found[columns] = weights
    assert np.allclose(found, expected.toarray()[0], atol=1e-6)
