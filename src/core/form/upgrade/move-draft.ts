import type { JsonObject, JsonValue } from '../../lib/json.ts'
import { templateOf, type RecordPath } from '../../lib/record-path.ts'
import type { Draft, DraftBase } from '../../record/draft.ts'
import type { CompiledForm, FormContext, FormNode } from '../compiled-form.ts'
import { valueAt, withValue } from '../node-values.ts'
import { recordTitle } from '../record-title.ts'
import { impactOf } from './impact-of.ts'
import { joinOrphans, keptAside, type Orphans } from './kept-aside.ts'
import { moveLines, type MoveLine } from './move-lines.ts'
import { inRowsOf } from './row-moves.ts'
import { tracePlaces, type TracedPlaces } from './trace-places.ts'
import { upgradeValues } from './upgrade-values.ts'

/** Fields of the draft, each counted once a kind, as an impact report counts those of records. */
export interface MoveCounts {
  readonly lost: number
  readonly failed: number
  /** Of `failed`: a person has to choose or fill something in. */
  readonly decided: number
}

export interface MovedDraft {
  /** In the new version; holds the old one as it was. */
  readonly draft: Draft
  readonly lines: readonly MoveLine[]
  readonly counts: MoveCounts
}

export interface MoveDraftArgs {
  /** The version of the draft. */
  readonly old: CompiledForm
  /** A later one, compiled with the upgrade maps of all versions between. */
  readonly next: CompiledForm
  readonly draft: Draft
  readonly context: FormContext
  readonly now: number
  /** What the person chose where the move leaves a choice, by record paths of the new version. */
  readonly chosen?: Readonly<Record<RecordPath, JsonValue>>
  /** What a draft of the new version begins with. */
  readonly fresh: Pick<Draft, 'listVersions' | 'provisional'>
}

/** Where something that stands at a place of the old version stands in the new one; null: nowhere. */
type Follow = (place: RecordPath) => { readonly to: RecordPath; readonly target: FormNode } | null

function followIn({ tracks }: TracedPlaces, next: CompiledForm): Follow {
  const at = new Map<RecordPath, FormNode>()
  for (const track of tracks) {
    const target = track.at === null ? undefined : next.byPath.get(track.at)
    if (target !== undefined && target.settings.computed !== true && !at.has(track.node.path)) at.set(track.node.path, target)
  }
  return (place) => {
    const target = at.get(templateOf(place))
    const to = target === undefined ? null : inRowsOf(place, target.path)
    return target === undefined || to === null ? null : { to, target }
  }
}

const takesAnyText = ({ type, schema, choices, settings }: FormNode): boolean =>
  (type === 'text' || type === 'long-text') && schema.format === undefined && choices.length === 0 && settings.list === undefined

interface Texts {
  readonly values: JsonObject
  readonly raw: Draft['raw']
  readonly aside: Orphans
}

/** A text that did not read as a value goes where its field went; where any text will do, it is the value. */
function moveTexts(raw: Draft['raw'], values: JsonObject, follow: Follow): Texts {
  return Object.entries(raw).reduce<Texts>(
    (done, [place, text]) => {
      const found = follow(place)
      if (found === null) return { ...done, aside: keptAside(done.aside, place, text) }
      const { to, target } = found
      if (takesAnyText(target) && valueAt(done.values, to) === undefined) return { ...done, values: withValue(done.values, to, text) }
      return { ...done, raw: { ...done.raw, [to]: text } }
    },
    { values, raw: {}, aside: {} },
  )
}

function moveBase(base: DraftBase, form: CompiledForm, from: number, follow: Follow): DraftBase {
  if (base.kind === 'new') return base
  const comments = base.comments.map((comment) => ({ ...comment, path: follow(comment.path)?.to ?? comment.path }))
  // The server moves the record the same way before it looks at the changes.
  return { ...base, values: upgradeValues(form, base.values, from).values, comments }
}

/**
 * A draft in a later version of its form: nothing of it is thrown away, and `draft.before` is the draft as it was. What the move does is
 * told in `lines`, and counted as impact reports count it.
 */
export function moveDraft({ old, next, draft, context, now, chosen = {}, fresh }: MoveDraftArgs): MovedDraft {
  const { version } = old.definition
  const traced = tracePlaces(old, next)
  const follow = followIn(traced, next)
  const upgraded = upgradeValues(next, draft.values, version)
  const texts = moveTexts(draft.raw, upgraded.values, follow)
  const orphans = joinOrphans(upgraded.orphans, texts.aside)
  const impact = impactOf(old, next)(draft.values, draft.reasons, context)
  const values = Object.entries(chosen).reduce((all, [path, value]) => withValue(all, path, value), texts.values)
  return {
    draft: {
      ...draft,
      ...fresh,
      formRef: next.ref,
      base: moveBase(draft.base, next, version, follow),
      values,
      raw: texts.raw,
      reasons: draft.reasons.map((reason) => ({ ...reason, at: follow(reason.at)?.to ?? reason.at })),
      title: recordTitle(next, values, context),
      orphans: joinOrphans(draft.orphans ?? {}, orphans),
      before: draft,
      changedAt: now,
    },
    lines: moveLines({ old, next, traced, before: draft.values, after: texts.values, orphans, impact }),
    counts: {
      lost: new Set([...impact.loses.keys(), ...Object.keys(texts.aside).map(templateOf)]).size,
      failed: impact.fails.size,
      decided: [...impact.fails.values()].filter(({ decides }) => decides).length,
    },
  }
}
