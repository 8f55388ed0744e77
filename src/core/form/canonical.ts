import { isJsonObject, type JsonObject, type JsonValue } from '../lib/json.ts'
import { sha256Hex } from '../lib/sha256.ts'
import type { FormDefinition } from './definition.ts'
import * as order from './keyword-order.ts'
import { closingKeywords, schemaKeywords, schemaListKeywords, schemaMapKeywords } from './schema-keywords.ts'

/** How a value is laid out: keys by `order`, the others after them as `others` says; members by their own layouts. */
interface Layout {
  readonly order?: readonly string[]
  /** Default: as authored, so that a map of names keeps its order. */
  readonly others?: 'alphabetical'
  readonly members?: Readonly<Record<string, () => Layout>>
  /** The layout of members not named above, and of list items. */
  readonly rest?: () => Layout
}

const authored = (): Layout => ({})
const mapOf = (rest: () => Layout) => (): Layout => ({ rest })
const ordered = (keys: readonly string[]) => (): Layout => ({ order: keys, others: 'alphabetical' })

const settings = (): Layout => ({
  order: order.settingsOrder,
  others: 'alphabetical',
  members: { bounds: mapOf(ordered(order.boundsOrder)), images: authored },
})
const schemas = mapOf(() => schema())
const schema = (): Layout => ({
  order: order.schemaOrder,
  others: 'alphabetical',
  members: {
    'x-phieu': settings,
    ...Object.fromEntries([...schemaMapKeywords, ...schemaListKeywords].map((keyword) => [keyword, schemas])),
    ...Object.fromEntries([...schemaKeywords, ...closingKeywords].map((keyword) => [keyword, (): Layout => schema()])),
  },
})

const parts = mapOf(ordered(order.partOrder))
const uiOptions = (): Layout => ({ order: order.uiOptionsOrder, members: { sections: parts, pages: parts } })
/** Property names keep their authored order behind the `ui:` keywords. */
const uiSchema = (): Layout => ({
  order: order.uiOrder,
  members: { 'ui:options': uiOptions, 'ui:order': authored },
  rest: () => uiSchema(),
})

const kinds = ordered(order.kindOrder)
const translation = (): Layout => ({
  order: order.translationOrder,
  members: { fields: mapOf(ordered(order.translationOrder)), sections: authored, rules: authored },
})

const definitionLayout: Layout = {
  order: order.definitionOrder,
  members: {
    retention: kinds,
    access: ordered(order.accessOrder),
    period: kinds,
    personalData: mapOf(kinds),
    schema,
    uiSchema,
    rules: mapOf(ordered(order.ruleOrder)),
    translations: mapOf(translation),
    upgrade: mapOf(kinds),
  },
}

function keysOf(value: JsonObject, layout: Layout): string[] {
  const keys = Object.keys(value)
  const known = (layout.order ?? []).filter((key) => Object.hasOwn(value, key))
  const others = keys.filter((key) => !known.includes(key))
  return [...known, ...(layout.others === 'alphabetical' ? others.toSorted() : others)]
}

function arranged(value: JsonValue, layout: Layout): JsonValue {
  if (typeof value === 'string') return value.normalize('NFC')
  const rest = layout.rest ?? authored
  if (Array.isArray(value)) return value.map((item: JsonValue) => arranged(item, rest()))
  if (!isJsonObject(value)) return value
  const member = (key: string): Layout =>
    layout.members !== undefined && Object.hasOwn(layout.members, key) ? (layout.members[key] ?? rest)() : rest()
  return Object.fromEntries(keysOf(value, layout).map((key) => [key.normalize('NFC'), arranged(value[key] ?? null, member(key))]))
}

/**
 * The one text of a definition, byte for byte what lies in `form-definitions/` and what its hash is taken of:
 * NFC, LF, two spaces, keywords in the order of `keyword-order.ts`, properties, lists and other maps as authored,
 * ECMAScript numbers, a line feed at the end. Keep and send definitions as text: jsonb forgets the order.
 */
export function canonicalText(definition: FormDefinition): string {
  // A definition was JSON before it was parsed, and parsing adds nothing.
  return canonicalDefinitionText(definition as unknown as JsonObject)
}

/** `canonicalText` of a document that is no valid definition yet: what `npm run format` writes. */
export const canonicalDefinitionText = (document: JsonValue): string => `${JSON.stringify(arranged(document, definitionLayout), null, 2)}\n`

/** SHA-256 (hex) of the canonical text: device and server compare it before they trust each other's records. */
export const formHash = (definition: FormDefinition): string => sha256Hex(canonicalText(definition))

/** A definition as the JSON that is sent and saved. */
export const documentOf = (definition: FormDefinition): JsonObject => JSON.parse(canonicalText(definition)) as JsonObject // an object of JSON
