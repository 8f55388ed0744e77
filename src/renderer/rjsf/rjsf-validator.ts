import type { RJSFValidationError, RJSFSchema, ValidatorType } from '@rjsf/utils'
import { createSchemaCompiler } from '#core/form/validate/compile-schema.ts'
import type { FullSchema } from '#core/form/validate/full-schema.ts'
import type { Check } from '#core/form/validate/run.ts'
import { createSeen } from '#core/form/validate/seen.ts'
import type { Issue } from '#core/lib/issue.ts'
import type { JsonValue } from '#core/lib/json.ts'
import { unescapeName } from '#core/lib/record-path.ts'
import { errorSchema } from './error-schema.ts'
import { plainJson } from './plain-json.ts'
import { plainSchema } from './rjsf-schema.ts'

const compilers = new WeakMap<FullSchema, (schema: FullSchema) => Check>()

function compilerOf(root: FullSchema): (schema: FullSchema) => Check {
  const known = compilers.get(root) ?? createSchemaCompiler(root)
  compilers.set(root, known)
  return known
}

/** RJSF's `.members.0.name`. */
const property = (way: readonly string[]): string => way.map((step) => `.${step}`).join('')

/**
 * The engine of `core/form` as RJSF asks it: which branch of a schema a value fits, and what is wrong with it. No code is generated,
 * so the content security policy stays strict. A value that is `undefined` fits what an absent one fits: nothing, at the root.
 */
export function rjsfValidator(words: (found: Issue) => string, demo: boolean): ValidatorType {
  const check = (schema: RJSFSchema, root: RJSFSchema, value: JsonValue, report: ((found: Issue) => void) | null): boolean =>
    compilerOf(plainSchema(root))(plainSchema(schema))(value, '', { report, demo }, createSeen())
  const issuesOf = (schema: RJSFSchema, formData: unknown): readonly Issue[] => {
    const value = plainJson(formData)
    const found: Issue[] = []
    if (value !== undefined) check(schema, schema, value, (each) => void found.push(each))
    return found
  }
  const wayOf = (found: Issue) => found.path.split('/').slice(1).map(unescapeName)
  return {
    isValid: (schema, formData, rootSchema) => {
      const value = plainJson(formData)
      return value !== undefined && check(schema, rootSchema, value, null)
    },
    validateFormData: (formData, schema) => {
      const found = issuesOf(schema, formData)
      const errors = found.map((each): RJSFValidationError => ({
        name: each.code,
        property: property(wayOf(each)),
        message: words(each),
        params: each.params,
        stack: words(each),
      }))
      return { errors, errorSchema: errorSchema(found.map((each) => ({ way: wayOf(each), text: words(each) }))) }
    },
    // The library lets its caller say what it wants back; whoever asks us gets our issues.
    rawValidation: <Found = unknown>(schema: RJSFSchema, formData: unknown) => ({ errors: [...issuesOf(schema, formData)] as Found[] }),
  }
}
