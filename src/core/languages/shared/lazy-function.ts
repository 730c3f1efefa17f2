/** A function whose statements, and perhaps parameters, are lowered when somebody first wants to run it. */
import type { FunctionIR } from '../../ir';
import type { Guard, Range } from '../../model';

export class LazyFunction implements FunctionIR {
  #body: FunctionIR['body'] | undefined;
  #parameters: FunctionIR['parameters'] | (() => FunctionIR['parameters']);
  readonly #lowerBody: () => FunctionIR['body'];

  constructor(
    readonly name: string,
    parameters: FunctionIR['parameters'] | (() => FunctionIR['parameters']),
    readonly range: Range,
    lowerBody: () => FunctionIR['body'],
    readonly relevant: boolean,
    details: Pick<FunctionIR, 'owner' | 'self' | 'local' | 'constructor_' | 'guard' | 'macro'>,
  ) {
    this.#parameters = parameters;
    this.#lowerBody = lowerBody;
    Object.assign(this, details);
  }

  declare readonly owner?: string;
  declare readonly self?: string;
  declare readonly local?: boolean;
  declare readonly constructor_?: boolean;
  declare readonly guard?: Guard;
  declare readonly macro?: boolean;

  /** Forgets the statements, for others stand there now. */
  renew(): void {
    this.#body = undefined;
  }

  get parameters(): FunctionIR['parameters'] {
    if (typeof this.#parameters === 'function') this.#parameters = this.#parameters();
    return this.#parameters;
  }

  get body(): FunctionIR['body'] {
    this.#body ??= this.#lowerBody();
    return this.#body;
  }
}
