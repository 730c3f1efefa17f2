/** C++ type names seen through what wraps them. */

const POINTERS =
  /^(?:(?:std|boost)::)?(?:experimental::)?(?:unique_ptr|shared_ptr|weak_ptr|optional|scoped_ptr|reference_wrapper|intrusive_ptr|not_null)\s*<|^(?:QScopedPointer|QSharedPointer|QPointer|scoped_refptr|gsl::(?:owner|not_null))\s*</;

/** Whether the type is a smart pointer or an optional: nothing is in it until something is put there. */
export function isPointerLike(type: string): boolean {
  return POINTERS.test(type.trim().replace(/^(?:const\s+)?(?:::)?/, ''));
}

/**
 * What a smart pointer points at, and the protocol's own name for Asio's templates: `std::unique_ptr<Server>` is
 * `Server`, `asio::basic_socket_acceptor<tcp>` is `tcp::acceptor`. Other types stay as they are.
 */
export function meantType(type: string): string {
  const plain = type.trim().replace(/^(?:(?:const|struct|class|typename)\s+)+/, '');
  const argument = firstArgument(plain);
  if (argument === undefined) return plain;
  if (isPointerLike(plain) || /as_default_on_t\s*</.test(plain)) return meantType(argument);
  if (/(?:^|::)basic_socket_acceptor\s*</.test(plain)) return `${argument}::acceptor`;
  if (/(?:^|::)basic_(?:stream|datagram)_socket\s*</.test(plain)) return `${argument}::socket`;
  return plain;
}

/** What a container of the standard library holds: `std::vector<Option>` → `Option`. */
export function elementType(type: string): string | undefined {
  const element = firstArgument(type.trim());
  return element === undefined ? undefined : meantType(element);
}

/** The first template argument, without pointers. */
function firstArgument(type: string): string | undefined {
  const open = type.indexOf('<');
  if (open < 0 || !type.endsWith('>')) return undefined;
  let depth = 0;
  for (let index = open; index < type.length; index++) {
    const char = type[index];
    if (char === '<') depth++;
    if (char === '>') depth--;
    if ((char === ',' && depth === 1) || depth === 0) {
      return type
        .slice(open + 1, index)
        .replace(/[*&]+\s*$/, '')
        .trim();
    }
  }
  return undefined;
}
