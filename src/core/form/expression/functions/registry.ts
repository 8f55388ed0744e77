import { codeListFunctions } from './code-list-functions.ts'
import { dateFunctions } from './date-functions.ts'
import { identifierFunctions } from './identifier-functions.ts'
import { listFunctions, sizeFunctions } from './list-functions.ts'
import { numberFunctions } from './number-functions.ts'
import { placeFunctions } from './place-functions.ts'
import { recordFunctions } from './record-functions.ts'
import { parseSignature, type Signature } from './signature.ts'
import { standardTextFunctions, textFunctions } from './text-functions.ts'
import type { CelFunction } from './cel-function.ts'

export interface Overload extends Signature, Omit<CelFunction, 'signature'> {}

/** Functions that CEL does not have by itself. */
export const ownFunctions: readonly CelFunction[] = [
  textFunctions,
  dateFunctions,
  numberFunctions,
  listFunctions,
  identifierFunctions,
  placeFunctions,
  codeListFunctions,
  recordFunctions,
].flat()

const overloads = [...standardTextFunctions, ...sizeFunctions, ...ownFunctions].map((each): Overload => ({
  ...each,
  ...parseSignature(each.signature),
}))

const keyOf = (name: string, isMethod: boolean, count: number): string => `${isMethod ? '.' : ''}${name}/${count}`

const byKey = Map.groupBy(overloads, ({ name, isMethod, types }) => keyOf(name, isMethod, types.length))

/** The overloads with this name; `count` arguments, the receiver counted. Empty: there is no such function, even if the CEL library has one. */
export const overloadsOf = (name: string, isMethod: boolean, count: number): readonly Overload[] =>
  byKey.get(keyOf(name, isMethod, count)) ?? []

/** The functions that an author may call, as CEL writes them; what walks through lists, and `has`, belongs to the language. */
export const functionSignatures: readonly Signature[] = overloads.map(({ signature, name, isMethod, types }) => ({
  signature,
  name,
  isMethod,
  types,
}))
