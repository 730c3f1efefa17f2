import { measured, type RuleDoc } from './doc';
import { headers } from './samples';
import { goListener, goReuse } from './samples-go';
import { rustListener, rustReuse } from './samples-rust';

const c = (call: string): string => `${headers}
int tune(int fd)
{
    int on = 1;
${call}    return 0;
}
`;
const cpp = (call: string): string => `#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <system_error>

void tune(int fd)
{
    int on = 1;
${call}}
`;

export const uncheckedSetsockopt: RuleDoc = {
  reports:
    'A call of setsockopt() that is a statement of its own. `(void)setsockopt(…)` says that the result is left alone on purpose and is not reported.\n\nOff unless switched on: for many options there is nothing to be done about a failure, and checks of other tools that report every such call are switched off again.',
  why: [
    {
      system: 'every system',
      fact: 'A wrong level, a wrong size or an option that the system lacks all end in -1 and an error number, and nowhere else. A server whose SO_REUSEADDR failed is only noticed at its next restart.',
      source: `setsockopt(2); ${measured}`,
    },
  ],
  samples: [
    {
      language: 'c',
      wrong: c('    setsockopt(fd, SOL_SOCKET, SO_KEEPALIVE, &on, sizeof on);\n'),
      right: c('    if (setsockopt(fd, SOL_SOCKET, SO_KEEPALIVE, &on, sizeof on) < 0)\n        return -1;\n'),
      fix: 'none',
    },
    {
      language: 'cpp',
      wrong: cpp('    ::setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof(on));\n'),
      right: cpp(
        '    if (::setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof(on)) < 0)\n        throw std::system_error(errno, std::generic_category());\n',
      ),
      fix: 'none',
    },
    {
      language: 'go',
      wrong: goListener('\tsyscall.SetsockoptInt(fd, syscall.SOL_SOCKET, syscall.SO_REUSEADDR, 1)\n'),
      right: goListener(goReuse),
      fix: 'none',
    },
    {
      language: 'rust',
      wrong: rustListener('    socket.set_reuse_address(true);\n'),
      right: rustListener(rustReuse),
      fix: 'none',
    },
  ],
  whenNotToUse:
    'As a rule. It is for code bases that want every call checked. In Python and in Asio a failure is an exception, so the rule does not apply there.',
  fix: 'None: what to do about a failure depends on the program.',
};
