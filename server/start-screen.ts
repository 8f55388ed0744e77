import type { Config } from './config.ts'
import type { RunningServer } from './start-server.ts'

const databaseWords = {
  embedded: 'PostgreSQL kèm theo (embedded)',
  adopted: 'PostgreSQL kèm theo, còn chạy từ lần trước (embedded, still running)',
  external: 'PostgreSQL của thành phố (external)',
} as const

/** What the operator sees once the server answers: what was done, where it is, what needs attention. */
export function startScreen(config: Config, running: RunningServer, steps: readonly string[]): string[] {
  const { catalogue, database, seeded, url } = running
  const migrated = database.migrated.length > 0 ? ` · ${database.migrated.length} bước nâng cấp (migrations)` : ''
  return [
    '',
    `PHIẾU ${config.mode === 'demo' ? '· TRÌNH DIỄN (demonstration)' : ''}`.trim(),
    '',
    ...steps,
    `✓ ${databaseWords[database.description]}${migrated}`,
    `✓ ${catalogue.units} đơn vị (units) · ${catalogue.lists.length} danh mục (code lists) · ${catalogue.forms.length} biểu mẫu (forms)`,
    ...(seeded === null ? [] : [`✓ Thành phố trình diễn: ${seeded} phiếu (demonstration city: ${seeded} records)`]),
    ...attention(running),
    '',
    `  ${url}`,
    '',
    ...(config.mode === 'demo'
      ? whoCanSignIn(running.people)
      : ['  Quản trị viên đầu tiên · First administrator: npm run create-admin -- <username>']),
    `  Dữ liệu · data: ${config.dataFolder}    Dừng · stop: Ctrl+C`,
    '',
  ]
}

/** One line for each unit: what the people of a unit may do is told by their names, and in full on the sign-in page. */
function whoCanSignIn(people: RunningServer['people']): string[] {
  const units = [...Map.groupBy(people, ({ unit }) => unit)]
  const width = Math.max(0, ...units.map(([unit]) => unit.length))
  const passwords = new Set(people.map(({ password }) => password))
  const oneForAll = passwords.size === 1
  return [
    `  Người đăng nhập được · who can sign in${oneForAll ? ` (mật khẩu chung · password: ${[...passwords].join()})` : ''}`,
    ...units.map(
      ([unit, members]) =>
        `    ${unit.padEnd(width)}  ${members.map(({ username, password }) => (oneForAll ? username : `${username} ${password}`)).join('  ')}`,
    ),
    '',
  ]
}

function attention({ catalogue }: RunningServer): string[] {
  const kept = [...catalogue.lists, ...catalogue.forms].filter(({ outcome }) => outcome === 'kept')
  return [
    ...kept.map(
      ({ name }) =>
        `! ${name}: bản đã công bố khác với tệp; hãy tăng số phiên bản (published text differs from the file; raise its version)`,
    ),
    ...catalogue.problems.map(
      ({ file, issues }) =>
        `! ${file}: ${issues.length} chỗ phải sửa, không nhập; đọc từng chỗ bằng npm run forms -- diff (not taken, ${issues.length} to mend: read them with npm run forms -- diff)`,
    ),
  ]
}
