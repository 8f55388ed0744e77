import { useCallback, useMemo, useRef, useState } from 'react'
import { createRoot } from 'react-dom/client'
import { I18nextProvider } from 'react-i18next'
import { createI18n } from '#app/i18n/i18n.ts'
import { codeListsOf } from '#core/form/code-lists.ts'
import { compileForm } from '#core/form/compile.ts'
import type { CompiledForm, FormContext } from '#core/form/compiled-form.ts'
import { createInstance } from '#core/form/instance.ts'
import { parseFormDefinition } from '#core/form/parse.ts'
import { must } from '#core/lib/assert.ts'
import type { RowId } from '#core/lib/ids.ts'
import type { JsonObject } from '#core/lib/json.ts'
import { createAutosave, type SaveState } from '#features/fill/autosave.ts'
import { FormView } from '#renderer/form-view.tsx'
import type { FormViewHandle } from '#renderer/form-view-props.ts'
import '#ui/tokens.css'
import '#ui/base.css'
import { expectedInputs, mixedSections } from './mixed-fields.ts'
import { mixedForm, mixedValues } from './mixed-form.ts'
import { askedSize, offerBench } from './probe.ts'

const context: FormContext = { asOf: '2026-11-20', demo: true, previous: null, lists: codeListsOf([], '2026-11-20') }

/** As on a device: the text is written out and encrypted. Only the database's own write is left out. */
async function encryptDraft(key: CryptoKey, draft: object): Promise<null> {
  const text = new TextEncoder().encode(JSON.stringify(draft))
  await crypto.subtle.encrypt({ name: 'AES-GCM', iv: crypto.getRandomValues(new Uint8Array(12)) }, key, text)
  return null
}

const rethrown = (error: unknown): never => {
  throw error
}

const timers = {
  now: () => Date.now(),
  after(millis: number, run: () => void) {
    const timer = setTimeout(run, millis)
    return () => clearTimeout(timer)
  },
}

function useAutosave(save: () => Promise<null>) {
  const [saved, setSaved] = useState<SaveState<never>>({ kind: 'clean' })
  const autosave = useMemo(() => createAutosave<never>({ save, thrown: rethrown, onState: setSaved, timers }), [save])
  return { autosave, saved }
}

interface ScreenProps {
  readonly form: CompiledForm
  readonly values: JsonObject
  readonly secret: CryptoKey
  readonly whole: boolean
  readonly onView: (view: FormViewHandle) => void
}

/** The form as the fill screen mounts it: instance made at the first render, autosave, a foot that tells what is kept. */
function Screen({ form, values, secret, whole, onView }: ScreenProps) {
  const instance = useMemo(() => createInstance(form, values, context), [form, values])
  const view = useRef<FormViewHandle>(null)
  const handle = useCallback(
    (given: FormViewHandle | null) => {
      if (given === null) return
      view.current = given
      onView(given)
    },
    [onView],
  )
  const save = useCallback(
    () => encryptDraft(secret, { values: instance.values(), raw: view.current?.rawTexts() ?? {} }),
    [instance, secret],
  )
  const { autosave, saved } = useAutosave(save)
  return (
    <div className="fill">
      <FormView
        instance={instance}
        mode="edit"
        whole={whole}
        lang="vi"
        formContext={context}
        comments={[]}
        reasons={[]}
        provisional={{}}
        initialRaw={{}}
        onChange={() => autosave.touch()}
        onReason={autosave.touch}
        onSubmit={() => undefined}
        onRecordSearch={() => Promise.resolve([])}
        makeRowId={() => crypto.randomUUID() as RowId} // any UUID is a row id
        handle={handle}
      />
      <p role="status">{saved.kind}</p>
    </div>
  )
}

async function start(): Promise<void> {
  const n = askedSize()
  const whole = new URLSearchParams(location.search).has('whole')
  const view: { current: FormViewHandle | null } = { current: null }
  const parsed = parseFormDefinition(JSON.parse(JSON.stringify(mixedForm(n))))
  const compiled = parsed.ok ? compileForm(parsed.value) : parsed
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.error).slice(0, 2000))
  const form = compiled.value
  const values = mixedValues(n)
  const i18n = await createI18n('vi')
  const secret = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt'])
  const sections = mixedSections(n)
  const rowsOf = new Map(
    sections.flatMap((section) => (section.repeat === null ? [] : [[section.repeat.name, section.repeat.rows] as const])),
  )
  const placeAt = (field: string) => {
    const [name = '', row, column] = field.split('/')
    const rowIds = column === undefined ? [] : [must(rowsOf.get(name)?.[Number(row)], 'a row')]
    return {
      template: column === undefined ? `/${name}` : `/${name}/@/${column}`,
      path: column === undefined ? `/${name}` : `/${name}/@${rowIds[0]}/${column}`,
      rowIds,
    }
  }
  offerBench({
    expected: whole ? expectedInputs(sections) : 1,
    idOf: (field) => {
      const { template, rowIds } = placeAt(field)
      return `f-${[must(form.byPath.get(template), template).key, ...rowIds].join('@')}`
    },
    bringIn: (field) => view.current?.focusPath(placeAt(field).path),
    render: (box) =>
      createRoot(box).render(
        <I18nextProvider i18n={i18n}>
          <Screen form={form} values={values} secret={secret} whole={whole} onView={(given) => (view.current = given)} />
        </I18nextProvider>,
      ),
  })
}

void start()
