import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import Form, { type IChangeEvent } from '@rjsf/core'
import type { UiSchema } from '@rjsf/utils'
import type { FormIssue } from '#core/form/compiled-form.ts'
import { isEqualJson } from '#core/form/validate/equal.ts'
import { isJsonObject } from '#core/lib/json.ts'
import type { RecordPath } from '#core/lib/record-path.ts'
import { useFormScope, type FormScope } from '../form-scope.ts'
import { issueText } from '../issue-text.ts'
import type { Place } from '../place.ts'
import { useLatest } from '../use-latest.ts'
import { errorSchema } from './error-schema.ts'
import { islandIssues } from '../island-issue.ts'
import { idPrefix, innerSteps } from './inner-path.ts'
import { islandSchema } from './island-schema.ts'
import { IslandContext, type Way } from './island-context.ts'
import { plainJson } from './plain-json.ts'
import { putPart } from './put-part.ts'
import { rjsfValidator } from './rjsf-validator.ts'
import { theme } from './theme.tsx'
import { rjsfWords } from './words.ts'
import './island.css'

/** Nothing typed, nothing kept: an optional island that was emptied is not there, nor are the places that RJSF keeps free in a list. */
const isEmpty = (value: unknown): boolean =>
  value === undefined || (typeof value === 'object' && value !== null && Object.values(value).every(isEmpty))

/** Without the lists in which nothing was typed yet: to the validator their places would be values. */
function withoutFreePlaces(value: unknown): unknown {
  if (Array.isArray(value)) {
    const items: readonly unknown[] = value.map(withoutFreePlaces)
    return items.length > 0 && items.every((item) => item === undefined) ? undefined : items
  }
  if (!isJsonObject(value)) return value
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, withoutFreePlaces(part)]))
}

function useIssues({ form, store, context, words, t }: FormScope, place: Place) {
  const about = { root: form.definition.schema, place, value: store.instance.value(place.path), demo: context.demo }
  const found = store.issues(place.path).flatMap((each) => islandIssues(each, about))
  const key = JSON.stringify(found.filter((each) => each.path !== place.path && store.isShown(each.path)))
  return useMemo(
    () =>
      errorSchema(
        (JSON.parse(key) as FormIssue[]).map((found) => ({ way: innerSteps(place, found.path), text: issueText(t, words, found, null) })),
      ), // what was put in above
    [key, place, t, words],
  )
}

/**
 * The value as RJSF holds it. RJSF remembers what was emptied (`undefined`), the record does not; while both say the same,
 * RJSF keeps its own.
 */
function useHeld(scope: FormScope, place: Place, begins: boolean) {
  const { store } = scope
  const value = store.instance.value(place.path)
  const [held, setHeld] = useState<unknown>(value)
  const plain = plainJson(withoutFreePlaces(held))
  const same = plain === undefined || value === undefined ? isEmpty(held) && isEmpty(value) : isEqualJson(plain, value)
  const change = (next: unknown) => {
    setHeld(next)
    const json = plainJson(withoutFreePlaces(next))
    store.edit(place, isEmpty(next) && !store.instance.isRequired(place.path) ? undefined : json)
  }
  return { formData: same ? held : value, change: useAfterMount(change, begins) }
}

/** RJSF tells of its defaults while it is being made, when nothing may change yet. Only what begins takes them into the record. */
function useAfterMount(change: (next: unknown) => void, begins: boolean) {
  const latest = useLatest(change)
  const first = useRef<{ mounted: boolean; told: readonly unknown[] }>({ mounted: false, told: [] })
  useEffect(() => {
    const { told } = first.current
    first.current = { mounted: true, told: [] }
    if (begins && told.length > 0) latest.current(told.at(-1))
  }, [begins, latest])
  return useCallback(
    (next: unknown) => {
      if (first.current.mounted) latest.current(next)
      else first.current.told = [next]
    },
    [latest],
  )
}

/** Islands that have begun: off the screen they leave the document, and come back as they were left. */
const begun = new WeakMap<FormScope['store'], ReadonlySet<RecordPath>>()

/** An island: RJSF draws it from the schema; our controls, our words, our validator, our record. */
export function IslandForm({ place }: { readonly place: Place }) {
  const scope = useFormScope()
  const { t, words, context, form, isNew } = scope
  // Defaults are given once, when a new record begins; what was emptied by hand stays empty.
  const [begins] = useState(() => isNew && scope.store.instance.value(place.path) === undefined && !begun.get(scope.store)?.has(place.path))
  useEffect(() => {
    begun.set(scope.store, new Set([...(begun.get(scope.store) ?? []), place.path]))
  }, [scope.store, place])
  const { formData, change } = useHeld(scope, place, begins)
  const { schema, uiSchema } = useMemo(
    () => islandSchema(form, place.node, begins, (text) => words.inside(place.node, text)),
    [form, place, begins, words],
  )
  const validator = useMemo(
    () => rjsfValidator((found) => issueText(t, words, { ...found, severity: 'block' }, null), context.demo),
    [t, words, context.demo],
  )
  const latest = useLatest({ formData, change })
  const island = useMemo(
    () => ({ t, put: (way: Way, part: unknown) => latest.current.change(putPart(latest.current.formData, way, part)) }),
    [t, latest],
  )
  const errors = useIssues(scope, place)
  return (
    <IslandContext value={island}>
      <Form
        tagName="div"
        className="ph-island"
        idPrefix={idPrefix(place)}
        schema={schema}
        uiSchema={uiSchema as UiSchema} // admitted, and RJSF's own format
        formData={formData}
        validator={validator}
        extraErrors={errors}
        noValidate
        noHtml5Validate
        showErrorList={false}
        readonly={place.node.readOnly}
        translateString={rjsfWords(t) as (text: string) => string}
        onChange={(event: IChangeEvent) => change(event.formData)}
        {...theme}
      >
        <></>
      </Form>
    </IslandContext>
  )
}
