/** Types as far as they say what a variable holds. */
import type { Node } from 'web-tree-sitter';
import { childrenOf, type Context } from './context';
import { segmentsOf, typeName } from './paths';

/** Types that hold, share or guard a value of the type in their first argument. */
const HOLDERS =
  /^(?:Option|Result|Box|Rc|Arc|Cell|RefCell|Mutex|RwLock|OnceCell|OnceLock|LazyLock|Lazy|Vec|VecDeque|Pin|Cow|ManuallyDrop|MaybeUninit|Ref|RefMut|MutexGuard|Async|AsyncFd|Weak|Slab)$/;

/** The type of what a variable of this type leads to: `Option<Arc<Mutex<Server>>>` is Server. Undefined for all that is no plain name. */
export function heldType(context: Context, node: Node | null | undefined): string | undefined {
  if (!node) return undefined;
  switch (node.type) {
    case 'reference_type':
    case 'pointer_type':
    case 'array_type':
      return heldType(context, node.childForFieldName('type') ?? node.childForFieldName('element'));
    case 'generic_type': {
      const segments = segmentsOf(context, node);
      const name = segments?.at(-1) ?? '';
      if (!HOLDERS.test(name)) return segments && typeName(context, segments);
      const list = node.childForFieldName('type_arguments');
      return list
        ? heldType(
            context,
            childrenOf(list).find((child) => child.type !== 'lifetime'),
          )
        : undefined;
    }
    case 'type_identifier':
    case 'scoped_type_identifier': {
      const segments = segmentsOf(context, node);
      return segments && typeName(context, segments);
    }
    default:
      return undefined;
  }
}
