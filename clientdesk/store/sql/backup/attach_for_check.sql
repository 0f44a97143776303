-- Open the finished copy again to check it. 'path': where, as ATTACH takes no parameters.

attach 'path' as copy (read_only)
