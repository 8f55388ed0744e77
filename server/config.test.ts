import { expect, test } from 'vitest'
import { configMessages } from './config-messages.ts'
import { parseConfig } from './config.ts'

const surroundings = { isRoot: false, workingFolder: '/srv/phieu' }
const wrong = (env: Record<string, string>) => {
  const parsed = parseConfig(env, surroundings)
  return parsed.ok ? [] : parsed.error.map((issue) => `${issue.path} ${issue.code}`)
}

test('the demonstration listens on this machine only, production on all addresses', () => {
  const demo = parseConfig({ PHIEU_MODE: 'demo' }, surroundings)
  expect(demo.ok && demo.value).toMatchObject({
    mode: 'demo',
    host: '127.0.0.1',
    port: 8080,
    dataFolder: '/srv/phieu/data',
    database: { kind: 'embedded' },
  })
  const production = parseConfig({}, surroundings)
  expect(production.ok && production.value).toMatchObject({ mode: 'production', host: '0.0.0.0' })
})

test('as root the data lie where the database account can reach them', () => {
  const parsed = parseConfig({}, { isRoot: true, workingFolder: '/root/phieu' })
  expect(parsed.ok && parsed.value.dataFolder).toBe('/var/lib/phieu')
})

test('files lie with the other data, or where they are told to', () => {
  const usual = parseConfig({ PHIEU_DATA: '/data/phieu' }, surroundings)
  expect(usual.ok && usual.value.filesFolder).toBe('/data/phieu/files')
  const own = parseConfig({ PHIEU_DATA: '/data/phieu', PHIEU_FILES: 'shared' }, surroundings)
  expect(own.ok && own.value.filesFolder).toBe('/srv/phieu/shared')
})

test('the virus scanner is reached over the network or a local socket', () => {
  const found = (PHIEU_CLAMD: string) => {
    const parsed = parseConfig({ PHIEU_CLAMD }, surroundings)
    return parsed.ok && parsed.value.clamd
  }
  expect([found('10.0.0.5:3310'), found('[fd00::5]:3310'), found('/run/clamav/clamd.ctl'), found('')]).toEqual([
    { host: '10.0.0.5', port: 3310 },
    { host: 'fd00::5', port: 3310 },
    { path: '/run/clamav/clamd.ctl' },
    null,
  ])
})

test('nonsense is refused, each variable by its name', () => {
  expect(wrong({ PHIEU_MODE: 'test', PHIEU_PORT: '80801', PHIEU_LOG_LEVEL: 'loud' })).toEqual([
    'PHIEU_MODE config.choice',
    'PHIEU_LOG_LEVEL config.choice',
    'PHIEU_PORT config.port',
  ])
  for (const PHIEU_CLAMD of ['clamd', 'scanner:99999', './clamd.sock']) expect(wrong({ PHIEU_CLAMD })).toEqual(['PHIEU_CLAMD config.clamd'])
  expect(wrong({ DATABASE_URL: 'postgres://a@b/c' })).toEqual(['DATABASE_OWNER_URL config.both-urls'])
  expect(wrong({ DATABASE_URL: 'mysql://a@b/c', DATABASE_OWNER_URL: 'postgres://o@b/c' })).toEqual(['DATABASE_URL config.database-url'])
  expect(wrong({ DATABASE_URL: 'postgres://a@b/c', DATABASE_OWNER_URL: 'postgres://a@b/c' })).toEqual([
    'DATABASE_OWNER_URL config.same-role',
  ])
  expect(wrong({ PHIEU_TLS_CERT: 'c.pem' })).toEqual(['PHIEU_TLS_KEY config.both-tls'])
  expect(wrong({ PHIEU_TRUST_PROXY: '0.0.0.0/0', PHIEU_PUBLIC_ORIGIN: 'https://phieu.vn' })).toEqual(['PHIEU_TRUST_PROXY config.proxy'])
  expect(wrong({ PHIEU_TRUST_PROXY: '10.0.0.1' })).toEqual(['PHIEU_PUBLIC_ORIGIN config.origin-missing'])
  expect(wrong({ PHIEU_PUBLIC_ORIGIN: 'http://phieu.vn' })).toEqual(['PHIEU_PUBLIC_ORIGIN config.origin'])
  expect(wrong({ PHIEU_PUBLIC_ORIGIN: 'https://phieu.vn/app' })).toEqual(['PHIEU_PUBLIC_ORIGIN config.origin'])
})

test('a message names the variable in two languages and never its value', () => {
  const parsed = parseConfig({ DATABASE_URL: 'mysql://user:secret@b/c', DATABASE_OWNER_URL: 'postgres://o@b/c' }, surroundings)
  const lines = parsed.ok ? [] : configMessages(parsed.error)
  expect(lines).toEqual(['DATABASE_URL: phải có dạng postgresql://máy/cơ-sở-dữ-liệu. · must look like postgresql://host/database.'])
})
