/** The drafts of JSON Schema that are read in. What forms are kept in is 2020-12. */
export type Dialect = 'draft-04' | 'draft-06' | 'draft-07' | '2019-09' | '2020-12'

const order: readonly Dialect[] = ['draft-04', 'draft-06', 'draft-07', '2019-09', '2020-12']

const names: ReadonlyMap<string, Dialect> = new Map([
  ['http://json-schema.org/draft-04/schema', 'draft-04'],
  ['http://json-schema.org/draft-06/schema', 'draft-06'],
  ['http://json-schema.org/draft-07/schema', 'draft-07'],
  ['https://json-schema.org/draft/2019-09/schema', '2019-09'],
  ['https://json-schema.org/draft/2020-12/schema', '2020-12'],
])

/** The dialect that `$schema` names, or null. */
export const dialectOf = ($schema: string): Dialect | null =>
  names.get($schema.replace(/#$/, '').replace(/^https(?=:\/\/json-schema\.org\/draft-)/, 'http')) ?? null

/** Since when a keyword means what it says; before, it says nothing. Keywords that are not here have been there from the start. */
const since: ReadonlyMap<string, Dialect> = new Map([
  ...['const', 'contains', 'propertyNames', 'examples'].map((keyword) => [keyword, 'draft-06'] as const),
  ...['if', 'then', 'else', 'readOnly', 'writeOnly', '$comment', 'contentEncoding', 'contentMediaType'].map(
    (keyword) => [keyword, 'draft-07'] as const,
  ),
  ...[
    '$defs',
    '$anchor',
    '$recursiveRef',
    '$recursiveAnchor',
    '$vocabulary',
    'dependentRequired',
    'dependentSchemas',
    'minContains',
    'maxContains',
    'unevaluatedItems',
    'unevaluatedProperties',
    'deprecated',
    'contentSchema',
  ].map((keyword) => [keyword, '2019-09'] as const),
  ...['prefixItems', '$dynamicRef', '$dynamicAnchor'].map((keyword) => [keyword, '2020-12'] as const),
])

/** Whether a dialect is the same as another one or newer. */
export const isFrom = (dialect: Dialect, first: Dialect): boolean => order.indexOf(dialect) >= order.indexOf(first)

/** Whether a keyword says something in a dialect. */
export const isKnownIn = (dialect: Dialect, keyword: string): boolean => isFrom(dialect, since.get(keyword) ?? 'draft-04')
