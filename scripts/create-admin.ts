/**
 * `npm run create-admin -- <username> ["Họ và tên"]`: the first administrator of a city. Asks for a password; an empty one is
 * made up and shown once, to be changed at the first sign-in. When input is not a terminal, its first line is the password.
 */
import { randomBytes } from 'node:crypto'
import { createInterface } from 'node:readline/promises'
import { Writable } from 'node:stream'
import { uuidV7, type UserId } from '#core/lib/ids.ts'
import { PASSWORD_MIN_LENGTH } from '#core/protocol/session.ts'
import { createFirstAdministrator } from '#server/commands/install/create-first-administrator.ts'
import { hashPassword } from '#server/commands/install/hash-password.ts'
import { installUnits } from '#server/commands/install/install-units.ts'
import { madeUpPassword } from '#server/commands/install/made-up-password.ts'
import { openToolDatabase } from '#server/open-tool-database.ts'
import { cityUnits } from '#server/seed/city-units.ts'
import { readDefinitions } from '#server/seed/read-definitions.ts'
import { startMessages } from '#server/start-messages.ts'
import { join } from 'node:path'
import { must } from '#core/lib/assert.ts'

async function ask(question: string): Promise<string> {
  const isTerminal = process.stdin.isTTY === true
  if (isTerminal) process.stderr.write(question)
  // What is typed is not shown.
  const output = new Writable({ write: (_chunk, _encoding, done) => done() })
  const lines = createInterface({ input: process.stdin, output, terminal: isTerminal })
  // At the end of input readline closes and leaves the question open.
  const ended = new Promise<string>((resolve) => lines.once('close', () => resolve('')))
  const answer = await Promise.race([lines.question('').catch(() => ''), ended])
  lines.close()
  if (isTerminal) process.stderr.write('\n')
  return answer
}

async function choosePassword(): Promise<{ password: string; generated: boolean }> {
  const typed = await ask(
    `Mật khẩu (ít nhất ${PASSWORD_MIN_LENGTH} ký tự; để trống: tự tạo) · Password (at least ${PASSWORD_MIN_LENGTH} characters; empty: made up): `,
  )
  if (typed === '') return { password: madeUpPassword(), generated: true }
  if ([...typed].length < PASSWORD_MIN_LENGTH)
    refuse([`Mật khẩu ngắn hơn ${PASSWORD_MIN_LENGTH} ký tự. · The password is shorter than ${PASSWORD_MIN_LENGTH} characters.`])
  if (process.stdin.isTTY && (await ask('Nhập lại · Again: ')) !== typed) refuse(['Hai lần nhập khác nhau. · The two are not the same.'])
  return { password: typed, generated: false }
}

function refuse(lines: readonly string[]): never {
  console.error(lines.join('\n'))
  process.exit(1)
}

const [username, name] = process.argv.slice(2)
if (username === undefined) refuse(['npm run create-admin -- <username> ["Họ và tên"]'])
const { password, generated } = await choosePassword()
const opened = await openToolDatabase()
if (!opened.ok) refuse(startMessages(opened.error))
const { owner, close } = opened.value
try {
  // Before the server's first start the city is not there yet, and the grant needs it.
  const { lists } = await readDefinitions(join(import.meta.dirname, '..', 'form-definitions'))
  const communes = must(lists.find(({ list }) => list.key === 'communes')?.list, 'the code list of communes is there')
  await installUnits(owner, await cityUnits(communes))
  const created = await createFirstAdministrator(owner, {
    userId: uuidV7<UserId>(Date.now(), randomBytes(10)),
    username,
    name: name ?? username,
    passwordHash: await hashPassword(password),
    mustChangePassword: generated,
  })
  if (created.ok) {
    console.log(`Đã tạo quản trị viên "${username}". · Administrator "${username}" created.`)
    if (generated) console.log(`Mật khẩu, chỉ hiện lần này · Password, shown only now: ${password}`)
  } else {
    console.error(startMessages(created.error).join('\n'))
    process.exitCode = 1
  }
} finally {
  await close()
}
