import type { Node } from 'web-tree-sitter';

/** The identifier that a declarator declares. */
export function identifierIn(node: Node | null): Node | null {
  let current = node;
  while (
    current &&
    ![
      'identifier',
      'field_identifier',
      'type_identifier',
      'qualified_identifier',
      'destructor_name',
      'operator_name',
      'template_function',
      'operator_cast',
    ].includes(current.type)
  ) {
    current =
      current.childForFieldName('declarator') ??
      (current.type === 'reference_declarator' ||
      current.type === 'parenthesized_declarator' ||
      current.type === 'attributed_declarator' ||
      current.type === 'structured_binding_declarator'
        ? current.namedChild(0)
        : null);
  }
  return current;
}

/** The part of a declarator that makes it a function's. */
export function functionIn(declarator: Node | null): Node | undefined {
  let node = declarator;
  while (node && node.type !== 'function_declarator') {
    if (node.type === 'init_declarator' || node.type === 'parenthesized_declarator') return undefined;
    node = node.childForFieldName('declarator') ?? (node.type === 'reference_declarator' ? node.namedChild(0) : null);
  }
  // `int (*callback)(int)` is a variable.
  return node?.childForFieldName('declarator')?.type === 'parenthesized_declarator' ? undefined : (node ?? undefined);
}

export function hasSpecifier(node: Node, specifier: string): boolean {
  return node.namedChildren.some(
    (child) =>
      (child.type === 'storage_class_specifier' || child.type === 'type_qualifier') && child.text === specifier,
  );
}

/** The declarator with the parameters of a function's definition. */
export function functionDeclarator(node: Node): Node | undefined {
  let current = node.childForFieldName('declarator');
  while (current && current.type !== 'function_declarator') {
    current =
      current.childForFieldName('declarator') ??
      (current.type === 'reference_declarator' || current.type === 'parenthesized_declarator'
        ? current.namedChild(0)
        : null);
  }
  return current ?? undefined;
}

/** `using Base::Base;` */
export function isInheritedConstructor(node: Node): boolean {
  const parts = node.text
    .replace(/^using\s+|;$/g, '')
    .split('::')
    .map((part) => part.trim().replace(/<.*$/s, ''));
  return parts.length > 1 && parts.at(-1) === parts.at(-2);
}
