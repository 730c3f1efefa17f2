/** `sockopt-lens`: the analysis on the command line. What a command needs is loaded when it is asked for. */
import { version } from '../../package.json';
import { help, readRequest } from './arguments';

async function main(): Promise<number> {
  const request = readRequest(process.argv.slice(2));
  switch (request.command) {
    case 'version':
      return print(`${version}\n`);
    case 'help':
      return print(help(version));
    case 'rules':
      return print((await import('./explain')).ruleList());
    case 'explain': {
      const [{ explain }, { usesColor }] = await Promise.all([import('./explain'), import('./terminal')]);
      return print(explain(request.topic, { color: usesColor(process.stdout), columns: process.stdout.columns }));
    }
    case 'check':
      return (await import('./check')).check(request, version);
  }
}

function print(text: string): number {
  process.stdout.write(text);
  return 0;
}

// Whoever reads the output may have seen enough: `sockopt-lens rules | head -1`.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
});

main().then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    // By its name: the commands are in a file of their own, with a class of their own.
    const usage = error instanceof Error && error.name === 'UsageError';
    const message = error instanceof Error ? error.message : String(error);
    process.stderr.write(`sockopt-lens: ${message}${usage ? ' See sockopt-lens --help.' : ''}\n`);
    process.exitCode = 2;
  },
);
