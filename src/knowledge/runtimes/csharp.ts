import type { RuntimeFile } from './runtime';

const bind = 'dotnet/runtime src/native/libs/System.Native/pal_networking.c: SystemNative_Bind';
const option = 'dotnet/runtime src/native/libs/System.Native/pal_networking.c: SystemNative_SetSockOpt';
const leaveIt =
  'ReuseAddress sets SO_REUSEPORT as well on Unix: two copies of the server then share the port. A restart does not need it.';
const byTheCall = 'Not possible for TCP on Unix: Bind sets it again.';

/** C#: .NET and ASP.NET Core; Mono where it differs. */
export const csharpLibraries: RuntimeFile = {
  languages: ['csharp'],
  entries: [
    {
      id: 'dotnet-socket',
      library: 'System.Net.Sockets',
      names: ['System.Net.Sockets.Socket'],
      kind: 'tcp-listen',
      reuseAddr: 'unix',
      howToDisable: byTheCall,
      pitfall: `Only for ProtocolType.Tcp: with Unspecified or IP nothing is set. ${leaveIt}`,
      basis: 'source',
      sources: [bind, option],
    },
    {
      id: 'dotnet-tcp-listener',
      library: 'System.Net.Sockets',
      names: ['System.Net.Sockets.TcpListener.Start'],
      kind: 'tcp-listen',
      reuseAddr: 'unix',
      howToDisable: byTheCall,
      pitfall: leaveIt,
      basis: 'source',
      sources: [bind, 'dotnet/runtime src/libraries/System.Net.Sockets/src/System/Net/Sockets/TCPListener.cs'],
    },
    {
      id: 'dotnet-udp-client',
      library: 'System.Net.Sockets',
      names: ['System.Net.Sockets.UdpClient'],
      kind: 'udp-bind',
      reuseAddr: 'never',
      howToEnable:
        'new UdpClient(), then Client.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, true), then Client.Bind(endPoint).',
      pitfall:
        'new UdpClient(port) binds at once: what is set later is too late. Mono sets the option for UDP as well.',
      basis: 'source',
      sources: [bind],
    },
    {
      id: 'dotnet-http-listener',
      library: 'System.Net.HttpListener',
      names: ['System.Net.HttpListener.Start'],
      kind: 'tcp-listen',
      reuseAddr: 'unix',
      howToDisable: byTheCall,
      pitfall: 'On Windows the system itself (http.sys) listens.',
      basis: 'source',
      sources: [bind, 'dotnet/runtime System.Net.HttpListener: HttpEndPointListener.cs'],
    },
    {
      id: 'aspnet-kestrel',
      library: 'ASP.NET Core (Kestrel)',
      names: [
        'Microsoft.AspNetCore.Builder.WebApplication.Run',
        'Microsoft.AspNetCore.Builder.WebApplication.RunAsync',
        'Microsoft.AspNetCore.Builder.WebApplication.StartAsync',
      ],
      kind: 'tcp-listen',
      reuseAddr: 'unix',
      howToDisable: 'SocketTransportOptions.CreateBoundListenSocket gives it a socket of your own.',
      basis: 'source',
      sources: ['dotnet/aspnetcore src/Servers/Kestrel/Transport.Sockets/src/SocketTransportOptions.cs', bind],
    },
    {
      id: 'mono-tcp',
      library: 'Mono, Unity',
      names: ['Mono:System.Net.Sockets.Socket', 'Mono:System.Net.Sockets.TcpListener.Start'],
      kind: 'tcp-listen',
      reuseAddr: 'unix',
      howToDisable: 'SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, false) before Bind.',
      pitfall:
        'Set when the socket is made, for every protocol; ExclusiveAddressUse = true takes it back. What holds on Windows is not confirmed.',
      basis: 'measured',
      sources: ['Mono 6.8, traced on Linux', 'mono/mono mono/metadata/w32socket-unix.c'],
    },
    {
      id: 'mono-udp',
      library: 'Mono, Unity (UDP)',
      names: ['Mono:System.Net.Sockets.UdpClient'],
      kind: 'udp-bind',
      reuseAddr: 'unix',
      howToDisable:
        'Client.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, false) before the bind.',
      pitfall: 'Another program that sets the option can then take the datagrams.',
      basis: 'measured',
      sources: ['Mono 6.8, traced on Linux', 'mono/mono mono/metadata/w32socket-unix.c'],
    },
  ],
};
