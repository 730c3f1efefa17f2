/** Which entry of the knowledge explains a call that binds. */
import assert from 'node:assert/strict';
import { Engine } from '../../../src/core';
import { readAsset } from '../assets';

const using = 'using System.Net;\nusing System.Net.Sockets;\n';

describe('C#: calls that bind are explained', () => {
  const engine = new Engine(readAsset);
  after(() => engine.dispose());

  const cases: [code: string, runtime: string, port: number | 'ephemeral' | 'unknown'][] = [
    [`${using}new TcpListener(IPAddress.Any, 80).Start();`, 'dotnet-tcp-listener', 80],
    [`${using}var l = TcpListener.Create(80);\nl.Start();`, 'dotnet-tcp-listener', 80],
    [
      `${using}class S { TcpListener l; S(TcpListener given) { l = given; } void Run() => l.Start(); }`,
      'dotnet-tcp-listener',
      'unknown',
    ],
    [
      'var l = new System.Net.Sockets.TcpListener(new System.Net.IPEndPoint(System.Net.IPAddress.Loopback, 0));\nl.Start();',
      'dotnet-tcp-listener',
      'ephemeral',
    ],
    [
      `${using}using Tcp = System.Net.Sockets.TcpListener;\nnew Tcp(IPAddress.Any, 80).Start();`,
      'dotnet-tcp-listener',
      80,
    ],
    [
      `${using}var s = new Socket(SocketType.Stream, ProtocolType.Tcp);\ns.Bind(new IPEndPoint(IPAddress.Any, 80));\ns.Listen();`,
      'dotnet-socket',
      80,
    ],
    [
      `${using}class S { Socket s = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp); public S(int port) { s.Bind(new IPEndPoint(0, port)); } static void Main() { new S(80); } }`,
      'dotnet-socket',
      80,
    ],
    [`${using}using var u = new UdpClient(53);`, 'dotnet-udp-client', 53],
    [
      `${using}using UnityEngine;\nclass B : MonoBehaviour { void Start() { new TcpListener(IPAddress.Any, 80).Start(); } }`,
      'mono-tcp',
      80,
    ],
    [
      `${using}using UnityEngine;\nclass B : MonoBehaviour { void Start() { var u = new UdpClient(53); } }`,
      'mono-udp',
      53,
    ],
    ['using System.Net;\nvar h = new HttpListener();\nh.Start();', 'dotnet-http-listener', 'unknown'],
    [
      'var app = WebApplication.CreateBuilder(args).Build();\napp.Run("http://localhost:5000/");',
      'aspnet-kestrel',
      5000,
    ],
    ['var app = WebApplication.Create(args);\nawait app.RunAsync();', 'aspnet-kestrel', 'unknown'],
  ];
  for (const [text, runtime, port] of cases) {
    it(`${text.split('\n').at(-1)!}: ${runtime}`, async () => {
      const { sockets, findings } = await engine.analyze({ languageId: 'csharp', text });
      const bound = sockets.flatMap((socket) =>
        socket.events.flatMap((event) =>
          event.kind === 'bind' && event.sequenced ? [[socket.runtime, event.address.port] as const] : [],
        ),
      );
      const wanted = typeof port === 'number' ? { kind: 'number', value: port } : { kind: port };
      assert.ok(
        bound.some(([by, at]) => by === runtime && JSON.stringify(at) === JSON.stringify(wanted)),
        JSON.stringify(bound),
      );
      assert.deepEqual(findings, []);
    });
  }
});
