/** Where an author goes from what is said of the form: a view, and what is chosen in it. */
export interface Goal {
  /** Key of a view of the workbench. */
  readonly view: string
  /** Keys of fields. */
  readonly fields: readonly string[]
  readonly section: string | null
  /** Id of the control that takes the focus, where no field and no section does. */
  readonly control?: string
}
