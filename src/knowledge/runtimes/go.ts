import type { RuntimeFile } from './runtime';

const listen =
  'golang/go src/net/sock_posix.go, listenStream: setDefaultListenerSockopts, then Control, then bind (1.24)';
const options = 'golang/go src/net/sockopt_linux.go, sockopt_bsd.go, sockopt_windows.go (1.24)';
const leaveItOff = 'ListenConfig.Control runs after the option is set and before the bind: switch it off there.';

/** Go: the standard library. */
export const goLibraries: RuntimeFile = {
  languages: ['go'],
  entries: [
    {
      id: 'go-net-listen',
      library: 'net',
      names: ['net.Listen', 'net.ListenTCP', 'net.ListenConfig.Listen', 'net.ListenUnix'],
      kind: 'tcp-listen',
      reuseAddr: 'unix',
      howToDisable: leaveItOff,
      pitfall:
        'A Control function that sets it again changes nothing on Unix, and lets other programs take the port on Windows.',
      basis: 'measured',
      sources: [listen, options],
    },
    {
      id: 'go-net-packet',
      library: 'net',
      names: [
        'net.ListenPacket',
        'net.ListenUDP',
        'net.ListenConfig.ListenPacket',
        'net.ListenUnixgram',
        'net.ListenIP',
      ],
      kind: 'udp-bind',
      reuseAddr: 'never',
      howToEnable: 'net.ListenConfig with a Control function that sets it, then ListenPacket.',
      pitfall: 'Where the address is a multicast group, it is set on every system.',
      basis: 'measured',
      sources: ['golang/go src/net/sock_posix.go, listenDatagram (1.24)'],
    },
    {
      id: 'go-net-multicast',
      library: 'net',
      names: ['net.ListenMulticastUDP'],
      kind: 'udp-bind',
      reuseAddr: 'everywhere',
      pitfall: 'On macOS and the BSDs SO_REUSEPORT is set as well.',
      basis: 'measured',
      sources: [options],
    },
    {
      id: 'go-net-http',
      library: 'net/http',
      names: [
        'http.ListenAndServe',
        'http.ListenAndServeTLS',
        'http.Server.ListenAndServe',
        'http.Server.ListenAndServeTLS',
      ],
      kind: 'tcp-listen',
      reuseAddr: 'unix',
      howToDisable: 'Not possible: listen with a net.ListenConfig and pass the listener to Serve.',
      basis: 'measured',
      sources: ['golang/go src/net/http/server.go, ListenAndServe calls net.Listen (1.24)', options],
    },
    {
      id: 'go-tls-listen',
      library: 'crypto/tls',
      names: ['tls.Listen'],
      kind: 'tcp-listen',
      reuseAddr: 'unix',
      howToDisable: 'Not possible: listen with a net.ListenConfig and wrap it with tls.NewListener.',
      basis: 'source',
      sources: ['golang/go src/crypto/tls/tls.go, Listen calls net.Listen (1.24)', options],
    },
  ],
};
