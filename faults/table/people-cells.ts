import { withLastWriterWins, withNewestFormOnly } from '../world/broken-servers.ts'
import { everyCase, testedCells, worldCells, type FaultCell } from './cell.ts'
import { only, play, tryRounds, work } from './play.ts'

const cell = worldCells('people')

const people = testedCells('people')
const hostile = testedCells('hostile')

export const peopleCells: readonly FaultCell[] = [
  cell(
    'same-field',
    'two people change the same field without knowing',
    'two devices offline',
    'both values are kept until a person decides',
    (stage) =>
      play(stage, async (world) => {
        const remedies = only(stage.off, { behind: withLastWriterWins() })
        const devices = [await world.device('máy 1', 'clerkA', remedies), await world.device('máy 2', 'colleagueA', remedies)]
        const [first] = devices
        const { recordId } = await (await first!.tab()).save({ subject: 'Chung', first: 'lúc đầu' }) // two were made
        for (const device of devices) await tryRounds(device, 1)
        for (const device of devices) {
          const tab = await device.tab()
          await tab.change(recordId, { first: `theo ${device.name}` })
          await tab.submit(recordId)
        }
      }),
  ),
  cell(
    'new-form-version',
    'a new version of the form while work of the old one is pending',
    'publishes between save and sync',
    'the server takes work of earlier versions',
    (stage) =>
      play(stage, async (world) => {
        const device = await world.device('máy', 'clerkA', only(stage.off, { behind: withNewestFormOnly() }))
        await work(await device.tab())
        await world.server.publishSecondVersion()
        await tryRounds(device, 1)
      }),
  ),
  people(
    'dirty-form-update',
    'a new client while a form is being filled',
    'a second build',
    'e2e/update.spec.ts',
    'a new version of the app waits until a person agrees',
  ),
  people(
    'older-code',
    'older code on newer local data',
    'the version of the data',
    'src/storage/vault.test.ts',
    'does not write what newer code has written',
  ),
  people(
    'moved-draft',
    'drafts move on: fields removed, renamed, retyped',
    'a version is published',
    'e2e/across-versions.spec.ts',
    'a draft is moved to the version that came meanwhile',
  ),
  people(
    'form-closed',
    'the form is closed meanwhile',
    'the version is closed',
    'server/commands/authoring/form-versions.db.test.ts',
    'a closing form takes only what was made before',
  ),
  people(
    'user-switch',
    'another person on a shared computer, with unsent work',
    'another session in the cookie',
    'src/sync/sync.test.ts',
    'sends nothing under the session of somebody else',
  ),
  people(
    'wrong-passphrase',
    'five wrong passphrases',
    'the lock screen',
    'src/storage/vault.test.ts',
    'stays shut for a wrong passphrase, five times over',
  ),
  people(
    'files-before-approval',
    'a record is approved before its upload arrives',
    'the decision',
    'server/routes/files/file-routes.db.test.ts',
    'the file of a correction is awaited before the owner can agree',
  ),
  {
    kind: 'open',
    column: 'people',
    id: 'client-two-versions-old',
    fault: 'a client two versions old',
    at: 'protocol',
    why: 'there is one version of the protocol so far',
  },
]

export const hostileCells: readonly FaultCell[] = [
  hostile('bombs', 'schema bombs, ReDoS patterns', 'definitions and values', 'src/core/form/hostile.test.ts', everyCase),
  hostile(
    'json',
    '__proto__, 10 MB strings, JSON 10,000 deep',
    'the entrance',
    'src/core/lib/entrance.test.ts',
    'JSON 10,000 deep is refused without a crash',
  ),
  hostile(
    'spreadsheets',
    'zip bombs, formula cells',
    'the reader of spreadsheets',
    'src/core/spreadsheet/read-spreadsheet.test.ts',
    'that unpacks to far more than it is is refused',
  ),
  hostile(
    'file-kinds',
    'SVG and what is not what it says',
    'magic bytes',
    'server/files/is-of-type.test.ts',
    'papers and pictures are known by how they begin',
  ),
  hostile('file-names', '../ names', 'the file store', 'server/files/file-store.test.ts', 'a path is made of ids only'),
  hostile(
    'ciphertext',
    'swapped or truncated ciphertext, a wrong key',
    'rows of the vault',
    'src/storage/vault.test.ts',
    'refuses ciphertext that was moved to another row, cut',
  ),
  hostile(
    'audit',
    'an audit row edited, deleted, the tail cut',
    'rows of the chains',
    'server/commands/audit/audit.db.test.ts',
    'the chain of changes verifies, and an edited entry',
  ),
  hostile(
    'cross-scope',
    'reads across scopes by guessing ids',
    'pull and records',
    'server/commands/sync/pull.db.test.ts',
    'another unit’s scope',
  ),
]
