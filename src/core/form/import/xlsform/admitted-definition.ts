import type { Issue } from '../../../lib/issue.ts'
import type { RecordPath } from '../../../lib/record-path.ts'
import { err, type Result } from '../../../lib/result.ts'
import { makersOf, objectPlace, putAt } from '../../authoring/rules/object-place.ts'
import type { FormDefinition } from '../../definition.ts'
import { judgedDefinition } from '../imported-form.ts'
import type { WordedRule } from './constraints.ts'
import { notes } from './left-out.ts'
import { cellOf } from './sheet-rows.ts'

const withoutWords = (translations: FormDefinition['translations'], ids: ReadonlySet<string>): FormDefinition['translations'] =>
  Object.fromEntries(
    Object.entries(translations).map(([language, { rules, ...words }]) => {
      const kept = Object.entries(rules ?? {}).filter(([id]) => !ids.has(id))
      return [language, kept.length === 0 ? words : { ...words, rules: Object.fromEntries(kept) }]
    }),
  )

/** A field that was worked out, as one that is filled in. */
function filledIn(definition: FormDefinition, path: RecordPath): FormDefinition {
  const place = objectPlace(definition.schema, path)
  const [maker] = place === null ? [] : makersOf(place.object, place.name)
  const own = place === null ? undefined : maker?.schema.properties?.[place.name]
  const settings = own?.['x-phieu']
  if (place === null || maker === undefined || own === undefined || settings === undefined) return definition
  const { computed: _, ...free } = settings
  const { readOnly: __, ...schema } = own
  return {
    ...definition,
    schema: putAt(definition.schema, [...place.keys, ...maker.keys, 'properties', place.name], { ...schema, 'x-phieu': free }),
  }
}

/** Ids of the rules that issues are about: by their place, or because the fields that they work out wait for each other. */
function faultyRules({ rules }: FormDefinition, issues: readonly Issue[]): ReadonlySet<string> {
  const places = new Set(issues.flatMap(({ path }) => /^\/rules\/(\d+)/.exec(path)?.[1] ?? []))
  const circle = new Set(issues.flatMap(({ code, params }) => (code === 'cycle' && Array.isArray(params['paths']) ? params['paths'] : [])))
  return new Set(rules.filter((rule, at) => places.has(String(at)) || ('compute' in rule && circle.has(rule.at))).map(({ id }) => id))
}

export interface Refused {
  readonly issues: readonly Issue[]
  /** Ids of the rules that they are about. */
  readonly blamed: ReadonlySet<string>
}

/**
 * The definition admitted and compiled. Rules that it would be refused for (too costly, a pattern that cannot be run, values that wait for each other) are left
 * out, with a note each; what they worked out is filled in by hand. Issues: all that is wrong for other reasons.
 */
export function admittedDefinition(
  definition: FormDefinition,
  rules: readonly WordedRule[],
  told: Issue[],
): Result<FormDefinition, Refused> {
  for (let next = definition; ;) {
    const judged = judgedDefinition(next)
    if (judged.ok) return judged
    const ids = faultyRules(next, judged.error)
    const dropped = rules.filter(({ rule }) => ids.has(rule.id))
    // Conditions have rules of their own, which no cell stands for.
    if (dropped.length === 0 || dropped.length < ids.size) return err({ issues: judged.error, blamed: ids })
    for (const { rule, row, column } of dropped) {
      told.push(notes.rule({ sheet: row.sheet, row: row.row, column }, cellOf(row, column)))
      if ('compute' in rule) next = filledIn(next, rule.at)
    }
    next = { ...next, rules: next.rules.filter(({ id }) => !ids.has(id)), translations: withoutWords(next.translations, ids) }
  }
}
