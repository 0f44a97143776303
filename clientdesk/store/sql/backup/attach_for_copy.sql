-- Make an empty database file to copy into. 'path': where, as ATTACH takes no parameters.

attach 'path' as copy
