import Form from '@rjsf/core'
import type { UiSchema } from '@rjsf/utils'
import { customizeValidator } from '@rjsf/validator-ajv8'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { createRoot } from 'react-dom/client'
import { formats } from '#core/form/validate/formats.ts'
import '#ui/tokens.css'
import '#ui/base.css'
import { expectedInputs, mixedSections } from './mixed-fields.ts'
import { mixedForm, mixedValues } from './mixed-form.ts'
import { askedSize, offerBench } from './probe.ts'

const n = askedSize()
const { schema, uiSchema } = mixedForm(n)
const values = mixedValues(n)

const validator = customizeValidator({
  AjvClass: Ajv2020 as never, // the library types the class of draft 7; the newer one has the same surface
  ajvOptionsOverrides: { strict: false, multipleOfPrecision: 9 },
  customFormats: Object.fromEntries(
    Object.entries(formats).map(([name, format]) => [name, (text: string) => format(text, { demo: true }) === null]),
  ),
})

// Left to itself RJSF fills in what a condition tests (`const`), and so chooses for the clerk.
const noDefaults = { constAsDefaults: 'never', emptyObjectFields: 'skipDefaults', allOf: 'skipDefaults' } as const

offerBench({
  expected: expectedInputs(mixedSections(n)),
  idOf: (field) => `root_${field.replaceAll('/', '_')}`,
  render: (box) => {
    const root = createRoot(box)
    root.render(
      <Form
        schema={schema as object} // RJSF's own types are wider in name and narrower in detail than what they admit
        uiSchema={uiSchema as UiSchema}
        formData={values}
        validator={validator}
        experimental_defaultFormStateBehavior={noDefaults}
      />,
    )
    return () => root.unmount()
  },
})
