/** Which constants and methods belong to Ruby itself, as far as they meet sockets. */

/** Classes and modules of Ruby and its standard library: what they do to a socket is known. */
const STANDARD: ReadonlySet<string> = new Set(
  `Addrinfo ARGF ARGV Array BasicObject BasicSocket Benchmark CGI Class Comparable Complex ConditionVariable CSV DRb Data Date DateTime Delegate
   DelegateClass Digest Dir ENV ERB Enumerable Enumerator Errno Etc Exception FalseClass Fiber File FileTest FileUtils Find Float Forwardable GC Gem Hash
   IO IPAddr IPSocket Integer JSON Kernel Logger MatchData Marshal Math Method Minitest MiniTest Module Monitor MonitorMixin Mutex Net NilClass Numeric
   Object ObjectSpace Observable Open3 OpenSSL OpenStruct OptionParser OptParse PP PTY Pathname Proc Process Psych Queue Rake Ractor Random Range Rational
   RbConfig Readline Regexp Reline Ripper RSpec RuntimeError SOCKSSocket SecureRandom Set Shellwords SignalException Signal SimpleDelegator Singleton
   SingleForwardable SizedQueue Socket SocketError StandardError String StringIO StringScanner Struct Symbol Syslog TCPServer TCPSocket Tempfile Test
   Thread ThreadGroup ThreadsWait Time Timeout TracePoint TrueClass UDPSocket UNIXServer UNIXSocket URI WEBrick WeakRef XMLRPC YAML Zlib Zeitwerk
   ArgumentError EOFError IOError IndexError KeyError NameError NoMethodError NotImplementedError RangeError ScriptError SecurityError StopIteration
   SystemCallError SystemExit ThreadError TypeError Interrupt RubyVM Warning Bundler`.split(/\s+/),
);

/** True for a constant that Ruby brings, or that is inside one of those. */
export function isLibraryConstant(path: string): boolean {
  const [first = ''] = path.replace(/^(?:::|Object::)/, '').split('::');
  return STANDARD.has(first);
}

/** Every name of a Ruby class that the text mentions, for the file's imports. */
export function libraryConstants(text: string): ReadonlySet<string> {
  return new Set((text.match(/\b[A-Z]\w*/g) ?? []).filter((name) => STANDARD.has(name)));
}

/** Methods that every object has and that do nothing to what they are given. */
export const KERNEL: ReadonlySet<string> = new Set(
  `Array Complex Float Hash Integer Rational String __method__ abort at_exit autoload binding block_given? caller catch
   eval exec exit exit! fail fork format gets global_variables gem iterator? lambda load local_variables loop open p pp print printf proc
   putc puts raise rand readline readlines require require_relative select set_trace_func sleep spawn sprintf srand syscall
   system test throw trace_var trap untrace_var warn attr_accessor attr_reader attr_writer attr include extend prepend private public protected
   module_function private_class_method public_class_method private_constant define_method alias_method using refine freeze frozen? hash
   inspect instance_of? instance_variable_get instance_variable_set instance_variables is_a? kind_of? nil? object_id respond_to? to_s`.split(
    /\s+/,
  ),
);
