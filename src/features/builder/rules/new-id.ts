import type { FormDefinition } from '#core/form/definition.ts'

const letters = 'abcdefghijklmnopqrstuvwxyz0123456789'

/** An id of 8 characters that stands nowhere in the form yet. */
export function newId(definition: FormDefinition): string {
  const text = JSON.stringify([definition.schema, definition.rules])
  for (;;) {
    const id = [...crypto.getRandomValues(new Uint8Array(8))].map((byte) => letters.charAt(byte % letters.length)).join('')
    if (!text.includes(`"${id}"`)) return id
  }
}
