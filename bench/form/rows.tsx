import { createRoot } from 'react-dom/client'
import { I18nextProvider } from 'react-i18next'
import { createI18n } from '#app/i18n/i18n.ts'
import { compileForm } from '#core/form/compile.ts'
import { parseFormDefinition } from '#core/form/parse.ts'
import { must } from '#core/lib/assert.ts'
import type { FormViewHandle } from '#renderer/form-view-props.ts'
import '#ui/tokens.css'
import '#ui/base.css'
import { PhieuScreen } from './phieu-screen.tsx'
import { askedSize, offerBench } from './probe.ts'
import { pastedRows, rowName, rowsForm, rowsValues } from './rows-form.ts'

async function start(): Promise<void> {
  const parsed = parseFormDefinition(JSON.parse(JSON.stringify(rowsForm)))
  const compiled = parsed.ok ? compileForm(parsed.value) : parsed
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.error))
  const form = compiled.value
  const values = rowsValues(askedSize())
  const i18n = await createI18n('vi')
  const secret = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt'])
  const view: { current: FormViewHandle | null } = { current: null }
  const cell = (): HTMLInputElement =>
    must(document.querySelector<HTMLInputElement>('tr[data-cells] td[data-column="0"] input'), 'a cell that is drawn')
  const column = (field: string) => field.split('/')
  offerBench({
    expected: 1,
    idOf: (field) => {
      const [row = '', name = ''] = column(field)
      return `f-${must(form.byPath.get(`/traders/@/${name}`), name).key}@${rowName(Number(row))}`
    },
    acts: {
      rowAdd: () => document.querySelector<HTMLElement>('.ph-repeat-add')?.click(),
      rowDelete: () => cell().dispatchEvent(new KeyboardEvent('keydown', { key: 'Delete', altKey: true, bubbles: true, cancelable: true })),
      rowPaste: () => {
        const clipboardData = new DataTransfer()
        clipboardData.setData('text/plain', pastedRows(200))
        cell().dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
      },
    },
    bringIn: (field) => {
      const [row = '', name = ''] = column(field)
      view.current?.focusPath(`/traders/@${rowName(Number(row))}/${name}`)
    },
    render: (box) => {
      const root = createRoot(box)
      root.render(
        <I18nextProvider i18n={i18n}>
          <PhieuScreen form={form} values={values} secret={secret} whole={false} onView={(given) => (view.current = given)} />
        </I18nextProvider>,
      )
      return () => root.unmount()
    },
  })
}

void start()
