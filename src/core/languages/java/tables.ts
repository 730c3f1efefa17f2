/**
 * Classes of Java and its libraries whose objects are sockets or servers: a further library is an entry in one of the
 * tables and its facts in the knowledge of runtimes.
 */
import { frameworkClasses, frameworkGives, frameworkOptions } from './tables-frameworks';
import { jdkClasses, jdkGives } from './tables-jdk';

/** What kind of socket an object is. */
export type SocketKind = 'listener' | 'stream' | 'datagram' | 'unknown';

/** Where the local address stands among the arguments of a call: an address object, or a port with or without a host. */
export interface AddressArguments {
  /** Position of the port; the first argument by default. */
  readonly port?: number;
  /** With two arguments the first is the host. */
  readonly hostFirst?: true;
}

/** What a call on a socket does. */
export type Action =
  /**
   * `then`: it listens from then on, too. Without arguments the address is the one that was set before, or with
   * `onlyGiven` nothing is bound.
   */
  | ({ readonly does: 'bind'; readonly then?: 'listen'; readonly onlyGiven?: true } & AddressArguments)
  /** Sets the address that a bind to come takes. */
  | ({ readonly does: 'address' } & AddressArguments)
  /** Sets the option to the first argument. */
  | { readonly does: 'option'; readonly option: string }
  /** Sets the option that the first argument names. */
  | { readonly does: 'named-option' }
  /** Sets the option that the first argument names on what will be accepted. */
  | { readonly does: 'child-option' }
  /** Sets the option without being told a value: joins a group. */
  | { readonly does: 'join' }
  /** `setSoLinger(on, seconds)`. */
  | { readonly does: 'linger' }
  /** Gives a socket of that class. */
  | { readonly does: 'accept'; readonly gives: string }
  | { readonly does: 'listen' | 'connect' | 'close' }
  /** Takes what an {@link OptionsClass} carries. */
  | { readonly does: 'options' }
  /** Takes the class of the channel, which says what kind of socket it is. */
  | { readonly does: 'transport' }
  /** Takes further sockets, which are bound when it is. */
  | { readonly does: 'hold' }
  /** Gives the port that it is bound to. */
  | { readonly does: 'port' }
  /** Gives the same socket. */
  | { readonly does: 'itself' };

export interface SocketClass {
  readonly names: readonly string[];
  /** Class of the objects, where it has an entry of its own: makers with other facts. */
  readonly is?: string;
  readonly kind: SocketKind;
  /** Knowledge entry of what binds it; absent for sockets that only connect. */
  readonly runtime?: string;
  /** What the constructor does where it has arguments, and where it has none. */
  readonly construction?: { readonly given?: Action; readonly none?: Action };
  /** Static methods and methods of factories that make one, and what they do with their arguments. */
  readonly madeBy?: Readonly<Record<string, Action>>;
  readonly methods: Readonly<Record<string, Action>>;
  /** Where nobody sets a port the system picks one. */
  readonly freePort?: true;
  /** Setters say what the next bind does; what is bound already they leave as it is. */
  readonly deferred?: true;
  /** All other methods give the object itself, as those of builders do. */
  readonly fluent?: true;
}

/** What a setter of an {@link OptionsClass} is about. */
export type Carried = 'reuse' | 'reusePort' | 'port' | 'host';

/** An object that carries options to a server: `new NetServerOptions().setPort(80)`. */
export interface OptionsClass {
  readonly names: readonly string[];
  /** Static methods that give one. */
  readonly madeBy?: readonly string[];
  readonly setters: Readonly<Record<string, Carried>>;
}

const socketClasses: readonly SocketClass[] = [
  ...jdkClasses,
  ...frameworkClasses.map((cls) => ({ ...cls, deferred: true as const })),
];

const byName = new Map(socketClasses.flatMap((cls) => cls.names.map((name) => [name, cls] as const)));
const makers = new Map(
  socketClasses.flatMap((cls) =>
    Object.entries(cls.madeBy ?? {}).map(([method, action]) => [method, { cls, action }] as const),
  ),
);
const options = new Map(frameworkOptions.flatMap((cls) => cls.names.map((name) => [name, cls] as const)));
const optionMakers = new Map(frameworkOptions.flatMap((cls) => (cls.madeBy ?? []).map((name) => [name, cls] as const)));

/** Calls that give an object of a class of which more is known: qualified method → class. */
const gives: Readonly<Record<string, string>> = { ...jdkGives, ...frameworkGives };

export function socketClass(name: string): SocketClass | undefined {
  return byName.get(name);
}

/** The class of which a method makes an object, and what it does. */
export function madeBy(method: string): { readonly cls: SocketClass; readonly action: Action } | undefined {
  return makers.get(method);
}

export function optionsClass(name: string): OptionsClass | undefined {
  return options.get(name);
}

export function optionsMadeBy(method: string): OptionsClass | undefined {
  return optionMakers.get(method);
}

export function givenBy(method: string): string | undefined {
  return Object.hasOwn(gives, method) ? gives[method] : undefined;
}

/** Classes that are known by their full names. */
export const libraryClasses: ReadonlySet<string> = new Set([
  ...byName.keys(),
  ...options.keys(),
  ...Object.values(gives),
  ...[...Object.keys(gives), ...makers.keys(), ...optionMakers.keys()].map((method) =>
    method.slice(0, method.lastIndexOf('.')),
  ),
  ...['java.net.InetSocketAddress', 'java.net.SocketAddress', 'java.net.StandardSocketOptions'],
  ...['java.net.StandardProtocolFamily', 'java.net.UnixDomainSocketAddress', 'io.netty.channel.ChannelOption'],
  ...['org.xnio.Options', 'io.vertx.core.AbstractVerticle', 'io.vertx.core.VerticleBase'],
]);

/** Fields that a class of a library gives to those that extend it: name → type. */
export const libraryFields: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'io.vertx.core.AbstractVerticle': { vertx: 'io.vertx.core.Vertx' },
  'io.vertx.core.VerticleBase': { vertx: 'io.vertx.core.Vertx' },
};
