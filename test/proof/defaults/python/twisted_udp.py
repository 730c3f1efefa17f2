# reactor.listenUDP() sets nothing.
import sys

from twisted.internet import protocol, reactor

reactor.listenUDP(int(sys.argv[1]), protocol.DatagramProtocol(), interface="127.0.0.1")
print("ready", flush=True)
reactor.run()
