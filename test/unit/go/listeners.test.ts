/** Calls of Go's libraries that listen: what is known of them reaches the call, whatever way the object came. */
import assert from 'node:assert/strict';
import { Engine } from '../../../src/core';
import { readAsset } from '../assets';

describe('listeners of Go libraries', () => {
  const engine = new Engine(readAsset);
  after(() => engine.dispose());

  /** Knowledge entry and address of every bind in the code, `entry host:port`. */
  async function binds(imports: readonly string[], code: string): Promise<readonly string[]> {
    const text = `package main\n\nimport (\n${imports.map((spec) => `\t${spec.replace(/\S+$/, '"$&"')}\n`).join('')})\n\n${code}\n`;
    const { sockets, findings, problems } = await engine.analyze({ languageId: 'go', text });
    assert.deepEqual([...findings, ...problems], []);
    return sockets.flatMap(({ events }) =>
      events.flatMap((event) => {
        if (event.kind !== 'bind') return [];
        const { port, host = '' } = event.address;
        const shown = port.kind === 'number' ? String(port.value) : port.kind === 'ephemeral' ? '0' : '?';
        return [`${event.runtime ?? 'none'} ${host}:${shown}`];
      }),
    );
  }

  const cases: readonly (readonly [string, readonly string[], string, readonly string[]])[] = [
    ['net.Listen', ['net'], 'func main() { net.Listen("tcp", "127.0.0.1:80") }', ['go-net-listen 127.0.0.1:80']],
    [
      'an address that is put together',
      ['fmt', 'net'],
      'func main() { net.Listen("tcp", fmt.Sprintf(":%d", 81)) }',
      ['go-net-listen :81'],
    ],
    ['no address at all', ['net'], 'func main() { net.ListenTCP("tcp", nil) }', ['go-net-listen :0']],
    [
      'a resolved address',
      ['net'],
      'func main() {\n\ta, _ := net.ResolveTCPAddr("tcp", "[::1]:82")\n\tnet.ListenTCP("tcp", a)\n}',
      ['go-net-listen ::1:82'],
    ],
    [
      'a server that is a parameter',
      ['net/http'],
      'func run(s *http.Server) { s.ListenAndServe() }',
      ['go-net-http :?'],
    ],
    [
      'a server that is a field',
      ['net/http'],
      'type app struct{ srv *http.Server }\n\nfunc (a *app) run() { a.srv.ListenAndServeTLS("c.pem", "k.pem") }',
      ['go-net-http :?'],
    ],
    [
      'a server that is embedded',
      ['net/http'],
      'type app struct{ http.Server }\n\nfunc main() {\n\ta := &app{}\n\ta.ListenAndServe()\n}',
      ['go-net-http :?'],
    ],
    [
      'a server that is written out',
      ['net/http'],
      'func main() { (&http.Server{Addr: ":83"}).ListenAndServe() }',
      ['go-net-http :83'],
    ],
    [
      'an import under another name',
      ['web net/http'],
      'func main() { web.ListenAndServe(":84", nil) }',
      ['go-net-http :84'],
    ],
    [
      'gin by its constructor',
      ['github.com/gin-gonic/gin'],
      'func main() { gin.Default().Run(":85") }',
      ['go-gin :85'],
    ],
    [
      'echo of the fourth version',
      ['github.com/labstack/echo/v4'],
      'func main() {\n\te := echo.New()\n\te.Start(":86")\n}',
      ['go-echo :86'],
    ],
    [
      'fiber as a parameter',
      ['github.com/gofiber/fiber/v2'],
      'func run(app *fiber.App) { app.Listen(":87") }',
      ['go-fiber :87'],
    ],
    [
      'two packages of one name',
      ['github.com/valyala/fasthttp/reuseport'],
      'func main() { reuseport.Listen("tcp4", ":88") }',
      ['go-fasthttp-reuseport :88'],
    ],
    [
      'a package of that name that is not known',
      ['example.com/my/http'],
      'func main() { http.ListenAndServe(":89", nil) }',
      [],
    ],
    [
      'a type of the own that has such a method',
      ['net/http'],
      'type app struct{ h http.Handler }\n\nfunc (a *app) ListenAndServe() {}\n\nfunc main() { (&app{}).ListenAndServe() }',
      [],
    ],
  ];
  for (const [title, imports, code, expected] of cases)
    it(title, async () => assert.deepEqual(await binds(imports, code), expected));
});
