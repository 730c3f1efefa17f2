/** Programs in languages that are interpreted: they run every line, and print each that fails for another reason than the system's. */
import { HARMLESS, type Line, type LineProgram, onLinux, socketFor } from './program';

const harmless = HARMLESS.join("', '");

function pythonProgram(lines: readonly Line[]): LineProgram {
  const steps = lines.map((line) => {
    const [family, type, protocol] = socketFor(line.option);
    const place = protocol === '0' ? '0' : `socket.${protocol}`;
    return [
      'try:',
      `    sock = socket.socket(socket.${family}, socket.${type}, ${place})`,
      `    ${line.text}`,
      'except OSError as error:',
      `    complain(${JSON.stringify(line.option.name)}, error, ${onLinux(line) ? 'True' : 'False'})`,
      ...(line.option.platforms.linux.present ? [] : ['except AttributeError as error:', '    elsewhere(error)']),
    ].join('\n');
  });
  const text = [
    'import errno, socket, struct, sys',
    // What Python names on other systems only.
    "ELSEWHERE = ('SO_EXCLUSIVEADDRUSE', 'TCP_KEEPALIVE', 'IP_RECVDSTADDR')",
    'def complain(name, error, here):',
    `    if here and errno.errorcode.get(error.errno) not in ('${harmless}'):`,
    '        print(name, error)',
    'def elsewhere(error):',
    '    if error.name not in ELSEWHERE:',
    '        print(error)',
    ...steps,
  ].join('\n');
  return { name: 'lines', text, lines, runs: true };
}

function rubyProgram(lines: readonly Line[]): LineProgram {
  const steps = lines.map((line) => {
    const [family, type, protocol] = socketFor(line.option);
    const place = protocol === '0' ? '0' : `Socket::${protocol}`;
    return [
      'begin',
      `  socket = Socket.new(:${family.replace('AF_', '')}, :${type.replace('SOCK_', '')}, ${place})`,
      `  ${line.text}`,
      'rescue SystemCallError => error',
      `  complain('${line.option.name}', error) if ${String(onLinux(line))}`,
      'rescue StandardError => error',
      `  puts "${line.option.name} #{error.class} #{error.message}" unless missing_interface?(error)`,
      'end',
    ].join('\n');
  });
  const text = [
    "require 'socket'",
    "require 'ipaddr'",
    `HARMLESS = ['${harmless}'].filter_map { |name| Errno.const_get(name)::Errno if Errno.const_defined?(name) }`,
    'def complain(name, error) = (puts "#{name} #{error.message}" unless HARMLESS.include?(error.errno))',
    'def missing_interface?(error) = error.is_a?(NoMethodError) && error.name == :ifindex && error.receiver.nil?',
    ...steps,
  ].join('\n');
  return { name: 'lines', text, lines, runs: true };
}

function phpProgram(lines: readonly Line[]): LineProgram {
  const steps = lines.map(({ option, text }) => {
    const [family, type, protocol] = socketFor(option);
    return [
      `$socket = socket_create(${family}, ${type}, ${protocol === '0' ? '0' : '1'});`,
      `check('${option.name}', fn() => ${text.replace(/;$/, '')}, $socket);`,
    ].join('\n');
  });
  const text = [
    '<?php',
    "if (!extension_loaded('sockets')) { exit(0); }",
    'error_reporting(0);',
    `$harmless = array_map('constant', array_filter(array_map(fn($name) => "SOCKET_$name", ['${harmless}']), 'defined'));`,
    'function check($name, $line, $socket) {',
    '  global $harmless;',
    '  try {',
    '    if ($line() === false && !in_array(socket_last_error($socket), $harmless)) {',
    '      echo "$name ", socket_strerror(socket_last_error($socket)), "\\n";',
    '    }',
    '  } catch (\\Error $error) { echo "$name ", $error->getMessage(), "\\n"; }',
    '}',
    ...steps,
  ].join('\n');
  return { name: 'lines', text, lines, runs: true };
}

function javascriptProgram(lines: readonly Line[]): LineProgram {
  const steps = lines.map(({ option, text }) => `try { ${text} } catch (error) { complain('${option.name}', error); }`);
  const text = [
    "import dgram from 'node:dgram';",
    "import { once } from 'node:events';",
    "import net from 'node:net';",
    'const socket = new net.Socket().on("error", () => undefined);',
    "const udp = dgram.createSocket('udp4').bind(0);",
    "const udp6 = dgram.createSocket('udp6').bind(0);",
    "await Promise.all([once(udp, 'listening'), once(udp6, 'listening')]);",
    // A server that listens for each line, on a port that the system picks.
    'const server = { listen: (options) => { const own = net.createServer(); own.listen({ ...options, port: 0 }, () => own.close()); } };',
    `const harmless = ['${harmless}', 'EINVAL'];`,
    'function complain(name, error) { if (!harmless.includes(error.code)) console.log(name, error.message); }',
    ...steps,
    'udp.close(); udp6.close();',
  ].join('\n');
  return { name: 'lines', text, lines, runs: true };
}

export const scripted: Readonly<Record<string, (lines: readonly Line[]) => readonly LineProgram[]>> = {
  python: (lines) => [pythonProgram(lines)],
  ruby: (lines) => [rubyProgram(lines)],
  php: (lines) => [phpProgram(lines)],
  javascript: (lines) => [javascriptProgram(lines)],
};
