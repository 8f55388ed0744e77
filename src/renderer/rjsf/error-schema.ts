import type { ErrorSchema } from '@rjsf/utils'

interface Errors {
  __errors?: string[]
  [name: string]: Errors | string[] | undefined
}

/** Messages by their way into the value, as RJSF hands them to its fields. */
export function errorSchema(messages: readonly { readonly way: readonly string[]; readonly text: string }[]): ErrorSchema {
  const root: Errors = {}
  for (const { way, text } of messages) {
    let at = root
    for (const step of way) {
      const next = Object.hasOwn(at, step) ? at[step] : undefined
      const inner: Errors = next === undefined || Array.isArray(next) ? {} : next
      at[step] = inner
      at = inner
    }
    at.__errors = [...(at.__errors ?? []), text]
  }
  return root as ErrorSchema // RJSF's type of the same tree
}
