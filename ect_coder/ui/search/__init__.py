"""The page Search: words in all documents, in their contexts."""
