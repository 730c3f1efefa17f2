# reactor.listenMulticast() with listenMultiple.
import sys

from twisted.internet import protocol, reactor

reactor.listenMulticast(int(sys.argv[1]), protocol.DatagramProtocol(), listenMultiple=True)
print("ready", flush=True)
reactor.run()
