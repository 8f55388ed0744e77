/** Where a text of a form stands: what it names is the same in every language. */
export type TextPlace =
  | { readonly kind: 'title' | 'purpose' }
  | { readonly kind: 'section' | 'page' | 'field-title' | 'field-help' | 'rule'; readonly id: string }
  | { readonly kind: 'choice'; readonly id: string; readonly value: string }
  /** Inside an island, where a text is named by itself. */
  | { readonly kind: 'word'; readonly id: string; readonly text: string }

export type TextLang = 'vi' | 'en'

/** A way into the definition: names of members, positions in lists. */
export type TextSteps = readonly (string | number)[]

/** One text of a form in both languages; `''` is none. */
export interface FormText {
  readonly key: string
  readonly place: TextPlace
  /** Id of the section that it belongs to; null for the form's own texts, and for rules. */
  readonly section: string | null
  readonly vi: string
  readonly en: string
  /** Everywhere the Vietnamese is written in the definition; nowhere when it is that of another text, or a code. */
  readonly written: readonly TextSteps[]
}

/** The place in one line: names the text in a file. */
export function placeKey(place: TextPlace): string {
  if (place.kind === 'choice') return `choice:${place.id}:${place.value}`
  if (place.kind === 'word') return `word:${place.id}:${place.text}`
  return 'id' in place ? `${place.kind}:${place.id}` : place.kind
}

/** A text that one of the two languages lacks. */
export const isMissing = ({ vi, en }: Pick<FormText, 'vi' | 'en'>): boolean => vi === '' || en === ''
