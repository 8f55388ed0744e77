/** How a bench page talks to the driver. */
export interface Bench {
  /** Mounts the form; milliseconds from the call of `root.render` to the first frame with all inputs, and how many there are. */
  mount(): Promise<{ readonly ms: number; readonly inputs: number }>
  readonly expected: number
  /** Brings a field in and puts the focus into it; false when it takes none. Rows of a repeat by index: `s03_members/0/label`. */
  focus(field: string): boolean
  /** Key-to-paint times in milliseconds since the last call. */
  takeKeys(): readonly number[]
  /** The first attempt to send: milliseconds from the call to the frame that shows what is wrong, and how many mistakes that are. */
  submit(): Promise<{ readonly ms: number; readonly errors: number }>
  /** From the next time that a field is left to the message in the document, and to its paint; null when none came within a second. */
  blurToMessage(): Promise<{ readonly message: number; readonly paint: number } | null>
  /** Something that a person does besides typing, by name: milliseconds to the frame that shows it. */
  act(name: string): Promise<number>
  unmount(): void
}

declare global {
  interface Window {
    bench?: Bench
  }
}

const CONTROLS = 'input:not([type=hidden]), select, textarea'

/** Runs as a task of its own: called inside a frame, behind that frame's style, layout and paint. */
function nextTask(run: () => void): void {
  const channel = new MessageChannel()
  channel.port1.addEventListener('message', run, { once: true })
  channel.port1.start()
  channel.port2.postMessage(null)
}

/** Runs when the next frame has been painted. */
const afterPaint = (run: () => void): void => void requestAnimationFrame(() => nextTask(run))

export interface Contender {
  readonly expected: number
  /** DOM id of the control of a field. */
  readonly idOf: (field: string) => string
  /** Brings a field into the document, where not all are there at once. */
  readonly bringIn?: (field: string) => void
  /** What a person does besides typing, by name; done when the call returns. */
  readonly acts?: Readonly<Record<string, () => void>>
  /** Tries to send. */
  readonly submit?: () => void
  /** Mistakes told in the summary. */
  readonly errors?: () => number
  /** Calls `root.render`; the way to take the form away. */
  readonly render: (box: HTMLElement) => () => void
}

/** What a message at a field looks like, whoever draws it. */
const MESSAGE = '.ph-message, .error:not(:empty)'

const blurToMessage = (): Promise<{ message: number; paint: number } | null> =>
  new Promise((resolve) => {
    addEventListener(
      'focusout',
      () => {
        const start = performance.now()
        const before = document.querySelectorAll(MESSAGE).length
        const observer = new MutationObserver(() => {
          if (document.querySelectorAll(MESSAGE).length <= before) return
          observer.disconnect()
          const message = performance.now() - start
          afterPaint(() => resolve({ message, paint: performance.now() - start }))
        })
        observer.observe(document.body, { childList: true, subtree: true, characterData: true })
        setTimeout(() => resolve(null), 1000)
      },
      { once: true, capture: true },
    )
  })

/** Offers a contender to the driver. */
export function offerBench({ expected, idOf, bringIn, acts, submit, errors, render }: Contender): void {
  const box = document.getElementById('root')
  if (box === null) throw new Error('no #root')
  const shown = { unmount: (): void => undefined }
  const count = () => box.querySelectorAll(CONTROLS).length
  const times: number[] = []
  addEventListener('keydown', (event) => afterPaint(() => times.push(performance.now() - event.timeStamp)), true)
  const mount = () =>
    new Promise<{ ms: number; inputs: number }>((resolve) => {
      const start = performance.now()
      shown.unmount = render(box)
      // Counted in the frame, before its paint: a form that came between the frame and the task behind it has not been painted.
      const look = () => {
        const inputs = count()
        if (inputs < expected && performance.now() - start < 60_000) requestAnimationFrame(look)
        else nextTask(() => resolve({ ms: performance.now() - start, inputs }))
      }
      requestAnimationFrame(look)
    })
  const focus = (field: string): boolean => {
    bringIn?.(field)
    const control = document.getElementById(idOf(field))
    control?.scrollIntoView({ block: 'center' })
    control?.focus({ preventScroll: true })
    return document.activeElement === control && control !== null
  }
  const send = () =>
    new Promise<{ ms: number; errors: number }>((resolve) => {
      const start = performance.now()
      submit?.()
      const look = () => {
        const found = errors?.() ?? 0
        if (found === 0 && performance.now() - start < 30_000) requestAnimationFrame(look)
        else nextTask(() => resolve({ ms: performance.now() - start, errors: found }))
      }
      requestAnimationFrame(look)
    })
  const act = (name: string) =>
    new Promise<number>((resolve) => {
      const start = performance.now()
      acts?.[name]?.()
      afterPaint(() => resolve(performance.now() - start))
    })
  window.bench = {
    act,
    mount,
    expected,
    focus,
    takeKeys: () => times.splice(0),
    submit: send,
    blurToMessage,
    unmount: () => shown.unmount(),
  }
}

/** The number of fields asked for: `?n=1000`. */
export const askedSize = (): number => Number(new URLSearchParams(location.search).get('n') ?? '200')
