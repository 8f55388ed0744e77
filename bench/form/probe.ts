/** How a bench page talks to the driver. */
export interface Bench {
  /** Mounts the form; milliseconds from the call of `root.render` to the first frame with all inputs, and how many there are. */
  mount(): Promise<{ readonly ms: number; readonly inputs: number }>
  readonly expected: number
  /** Brings a field in and puts the focus into it; false when it takes none. Rows of a repeat by index: `s03_members/0/label`. */
  focus(field: string): boolean
  /** Key-to-paint times in milliseconds since the last call. */
  takeKeys(): readonly number[]
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
  /** Calls `root.render`. */
  readonly render: (box: HTMLElement) => void
}

/** Offers a contender to the driver. */
export function offerBench({ expected, idOf, bringIn, render }: Contender): void {
  const box = document.getElementById('root')
  if (box === null) throw new Error('no #root')
  const count = () => box.querySelectorAll(CONTROLS).length
  const times: number[] = []
  addEventListener('keydown', (event) => afterPaint(() => times.push(performance.now() - event.timeStamp)), true)
  const mount = () =>
    new Promise<{ ms: number; inputs: number }>((resolve) => {
      const start = performance.now()
      render(box)
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
  window.bench = { mount, expected, focus, takeKeys: () => times.splice(0) }
}

/** The number of fields asked for: `?n=1000`. */
export const askedSize = (): number => Number(new URLSearchParams(location.search).get('n') ?? '200')
