"""REFI-QDA, the standard by which programs of qualitative analysis exchange projects (.qdpx) and codebooks (.qdc).

What leaves is written with pyrefiqda's models, which are made from the schemas and keep the order of elements, and is
checked against the schemas before it is there. What comes in is read from the tree itself: the models refuse a file for
a slip that real programs make (a code without isCodable, a date in words), and we refuse none.
"""
