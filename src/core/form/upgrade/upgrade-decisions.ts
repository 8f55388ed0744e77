import { issue, type Issue } from '../../lib/issue.ts'
import type { RecordPath } from '../../lib/record-path.ts'
import type { CompiledForm, Conditions, FormNode } from '../compiled-form.ts'
import type { Followed, Track } from './follow-steps.ts'
import { narrowed } from './narrowed.ts'

const placed = ({ tracks }: Followed, next: CompiledForm): readonly (readonly [Track, FormNode])[] =>
  tracks.flatMap((track) => {
    const target = track.at === null ? undefined : next.byPath.get(track.at)
    return target?.kind === 'field' && target.settings.computed !== true ? [[track, target] as const] : []
  })

const offeredBy = (target: FormNode): ReadonlySet<string> => new Set(target.choices.map(({ value }) => String(value)))

/** Codes that a step gives, but that the field does not offer. A code list is not looked into. */
export const codeIssues = (followed: Followed, next: CompiledForm): readonly Issue[] =>
  placed(followed, next).flatMap(([{ node, codes }, target]) => {
    const offered = offeredBy(target)
    const wrong = [...codes].filter(([code, now]) => code !== now && offered.size > 0 && !offered.has(now)).map(([, now]) => now)
    return wrong.length > 0 ? [issue('upgrade.unknown-code', node.path, { codes: [...new Set(wrong)] })] : []
  })

/** Choices that are gone and that no map replaces; values that are perhaps no codes, or of another list. */
function codeDecisions([track, target]: readonly [Track, FormNode]): readonly Issue[] {
  const { node, codes, isOpen } = track
  const { list } = target.settings
  if (list !== undefined) return list === node.settings.list && track.schema !== null ? [] : [issue('upgrade.list', target.path, { list })]
  const offered = offeredBy(target)
  if (offered.size === 0) return []
  const lost = [...codes.keys()].filter((code) => codes.get(code) === code && !offered.has(code))
  return [
    ...(lost.length > 0 ? [issue('upgrade.codes-gone', target.path, { codes: lost })] : []),
    ...(isOpen ? [issue('upgrade.codes-open', target.path)] : []),
  ]
}

function limitDecisions([{ schema }, target]: readonly [Track, FormNode]): readonly Issue[] {
  const keywords = narrowed(schema, target.schema, target.choices.length > 0)
  return keywords.length > 0 ? [issue('upgrade.narrower', target.path, { keywords: [...new Set(keywords)] })] : []
}

const isUnconditional = (conditions: Conditions): boolean => conditions.some((all) => all.length === 0)

/** Whether a place has a value wherever it must have one: the old version demanded it too, and every value came through. */
const isCertain = ({ node, isWhole }: Track, target: FormNode): boolean =>
  isWhole && node.required.length > 0 && (isUnconditional(node.required) || !isUnconditional(target.required))

/** Fields that must be filled in and that not every record fills: an old one says so when it is opened. */
function newRequired(followed: Followed, next: CompiledForm): readonly Issue[] {
  const filled = new Set<RecordPath>(followed.made)
  for (const [track, target] of placed(followed, next)) if (isCertain(track, target)) filled.add(target.path)
  return next.nodes
    .filter((node) => node.kind === 'field' && node.required.length > 0 && node.settings.computed !== true && !filled.has(node.path))
    .map((node) => issue('upgrade.new-required', node.path))
}

/** What a person has to settle in records that have it, by the fields of the new version. */
export const upgradeDecisions = (followed: Followed, next: CompiledForm): readonly Issue[] => [
  ...placed(followed, next).flatMap((each) => [...codeDecisions(each), ...limitDecisions(each)]),
  ...newRequired(followed, next),
]
