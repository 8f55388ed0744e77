import { expect, test } from 'vitest'
import { isUuid, parseId, uuidV7 } from './ids.ts'

test('a UUIDv7 carries its time and its version', () => {
  const id = uuidV7(0x0192_3456_789a, new Uint8Array(10).fill(0xff))
  expect(id).toBe('01923456-789a-7fff-bfff-ffffffffffff')
  expect(parseId(id)).toBe(id)
})

test('only lower-case UUIDs are ids', () => {
  for (const text of ['', '01923456-789A-7fff-bfff-ffffffffffff', '01923456789a7fffbfffffffffffffff', 7, null])
    expect(isUuid(text)).toBe(false)
})
