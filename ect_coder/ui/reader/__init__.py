"""The text on the desk: read-only, its codings painted under it, their stripes beside it."""
