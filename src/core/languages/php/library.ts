/** Which functions and classes belong to PHP itself, as far as they meet sockets. */

/** The socket and stream functions that the text mentions, for the file's imports. */
export function libraryFunctions(text: string): ReadonlySet<string> {
  return new Set(text.match(/\b(?:socket|stream)_\w+/g) ?? []);
}

/** Built-in functions that look at what they are given and leave a socket as it is. */
const BENIGN =
  /^(?:socket_|stream_|str|mb_|is_|ctype_|preg_|json_|date|posix_|pcntl_|ob_|hash|openssl_|spl_object_|array_(?:search|keys?|key_exists|diff|intersect|sum|flip|slice|splice|unique|column|fill)|in_array$|count$|sizeof$|isset$|empty$|implode$|join$|explode$|v?s?f?printf$|intval$|floatval$|boolval$|gettype$|get_(?:class|resource_type|resource_id|object_vars|debug_type)$|method_exists$|function_exists$|extension_loaded$|class_exists$|property_exists$|defined?$|constant$|u?sleep$|time$|microtime$|hrtime$|error_(?:log|reporting|get_last|clear_last)$|trigger_error$|var_dump$|var_export$|print_r$|debug_zval_refcount$|set_(?:time_limit|error_handler)$|ini_(?:set|get)$|max$|min$|round$|floor$|ceil$|abs$|rand$|mt_rand$|random_int$|f(?:write|read|gets|getc|close|flush|eof|puts|passthru|stat)$|unlink$|chmod$|chown$|touch$|mkdir$|rmdir$|file_exists$|file_(?:get|put)_contents$|realpath$|dirname$|basename$|getprotobyname$|getservbyname$|gethostbyname$|gethostname$|getenv$|putenv$|getmypid$|getopt$|substr|trim$|[lr]trim$|ucfirst$|lcfirst$|nl2br$|htmlspecialchars$|urldecode$|urlencode$|base64_|bin2hex$|dechex$|ord$|chr$|crc32$|md5$|sha1$|pack$|unpack$|range$|number_format$|uniqid$|memory_|gc_|php(?:version|_uname|_sapi_name)?$|header$|flush$|assert$|register_tick_function$|cli_set_process_title$|setlocale$|serialize$|parse_url$|parse_str$|ip2long$|long2ip$|inet_(?:pton|ntop)$|escapeshellarg$|sort$|[kr]sort$|func_(?:get_args|num_args|get_arg)$|iterator_count$|settype$|unset$)/;

export function isBenign(name: string): boolean {
  return BENIGN.test(name);
}

/** Classes that PHP brings. */
const CLASSES =
  /^(?:\w*(?:Exception|Error)|stdClass|Closure|Generator|ArrayObject|ArrayIterator|ArrayAccess|Iterator|IteratorAggregate|Countable|JsonSerializable|Serializable|Stringable|Traversable|Spl\w+|DateTime\w*|DateInterval|WeakMap|WeakReference|Socket|AddressInfo|Reflection\w*|PDO\w*|mysqli\w*|Thread|Threaded|Worker|Volatile|Fiber)$/;

export function isLibraryClass(qualified: string): boolean {
  return CLASSES.test(qualified.replace(/^\\/, ''));
}
