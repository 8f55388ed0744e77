import { createRoot } from 'react-dom/client'
import { I18nextProvider } from 'react-i18next'
import { createI18n } from '#app/i18n/i18n.ts'
import { compileForm } from '#core/form/compile.ts'
import { parseFormDefinition } from '#core/form/parse.ts'
import { must } from '#core/lib/assert.ts'
import type { FormViewHandle } from '#renderer/form-view-props.ts'
import '#ui/tokens.css'
import '#ui/base.css'
import { expectedInputs, mixedSections } from './mixed-fields.ts'
import { mixedForm, mixedValues, submitValues } from './mixed-form.ts'
import { PhieuScreen } from './phieu-screen.tsx'
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
    submit: () => void view.current?.showIssues(),
    errors: () => document.querySelectorAll('.ph-summary li').length,
    bringIn: (field) => view.current?.focusPath(placeAt(field).path),
    render: (box) => {
      const root = createRoot(box)
      root.render(
        <I18nextProvider i18n={i18n}>
          <PhieuScreen form={form} values={values} secret={secret} whole={whole} onView={(given) => (view.current = given)} />
        </I18nextProvider>,
      )
      return () => root.unmount()
    },
  })
}

void start()
