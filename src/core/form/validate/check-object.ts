import { isJsonObject, type JsonObject } from '../../lib/json.ts'
import { escapeName, propertyPath, type RecordPath } from '../../lib/record-path.ts'
import type { FullSchema, Schema } from './full-schema.ts'
import { spend, stepsPerLookUp, stepsPerOwn, stepsPerProperty, type Meter } from './meter.ts'
import { compilePattern } from './pattern.ts'
import { allOf, fail, quiet, type Check, type Compiler, type Run } from './run.ts'
import { asked } from './seen.ts'

type ObjectCheck = Check<JsonObject>
type NameCheck = (name: string, value: JsonObject, path: RecordPath, run: Run) => boolean

/** Row identities are checked by the repeat (`row-id`), not as a property among others. */
export const ROW_PROPERTY = '_row'

/** Own properties only: `{}.constructor` is not a value of anybody's record. Asking costs, so only for names that every object has. */
const isInherited = (name: string): boolean => name in Object.prototype || name === '__proto__'
const hasProperty = (name: string): ((value: JsonObject) => boolean) =>
  isInherited(name) ? (value) => Object.hasOwn(value, name) : (value) => value[name] !== undefined

const requireAll = (names: readonly string[], meter: Meter): ObjectCheck => {
  const required = names.map((name) => ({ suffix: `/${escapeName(name)}`, has: hasProperty(name) }))
  return (value, path, run) => {
    let valid = true
    spend(meter, required.length * stepsPerLookUp)
    for (const { suffix, has } of required) {
      if (has(value)) continue
      if (run.report === null) return false
      valid = fail(run, 'required', path + suffix)
    }
    return valid
  }
}

/** `properties`, and `required` of the same names: a record is long, and each property of it is looked up once. */
function namedProperties(schema: FullSchema, required: ReadonlySet<string>, compiler: Compiler): ObjectCheck {
  // To `unevaluatedProperties` beside them they are known without a note, and it leaves none unseen for the schemas around.
  const isNoted = schema.unevaluatedProperties === undefined
  const parts = Object.entries(schema.properties ?? {}).map(([name, part]) => ({
    name,
    suffix: `/${escapeName(name)}`,
    isInherited: isInherited(name),
    isRequired: required.has(name),
    check: name === ROW_PROPERTY || part === true ? null : compiler.compile(part),
  }))
  return (value, path, run, seen) => {
    let valid = true
    spend(compiler.meter, parts.length * stepsPerOwn)
    for (const { name, suffix, isInherited, isRequired, check } of parts) {
      const part = isInherited && !Object.hasOwn(value, name) ? undefined : value[name]
      if (part === undefined) {
        if (!isRequired) continue
        fail(run, 'required', path + suffix)
      } else {
        if (isNoted && seen !== null) seen.properties.push(name)
        if (check === null || check(part, path + suffix, run, null)) continue
      }
      if (run.report === null) return false
      valid = false
    }
    return valid
  }
}

/** What is said of a property that no name in the schema picks out. */
function ofRest(rest: Schema, compiler: Compiler): NameCheck {
  if (rest === false) return (name, _, path, run) => fail(run, 'unknown-property', propertyPath(path, name))
  const check = compiler.compile(rest)
  return (name, value, path, run) => check(value[name] ?? null, propertyPath(path, name), run, null)
}

/** `additionalProperties: true` has nothing to say of any property: their names, which take long to list, are not asked for. */
const allLookedAt: ObjectCheck = (_value, _path, _run, seen) => {
  if (seen !== null) seen.allProperties = true
  return true
}

function otherProperties(schema: FullSchema, compiler: Compiler): ObjectCheck[] {
  const patterns = Object.entries(schema.patternProperties ?? {}).map(([pattern, part]) => ({
    matches: compilePattern(pattern, compiler.meter),
    check: compiler.compile(part),
  }))
  const known = new Set(Object.keys(schema.properties ?? {}))
  const rest = schema.additionalProperties === undefined ? null : ofRest(schema.additionalProperties, compiler)
  if (patterns.length === 0 && rest === null) return []
  if (patterns.length === 0 && schema.additionalProperties === true) return [allLookedAt]
  return [
    (value, path, run, seen) => {
      let valid = true
      const names = Object.keys(value)
      spend(compiler.meter, names.length * (stepsPerProperty + patterns.length))
      for (const name of names) {
        let isMet = known.has(name)
        for (const { matches, check } of patterns) {
          if (!matches(name)) continue
          if (!isMet) seen?.properties.push(name)
          isMet = true
          if (!check(value[name] ?? null, propertyPath(path, name), run, null)) valid = false
        }
        if (!isMet && rest !== null) {
          seen?.properties.push(name)
          if (!rest(name, value, path, run)) valid = false
        }
        if (!valid && run.report === null) return false
      }
      return valid
    },
  ]
}

function dependencies(schema: FullSchema, compiler: Compiler): ObjectCheck[] {
  const required = Object.entries(schema.dependentRequired ?? {}).map(([name, names]) => ({
    has: hasProperty(name),
    check: requireAll(names, compiler.meter),
  }))
  const schemas = Object.entries(schema.dependentSchemas ?? {}).map(([name, part]) => ({
    has: hasProperty(name),
    check: compiler.compile(part),
  }))
  return [...required, ...schemas].map(
    ({ has, check }): ObjectCheck =>
      (value, path, run, seen) =>
        !has(value) || check(value, path, run, seen),
  )
}

/** The names of an object, which take long to list. */
function namesOf(value: JsonObject, meter: Meter): readonly string[] {
  const names = Object.keys(value)
  spend(meter, names.length * stepsPerProperty)
  return names
}

function counts(schema: FullSchema, meter: Meter): ObjectCheck[] {
  const { minProperties: min, maxProperties: max } = schema
  const checks: ObjectCheck[] = []
  if (min !== undefined)
    checks.push((value, path, run) => namesOf(value, meter).length >= min || fail(run, 'minProperties', path, { limit: min }))
  if (max !== undefined)
    checks.push((value, path, run) => namesOf(value, meter).length <= max || fail(run, 'maxProperties', path, { limit: max }))
  return checks
}

function nameCheck(names: Schema, compiler: Compiler): ObjectCheck {
  const check = compiler.compile(names)
  return (value, path, run) => {
    let valid = true
    for (const name of namesOf(value, compiler.meter)) {
      if (check(name, path, quiet(run), null)) continue
      if (run.report === null) return false
      valid = fail(run, 'property-name', propertyPath(path, name))
    }
    return valid
  }
}

/** The object keywords but `unevaluatedProperties`, which comes after all others. */
export function objectChecks(schema: FullSchema, compiler: Compiler): ObjectCheck | null {
  const checks: ObjectCheck[] = []
  const required = (schema.required ?? []).filter((name) => name !== ROW_PROPERTY)
  const own = schema.properties ?? {}
  const others = required.filter((name) => !Object.hasOwn(own, name))
  if (others.length > 0) checks.push(requireAll(others, compiler.meter))
  if (schema.properties !== undefined) checks.push(namedProperties(schema, new Set(required), compiler))
  checks.push(...otherProperties(schema, compiler), ...dependencies(schema, compiler), ...counts(schema, compiler.meter))
  if (schema.propertyNames !== undefined) checks.push(nameCheck(schema.propertyNames, compiler))
  return allOf(checks)
}

/** `unevaluatedProperties`: what no other keyword of this schema has looked at. Its own `properties` are known without asking `seen`. */
export function unevaluatedPropertiesCheck(schema: FullSchema, rest: Schema, compiler: Compiler): Check {
  const known = new Set(Object.keys(schema.properties ?? {}))
  const check = ofRest(rest, compiler)
  return (value, path, run, seen) => {
    if (!isJsonObject(value) || seen?.allProperties === true) return true
    let valid = true
    const names = namesOf(value, compiler.meter)
    const isSeen = asked(seen?.properties ?? [])
    for (const name of names) {
      if (known.has(name) || isSeen(name) || check(name, value, path, run)) continue
      if (run.report === null) return false
      valid = false
    }
    return valid
  }
}
