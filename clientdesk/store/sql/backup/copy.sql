-- Copy everything in one snapshot. "source": the open database's name, as COPY takes no parameters.

copy from database "source" to copy
