import { existsSync } from 'node:fs';
import { http, late, type ProofLanguage, wrongLevel } from './language';

/** Where Debian's packages put the sources of libraries. */
const LIBRARIES = '/usr/share/gocode';

function needs(path: string): () => string | undefined {
  return () => (existsSync(`${LIBRARIES}/src/${path}`) ? undefined : `there is no ${path} in ${LIBRARIES}`);
}

export const go: ProofLanguage = {
  id: 'go',
  name: 'Go',
  toolchain: {
    tool: 'go',
    version: ['version'],
    extension: '.go',
    check: (source, program) => ['build', '-o', program, source],
    command: (_source, program) => [program],
    environment: { GO111MODULE: 'off', GOPATH: LIBRARIES, GOFLAGS: '' },
  },
  samples: [
    { file: 'tutorial_echo.go' },
    { file: 'assigned_error.go' },
    { file: 'helper_creates.go' },
    { file: 'server_struct.go' },
    { file: 'bind_returned.go' },
    { file: 'check_function.go' },
    { file: 'file_listener.go' },
    { file: 'ipv6_only.go', host: '::1' },
    { file: 'goroutine.go' },
    { file: 'epoll_loop.go' },
    { file: 'two_listeners.go', rules: ['missing-reuseaddr', 'missing-reuseaddr'], host: '::1' },
    { file: 'unix_package.go', obstacle: needs('golang.org/x/sys/unix') },
    { file: 'switched_off.go' },
    { file: 'option_too_late.go', ...late },
    { file: 'wrong_level.go', ...wrongLevel },
    { file: 'on_accepted.go', rules: ['option-on-accepted'] },
    { file: 'one_byte.go', rules: ['wrong-value'] },
  ],
  defaults: [
    { file: 'syscall.go', runtime: 'go-syscall' },
    { file: 'net_listen.go', runtime: 'go-net-listen' },
    { file: 'listen_config.go', runtime: 'go-net-listen' },
    { file: 'http.go', runtime: 'go-net-http' },
    { file: 'tls.go', runtime: 'go-tls-listen' },
    { file: 'net_packet.go', runtime: 'go-net-packet' },
    { file: 'net_multicast.go', runtime: 'go-net-multicast' },
    { file: 'gin.go', runtime: 'go-gin', ...http, obstacle: needs('github.com/gin-gonic/gin') },
    { file: 'echo.go', runtime: 'go-echo', ...http, obstacle: needs('github.com/labstack/echo') },
    { file: 'tcplisten.go', runtime: 'go-tcplisten', obstacle: needs('github.com/valyala/tcplisten') },
    { file: 'fasthttp.go', runtime: 'go-fasthttp', ...http, obstacle: needs('github.com/valyala/fasthttp') },
    {
      file: 'fasthttp_reuseport.go',
      runtime: 'go-fasthttp-reuseport',
      obstacle: needs('github.com/valyala/fasthttp'),
    },
  ],
};
