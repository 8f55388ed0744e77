import { Model, type Question, type QuestionPanelDynamicModel } from 'survey-core'
import { Survey } from 'survey-react-ui'
import 'survey-core/survey-core.css'
import { createRoot } from 'react-dom/client'
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
import { askedSize, offerBench } from '../form/probe.ts'

const sections = mixedSections(askedSize())

const choices = (of: readonly Choice[]) => of.map((choice) => ({ value: choice.const, text: choice.title }))

function typeOf({ kind }: MixedField): object {
  switch (kind) {
    case 'integer':
    case 'money':
    case 'decimal':
      return { type: 'text', inputType: 'number', min: 0 }
    case 'date':
      return { type: 'text', inputType: 'date' }
    case 'radios':
      return { type: 'radiogroup', choices: choices(radioChoices) }
    case 'list':
      return { type: 'dropdown', renderAs: 'select', choices: choices(listChoices) }
    case 'boxes':
      return { type: 'checkbox', choices: choices(boxChoices) }
    case 'yes-no':
      return { type: 'boolean', renderAs: 'radio', labelTrue: 'Có', labelFalse: 'Không' }
    case 'long-text':
      return { type: 'comment', maxLength: 2000 }
    case 'personal-id':
      return { type: 'text', validators: [{ type: 'regex', regex: String.raw`^\d{12}$` }] }
    default:
      return { type: 'text', maxLength: 200 }
  }
}

const element = (field: MixedField, section: MixedSection): object => ({
  ...typeOf(field),
  name: field.name,
  title: field.title,
  ...(field.help === '' ? {} : { description: field.help }),
  ...(field.conditional ? { visibleIf: `{${section.id}_kind} = '${KEY_VALUE}'` } : {}),
  ...(/_(name|people)$/.test(field.name) ? { isRequired: true } : {}),
  ...(field.conditional || !field.name.endsWith('_kind') ? {} : { defaultValue: KEY_VALUE }),
})

const model = new Model({
  showQuestionNumbers: false,
  // As a clerk's form behaves here: what follows from a field follows while it is typed.
  textUpdateMode: 'onTyping',
  elements: sections.map((section) => ({
    type: 'panel',
    name: section.id,
    title: section.title,
    elements: [
      ...section.fields.map((field) => element(field, section)),
      ...(section.repeat === null
        ? []
        : [
            {
              type: 'paneldynamic',
              name: section.repeat.name,
              title: section.repeat.title,
              panelCount: section.repeat.rows.length,
              maxPanelCount: 20,
              templateElements: section.repeat.columns.map((column) => element(column, section)),
            },
          ]),
    ],
  })),
})

function questionOf(field: string): Question | null {
  const [name = '', row, column = ''] = field.split('/')
  const question = model.getQuestionByName(name)
  if (row === undefined || question === null) return question
  return (question as QuestionPanelDynamicModel).panels[Number(row)]?.getQuestionByName(column) ?? null // that is its type
}

offerBench({
  expected: expectedInputs(sections),
  idOf: (field) => questionOf(field)?.inputId ?? field,
  render: (box) => {
    const root = createRoot(box)
    root.render(<Survey model={model} />)
    return () => root.unmount()
  },
})
