/**
 * `npm run create-user -- <username> --name "Họ và tên" --unit <key or code> --role <role> [--role …] [--post …] [--form <key>]`:
 * a person with roles in one unit, for one form or (without `--form`) for all. The password is made up and shown once;
 * the person changes it at the first sign-in.
 */
import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import Value from 'typebox/value'
import { must } from '#core/lib/assert.ts'
import { vietnamDay } from '#core/lib/calendar.ts'
import { uuidV7, type UserId } from '#core/lib/ids.ts'
import { Role } from '#core/protocol/session.ts'
import { createUser } from '#server/commands/install/create-user.ts'
import { hashPassword } from '#server/commands/install/hash-password.ts'
import { installUnits } from '#server/commands/install/install-units.ts'
import { madeUpPassword } from '#server/commands/install/made-up-password.ts'
import { openToolDatabase } from '#server/open-tool-database.ts'
import { cityUnits } from '#server/seed/city-units.ts'
import { readDefinitions } from '#server/seed/read-definitions.ts'
import { startMessages } from '#server/start-messages.ts'

const usage = [
  'npm run create-user -- <username> --name "Họ và tên" --unit <unit> --role <role> [--role …] [--post "Chức vụ"] [--form <form>]',
  `role: ${Role.anyOf.map((role) => role.const).join(', ')}`,
]

function refuse(lines: readonly string[]): never {
  console.error(lines.join('\n'))
  process.exit(1)
}

function readArguments() {
  try {
    const text = { type: 'string' } as const
    return parseArgs({
      allowPositionals: true,
      options: { name: text, unit: text, post: text, form: text, role: { type: 'string', multiple: true } },
    })
  } catch {
    return refuse(usage)
  }
}

const {
  positionals: [username, ...more],
  values: { name, unit, post, form, role },
} = readArguments()
const roles = role?.filter((text) => Value.Check(Role, text)) ?? []
if (username === undefined || more.length > 0 || !name || !unit || roles.length === 0 || roles.length !== role?.length) refuse(usage)
const opened = await openToolDatabase()
if (!opened.ok) refuse(startMessages(opened.error))
const { owner, close } = opened.value
try {
  // Before the server's first start the city is not there yet, and the grants need it.
  const { lists } = await readDefinitions(join(import.meta.dirname, '..', 'form-definitions'))
  const communes = must(lists.find(({ list }) => list.key === 'communes')?.list, 'the code list of communes is there')
  await installUnits(owner, await cityUnits(communes))
  const password = madeUpPassword()
  const created = await createUser(owner, {
    userId: uuidV7<UserId>(Date.now(), randomBytes(10)),
    username,
    name,
    post: post ?? '',
    passwordHash: await hashPassword(password),
    roles,
    unit,
    form: form ?? '*',
    today: vietnamDay(Date.now()),
  })
  if (created.ok) {
    console.log(`Đã tạo "${username}" (${name}). · "${username}" created.`)
    console.log(`Mật khẩu, chỉ hiện lần này, phải đổi khi đăng nhập · Password, shown only now, to be changed at sign-in: ${password}`)
  } else {
    console.error(startMessages(created.error).join('\n'))
    process.exitCode = 1
  }
} finally {
  await close()
}
