"""Routes beside the pages, and the headers and host check around every answer."""
