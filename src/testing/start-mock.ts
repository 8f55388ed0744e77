import { setupWorker } from 'msw/browser'
import type { CodeList } from '#core/form/code-list.ts'
import type { FormDefinition } from '#core/form/definition.ts'
import { must } from '#core/lib/assert.ts'
import { cityOf, type CityDocuments } from './mock-server/city-documents.ts'
import { createMockServer } from './mock-server/create-mock-server.ts'
import { mswHandlers } from './msw-handlers.ts'

/** `npm run dev:mock`: from here on every request of this page to `/api/v1` is answered in the page itself. */
export async function startMock(): Promise<void> {
  const definitions = import.meta.glob<FormDefinition>('/form-definitions/*/*/form.json', { import: 'default', eager: true })
  const codeLists = import.meta.glob<CodeList>('/form-definitions/code-lists/*.json', { import: 'default', eager: true })
  const city = import.meta.glob<CityDocuments['city']>('/form-definitions/demo/city.json', { import: 'default', eager: true })
  const units = import.meta.glob<CityDocuments['units']>('/server/seed/data/units.json', { import: 'default', eager: true })
  const documents: CityDocuments = {
    city: must(Object.values(city)[0], 'the city is bundled'),
    units: must(Object.values(units)[0], 'the units are bundled'),
    definitions: Object.values(definitions),
    codeLists: Object.values(codeLists),
  }
  const server = createMockServer(cityOf(documents), () => Date.now(), {
    read: () => document.cookie,
    write: (line) => void (document.cookie = line),
  })
  await setupWorker(...mswHandlers(server)).start({ onUnhandledFrame: 'bypass', quiet: true })
}
