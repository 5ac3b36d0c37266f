"""Finding words in all documents: by the index of words, by their forms in the dictionary, by patterns."""
