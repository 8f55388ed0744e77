import { useMemo } from 'react'
import { createRoot } from 'react-dom/client'
import { I18nextProvider } from 'react-i18next'
import { createI18n } from '#app/i18n/i18n.ts'
import type { CodeList } from '#core/form/code-list.ts'
import { compileForm } from '#core/form/compile.ts'
import type { CompiledForm, FormContext } from '#core/form/compiled-form.ts'
import { createInstance } from '#core/form/instance.ts'
import { parseFormDefinition } from '#core/form/parse.ts'
import { villageForm } from '#core/form/testing/village-form.ts'
import { villageList } from '#core/form/testing/village-list.ts'
import { must } from '#core/lib/assert.ts'
import type { RowId, UserId } from '#core/lib/ids.ts'
import type { Result } from '#core/lib/result.ts'
import communes from '#forms/code-lists/communes.json'
import provinces from '#forms/code-lists/provinces.json'
import { createApi } from '#network/api.ts'
import { FormView } from '#renderer/form-view.tsx'
import { createCatalogue } from '#storage/create-catalogue.ts'
import { remoteListWork } from '#storage/remote-list-work.ts'
import { startListWorker } from '#storage/start-list-worker.ts'
import { createFormLibrary } from '#workspace/form-library.ts'
import '#ui/tokens.css'
import '#ui/base.css'
import './lists-page.ts'

const asOf = '2026-11-20'

function valueOf<T>(result: Result<T, unknown>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.error))
  return result.value
}

/** Runs as a task of its own: called inside a frame, behind that frame's style, layout and paint. */
function nextTask(run: () => void): void {
  const channel = new MessageChannel()
  channel.port1.addEventListener('message', run, { once: true })
  channel.port1.start()
  channel.port2.postMessage(null)
}

const isAnswered = () => document.querySelector('[role=option]') !== null && document.querySelector('.ph-combobox-list[aria-busy]') === null

/** Runs behind the first frame in which the open list has the answer to what is typed. */
function whenPainted(run: () => void): void {
  const look = () => (isAnswered() ? nextTask(run) : requestAnimationFrame(look))
  requestAnimationFrame(look)
}

function Screen({ form, context }: { readonly form: CompiledForm; readonly context: FormContext }) {
  const instance = useMemo(() => createInstance(form, {}, context), [form, context])
  return (
    <FormView
      instance={instance}
      mode="edit"
      lang="vi"
      formContext={context}
      comments={[]}
      reasons={[]}
      provisional={{}}
      initialRaw={{}}
      onChange={() => undefined}
      onReason={() => undefined}
      onSubmit={() => undefined}
      onRecordSearch={() => Promise.resolve([])}
      makeRowId={() => crypto.randomUUID() as RowId} // any UUID is a row id
    />
  )
}

const inputOf = (label: string): HTMLInputElement => {
  const found = [...document.querySelectorAll('label')].find((each) => each.textContent?.startsWith(label) === true)
  return must(document.querySelector<HTMLInputElement>(`#${CSS.escape(found?.htmlFor ?? '')}`), label)
}

const clickOpen = (label: string): void => {
  const input = inputOf(label)
  input.focus()
  input.click()
}

async function start(): Promise<void> {
  const i18n = await createI18n('vi')
  const catalogue = createCatalogue({
    reader: crypto.randomUUID() as UserId, // any UUID is a user's
    elsewhere: (here) => remoteListWork(startListWorker, here),
  })
  const library = createFormLibrary({ catalogue, api: createApi({ fetch, userId: () => null }) })
  const form = valueOf(compileForm(valueOf(parseFormDefinition(JSON.parse(JSON.stringify(villageForm()))))))
  const tasks: number[] = []
  const observer = new PerformanceObserver((seen) => tasks.push(...seen.getEntries().map((entry) => entry.duration)))
  observer.observe({ type: 'longtask' })
  const keys: number[] = []
  const onKey = (event: KeyboardEvent) => {
    if (event.key.length === 1) whenPainted(() => keys.push(performance.now() - event.timeStamp))
  }

  window.lists = {
    async keep(n) {
      const lists = [communes, provinces, villageList((communes as CodeList).items, n)] as CodeList[] // documents of this repository
      const bytes = lists.map((list) => new Blob([JSON.stringify(list)]))
      await new Promise((resolve) => setTimeout(resolve, 500))
      observer.takeRecords()
      tasks.length = 0
      const began = performance.now()
      for (const [at, { key, version }] of lists.entries())
        valueOf(await catalogue.keepList({ key, version }, must(bytes[at], 'its bytes')))
      return performance.now() - began
    },
    async open() {
      const began = performance.now()
      const context: FormContext = { asOf, demo: true, previous: null, lists: valueOf(await library.lists(asOf, form)) }
      const box = must(document.getElementById('root'), '#root')
      createRoot(box).render(
        <I18nextProvider i18n={i18n}>
          <Screen form={form} context={context} />
        </I18nextProvider>,
      )
      while (document.querySelector('[role=combobox]') === null) await new Promise((resolve) => requestAnimationFrame(resolve))
      const mounted = performance.now() - began
      // The form stands there for a moment before somebody clicks; the task of its first frame is not the list's.
      await new Promise((resolve) => setTimeout(resolve, 300))
      const taskMount = Math.max(0, ...tasks.splice(0))
      const clicked = performance.now()
      clickOpen('Thôn bất kỳ')
      await new Promise<void>((resolve) => whenPainted(resolve))
      addEventListener('keydown', onKey, true)
      return { listOpen: mounted + performance.now() - clicked, taskMount }
    },
    takeKeys: () => keys.splice(0),
    show: (label) =>
      new Promise((resolve) => {
        const began = performance.now()
        clickOpen(label)
        whenPainted(() => resolve(performance.now() - began))
      }),
    longestTask: () => Math.max(0, ...tasks.splice(0)),
  }
}

void start()
