import type { JsonValue } from '../../../../lib/json.ts'
import type { JsonSchema } from '../../../json-schema.ts'
import { choiceAmong, dataOf, done, setting, withKeyword } from '../field-parts.ts'
import type { FieldParts, PanelEntry } from '../panel.ts'
import { options, said } from '../panel-words.ts'
import { inlineChoices } from './inline-choices.ts'

/** What a new record begins with. Whether the field itself takes it is checked when everything is written (`write-panel.ts`). */
export const defaultEntry = (schema: (field: FieldParts) => JsonSchema, ui: 'textarea' | 'one-line' = 'one-line'): PanelEntry => ({
  group: 'start',
  names: ['default'],
  part: (_about, field) => ({
    properties: { default: { ...said('default', 'help'), ...schema(field) } },
    ...(ui === 'textarea' ? { ui: { default: { 'ui:widget': 'textarea' } } } : {}),
  }),
  read: (field) => dataOf({ default: field.schema.default }),
  write: (field, data) => done(withKeyword(field, 'default', data['default'])),
})

const safe = { minimum: Number.MIN_SAFE_INTEGER, maximum: Number.MAX_SAFE_INTEGER }

export const textDefault = defaultEntry(() => ({ type: 'string', minLength: 1, maxLength: 2000 }))
export const longTextDefault = defaultEntry(() => ({ type: 'string', minLength: 1, maxLength: 4000 }), 'textarea')
export const integerDefault = defaultEntry(() => ({ type: 'integer', ...safe }))
export const numberDefault = defaultEntry(({ schema }) => ({ type: schema.type === 'integer' ? 'integer' : 'number', ...safe }))
export const formatDefault = (format: string): PanelEntry => defaultEntry(() => ({ type: 'string', format }))

/** More choices are too many to be offered a second time: of those the code is typed. */
const offered = 50

/** One of the field's own choices; of a list, or of very many, a code. */
export const choiceDefault = defaultEntry((field) => {
  const own = setting(field, 'list') === undefined ? inlineChoices(field) : []
  if (own.length === 0 || own.length > offered) return { type: 'string', minLength: 1, maxLength: 100 }
  return choiceAmong(
    own.map(({ value, title }) => ({ key: String(value), title })),
    [],
  )
})

const spoken = ['none', 'yes', 'no'] as const

/** Yes, no, or nothing to begin with: three answers, which no box to tick can say. */
export const yesNoDefault: PanelEntry = {
  group: 'start',
  names: ['start'],
  part: () => ({ properties: { start: { ...said('start'), type: 'string', default: 'none', ...options('start', spoken) } } }),
  read: ({ schema }) => ({ start: schema.default === undefined ? 'none' : schema.default === true ? 'yes' : 'no' }),
  write: (field, data) => done(withKeyword(field, 'default', data['start'] === 'yes' ? true : data['start'] === 'no' ? false : undefined)),
}

const kinds = ['string', 'integer', 'number', 'boolean'] as const

/** What a hidden field holds, and its value. */
export const hiddenEntry: PanelEntry = {
  group: 'content',
  names: ['valueKind', 'default'],
  part: () => ({
    properties: { valueKind: { ...said('valueKind'), type: 'string', ...options('valueKind', kinds) } },
    required: ['valueKind'],
    allOf: kinds.map((type) => ({
      if: { properties: { valueKind: { const: type } }, required: ['valueKind'] },
      then: { properties: { default: { ...said('default', 'help'), type, ...(type === 'integer' || type === 'number' ? safe : {}) } } },
    })),
  }),
  read: ({ schema }) => dataOf({ valueKind: schema.type as JsonValue, default: schema.default }), // one name: several would be an island
  write(field, data) {
    const type = data['valueKind']
    const other = type !== field.schema.type
    const typed = other ? withoutLimits(withKeyword(field, 'type', type)) : field
    return done(withKeyword(typed, 'default', data['default']))
  },
}

/** What limits one kind of value means nothing to another. */
const withoutLimits = (field: FieldParts): FieldParts =>
  (
    ['minLength', 'maxLength', 'pattern', 'format', 'minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf'] as const
  ).reduce((now, keyword) => withKeyword(now, keyword, undefined), field)
