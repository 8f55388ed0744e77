import { createRoot } from 'react-dom/client'
import { I18nextProvider } from 'react-i18next'
import { createI18n } from '#app/i18n/i18n.ts'
import { compileForm } from '#core/form/compile.ts'
import { parseFormDefinition } from '#core/form/parse.ts'
import type { Instance } from '#core/form/instance-types.ts'
import type { UserId } from '#core/lib/ids.ts'
import { createCatalogue } from '#storage/create-catalogue.ts'
import { remoteChecker } from '#storage/remote-checker.ts'
import { startCheckWorker } from '#storage/start-check-worker.ts'
import { must } from '#core/lib/assert.ts'
import type { FormViewHandle } from '#renderer/form-view-props.ts'
import '#ui/tokens.css'
import '#ui/base.css'
import { expectedInputs, mixedSections } from './mixed-fields.ts'
import { mixedForm, mixedValues, submitValues } from './mixed-form.ts'
import { context, PhieuScreen } from './phieu-screen.tsx'
import { askedSize, offerBench } from './probe.ts'

async function start(): Promise<void> {
  const n = askedSize()
  const view: { current: FormViewHandle | null } = { current: null }
  const parsed = parseFormDefinition(JSON.parse(JSON.stringify(mixedForm(n))))
  const compiled = parsed.ok ? compileForm(parsed.value) : parsed
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.error).slice(0, 2000))
  const form = compiled.value
  const asked = new URLSearchParams(location.search)
  const whole = asked.has('whole')
  const values = asked.has('errors') ? submitValues(n) : mixedValues(n)
  const i18n = await createI18n('vi')
  const secret = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt'])
  const sections = mixedSections(n)
  const rowsOf = new Map(
    sections.flatMap((section) => (section.repeat === null ? [] : [[section.repeat.name, section.repeat.rows] as const])),
  )
  const live: { instance: Instance | null } = { instance: null }
  const onView = (given: FormViewHandle, instance: Instance) => {
    view.current = given
    live.instance = instance
  }
  // As the fill screen does: the worker compiles its own form before somebody sends.
  const checker = remoteChecker(startCheckWorker)
  if (asked.has('elsewhere')) {
    await createCatalogue({ reader: crypto.randomUUID() as UserId }).putDefinition(form.ref, form.definition) // any UUID is a reader
    checker.prepare(form.ref)
  }
  const checkElsewhere = async () => {
    const instance = must(live.instance, 'a mounted form')
    const { asOf, demo, previous } = context
    const request = { form: form.ref, values: instance.values(), reasons: [], context: { asOf, demo, previous }, lists: [] }
    const reply = await checker.check(request, () => undefined)
    if (reply.kind !== 'checked' || !instance.takeIssues({ values: request.values, context, issues: reply.issues }))
      throw new Error(`the worker's check is ${reply.kind}`)
    view.current?.showIssues()
  }
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
    submit: () => void (asked.has('elsewhere') ? checkElsewhere() : view.current?.showIssues()),
    errors: () => document.querySelectorAll('.ph-summary li').length,
    bringIn: (field) => view.current?.focusPath(placeAt(field).path),
    render: (box) => {
      const root = createRoot(box)
      root.render(
        <I18nextProvider i18n={i18n}>
          <PhieuScreen form={form} values={values} secret={secret} whole={whole} onView={onView} />
        </I18nextProvider>,
      )
      return () => root.unmount()
    },
  })
}

void start()
