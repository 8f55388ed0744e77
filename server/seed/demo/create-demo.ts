import { must } from '#core/lib/assert.ts'
import { vietnamDay } from '#core/lib/calendar.ts'
import { installCatalogue } from '../../commands/install/install-catalogue.ts'
import { installUnits } from '../../commands/install/install-units.ts'
import type { Db } from '../../db/database.ts'
import type { FileStore } from '../../files/file-store.ts'
import type { Secrets } from '../../secrets.ts'
import { cityUnits } from '../city-units.ts'
import { readDefinitions } from '../read-definitions.ts'
import { analyzeCity } from './analyze-city.ts'
import { createDemoCommands } from './create-demo-commands.ts'
import { demoForms } from './demo-forms.ts'
import { demoOffices, type DemoOffice } from './demo-offices.ts'
import { readDemo, type DemoWords } from './demo-words.ts'
import { cityFingerprint } from './city-fingerprint.ts'
import { keepCity, restoreCity } from './city-copy.ts'
import { dropVisitorsFiles, hasCityFiles } from './city-files.ts'
import { eraseOne } from './erase-one.ts'
import { emptyCity } from './empty-city.ts'
import { installPeople } from './install-people.ts'
import { planOffice } from './plan-office.ts'
import { playOffice } from './play-office.ts'

export interface DemoDeps {
  readonly db: Db
  readonly owner: Db
  readonly secrets: Secrets
  readonly files: FileStore
  readonly clock: () => number
  readonly definitionsFolder: string
  /** Communes with records besides those that people can sign in to; default 10. */
  readonly moreCommunes?: number
}

export interface Demo {
  /** Empties the city and fills it again from the files; a reset under way is joined. @returns how many records it has */
  reset(): Promise<number>
}

/** Offices at once: their scopes are their own, so they never wait for each other. */
const AT_ONCE = 4

/** An older copy would show inboxes in which nothing arrived for weeks. */
const COPY_LASTS = 14 * 24 * 3_600_000

async function fill(deps: DemoDeps, offices: readonly DemoOffice[], words: DemoWords): Promise<number> {
  const now = deps.clock()
  const commands = createDemoCommands({ db: deps.db, files: deps.files, identitySecret: deps.secrets.identityKey, now })
  const waiting = [...offices]
  let records = 0
  const work = async () => {
    for (let office = waiting.shift(); office; office = waiting.shift()) {
      const events = planOffice(office, demoForms, vietnamDay(now), now)
      const entered = await playOffice(commands, office, words, events)
      records += entered
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work))
  await eraseOne(deps.owner, commands, offices, now)
  return records
}

async function refill(deps: DemoDeps): Promise<number> {
  const { owner, files, definitionsFolder } = deps
  const definitions = await readDefinitions(definitionsFolder)
  const { words, city } = await readDemo(definitionsFolder)
  const communes = must(definitions.lists.find(({ list }) => list.key === 'communes')?.list, 'the code list of communes is there')
  const units = await cityUnits(communes)
  const { offices, colleagues } = demoOffices(units, city, words, deps.moreCommunes ?? 10)
  const fingerprint = await cityFingerprint(owner, definitions, words, city)
  const now = new Date(deps.clock())
  await installUnits(owner, units)
  await installPeople(owner, city, colleagues)
  let records = await restoreCity(owner, fingerprint, new Date(now.getTime() - COPY_LASTS))
  if (records === null || !(await hasCityFiles(owner, files))) {
    await owner.transaction().execute(emptyCity)
    await installCatalogue(owner, definitions, { publishForms: true, now })
    records = await fill(deps, offices, words)
    await keepCity(owner, fingerprint, now)
  }
  await analyzeCity(owner)
  await dropVisitorsFiles(owner, files)
  await owner.updateTable('installation').set({ seeded_at: now }).execute()
  return records
}

export function createDemo(deps: DemoDeps): Demo {
  let underWay: Promise<number> | null = null
  return {
    reset() {
      underWay ??= refill(deps).finally(() => (underWay = null))
      return underWay
    },
  }
}
