/** What an input is made of, as fast-check makes it: small enough to be sent before each input is tried. */
import fc from 'fast-check';
import { type Edit, edits, mutate, type Mutation, mutations, versionsOf } from './mutations';
import type { Input } from './properties';
import type { Seed, Seeds } from './seeds';

export interface Recipe {
  readonly from: keyof Seeds;
  /** Which of the of those seeds: a part of their number, from 0 to 1. */
  readonly seed: number;
  readonly mutations: readonly Mutation[];
  readonly edits: readonly Edit[];
  readonly hovers: readonly number[];
}

const part = fc.integer({ min: 0, max: 9999 }).map((value) => value / 10_000);

export const recipes: fc.Arbitrary<Recipe> = fc.record({
  from: fc.oneof(
    { weight: 60, arbitrary: fc.constant('samples' as const) },
    { weight: 39, arbitrary: fc.constant('small' as const) },
    { weight: 1, arbitrary: fc.constant('large' as const) },
  ),
  seed: part,
  mutations,
  edits,
  hovers: fc.array(part, { maxLength: 3 }),
});

/** UTF-16 units of a text that takes as long as many small ones: what is done with it is less. */
const LARGE = 20_000;

export function seedOf({ from, seed }: Recipe, seeds: Seeds): Seed {
  const of = seeds[from];
  return of[Math.floor(seed * of.length)]!;
}

export function inputOf(recipe: Recipe, seeds: Seeds): Input {
  const others = [...seeds.samples, ...seeds.small];
  const { languageId, text } = seedOf(recipe, seeds);
  const spoiled = recipe.mutations.reduce((now, change) => mutate(now, change, others), text);
  const isLarge = spoiled.length > LARGE;
  const changes = isLarge ? recipe.edits.slice(2, 3) : recipe.edits;
  return {
    languageId,
    text: spoiled,
    versions: versionsOf(spoiled, changes, others),
    hovers: recipe.hovers,
    again: !isLarge || recipe.edits.length > 0,
  };
}
