"""One widget per file: show(...) draws it and tells by callback what a person did."""
