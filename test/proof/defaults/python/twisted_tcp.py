# reactor.listenTCP() sets the option.
import sys

from twisted.internet import protocol, reactor


class Greeter(protocol.Protocol):
    def connectionMade(self):
        self.transport.write(b"hello\n")
        self.transport.loseConnection()


reactor.listenTCP(int(sys.argv[1]), protocol.Factory.forProtocol(Greeter), interface="127.0.0.1")
print("ready", flush=True)
reactor.run()
