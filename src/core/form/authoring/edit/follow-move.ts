import { issue, type Issue } from '../../../lib/issue.ts'
import type { RecordPath } from '../../../lib/record-path.ts'
import type { FormDefinition, Rule, UpgradeStep } from '../../definition.ts'
import { moveReads, type Moved } from '../../expression/move-reads.ts'
import { outlineOf } from '../outline.ts'
import { parseMessage } from '../../message-template.ts'

/** Fields that went elsewhere, by their old template paths; what lies below one went along. */
export function movedBy(ways: ReadonlyMap<RecordPath, RecordPath>): Moved {
  return (path) => {
    for (let end = path.length; end > 0; end = path.lastIndexOf('/', end - 1)) {
      const to = ways.get(path.slice(0, end))
      if (to !== undefined) return to + path.slice(end)
    }
    return null
  }
}

export const rowOf = (path: RecordPath): RecordPath | null => {
  const at = path.lastIndexOf('/@')
  return at < 0 ? null : path.slice(0, at)
}

interface Following {
  readonly moved: Moved
  readonly isOwnForm: (path: RecordPath) => boolean
  readonly lost: Issue[]
}

/** An expression of the rule at `at`; places that it no longer reaches are told. */
function movedText(text: string, at: RecordPath, { moved, isOwnForm, lost }: Following): string {
  const done = moveReads(text, { row: rowOf(at), rowAfter: rowOf(moved(at) ?? at), moved, isOwnForm })
  if (done.kind !== 'lost') return done.text
  lost.push(...done.paths.map((path) => issue('edit.rule-out-of-reach', path, { rule: at })))
  return text
}

/** A message with the names in its gaps; braces that were written stay as they were. */
export function movedMessage(message: string, move: (expression: string) => string): string {
  const gaps = (parseMessage(message) ?? []).flatMap((part) => (part.kind === 'gap' ? [part] : []))
  return gaps.toReversed().reduce((text, gap) => {
    const start = text.indexOf(gap.expression, gap.start)
    return start < 0 ? text : text.slice(0, start) + move(gap.expression) + text.slice(start + gap.expression.length)
  }, message)
}

function movedRule(rule: Rule, following: Following): Rule {
  const at = following.moved(rule.at) ?? rule.at
  const text = (source: string): string => movedText(source, rule.at, following)
  const when = rule.when === undefined ? {} : { when: text(rule.when) }
  const next =
    'check' in rule
      ? { ...rule, ...when, check: text(rule.check), at, message: movedMessage(rule.message, text) }
      : { ...rule, ...when, compute: text(rule.compute), at }
  return JSON.stringify(next) === JSON.stringify(rule) ? rule : next
}

/** The side of an upgrade step that speaks of this version. */
function movedStep(step: UpgradeStep, to: (path: RecordPath) => RecordPath): UpgradeStep {
  switch (step.kind) {
    case 'rename':
      return { ...step, to: to(step.to) }
    case 'split':
      return { ...step, into: step.into.map(to) }
    case 'drop':
      return step
    default:
      return { ...step, at: to(step.at) }
  }
}

export interface Followed {
  readonly definition: FormDefinition
  /** Rules whose fields they no longer reach: `edit.rule-out-of-reach` {rule}. */
  readonly lost: readonly Issue[]
}

/** Whatever speaks of fields by their paths, in a definition whose fields have moved: rules with their messages, keys, titles, the period, the upgrade map. */
export function followMove(definition: FormDefinition, moved: Moved): Followed {
  const to = (path: RecordPath): RecordPath => moved(path) ?? path
  const lost: Issue[] = []
  const { byPath } = outlineOf(definition)
  const isOwnForm = (path: RecordPath): boolean => byPath.get(to(path))?.schema['x-phieu']?.form === definition.key
  const rules = definition.rules.map((rule) => movedRule(rule, { moved, isOwnForm, lost }))
  const atOf = new Map(definition.rules.map((rule) => [rule.id, rule.at]))
  const translations = Object.fromEntries(
    Object.entries(definition.translations).map(([lang, words]) => {
      if (words.rules === undefined) return [lang, words]
      const messages = Object.entries(words.rules).map(([id, text]) => {
        const at = atOf.get(id) ?? ''
        return [id, movedMessage(text, (expression) => movedText(expression, at, { moved, isOwnForm, lost: [] }))]
      })
      return [lang, { ...words, rules: Object.fromEntries(messages) as Record<string, string> }]
    }),
  )
  return {
    lost,
    definition: {
      ...definition,
      rules,
      translations,
      identityKeys: definition.identityKeys.map((key) => key.map(to)),
      searchable: definition.searchable.map(to),
      titleFields: definition.titleFields.map(to),
      ...(definition.period === undefined ? {} : { period: { ...definition.period, field: to(definition.period.field) } }),
      ...(definition.upgrade === undefined ? {} : { upgrade: definition.upgrade.map((step) => movedStep(step, to)) }),
    },
  }
}
