/** One C# file to the common form. */
import type { Node } from 'web-tree-sitter';
import type { Statement, UnitIR } from '../../ir';
import type { Guard } from '../../model';
import { relevantFunctions } from '../shared/relevance';
import { CLASS_TYPES, lowerClass, readShapes } from './classes';
import { childrenOf, Context, DEPTH_LIMIT, localNames } from './context';
import { readUsings } from './names';
import { MONO } from './sockets';
import { guardOfCode, lowerAll } from './statements';

/** Words of which a function that makes, configures or binds a socket or server has one. */
const SEED =
  /\b(?:Socket\w*|\w*Listener|UdpClient|TcpClient|LingerOption|LingerState|ExclusiveAddressUse|SetSocketOption|JoinMulticastGroup|DualMode|WebApplication|Bind|Listen)\b|[sS]ocket|\budp|[lL]istener/;

export function lowerUnit(root: Node, text: string): UnitIR {
  const shapes = readShapes(root, text);
  const defined = new Set([...shapes.keys()].concat(enumNames(root, text)));
  const context = new Context(text, new Map(readUsings(root, text, defined)), shapes, root.hasError);
  const statements: Node[] = [];
  const visit = (node: Node, depth = 0): void => {
    if (CLASS_TYPES.includes(node.type)) lowerClass(context, node);
    else if (
      node.type === 'namespace_declaration' ||
      node.type === 'declaration_list' ||
      node.type.startsWith('preproc_')
    ) {
      if (depth < DEPTH_LIMIT) for (const child of childrenOf(node)) visit(child, depth + 1);
    } else if (node.type === 'global_statement' || node.type === 'ERROR') statements.push(node);
  };
  for (const child of childrenOf(root)) visit(child);
  const names = new Set(statements.flatMap((node) => [...localNames(text, node)]));
  const body = context.withLocals(names, () => lowerAll(context, statements));
  const functions = body.flatMap((statement) => (statement.kind === 'function' ? [statement.function] : []));
  const range = { start: 0, end: 0 };
  const mono: readonly Statement[] = /^[ \t]*using\s+(?:UnityEngine|Mono)\b/m.test(text)
    ? [{ kind: 'declare', name: MONO, type: MONO, range }]
    : [];
  const variables = [...mono, ...declaredIn(body), ...sharedFields(context)];
  const methods = context.classes.flatMap((cls) => cls.methods);
  // Fields that hold a socket, whatever they are called.
  const handles = context.classes.flatMap((cls) =>
    cls.attributes
      .filter(({ type = '' }) => /^~System\.Net\.(?:Sockets\.|HttpListener)/.test(type))
      .map(({ name }) => name),
  );
  const relevant = relevantFunctions(text, [...methods, ...functions], SEED, handles);
  const guard = guardOfCode(body) ?? windowsOnly(text);
  return {
    functions: functions.map((fn) => (relevant.has(fn) ? fn : { ...fn, relevant: false })),
    classes: context.classes.map((cls) => ({
      ...cls,
      methods: cls.methods.map((fn) =>
        relevant.has(fn) || fn.constructor_ === true ? fn : { ...fn, relevant: false },
      ),
    })),
    top: [...variables, ...context.top, ...body.filter((statement) => statement.kind !== 'function')],
    constants: context.constants,
    imports: context.imports,
    wildcardImports: [],
    ...(guard === undefined ? {} : { guard }),
  };
}

function enumNames(root: Node, text: string): readonly string[] {
  return root.descendantsOfType(['enum_declaration', 'delegate_declaration']).flatMap((node) => {
    const name = node.childForFieldName('name');
    return name ? [text.slice(name.startIndex, name.endIndex)] : [];
  });
}

/** Variables of top-level statements, declared at any depth. */
function declaredIn(statements: readonly Statement[]): readonly Statement[] {
  return statements.flatMap((statement): readonly Statement[] => {
    switch (statement.kind) {
      case 'declare':
        return [
          {
            kind: 'declare',
            name: statement.name,
            range: statement.range,
            ...(statement.type === undefined ? {} : { type: statement.type }),
          },
        ];
      case 'if':
        return declaredIn([...statement.then, ...statement.otherwise]);
      case 'loop':
        return declaredIn([...(statement.init ?? []), ...statement.body]);
      case 'try':
        return declaredIn([...statement.body, ...statement.handlers.flat(), ...statement.finally]);
      case 'block':
        return declaredIn(statement.body);
      default:
        return [];
    }
  });
}

/** Static fields are variables of the file by their full name. */
function sharedFields(context: Context): readonly Statement[] {
  return context.classes.flatMap((cls) =>
    cls.attributes
      .filter((attribute) => attribute.shared === true && !context.constants.has(`${cls.name}::${attribute.name}`))
      .map(({ name, type, range }): Statement => ({
        kind: 'declare',
        name: `${cls.name}::${name}`,
        range,
        ...(type === undefined ? {} : { type }),
      })),
  );
}

/** The file calls what only Windows has. */
function windowsOnly(text: string): Guard | undefined {
  const api =
    /^[ \t]*using\s+(?:System\.Windows(?:\.(?!Input\b)\w+)*|System\.ServiceProcess|Microsoft\.Win32|Windows\.\w+(?:\.\w+)*)\s*;|\bDllImport\s*\(\s*@?"(?:kernel32|user32|ws2_32|advapi32|shell32)(?:\.dll)?"|\[SupportedOSPlatform\s*\(\s*"windows/im;
  const portable = /\bIsOSPlatform\b|\bOperatingSystem\.Is|\bPlatformID\.|\bIsLinux\b|\bIsUnix\b/;
  return api.test(text) && !portable.test(text) ? 'windows' : undefined;
}
