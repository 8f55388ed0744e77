/** How the page of the builder talks to the driver. Times in milliseconds. */
export interface BuilderPage {
  /** Mounts the workbench; from the call to the task behind the first frame with a card. */
  mount(): Promise<number>
  /** Chooses the field in the middle of the form and brings its card to the screen. */
  chooseMiddle(): void
  /** Puts the cursor behind the chosen field's label in the inspector. */
  focusLabel(): void
  /** Puts the focus on the chosen card. */
  focusCard(): void
  /** From the key or click to the painted change, since the last call. */
  takeTimes(): readonly number[]
  /** The longest task of the main thread since the last call; 0 when none took 50 ms. */
  longestTask(): number
}

declare global {
  interface Window {
    builder?: BuilderPage
  }
}
