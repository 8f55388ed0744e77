import { useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { FieldComment } from '#core/record/review.ts'
import { createFormStore, type FormStore } from './form-store.ts'
import type { FormScope, ShownComment } from './form-scope.ts'
import type { FormViewProps } from './form-view-props.ts'
import { formWords } from './form-words.ts'
import { keptTexts } from './kept-texts.ts'
import { nearestPlace } from './place.ts'
import { useLatest } from './use-latest.ts'
import { useSame } from './use-same.ts'
import { watchScreen } from './watch-screen.ts'
import { leavesOf } from './stretches.ts'
import { createWindows, limitsFor, type Windows } from './windows.ts'
import { writeText } from './write-text.ts'

const none: readonly never[] = []
const nothing = {}

function useStore(props: FormViewProps) {
  const latest = useLatest(props)
  const [store] = useState<FormStore>(() =>
    createFormStore(props.instance, {
      raw: props.initialRaw ?? nothing,
      reasons: props.reasons ?? none,
      placeAt: (path) => nearestPlace(props.instance.form, path),
      onChange: (path) => latest.current.onChange?.(path),
      onReason: (reason) => latest.current.onReason?.(reason),
      writeText,
      isNew: props.isNew === true,
    }),
  )
  useEffect(() => () => store.channels.stop(), [store])
  return { store, latest }
}

function useWindows(props: FormViewProps): Windows | null {
  const [windows] = useState(() => {
    if (props.mode === 'read' || props.whole === true || watchScreen === null) return null
    const { form } = props.instance
    const total = form.sections.reduce((sum, section) => sum + leavesOf(form, section.nodes), 0)
    return createWindows(watchScreen, limitsFor(total))
  })
  useEffect(() => () => windows?.stop(), [windows])
  return windows
}

/** Everything the parts of one form share, kept the same object while what it says is the same. */
export function useFormScopeValue(props: FormViewProps, nodes: FormScope['nodes']): FormScope {
  const { store, latest } = useStore(props)
  const windows = useWindows(props)
  const { t } = useTranslation()
  const { instance, lang, formContext, files = null } = props
  // Reading only; while one fills in, a parent that makes them anew must not cost a render of every field.
  const before = props.mode === 'read' ? props.before : undefined
  const { fieldAction } = props
  const comments = useSame(props.comments ?? none)
  const answered = useSame(props.answered ?? none)
  const changed = useSame(props.changed ?? none)
  const provisional = useSame(props.provisional ?? nothing)
  const canSearch = props.onRecordSearch !== undefined
  const canAdd = props.makeRowId !== undefined
  const paper = props.paper === true
  const isNew = props.isNew === true
  useEffect(() => store.apply(instance.setContext(formContext)), [store, instance, formContext])
  return useMemo(() => {
    const form = instance.form
    return {
      store,
      form,
      nodes,
      windows,
      lang,
      context: formContext,
      paper,
      isNew,
      provisional,
      words: formWords(form, lang),
      t: keptTexts(t),
      commentsAt: Map.groupBy(shownComments(comments, answered), (comment) => comment.path),
      changed: new Set(changed),
      before: before ?? null,
      search: canSearch ? (search) => latest.current.onRecordSearch?.(search) ?? Promise.resolve(none) : null,
      makeRowId: canAdd ? () => (latest.current.makeRowId ?? missing)() : null,
      fieldAction: fieldAction ?? null,
      files,
    }
  }, [
    store,
    instance,
    nodes,
    windows,
    lang,
    formContext,
    paper,
    isNew,
    t,
    provisional,
    comments,
    answered,
    changed,
    before,
    canSearch,
    canAdd,
    fieldAction,
    files,
    latest,
  ])
}

const shownComments = (comments: readonly FieldComment[], answered: readonly FieldComment[]): readonly ShownComment[] => [
  ...answered.map((comment) => ({ ...comment, answered: true })),
  ...comments,
]

const missing = (): never => {
  throw new Error('Bug: no row ids')
}
