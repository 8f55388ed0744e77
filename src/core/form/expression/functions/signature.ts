import { must } from '../../../lib/assert.ts'

export interface Signature {
  readonly signature: string
  readonly name: string
  /** Called as `receiver.name(…)`. */
  readonly isMethod: boolean
  /** CEL types of the arguments, the receiver first. */
  readonly types: readonly string[]
}

export function parseSignature(signature: string): Signature {
  const match = /^(?:([\w<>]+)\.)?(\w+)\(([^)]*)\): .+$/.exec(signature)
  const [, receiver, name, list] = must(match, `signature ${signature}`)
  const types = list === undefined || list === '' ? [] : list.split(', ')
  return { signature, name: name ?? '', isMethod: receiver !== undefined, types: receiver === undefined ? types : [receiver, ...types] }
}
