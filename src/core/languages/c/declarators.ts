import type { Node } from 'web-tree-sitter';

/** The identifier that a declarator declares. */
export function identifierIn(node: Node | null): Node | null {
  let current = node;
  while (current && !['identifier', 'field_identifier', 'type_identifier', 'qualified_identifier', 'destructor_name', 'operator_name', 'template_function', 'operator_cast'].includes(current.type)) {
    current = current.childForFieldName('declarator') ?? (current.type === 'reference_declarator' || current.type === 'parenthesized_declarator' || current.type === 'attributed_declarator' || current.type === 'structured_binding_declarator' ? current.namedChild(0) : null);
  }
  return current;
}
