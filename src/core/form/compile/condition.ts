import type { RecordPath } from '../../lib/record-path.ts'
import type { Condition } from '../compiled-form.ts'
import { addRead, createReadTree, stepsOf } from '../expression/read-tree.ts'
import type { Schema } from '../validate/full-schema.ts'
import type { Check, Run } from '../validate/run.ts'
import { schemaReads } from './schema-reads.ts'

/** Conditions never test identifiers, so the demonstration makes no difference to them. */
const silent: Run = { report: null, demo: false }

/** What an `if` of the definition becomes. An absent object counts as an empty one: each `if` requires what it tests. */
export function createCondition(root: Schema, compile: (schema: Schema) => Check, schema: Schema, scope: RecordPath): Condition {
  const check = compile(schema)
  const reads = schemaReads(root, schema, scope)
  const tree = createReadTree()
  for (const path of reads) addRead(tree, stepsOf(path.slice(scope.length))).isDeep = true
  return {
    scope,
    negate: false,
    test: (value) => check(value ?? {}, '', silent, null),
    reads,
    tree,
  }
}
