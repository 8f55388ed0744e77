import { Formio } from '@formio/js'
import '@formio/js/dist/formio.form.css'
import {
  boxChoices,
  expectedInputs,
  KEY_VALUE,
  listChoices,
  mixedSections,
  radioChoices,
  type Choice,
  type MixedField,
  type MixedSection,
} from '../form/mixed-fields.ts'
import { mixedValues } from '../form/mixed-form.ts'
import { askedSize, offerBench } from '../form/probe.ts'

/** What is used of the library's own classes, which are not typed. */
interface Component {
  readonly element: HTMLElement
  readonly rows?: readonly Readonly<Record<string, Component>>[]
}
interface Webform {
  getComponent(key: string): Component | undefined
  submission: unknown
  destroy(all: boolean): void
}

const n = askedSize()
const sections = mixedSections(n)

const values = (of: readonly Choice[]) => of.map((choice) => ({ label: choice.title, value: choice.const }))
const yesNo = [
  { label: 'Có', value: 'true' },
  { label: 'Không', value: 'false' },
]

function typeOf({ kind }: MixedField): object {
  switch (kind) {
    case 'integer':
    case 'money':
      return { type: 'number', validate: { min: 0, integer: true } }
    case 'decimal':
      return { type: 'number', decimalLimit: 2, validate: { min: 0 } }
    case 'date':
      // Its calendar is fetched from a host of its maker's.
      return { type: 'textfield', inputMask: '99/99/9999' }
    case 'radios':
      return { type: 'radio', values: values(radioChoices) }
    case 'yes-no':
      return { type: 'radio', values: yesNo }
    case 'list':
      return { type: 'select', widget: 'html5', data: { values: values(listChoices) } }
    case 'boxes':
      return { type: 'selectboxes', values: values(boxChoices) }
    case 'long-text':
      return { type: 'textarea' }
    case 'personal-id':
      return { type: 'textfield', validate: { pattern: String.raw`\d{12}` } }
    default:
      return { type: 'textfield', validate: { maxLength: 200 } }
  }
}

const component = (field: MixedField, section: MixedSection): object => ({
  input: true,
  ...typeOf(field),
  key: field.name,
  label: field.title,
  description: field.help,
  ...(field.conditional ? { conditional: { show: true, when: `${section.id}_kind`, eq: KEY_VALUE } } : {}),
})

const definition = {
  display: 'form',
  components: sections.map((section) => ({
    type: 'panel',
    key: section.id,
    title: section.title,
    input: false,
    components: [
      ...section.fields.map((field) => component(field, section)),
      ...(section.repeat === null
        ? []
        : [
            {
              type: 'datagrid',
              key: section.repeat.name,
              label: section.repeat.title,
              input: true,
              components: section.repeat.columns.map((column) => component(column, section)),
            },
          ]),
    ],
  })),
}

const made: { form: Webform | null } = { form: null }

function idOf(field: string): string {
  const [name = '', row, column = ''] = field.split('/')
  const found = made.form?.getComponent(name)
  const own = row === undefined ? found : found?.rows?.[Number(row)]?.[column]
  const control = own?.element.querySelector<HTMLElement>('input:not([type=hidden]), select, textarea')
  if (control) control.id ||= field
  return control?.id ?? field
}

offerBench({
  expected: expectedInputs(sections),
  idOf,
  render: (box) => {
    const creating = Formio.createForm(box, definition).then((form: Webform) => {
      made.form = form
      form.submission = { data: mixedValues(n) }
    })
    return () => void creating.then(() => made.form?.destroy(true))
  },
})
