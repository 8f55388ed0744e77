import { issue, type Issue } from '../../lib/issue.ts'
import { jsonPointer } from '../../lib/json-pointer.ts'
import { unsaid } from '../authoring/new-definition.ts'
import { isMissing } from '../authoring/texts/form-text.ts'
import { textsOf } from '../authoring/texts/texts-of.ts'
import type { FormDefinition } from '../definition.ts'
import { namesApart } from '../names-apart.ts'
import { personalFields } from './personal-fields.ts'
import { unsaidWhy } from './personal-kinds.ts'

/** `stop`: nobody can publish before it is there · `hint`: may be so on purpose. */
export interface PublishIssue {
  readonly weight: 'stop' | 'hint'
  readonly issue: Issue
}

const stop = (found: Issue): PublishIssue => ({ weight: 'stop', issue: found })
const hint = (found: Issue): PublishIssue => ({ weight: 'hint', issue: found })

/** Nothing, or still what stands in a form that was just begun. */
const isUnsaid = (text: string, beginning?: string): boolean => text.trim() === '' || text === beginning

function metaIssues({ owner, purpose, legalBasis, retention, period, identityKeys }: FormDefinition): readonly PublishIssue[] {
  return [
    ...(isUnsaid(owner, unsaid.owner) ? [stop(issue('publish.owner', '/owner'))] : []),
    ...(isUnsaid(purpose, unsaid.purpose) ? [stop(issue('publish.purpose', '/purpose'))] : []),
    ...(legalBasis.every((text) => isUnsaid(text)) ? [stop(issue('publish.legal-basis', '/legalBasis'))] : []),
    ...(isUnsaid(retention.basis, unsaid.retention.basis) ? [stop(issue('publish.retention', '/retention/basis'))] : []),
    // A period is a key by itself.
    ...(period === undefined && identityKeys.length === 0 ? [hint(issue('publish.identity-keys', '/identityKeys'))] : []),
  ]
}

/** Each field of a block once, where it is met first: its class holds for all. */
function classIssues(definition: FormDefinition): readonly PublishIssue[] {
  const seen = new Set<string>()
  const fields = personalFields(definition)
  const names = namesApart(fields.map(({ node: { path, name, schema } }) => ({ path, title: schema.title ?? name })))
  return fields.flatMap(({ node, held, sign, isWhole }) => {
    const id = held?.key ?? node.schema['x-phieu']?.id ?? node.key
    if (seen.has(id)) return []
    seen.add(id)
    const at = jsonPointer('/personalData', node.key)
    const name = names.get(node.path) ?? node.name
    if (held !== null) return isUnsaid(held.personalData.why, unsaidWhy) ? [stop(issue('publish.class-why', at, { name }))] : []
    if (isWhole || sign === null) return []
    return sign.isCertain ? [stop(issue('publish.class', at, { name }))] : [hint(issue('publish.class-maybe', at, { name }))]
  })
}

function textIssues(definition: FormDefinition): readonly PublishIssue[] {
  const missing = textsOf(definition).filter(isMissing)
  const vietnamese = missing.filter(({ vi }) => vi.trim() === '')
  const english = missing.filter(({ en }) => en === '')
  return [
    ...(vietnamese.length > 0 ? [stop(issue('publish.vietnamese', '/texts/vi', { count: vietnamese.length }))] : []),
    ...(english.length > 0 ? [hint(issue('publish.english', '/texts/en', { count: english.length }))] : []),
  ]
}

/**
 * What publishing asks for beyond a form that compiles. Codes that stop: `publish.owner`, `publish.purpose`, `publish.legal-basis`,
 * `publish.retention`, `publish.class` {name}, `publish.class-why` {name}, `publish.vietnamese` {count}; that hint: `publish.identity-keys`,
 * `publish.class-maybe` {name}, `publish.english` {count}. A field is named as `/personalData/<its key in the outline>`.
 * @param definition one that compiles, or at least can be walked (`outlineOf`)
 */
export const publishIssues = (definition: FormDefinition): readonly PublishIssue[] => [
  ...metaIssues(definition),
  ...classIssues(definition),
  ...textIssues(definition),
]

/** Those without which nobody can publish. */
export const publishStops = (definition: FormDefinition): readonly Issue[] =>
  publishIssues(definition).flatMap(({ weight, issue: found }) => (weight === 'stop' ? [found] : []))
