import type { FullSchema } from '../validate/full-schema.ts'
import { rowsOf, type ConformanceRow } from './conformance-row.ts'

const tree: FullSchema = {
  $id: 'https://hp.example/tree',
  $dynamicAnchor: 'node',
  type: 'object',
  properties: { data: true, children: { type: 'array', items: { $dynamicRef: '#node' } } },
}

/** A tree whose every node is closed, made of one whose nodes are open. */
const strictTree: FullSchema = {
  $id: 'https://hp.example/strict-tree',
  $dynamicAnchor: 'node',
  $ref: 'tree',
  unevaluatedProperties: false,
  $defs: { tree },
}

const list: FullSchema = {
  $id: 'https://hp.example/list',
  type: 'array',
  items: { $dynamicRef: '#item' },
  $defs: { item: { $dynamicAnchor: 'item' } },
}

const cfworker = 'knows no $dynamicRef'
const ajv = 'looks for the target of a $dynamicRef among the anchors of the root only'
const both = { ajv, cfworker }

/** `$ref`, `$defs`, `$id`, `$anchor`, `$dynamicRef`, `$dynamicAnchor`. */
export const referenceRows: readonly ConformanceRow[] = [
  ...rowsOf(
    { properties: { a: { $ref: '#' } }, additionalProperties: false },
    [{ a: { a: {} } }, true],
    [{ a: { b: 1 } }, false],
    [{ b: 1 }, false],
  ),
  ...rowsOf({ properties: { a: { type: 'integer' }, b: { $ref: '#/properties/a' } } }, [{ b: 1 }, true], [{ b: 'x' }, false]),
  ...rowsOf({ prefixItems: [{ type: 'integer' }, { $ref: '#/prefixItems/0' }] }, [[1, 2], true], [[1, 'x'], false]),
  ...rowsOf(
    {
      $defs: { 'a/b': { type: 'integer' }, 'c~d': { type: 'integer' }, 'e%f': { type: 'integer' }, 'g"h': { type: 'integer' } },
      properties: { a: { $ref: '#/$defs/a~1b' }, c: { $ref: '#/$defs/c~0d' }, e: { $ref: '#/$defs/e%25f' }, g: { $ref: '#/$defs/g%22h' } },
    },
    [{ a: 1, c: 1, e: 1, g: 1 }, true],
    [{ a: 'x' }, false],
    [{ c: 'x' }, false],
    [{ e: 'x' }, false],
    [{ g: 'x' }, false],
  ),
  ...rowsOf(
    { $ref: '#/$defs/c', $defs: { a: { type: 'integer' }, b: { $ref: '#/$defs/a' }, c: { $ref: '#/$defs/b' } } },
    [1, true],
    ['x', false],
  ),
  ...rowsOf(
    { $ref: '#/$defs/a', maxItems: 2, $defs: { a: { type: 'array' } } },
    [[1], true],
    [[1, 2, 3], false, 'what stands beside a $ref counts'],
    ['x', false],
  ),
  ...rowsOf({ properties: { $ref: { type: 'string' } } }, [{ $ref: 'a' }, true, 'a property of that name'], [{ $ref: 2 }, false]),
  ...rowsOf({ $ref: '#/$defs/yes', $defs: { yes: true } }, [1, true]),
  ...rowsOf({ $ref: '#/$defs/no', $defs: { no: false } }, [1, false]),
  ...rowsOf({ $ref: '#here', $defs: { a: { $anchor: 'here', type: 'integer' } } }, [1, true], ['x', false]),
  ...rowsOf(
    { $id: 'https://hp.example/root', $ref: 'root#here', $defs: { a: { $anchor: 'here', type: 'integer' } } },
    [1, true],
    ['x', false],
  ),
  ...rowsOf(
    { $id: 'https://hp.example/a/root.json', $ref: 'part.json', $defs: { part: { $id: 'part.json', type: 'integer' } } },
    [1, true],
    ['x', false],
  ),
  ...rowsOf(
    { $id: 'https://hp.example/a/root.json', $ref: '../b/part.json', $defs: { part: { $id: '/b/part.json', type: 'integer' } } },
    [1, true],
    ['x', false],
  ),
  ...rowsOf(
    {
      $id: 'https://hp.example/root',
      $ref: 'https://hp.example/other#x',
      $defs: { part: { $id: 'other', $defs: { y: { $anchor: 'x', type: 'integer' } } } },
    },
    [1, true],
    ['x', false],
  ),
  ...rowsOf(
    {
      $id: 'https://hp.example/base/',
      properties: { list: { $ref: 'folder/list.json' } },
      $defs: {
        inner: {
          $id: 'folder/',
          $defs: { list: { $id: 'list.json', type: 'array', items: { $ref: '#/$defs/item' }, $defs: { item: { type: 'integer' } } } },
        },
      },
    },
    [{ list: [1] }, true],
    [{ list: ['x'] }, false, 'a pointer starts at the schema that has the $id'],
  ),
  ...rowsOf(
    { $id: 'urn:uuid:deadbeef-1234-0000-0000-4321feebdaed', $ref: '#/$defs/a', $defs: { a: { type: 'integer' } } },
    [1, true],
    ['x', false],
  ),
  ...rowsOf(
    { $id: 'urn:example:root', $ref: 'urn:example:part', $defs: { a: { $id: 'urn:example:part', type: 'integer' } } },
    [1, true],
    ['x', false],
  ),
  ...rowsOf({ enum: [{ $id: 'x', $ref: '#/nowhere' }] }, [{ $id: 'x', $ref: '#/nowhere' }, true, 'no schema, only a value'], [1, false]),
  ...rowsOf({ const: { $ref: '#/nowhere' } }, [{ $ref: '#/nowhere' }, true]),
  ...rowsOf({ $dynamicRef: '#a', $defs: { x: { $dynamicAnchor: 'a', type: 'integer' } } }, [1, true, '', { ajv }], ['x', false, '', both]),
  ...rowsOf({ $dynamicRef: '#a', $defs: { x: { $anchor: 'a', type: 'integer' } } }, [1, true, '', { ajv }], ['x', false, '', both]),
  ...rowsOf(
    { $ref: '#a', $defs: { x: { $dynamicAnchor: 'a', type: 'integer' } } },
    [1, true, '', { cfworker }],
    ['x', false, '', { cfworker }],
  ),
  ...rowsOf(tree, [{ children: [{ data: 1 }] }, true], [{ children: [1] }, false, '', { cfworker }], [{ children: [{ daat: 1 }] }, true]),
  ...rowsOf(
    strictTree,
    [{ children: [{ data: 1 }] }, true],
    [{ children: [{ daat: 1 }] }, false, 'the outermost node is meant', { cfworker }],
    [{ children: [{ children: [{ x: 1 }] }] }, false, '', { cfworker }],
  ),
  ...rowsOf(
    { $id: 'https://hp.example/strings', $ref: 'list', $defs: { own: { $dynamicAnchor: 'item', type: 'string' }, list } },
    [['a'], true, '', { ajv }],
    [[1], false, '', { cfworker }],
  ),
  ...rowsOf({ $id: 'https://hp.example/plain', $ref: 'list', $defs: { own: { $anchor: 'item', type: 'string' }, list } }, [
    [1],
    true,
    'a plain $anchor binds nothing',
    { ajv },
  ]),
  ...rowsOf(
    {
      $id: 'https://hp.example/fixed',
      $ref: 'inner',
      $defs: {
        own: { $dynamicAnchor: 'item', type: 'string' },
        inner: { $id: 'inner', type: 'array', items: { $dynamicRef: '#item' }, $defs: { item: { $anchor: 'item', type: 'integer' } } },
      },
    },
    [[1], true, 'its first target is a plain $anchor, so it is a $ref', { ajv }],
    [['a'], false, '', { cfworker }],
  ),
  ...rowsOf(
    {
      $id: 'https://hp.example/choice',
      if: { properties: { kind: { const: 'n' } }, required: ['kind'] },
      then: { $id: 'numbers', $ref: 'list-in', $defs: { own: { $dynamicAnchor: 'entry', type: 'number' } } },
      else: { $id: 'texts', $ref: 'list-in', $defs: { own: { $dynamicAnchor: 'entry', type: 'string' } } },
      $defs: {
        'list-in': {
          $id: 'list-in',
          properties: { list: { items: { $dynamicRef: '#entry' } } },
          $defs: { any: { $dynamicAnchor: 'entry' } },
        },
      },
    },
    [{ kind: 'n', list: [1] }, true],
    [{ kind: 'n', list: ['a'] }, false, '', both],
    [{ kind: 't', list: ['a'] }, true],
    [{ list: [1] }, false, '', both],
  ),
]
