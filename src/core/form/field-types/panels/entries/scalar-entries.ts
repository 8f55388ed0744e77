import { done, setting, withKeyword, withSetting } from '../field-parts.ts'
import type { PanelEntry } from '../panel.ts'
import { options, said } from '../panel-words.ts'
import { keywordEntry, settingEntry } from './plain-entry.ts'
import { compilePattern } from '../../../validate/pattern.ts'
import { symbologies } from '../../../symbologies.ts'

export const capitalsEntry = settingEntry({ name: 'capitals', group: 'look', setting: 'upperCase', schema: { type: 'boolean' } })
export const secondsEntry = settingEntry({ name: 'seconds', group: 'limits', setting: 'seconds', schema: { type: 'boolean' } })

/** A text without a least number of characters. */
export const mostCharactersEntry = keywordEntry({
  name: 'mostCharacters',
  group: 'limits',
  keyword: 'maxLength',
  schema: { type: 'integer', minimum: 1, maximum: 4000 },
})

/** What a barcode cannot be without. */
const most = mostCharactersEntry
export const requiredMostEntry: PanelEntry = {
  ...most,
  part: (about, field) => ({ ...most.part(about, field), required: ['mostCharacters'] }),
}

export const symbologiesEntry = settingEntry({
  name: 'symbologies',
  group: 'limits',
  help: 'help',
  setting: 'symbologies',
  schema: { type: 'array', uniqueItems: true, minItems: 1, items: { type: 'string', ...options('symbologies', symbologies) } },
  ui: { 'ui:widget': 'checkboxes' },
})

/** An affirmation: the only answer that can be sent is yes. */
export const affirmEntry: PanelEntry = {
  group: 'limits',
  names: ['affirm'],
  part: () => ({ properties: { affirm: { ...said('affirm', 'help'), type: 'boolean' } } }),
  read: ({ schema }) => (schema.const === true ? { affirm: true } : {}),
  write: (field, data) => done(withKeyword(field, 'const', data['affirm'] === true ? true : undefined)),
}

/** A personal id in the place of a tax code, which is another format too. */
export const personalIdEntry: PanelEntry = {
  group: 'limits',
  names: ['allowPersonalId'],
  part: () => ({ properties: { allowPersonalId: { ...said('allowPersonalId', 'help'), type: 'boolean' } } }),
  read: (field) => (setting(field, 'allowPersonalId') === true ? { allowPersonalId: true } : {}),
  write(field, data) {
    const allowed = data['allowPersonalId'] === true
    const formed = withKeyword(field, 'format', allowed ? 'tax-code-or-personal-id' : 'tax-code')
    return done(withSetting(formed, 'allowPersonalId', allowed ? true : undefined))
  },
}

const periods = {
  month: ['[0-9]{4}-(0[1-9]|1[0-2])', '2026-11'],
  quarter: ['[0-9]{4}-Q[1-4]', '2026-Q4'],
  year: ['[0-9]{4}', '2026'],
  'school-year': ['[0-9]{4}-[0-9]{4}', '2026-2027'],
} as const

type Period = keyof typeof periods
const periodNames = Object.keys(periods) as Period[] // the keys written above

function patternOf(kinds: readonly Period[]): string | undefined {
  const [first, ...others] = kinds.map((kind) => periods[kind][0])
  if (first === undefined || kinds.length === periodNames.length) return undefined
  return others.length === 0 ? `^${first}$` : `^(${[first, ...others].join('|')})$`
}

/** Months, quarters, years, school years: which of them. */
export const periodEntry: PanelEntry = {
  group: 'limits',
  names: ['periods'],
  part: () => ({
    properties: {
      periods: {
        ...said('periods'),
        type: 'array',
        uniqueItems: true,
        minItems: 1,
        items: { type: 'string', ...options('periods', periodNames) },
      },
    },
    required: ['periods'],
    ui: { periods: { 'ui:widget': 'checkboxes' } },
  }),
  read({ schema: { pattern } }) {
    const matches = pattern === undefined ? () => true : compilePattern(pattern)
    return { periods: periodNames.filter((kind) => matches(periods[kind][1])) }
  },
  write(field, data) {
    const chosen = Array.isArray(data['periods']) ? data['periods'] : []
    return done(withKeyword(field, 'pattern', patternOf(periodNames.filter((kind) => chosen.includes(kind)))))
  },
}
