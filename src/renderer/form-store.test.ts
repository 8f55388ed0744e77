import { expect, test } from 'vitest'
import { createInstance } from '#core/form/instance.ts'
import type { JsonSchema } from '#core/form/json-schema.ts'
import { compiled, testContext } from '#core/form/testing/compiled.ts'
import { smallDefinition, smallSchema } from '#core/form/testing/small-definition.ts'
import { createFormStore } from './form-store.ts'
import { nearestPlace } from './place.ts'

test('what stops a form is told in the order of the page, row by row, also where a text is no value yet', () => {
  const members: JsonSchema = {
    type: 'array',
    items: {
      type: 'object',
      properties: {
        _row: { type: 'string', format: 'uuid' },
        label: { type: 'string', 'x-phieu': { id: 'label000', type: 'text' } },
        on: { type: 'string', format: 'date', 'x-phieu': { id: 'on000000', type: 'date' } },
      },
      required: ['_row', 'label'],
      unevaluatedProperties: false,
    },
    'x-phieu': { id: 'members0', type: 'repeat' },
  }
  const form = compiled(smallDefinition({ schema: smallSchema({ members }), uiSchema: {} }))
  const [r1, r2] = ['01990000-0000-7000-8000-000000000001', '01990000-0000-7000-8000-000000000002']
  const store = createFormStore(createInstance(form, { members: [{ _row: r2 }, { _row: r1 }] }, testContext()), {
    raw: { [`/members/@${r2}/on`]: '31/02', [`/members/@${r1}/on`]: '32/01', '/day': 'hôm qua' },
    reasons: [],
    placeAt: (path) => nearestPlace(form, path),
    onChange: () => undefined,
    onReason: () => undefined,
    writeText: () => undefined,
    isNew: false,
  })
  expect(store.blocking().map(({ path }) => path)).toEqual([
    '/name',
    '/day',
    `/members/@${r2}/label`,
    `/members/@${r2}/on`,
    `/members/@${r1}/label`,
    `/members/@${r1}/on`,
  ])
})
