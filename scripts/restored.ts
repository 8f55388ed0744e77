/**
 * `npm run restored [-- --receipts <n>] [--series <n>]`: to be run once after database and files came back from a backup, before people
 * go on. Tells the devices to begin anew, passes over numbers that may have been given since, says which files are missing, and checks
 * every audit chain. Ends with 1 when something is missing or broken. See docs/OPERATING.md.
 */
import { randomUUID } from 'node:crypto'
import { parseArgs } from 'node:util'
import { vietnamDay, yearOf } from '#core/lib/calendar.ts'
import { parseConfig } from '#server/config.ts'
import { verifyInstallation } from '#server/commands/audit/verify-installation.ts'
import { markRestored } from '#server/commands/install/mark-restored.ts'
import { skipGivenNumbers, type Skipped } from '#server/commands/install/skip-given-numbers.ts'
import { createFileStore } from '#server/files/file-store.ts'
import { openServerDatabase } from '#server/open-server-database.ts'
import { startMessages } from '#server/start-messages.ts'
import { printChains } from './lib/print-chains.ts'

/** More than any office gives between two backups. */
const RECEIPTS = '1000'

function readSkipped(): Skipped | null {
  try {
    const { receipts = RECEIPTS, series = '0' } = parseArgs({
      options: { receipts: { type: 'string' }, series: { type: 'string' } },
    }).values
    const isCount = (text: string): boolean => /^\d{1,5}$/.test(text)
    return isCount(receipts) && isCount(series) ? { receipts: Number(receipts), series: Number(series) } : null
  } catch {
    return null
  }
}

const skipped = readSkipped()
if (skipped === null) {
  console.error('npm run restored [-- --receipts <0…99999>] [--series <0…99999>]')
  process.exit(1)
}
const config = parseConfig(process.env, { isRoot: process.getuid?.() === 0, workingFolder: process.cwd() })
const opened = config.ok ? await openServerDatabase(config.value, { beside: true, onIdleError: () => undefined }) : config
if (!config.ok || !opened.ok) {
  console.error(startMessages(opened.ok ? [] : opened.error).join('\n'))
  process.exit(1)
}
const { owner, close } = opened.value
try {
  const { files, missing } = await markRestored(owner, createFileStore(config.value.filesFolder), randomUUID())
  console.log('Các thiết bị sẽ lấy lại từ đầu ở lần đồng bộ tới. · Devices begin anew at their next exchange.')
  await skipGivenNumbers(owner, skipped, yearOf(vietnamDay(Date.now())))
  const { receipts, series } = skipped
  console.log(
    `Bỏ qua ${receipts} số biên nhận của mỗi đơn vị, ${series} số của mỗi sổ. · ${receipts} receipts of each unit passed over, ${series} numbers of each book.`,
  )
  console.log(`${files - missing.length}/${files} tệp có trên đĩa. · ${files - missing.length} of ${files} files are on the disk.`)
  for (const { unitId, sha256, size, namedBy } of missing) {
    const records = namedBy.map(({ receipt, name }) => `${receipt} "${name}"`).join(', ')
    console.log(`✗ Thiếu tệp · missing: ${records || '–'} (${size} byte, ${unitId}/${sha256})`)
  }
  const isWhole = await printChains(verifyInstallation(owner), console.log)
  if (!isWhole || missing.length > 0) process.exitCode = 1
} finally {
  await close()
}
