/** A function whose statements are lowered when somebody first wants to run it. */
import type { FunctionIR } from '../../ir';
import type { Guard, Range } from '../../model';

export class LazyFunction implements FunctionIR {
  #body: FunctionIR['body'] | undefined;
  readonly #lowerBody: () => FunctionIR['body'];

  constructor(
    readonly name: string,
    readonly parameters: FunctionIR['parameters'],
    readonly range: Range,
    lowerBody: () => FunctionIR['body'],
    readonly relevant: boolean,
    details: Pick<FunctionIR, 'owner' | 'self' | 'local' | 'constructor_' | 'guard' | 'macro'>,
  ) {
    this.#lowerBody = lowerBody;
    Object.assign(this, details);
  }

  declare readonly owner?: string;
  declare readonly self?: string;
  declare readonly local?: boolean;
  declare readonly constructor_?: boolean;
  declare readonly guard?: Guard;
  declare readonly macro?: boolean;

  get body(): FunctionIR['body'] {
    this.#body ??= this.#lowerBody();
    return this.#body;
  }
}
