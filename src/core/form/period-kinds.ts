import type { CompiledForm, FormNode } from './compiled-form.ts'
import type { PeriodKind } from './definition.ts'
import { compilePattern } from './validate/pattern.ts'

const examples: Readonly<Record<PeriodKind, string>> = { month: '2026-11', quarter: '2026-Q4', year: '2026', 'school-year': '2026-2027' }
const kinds: readonly PeriodKind[] = ['month', 'quarter', 'year', 'school-year']

/** The kinds of period that a field of type `period` takes: the form's own where it is the form's period, else those its pattern lets in. */
export function periodKinds({ definition }: Pick<CompiledForm, 'definition'>, node: FormNode): readonly PeriodKind[] {
  if (definition.period?.field === node.path) return [definition.period.kind]
  const { pattern } = node.schema
  if (pattern === undefined) return kinds
  const matches = compilePattern(pattern)
  return kinds.filter((kind) => matches(examples[kind]))
}
