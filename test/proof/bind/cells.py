"""
Reads groups from standard input, one in JSON per line up to an empty one: an old socket and those who want its port. For each it makes the
old socket and writes one line: what bind() and listen() said to each newcomer, in order.
"""
import json
import sys

from sockets import Old, attempt

NOBODY = 65534

for line in sys.stdin:
    if not line.strip():
        break
    group = json.loads(line)
    protocol, port = group['protocol'], group['port']
    old = Old(protocol, group['state'], group['address'], group['options'], port)
    try:
        said = [
            attempt(protocol, new['address'], new['options'], port, NOBODY if new['otherUser'] else None)
            for new in group['newcomers']
        ]
    finally:
        old.close()
    print(json.dumps(said), flush=True)
print('done', flush=True)
