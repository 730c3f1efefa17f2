/** Which modules belong to Python, and which of their functions take a socket and change nothing that matters. */

/** Top-level names of the standard library, of Python 2 and 3, as far as classes and functions of theirs are used. */
const STANDARD: ReadonlySet<string> = new Set(
  `abc argparse array ast asynchat asyncio asyncore atexit base64 binascii builtins __builtin__ calendar cgi cmd code codecs collections concurrent
   configparser contextlib contextvars copy csv ctypes dataclasses datetime decimal dis dummy_threading email enum errno faulthandler fcntl filecmp fnmatch
   fractions ftplib functools gc getopt getpass gettext glob grp gzip hashlib heapq hmac html http httplib imaplib importlib inspect io ipaddress itertools
   json keyword locale logging lzma mailbox math mimetypes mmap multiprocessing ntpath numbers operator optparse os pathlib pdb pickle platform poplib posixpath pprint
   profile pwd pyclbr Queue queue quopri random re readline resource sched secrets select selectors shelve shlex shutil signal site smtpd smtplib socket socketserver
   sqlite3 ssl stat statistics string stringprep struct subprocess symtable sys syslog tarfile telnetlib tempfile termios textwrap thread _thread threading time timeit
   tkinter token tokenize traceback tracemalloc tty types typing typing_extensions unicodedata unittest urllib urllib2 urlparse uuid warnings wave weakref wsgiref xml
   xmlrpc zipfile zipimport zlib zoneinfo`.split(/\s+/),
);

/** Built-in functions and classes that keep what they are given, or look at it. */
const BUILTINS: ReadonlySet<string> = new Set(
  `abs all any ascii bool bytearray bytes callable chr complex delattr dict dir divmod enumerate filter float format frozenset hasattr hash hex id input int
   isinstance issubclass iter len list max memoryview min next object oct ord pow print property range raw_input repr reversed round set slice sorted str sum super tuple type
   unicode xrange zip vars`.split(/\s+/),
);

/** True for classes and functions that Python brings: what they do to a socket is known. */
export function isStandard(qualified: string): boolean {
  const [module = '', ...rest] = qualified.split('.');
  if (rest.length > 0) return STANDARD.has(module);
  return (
    BUILTINS.has(module) ||
    /^(?:[A-Z]\w*(?:Error|Exception|Warning)|Exception|BaseException|KeyboardInterrupt|SystemExit)$/.test(module) ||
    STANDARD.has(module)
  );
}

/** Modules whose functions may put options on a socket, or run code that does. */
const NOT_BENIGN =
  /^(?:ctypes|importlib|subprocess|pickle|unittest|functools\.partial|operator|multiprocessing)(?:\.|$)|^(?:next|iter|dir|vars|filter|property|super|map|getattr|setattr)$/;

/** True for functions that take a socket and leave its options as they are. */
export function isBenign(qualified: string): boolean {
  return isStandard(qualified) && !NOT_BENIGN.test(qualified);
}
