"""Smart lists: made of conditions in a window, chosen on the page of excerpts."""
