import type { TSchema } from 'typebox'
import Value from 'typebox/value'
import { issue, type Issue } from '../lib/issue.ts'
import type { JsonValue } from '../lib/json.ts'

const maxIssues = 20

type ShapeError = ReturnType<typeof Value.Errors>[number]

/** Of a union's branches only the nearest one is told about: the faults of the others are noise. */
function withoutOtherBranches(errors: readonly ShapeError[]): readonly ShapeError[] {
  const unions = errors.filter((error) => error.keyword === 'anyOf')
  const dropped = new Set<ShapeError>(unions)
  for (const union of unions) {
    const prefix = `${union.schemaPath}/anyOf/`
    const branches = Map.groupBy(
      errors.filter((error) => error.schemaPath.startsWith(prefix)),
      (error) => error.schemaPath.slice(prefix.length).split('/')[0],
    )
    const nearest = [...branches.values()].toSorted((a, b) => weight(a) - weight(b))[0]
    for (const branch of branches.values()) if (branch !== nearest) for (const error of branch) dropped.add(error)
  }
  return errors.filter((error) => !dropped.has(error))
}

/** A wrong `const` says that another branch was meant, whatever else is wrong. */
const weight = (errors: readonly ShapeError[]): number => errors.reduce((sum, error) => sum + (error.keyword === 'const' ? 100 : 1), 0)

/**
 * What a document lacks of its TypeBox schema, as issues `shape.<keyword>` with the keyword's limits in `params`
 * and the JSON pointer below `path`; 20 at most.
 */
export function shapeIssues(schema: TSchema, value: unknown, path = ''): readonly Issue[] {
  if (Value.Check(schema, value)) return []
  const all = Value.Errors(schema, value)
  // `boolean` repeats what `additionalProperties` says better; but TypeBox stops at its eighth error, and may not come to say it.
  const told = withoutOtherBranches(all).filter((error) => error.keyword !== 'boolean')
  const errors = told.length > 0 ? told : all
  return errors.slice(0, maxIssues).map((error) =>
    // TypeBox's params are JSON: limits, names, patterns.
    issue(`shape.${error.keyword}`, `${path}${error.instancePath}`, JSON.parse(JSON.stringify(error.params)) as Record<string, JsonValue>),
  )
}
