import recorded from './binds.json';

/** What one recorded table holds: a result for each combination of its axes. */
interface Table {
  readonly note: string;
  readonly axes: Readonly<Record<string, readonly (string | number | boolean)[]>>;
  readonly cells: Readonly<Record<string, readonly string[]>>;
}

/** One combination: the value on each axis, and what bind() said. */
export interface Cell {
  readonly at: Readonly<Record<string, string | number | boolean>>;
  readonly result: 'OK' | 'EADDRINUSE';
  /** Refused because the port belongs to another user, whatever the options. */
  readonly forUser: boolean;
}

/**
 * The cells of one table in one result column. The file keeps a letter per combination, the last axis running fastest:
 * o OK, u EADDRINUSE, U EADDRINUSE because of the user, - not recorded.
 */
export function recordedCells(table: keyof typeof recorded, column: string): Cell[] {
  const { axes, cells }: Table = recorded[table];
  const letters = (cells[column] ?? []).join('');
  const names = Object.keys(axes);
  return Array.from(letters).flatMap((letter, index): Cell[] => {
    if (letter === '-') {
      return [];
    }
    const at: Record<string, string | number | boolean> = {};
    let rest = index;
    for (const name of [...names].reverse()) {
      const values = axes[name] ?? [];
      at[name] = values[rest % values.length] ?? '';
      rest = Math.floor(rest / values.length);
    }
    return [{ at, result: letter === 'o' ? 'OK' : 'EADDRINUSE', forUser: letter === 'U' }];
  });
}
