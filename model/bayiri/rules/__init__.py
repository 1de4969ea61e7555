"""The rules of behaviour, one topic a file, written once.

Each takes (migrant, tables, quarter, chunk): it reads the person's own record, the tables of the quarter
and group means frozen at the end of the last quarter, and writes only that record and the chunk's sums.
`phases` lists them in the order of the quarter.
"""
