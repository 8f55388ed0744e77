import type { JsonSchema } from '../../../json-schema.ts'
import { maxPatternLength, isSafePattern } from '../../../validate/pattern.ts'
import { done, refused, textIn, withKeyword } from '../field-parts.ts'
import type { PanelEntry } from '../panel.ts'
import { options, said } from '../panel-words.ts'

/** Shapes of texts that have a word of their own. */
const shapes = {
  digits: '^[0-9]+$',
  'letters-digits': '^[A-Za-z0-9]+$',
  'capitals-digits': '^[A-Z0-9]+$',
  'person-name': "^[\\p{L}\\p{M}][\\p{L}\\p{M}'’. -]*$",
  'document-number': '^[0-9A-Za-zĐđ][0-9A-Za-zĐđ./-]*$',
} as const satisfies Readonly<Record<string, string>>

const shapeOf = (pattern: string): string => Object.entries(shapes).find(([, each]) => each === pattern)?.[0] ?? 'own'

const whenOwn: JsonSchema = {
  if: { properties: { shape: { const: 'own' } }, required: ['shape'] },
  then: {
    properties: { pattern: { ...said('pattern', 'help'), type: 'string', minLength: 1, maxLength: maxPatternLength } },
    required: ['pattern'],
  },
}

/** How a text is written: one of the shapes with a word, or a pattern of the author's own. `panel.pattern`: RE2 cannot run it. */
export const patternEntry: PanelEntry = {
  group: 'limits',
  names: ['shape', 'pattern'],
  part: () => ({
    properties: {
      shape: { ...said('shape'), type: 'string', default: 'free', ...options('shape', ['free', ...Object.keys(shapes), 'own']) },
    },
    allOf: [whenOwn],
  }),
  read({ schema: { pattern } }) {
    if (pattern === undefined) return { shape: 'free' }
    const shape = shapeOf(pattern)
    return shape === 'own' ? { shape, pattern } : { shape }
  },
  write(field, data) {
    const shape = textIn(data, 'shape') ?? 'free'
    const named = Object.entries(shapes).find(([name]) => name === shape)?.[1]
    const pattern = shape === 'own' ? textIn(data, 'pattern') : named
    if (pattern !== undefined && !isSafePattern(pattern)) return refused('panel.pattern', '/pattern')
    return done(withKeyword(field, 'pattern', pattern))
  },
}
