import { expect, test } from 'vitest'
import { smallDefinition } from '#core/form/testing/small-definition.ts'
import { ok } from '#core/lib/result.ts'
import type { Api } from '#network/api.ts'
import type { Catalogue } from '#storage/catalogue.ts'
import { openWork } from './open-work.ts'

const form = smallDefinition()
const broken = { ...form, format: 7 }
const unfinished = { source: { text: '{', of: 'now' }, check: null }

/** A server with this text, and a device that has kept another one, based on `basedOn`. */
function open(document: object, kept: { readonly document: object; readonly basedOn: string } | null) {
  // What is asked of them.
  const api = { authoring: { version: async () => ok({ summary: { hash: 'now' }, document }) } } as unknown as Api
  const catalogue = {
    work: async () => ok(kept === null ? null : { ...kept, savedAt: 5 }),
    unfinished: async () => ok(unfinished),
  } as unknown as Catalogue
  return openWork({ api, catalogue }, form.key, form.version)
}

test('what was mended on this device is there again, though the server still has the broken text', async () => {
  const mended = smallDefinition({ title: 'Sửa rồi' })
  expect(await open(broken, { document: mended, basedOn: 'now' })).toMatchObject({
    value: { definition: null, kept: { definition: mended, moved: false, savedAt: 5 } },
  })
  expect(await open(broken, { document: mended, basedOn: 'before' })).toMatchObject({ value: { definition: null, kept: { moved: true } } })
})

test('a text that cannot be drawn is told from one that can, and a broken one that was kept is no work', async () => {
  expect(await open(broken, null)).toMatchObject({ value: { definition: null, kept: null, unfinished } })
  expect(await open(form, { document: broken, basedOn: 'now' })).toMatchObject({ value: { definition: form, kept: null } })
})
