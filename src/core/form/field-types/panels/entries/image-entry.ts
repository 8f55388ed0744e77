import type { JsonObject } from '../../../../lib/json.ts'
import type { Result } from '../../../../lib/result.ts'
import { blankPicture } from '../../../authoring/blank-picture.ts'
import { pictureText } from '../../../field-settings.ts'
import type { JsonSchema } from '../../../json-schema.ts'
import { dataOf, done, refused, rowsIn, setting, textIn, withKeyword, withSetting } from '../field-parts.ts'
import type { FieldParts, PanelEntry, Written } from '../panel.ts'
import { said } from '../panel-words.ts'
import { choiceRow, choiceRows, choiceSchema, codedRows, constantsWith, removedNotes, withChoiceSchema } from './inline-choices.ts'

const rows: JsonSchema = {
  ...said('choices', 'help'),
  type: 'array',
  minItems: 1,
  maxItems: 60,
  items: { ...choiceRow, properties: { ...choiceRow.properties, image: { type: 'string', ...pictureText } } },
}

/** Those with pictures: a row without one has a blank picture, until somebody chooses it. */
const rowsOf = (field: FieldParts): readonly JsonObject[] => {
  const images = setting(field, 'images') ?? {}
  return choiceRows(field).map((row) => {
    const image = images[textIn(row, 'code') ?? '']
    return { ...row, ...(image === undefined || image === blankPicture ? {} : { image }) }
  })
}

/** One answer, or several: a list of them. */
function withSeveral(field: FieldParts, several: boolean): FieldParts {
  if (several === (field.schema.type === 'array')) return field
  const { oneOf, enum: codes, items, minItems: _, maxItems: __, uniqueItems: ___, default: ____, ...rest } = field.schema
  if (several) {
    const own = { type: 'string', ...(oneOf === undefined ? {} : { oneOf }), ...(codes === undefined ? {} : { enum: codes }) } as const
    return { ...field, schema: { ...rest, type: 'array', uniqueItems: true, items: own } }
  }
  return { ...field, schema: { ...rest, ...items, type: 'string' } }
}

function write(field: FieldParts, data: JsonObject): Result<Written> {
  const formed = withSeveral(field, data['several'] === true)
  const own = choiceSchema(formed)
  if (own === null) return refused('panel.written-elsewhere', '/choices')
  const before = choiceRows(field)
  const coded = codedRows(
    rowsIn(data, 'choices'),
    'choices',
    before.flatMap((row) => textIn(row, 'code') ?? []),
  )
  if (!coded.ok) return coded
  const images = Object.fromEntries(coded.value.map(({ code, row }) => [code, textIn(row, 'image') ?? blankPicture]))
  const written = withSetting(withChoiceSchema(formed, constantsWith({ ...own, type: 'string' }, coded.value)), 'images', images)
  const start = written.schema.default
  const isLost = typeof start === 'string' && !coded.value.some(({ code }) => code === start)
  return done(isLost ? withKeyword(written, 'default', undefined) : written, removedNotes('choice.removed', before, coded.value))
}

/** Choices with a picture each, one or several of which may be chosen. */
export const imageChoicesEntry: PanelEntry = {
  group: 'choices',
  names: ['several', 'choices'],
  part: () => ({
    properties: { several: { ...said('several'), type: 'boolean' }, choices: rows },
    required: ['choices'],
    ui: { choices: { 'ui:field': 'PanelChoices', 'ui:options': { pictures: true } } },
  }),
  read: (field) =>
    dataOf({
      several: field.schema.type === 'array' ? true : undefined,
      choices: choiceSchema(field) === null ? undefined : rowsOf(field),
    }),
  write,
}
