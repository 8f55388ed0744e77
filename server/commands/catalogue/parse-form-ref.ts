import { isTestKey } from '#core/form/test-key.ts'

/** The parts of `key@version#hash`. */
export interface FormRefParts {
  /** With `~test` for test and training records: these have scopes and counters of their own. */
  readonly scopeKey: string
  readonly formKey: string
  readonly version: number
  readonly hash: string
}

const pattern = /^([a-z][a-z0-9-]{2,47})(~test)?@([1-9]\d{0,5})#([0-9a-f]{64})$/

export function parseFormRef(ref: string): FormRefParts | null {
  const match = pattern.exec(ref)
  if (!match) return null
  const [, formKey = '', test = '', version = '', hash = ''] = match
  return { scopeKey: formKey + test, formKey, version: Number(version), hash }
}

/** Scope keys of a form's records that a record of the scope may look into. */
export const keysWithin = (scopeKey: string, formKey: string): readonly string[] => (isTestKey(scopeKey) ? [formKey, scopeKey] : [formKey])
