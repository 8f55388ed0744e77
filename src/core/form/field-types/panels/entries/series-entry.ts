import type { JsonValue } from '../../../../lib/json.ts'
import { propertyPath } from '../../../../lib/record-path.ts'
import type { JsonSchema } from '../../../json-schema.ts'
import { patternNames } from '../../../number-pattern.ts'
import { dataOf, done, setting, textIn, withSetting } from '../field-parts.ts'
import type { FieldParts, Named, PanelAbout, PanelEntry } from '../panel.ts'
import { said } from '../panel-words.ts'

const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\/-]/g, '\\$&')

/** The parts that a number may be counted by: known ones, and those in use. */
function parts(about: PanelAbout, field: FieldParts): readonly Named[] {
  const known = about.numberParts.map(({ key, title }) => ({ key: propertyPath('', key), title }))
  const used = (setting(field, 'by') ?? []).filter((path) => !known.some(({ key }) => key === path))
  return [...known, ...used.map((key) => ({ key, title: key }))]
}

/** `{n}` must be in it; other names only of fields that are always given. */
function patternSchema(about: PanelAbout, field: FieldParts): JsonSchema {
  const names = new Set(['n', 'yyyy', ...about.numberParts.map(({ key }) => key), ...patternNames(setting(field, 'pattern') ?? '')])
  const any = `([^{}]|\\{(${[...names].map(escaped).join('|')})\\})*`
  return { ...said('numberPattern', 'help'), type: 'string', minLength: 3, maxLength: 60, pattern: `^${any}\\{n\\}${any}$` }
}

/** How a number that the server gives is counted and written. */
export const seriesEntry: PanelEntry = {
  group: 'source',
  names: ['series', 'numberPattern', 'by'],
  part: (about, field) => {
    const counted = parts(about, field)
    const by: JsonSchema = {
      ...said('by', 'help'),
      type: 'array',
      uniqueItems: true,
      maxItems: 4,
      items: { type: 'string', oneOf: counted.map(({ key, title }) => ({ const: key, title })) },
    }
    return {
      properties: {
        series: { ...said('series', 'help'), type: 'string', pattern: '^[a-z][a-z0-9-]{2,47}$' },
        numberPattern: patternSchema(about, field),
        ...(counted.length === 0 ? {} : { by }),
      },
      required: ['series', 'numberPattern'],
      ui: { by: { 'ui:widget': 'checkboxes' } },
    }
  },
  read: (field) =>
    dataOf({
      series: setting(field, 'series'),
      numberPattern: setting(field, 'pattern'),
      by: setting(field, 'by') as JsonValue | undefined, // a list of texts
    }),
  write(field, data) {
    const by = Array.isArray(data['by']) && data['by'].length > 0 ? data['by'] : undefined
    const named = withSetting(withSetting(field, 'series', textIn(data, 'series')), 'pattern', textIn(data, 'numberPattern'))
    return done(withSetting(named, 'by', by))
  },
}
