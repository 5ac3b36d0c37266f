"""A study is worked on by several: copies go out and are brought back."""
