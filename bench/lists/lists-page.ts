/** How the page of long lists talks to the driver. Times in milliseconds. */
export interface ListsPage {
  /** Brings the lists to the device as a sync round does, with `n` rows in the long one; how long it took. */
  keep(n: number): Promise<number>
  /** Opens the form and its first list, from IndexedDB to the painted options; the longest task until the form stood there. */
  open(): Promise<{ readonly listOpen: number; readonly taskMount: number }>
  /** From the key before to the painted answers, since the last call. */
  takeKeys(): readonly number[]
  /** Clicks a list open; from the click to the painted options. */
  show(label: string): Promise<number>
  /** The longest task of the main thread since the last call; 0 when none took 50 ms. */
  longestTask(): number
}

declare global {
  interface Window {
    lists?: ListsPage
  }
}
