import type { JsonSchema } from '../../../json-schema.ts'
import { choiceAmong, dataOf, done, refused, rowsIn, setting, textIn, withSetting } from '../field-parts.ts'
import type { FieldParts, PanelAbout, PanelEntry } from '../panel.ts'
import { said } from '../panel-words.ts'

const rowsOf = (field: FieldParts) => {
  const copy = setting(field, 'copy')
  return copy === undefined ? undefined : Object.entries(copy).map(([from, to]) => ({ from, to }))
}

const copySchema = (about: PanelAbout, field: FieldParts): JsonSchema => ({
  ...said('copy', 'help'),
  type: 'array',
  maxItems: 100,
  items: {
    type: 'object',
    properties: {
      from: { ...said('copy-from'), type: 'string', pattern: '^(/[^/]+)+$', maxLength: 500 },
      to: {
        ...said('copy-to'),
        ...choiceAmong(
          about.siblings,
          (rowsOf(field) ?? []).map(({ to }) => to),
        ),
      },
    },
    required: ['from', 'to'],
  },
})

/** The form whose records are looked through, and what of the chosen one is copied. `panel.copied-twice` {from}. */
export const referenceEntry: PanelEntry = {
  group: 'source',
  names: ['form', 'copy'],
  part: (about, field) => ({
    properties: { form: { ...said('form'), ...choiceAmong(about.forms, [setting(field, 'form')]) }, copy: copySchema(about, field) },
    required: ['form'],
  }),
  read: (field) => dataOf({ form: setting(field, 'form'), copy: rowsOf(field) }),
  write(field, data) {
    const rows = rowsIn(data, 'copy').map((row): [string, string] => [textIn(row, 'from') ?? '', textIn(row, 'to') ?? ''])
    const second = rows.findIndex(([from], at) => rows.findIndex(([other]) => other === from) < at)
    if (second >= 0) return refused('panel.copied-twice', `/copy/${second}`, { from: rows[second]?.[0] ?? '' })
    const formed = withSetting(field, 'form', textIn(data, 'form'))
    return done(withSetting(formed, 'copy', rows.length === 0 ? undefined : Object.fromEntries(rows)))
  },
}
