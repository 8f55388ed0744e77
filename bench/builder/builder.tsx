import { useMemo } from 'react'
import { createRoot } from 'react-dom/client'
import { I18nextProvider } from 'react-i18next'
import { definitionIssuesVi } from '#app/i18n/vi/definition-issues.ts'
import { createI18n } from '#app/i18n/i18n.ts'
import type { FormDefinition } from '#core/form/definition.ts'
import { must } from '#core/lib/assert.ts'
import { uuidV7, type MakeId, type UserId, type Uuid } from '#core/lib/ids.ts'
import { Workbench } from '#features/builder/workbench.tsx'
import '#features/builder/builder.css'
import { createApi } from '#network/api.ts'
import { createCatalogue } from '#storage/create-catalogue.ts'
import { remoteListWork } from '#storage/remote-list-work.ts'
import { startListWorker } from '#storage/start-list-worker.ts'
import '#ui/tokens.css'
import '#ui/base.css'
import { DeskContext, type Desk } from '#workspace/desk.ts'
import { createFormLibrary } from '#workspace/form-library.ts'
import { GoContext } from '#workspace/go.tsx'
import { ServicesContext, type Services } from '#workspace/services.ts'
import { createUnsavedWork, UnsavedWorkContext } from '#workspace/unsaved-work.ts'
import { mixedForm } from '../form/mixed-form.ts'
import './builder-page.ts'

const clock = { now: () => Date.now() }
const makeId: MakeId = <Id extends Uuid>() => uuidV7<Id>(clock.now(), crypto.getRandomValues(new Uint8Array(10)))

/** The server takes every draft at once: what is measured is the desk. */
const taken = () => Promise.resolve(Response.json({ hash: 'f'.repeat(64), savedAt: '2026-11-20T08:00:00Z', issues: [] }))
const api = createApi({ fetch: taken, userId: () => null })

const catalogue = createCatalogue({ reader: makeId<UserId>(), elsewhere: (here) => remoteListWork(startListWorker, here) })
const services = { api, clock, makeId, demo: () => true } as unknown as Services // the builder opens no vault
const desk = { catalogue, forms: createFormLibrary({ catalogue, api }) } as unknown as Desk // nor any record

function Screen({ definition }: { readonly definition: FormDefinition }) {
  const unsaved = useMemo(() => createUnsavedWork(), [])
  const start = useMemo(() => ({ basedOn: 'f'.repeat(64), issues: [], isNewer: false, unfinished: { source: null, check: null } }), [])
  return (
    <ServicesContext value={services}>
      <DeskContext value={desk}>
        <UnsavedWorkContext value={unsaved}>
          <GoContext value={() => undefined}>
            <Workbench first={definition} start={start} issueWords={definitionIssuesVi} />
          </GoContext>
        </UnsavedWorkContext>
      </DeskContext>
    </ServicesContext>
  )
}

/** Runs as a task of its own: called inside a frame, behind that frame's style, layout and paint. */
function nextTask(run: () => void): void {
  const channel = new MessageChannel()
  channel.port1.addEventListener('message', run, { once: true })
  channel.port1.start()
  channel.port2.postMessage(null)
}

const cards = () => [...document.querySelectorAll<HTMLElement>('[data-field]')]
const chosen = () => document.querySelector<HTMLElement>('[data-field][aria-pressed=true]')

/** What of the canvas an act changes: which card is chosen, what stands before it, and its name. */
function picture(): string {
  const card = chosen()
  if (card === null) return ''
  // Icons are elements too, but none of HTML's.
  const isCard = (node: Node | null): node is HTMLElement => node instanceof HTMLElement && node.dataset['field'] !== undefined
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_ELEMENT)
  walker.currentNode = card
  let before = walker.previousNode()
  while (before !== null && !isCard(before)) before = walker.previousNode()
  return [card.dataset['field'], isCard(before) ? before.dataset['field'] : '', card.textContent].join('\n')
}

const PATIENCE = 10_000
const times: number[] = []

/** From the act to the frame in which the canvas shows it, and the paint of that frame. */
function watch(event: Event): void {
  const before = picture()
  const look = () => {
    if (picture() !== before) nextTask(() => times.push(performance.now() - event.timeStamp))
    else if (performance.now() - event.timeStamp < PATIENCE) requestAnimationFrame(look)
    else times.push(Number.NaN)
  }
  requestAnimationFrame(look)
}

function onKey(event: KeyboardEvent): void {
  if (event.key.length === 1 || event.key === 'ArrowDown') watch(event)
}

function onClick(event: MouseEvent): void {
  if (event.target instanceof Element && event.target.closest('.bd-type') !== null) watch(event)
}

async function start(): Promise<void> {
  const i18n = await createI18n('vi')
  const definition = mixedForm(Number(new URLSearchParams(location.search).get('n') ?? '100'))
  const tasks: number[] = []
  const observer = new PerformanceObserver((seen) => tasks.push(...seen.getEntries().map((entry) => entry.duration)))
  observer.observe({ type: 'longtask' })
  window.builder = {
    mount: () =>
      new Promise((resolve) => {
        const began = performance.now()
        createRoot(must(document.getElementById('root'), '#root')).render(
          <I18nextProvider i18n={i18n}>
            <Screen definition={definition} />
          </I18nextProvider>,
        )
        const look = () => (cards().length > 0 ? nextTask(() => resolve(performance.now() - began)) : void requestAnimationFrame(look))
        requestAnimationFrame(look)
        addEventListener('keydown', onKey, true)
        addEventListener('click', onClick, true)
      }),
    chooseMiddle: () => {
      const all = cards()
      const card = must(all[Math.floor(all.length / 2)], 'a card')
      card.scrollIntoView({ block: 'center' })
      card.click()
    },
    focusLabel: () => {
      const label = [...document.querySelectorAll<HTMLLabelElement>('.bd-inspector label')].find(
        (each) => each.textContent?.startsWith('Nhãn') === true,
      )
      const input = must(document.querySelector<HTMLInputElement>(`#${CSS.escape(label?.htmlFor ?? '')}`), 'the label')
      input.focus()
      input.setSelectionRange(input.value.length, input.value.length)
    },
    focusCard: () => chosen()?.focus({ preventScroll: true }),
    takeTimes: () => times.splice(0),
    longestTask: () => {
      tasks.push(...observer.takeRecords().map((entry) => entry.duration))
      return Math.max(0, ...tasks.splice(0))
    },
  }
}

void start()
