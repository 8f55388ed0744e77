import type { Result } from '../../../../lib/result.ts'
import { dataOf, done, numberIn, refused, withKeyword } from '../field-parts.ts'
import type { PanelEntry, Written } from '../panel.ts'
import { said } from '../panel-words.ts'

type Counted = readonly ['minLength', 'maxLength'] | readonly ['minItems', 'maxItems']

/** Least and most of something that is counted. `panel.least-over-most` {least, most}. */
function countEntry(least: string, most: string, keywords: Counted, limits: { readonly from: number; readonly to: number }): PanelEntry {
  const count = { type: 'integer', minimum: limits.from, maximum: limits.to } as const
  return {
    group: 'limits',
    names: [least, most],
    part: () => ({
      properties: { [least]: { ...said(least), ...count, minimum: 0 }, [most]: { ...said(most), ...count } },
    }),
    read: ({ schema }) => dataOf({ [least]: schema[keywords[0]], [most]: schema[keywords[1]] }),
    write(field, data): Result<Written> {
      const [low, high] = [numberIn(data, least), numberIn(data, most)]
      if (low !== undefined && high !== undefined && low > high)
        return refused('panel.least-over-most', `/${most}`, { least: low, most: high })
      return done(withKeyword(withKeyword(field, keywords[0], low), keywords[1], high))
    },
  }
}

export const lengthEntry = countEntry('leastCharacters', 'mostCharacters', ['minLength', 'maxLength'], { from: 1, to: 100_000 })
export const rowCountEntry = countEntry('leastRows', 'mostRows', ['minItems', 'maxItems'], { from: 1, to: 5000 })
export const chosenCountEntry = countEntry('leastChosen', 'mostChosen', ['minItems', 'maxItems'], { from: 1, to: 1000 })
