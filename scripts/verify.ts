/** `npm run verify`: checks every audit chain of the installation, beside a running server or without one. Ends with 1 when one is broken. */
import { verifyInstallation } from '#server/commands/audit/verify-installation.ts'
import { openToolDatabase } from '#server/open-tool-database.ts'
import { startMessages } from '#server/start-messages.ts'
import { printChains } from './lib/print-chains.ts'

const opened = await openToolDatabase()
if (!opened.ok) {
  console.error(startMessages(opened.error).join('\n'))
  process.exit(1)
}
const { owner, close } = opened.value
try {
  if (!(await printChains(verifyInstallation(owner), console.log))) process.exitCode = 1
} finally {
  await close()
}
