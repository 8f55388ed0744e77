/** One thing to choose. */
export interface ChoiceItem {
  readonly value: string
  readonly label: string
  /** Shown muted beside the label, searched too: a code, a province. */
  readonly hint?: string
}
