import { expect, it } from 'vitest'
import { must } from '../../../lib/assert.ts'
import type { FormDefinition } from '../../definition.ts'
import { smallDefinition } from '../../testing/small-definition.ts'
import { countedIds } from '../../testing/random-command.ts'
import { outlineOf } from '../outline.ts'
import { fragmentOf, pasteFields } from './fragment.ts'
import { moveFields } from './move-fields.ts'

const group = (id: string, title: string, block: string) =>
  ({ $ref: `#/$defs/${block}`, title, 'x-phieu': { id: id.padEnd(8, '0'), type: 'group' } }) as const

/** A person lives at an address: two blocks, one of them in the other. */
const form = smallDefinition({
  schema: {
    type: 'object',
    properties: { owner: group('own', 'Chủ hộ', 'person'), site: group('site', 'Địa điểm', 'place') },
    unevaluatedProperties: false,
    $defs: {
      person: {
        type: 'object',
        properties: { home: group('home', 'Nơi ở', 'place') },
        unevaluatedProperties: false,
      },
      place: {
        type: 'object',
        properties: { street: { title: 'Số nhà, đường', type: 'string', 'x-phieu': { id: 'street00', type: 'text' } } },
        unevaluatedProperties: false,
      },
    },
  },
  titleFields: [],
  identityKeys: [],
  searchable: [],
  personalData: {},
  rules: [],
  translations: {},
  uiSchema: {},
})

const key = (definition: FormDefinition, path: string) => must(outlineOf(definition).byPath.get(path), path).key
const within = (parent: string) => ({ parent, before: null, section: null })

it.each([
  ['the block itself', '/owner', '/owner'],
  ['a block in which it is used', '/owner', '/owner/home'],
  ['a block in which it is used, elsewhere', '/owner', '/site'],
])('does not paste a block into %s', (_, copied, into) => {
  const pasted = pasteFields(form, within(into), fragmentOf(form, [key(form, copied)]), countedIds())
  expect(pasted).toMatchObject({ ok: false, error: [{ code: 'edit.into-itself', path: into }] })
})

it('does not move a field into its own block either', () => {
  expect(moveFields(form, [key(form, '/site')], within('/owner/home'))).toMatchObject({ ok: false, error: [{ code: 'edit.into-itself' }] })
})

it('pastes a block into one that it has nothing to do with', () => {
  const pasted = pasteFields(form, within('/owner'), fragmentOf(form, [key(form, '/site')]), countedIds())
  expect(pasted.ok && outlineOf(pasted.value.definition).all.map(({ path }) => path)).toContain('/owner/site/street')
})
