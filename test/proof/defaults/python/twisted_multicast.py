# reactor.listenMulticast() sets nothing unless it is asked to.
import sys

from twisted.internet import protocol, reactor

reactor.listenMulticast(int(sys.argv[1]), protocol.DatagramProtocol())
print("ready", flush=True)
reactor.run()
