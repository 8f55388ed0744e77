import type { ChoiceItem } from './choice-item.ts'

export interface FoundChoices {
  /** The nearest, some dozens at most. */
  readonly items: readonly ChoiceItem[]
  /** How many match in all. */
  readonly total: number
  /** What somebody means who leaves the input with this text; null when several could be meant, or none. */
  readonly meant: ChoiceItem | null
}

/** Choices that are too many to be held as a list: they are asked for. Never rejects. */
export interface ChoiceSource {
  /** Those that match a typed text, nearest first; of an empty one the beginning. */
  search(text: string): Promise<FoundChoices>
}
