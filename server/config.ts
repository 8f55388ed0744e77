import { isAbsolute, join, resolve } from 'node:path'
import { issue, type Issue } from '#core/lib/issue.ts'
import { err, ok, type Result } from '#core/lib/result.ts'
import type { ClamdAddress } from './files/scan-file.ts'

export type LogLevel = 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent'

/** Everything the environment says, parsed once at start; `process.env` is read nowhere else in the server. */
export interface Config {
  readonly mode: 'demo' | 'production'
  readonly host: string
  readonly port: number
  /** Absolute. Holds the embedded database and the server's secrets; uploaded files too, unless they have a folder of their own. */
  readonly dataFolder: string
  /** Absolute. The bytes of uploaded files; the servers of one city share it. */
  readonly filesFolder: string
  /** The virus scanner that each file is shown to; null: none. */
  readonly clamd: ClamdAddress | null
  readonly database: DatabaseConfig
  readonly tls: { readonly kind: 'none' } | { readonly kind: 'files'; readonly certFile: string; readonly keyFile: string }
  /** Addresses or CIDR blocks of proxies whose `X-Forwarded-*` is believed; empty: nobody's. */
  readonly trustProxy: readonly string[]
  /** Where browsers reach the server when that is not what the server itself sees, e.g. `https://phieu.haiphong.gov.vn`. */
  readonly publicOrigin: string | null
  readonly logLevel: LogLevel
}

export type DatabaseConfig =
  | { readonly kind: 'embedded' }
  /** `appUrl` is the role that serves requests, `ownerUrl` the one that migrates. */
  | { readonly kind: 'external'; readonly appUrl: string; readonly ownerUrl: string }

/** What the parser must know besides the variables. */
export interface ConfigSurroundings {
  readonly isRoot: boolean
  readonly workingFolder: string
}

type Environment = Readonly<Record<string, string | undefined>>

const logLevels: readonly LogLevel[] = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']
const oneOf = <T extends string>(choices: readonly T[], text: string): T | undefined => choices.find((choice) => choice === text)

/** The configuration, or every wrong variable: `path` is its name, `code` a key of `config-messages.ts`. */
export function parseConfig(env: Environment, surroundings: ConfigSurroundings): Result<Config> {
  const issues: Issue[] = []
  const bad = (name: string, code: string, params: Issue['params'] = {}) => void issues.push(issue(`config.${code}`, name, params))
  // An empty variable is the shell's way to say "not set".
  const text = (name: string) => env[name]?.trim() || undefined

  const modes = ['demo', 'production'] as const
  const mode = oneOf(modes, text('PHIEU_MODE') ?? 'production')
  if (!mode) bad('PHIEU_MODE', 'choice', { choices: [...modes] })
  const logLevel = oneOf(logLevels, text('PHIEU_LOG_LEVEL') ?? (mode === 'demo' ? 'warn' : 'info'))
  if (!logLevel) bad('PHIEU_LOG_LEVEL', 'choice', { choices: [...logLevels] })
  const portText = text('PHIEU_PORT') ?? '8080'
  const port = /^\d{1,5}$/.test(portText) ? Number(portText) : -1
  if (port < 0 || port > 65535) bad('PHIEU_PORT', 'port')
  const host = text('PHIEU_HOST') ?? (mode === 'demo' ? '127.0.0.1' : '0.0.0.0')
  if (!/^[a-zA-Z0-9.:_-]+$/.test(host)) bad('PHIEU_HOST', 'host')

  const dataFolder = dataFolderOf(text('PHIEU_DATA'), surroundings)
  const config = {
    host,
    port,
    dataFolder,
    filesFolder: resolve(surroundings.workingFolder, text('PHIEU_FILES') ?? join(dataFolder, 'files')),
    clamd: clamdOf(text, bad),
    database: databaseOf(text, bad),
    tls: tlsOf(text, bad, surroundings),
    trustProxy: trustProxyOf(text, bad),
    publicOrigin: publicOriginOf(text, bad),
  }
  if (issues.length > 0 || !mode || !logLevel) return err(issues)
  return ok(Object.freeze({ mode, logLevel, ...config }))
}

type ReadText = (name: string) => string | undefined
type ReportBad = (name: string, code: string, params?: Issue['params']) => void

/** As root the database runs under another account, which cannot enter /root; hence the system's own place. */
function dataFolderOf(given: string | undefined, { isRoot, workingFolder }: ConfigSurroundings): string {
  if (given) return isAbsolute(given) ? given : resolve(workingFolder, given)
  return isRoot ? '/var/lib/phieu' : join(workingFolder, 'data')
}

function clamdOf(text: ReadText, bad: ReportBad): ClamdAddress | null {
  const given = text('PHIEU_CLAMD')
  if (given === undefined) return null
  if (isAbsolute(given)) return { path: given }
  const [, host, port] = /^([a-zA-Z0-9._-]+|\[[0-9a-fA-F:]+\]):(\d{1,5})$/.exec(given) ?? []
  if (host !== undefined && Number(port) <= 65535) return { host: host.replace(/^\[|\]$/g, ''), port: Number(port) }
  bad('PHIEU_CLAMD', 'clamd')
  return null
}

function databaseOf(text: ReadText, bad: ReportBad): DatabaseConfig {
  const appUrl = text('DATABASE_URL')
  const ownerUrl = text('DATABASE_OWNER_URL')
  if (!appUrl && !ownerUrl) return { kind: 'embedded' }
  for (const [name, url] of [['DATABASE_URL', appUrl] as const, ['DATABASE_OWNER_URL', ownerUrl] as const]) {
    if (!url) bad(name, 'both-urls')
    else if (!['postgres:', 'postgresql:'].includes(URL.parse(url)?.protocol ?? '')) bad(name, 'database-url')
  }
  if (appUrl && appUrl === ownerUrl) bad('DATABASE_OWNER_URL', 'same-role')
  return { kind: 'external', appUrl: appUrl ?? '', ownerUrl: ownerUrl ?? '' }
}

function tlsOf(text: ReadText, bad: ReportBad, { workingFolder }: ConfigSurroundings): Config['tls'] {
  const certFile = text('PHIEU_TLS_CERT')
  const keyFile = text('PHIEU_TLS_KEY')
  if (!certFile && !keyFile) return { kind: 'none' }
  if (!certFile || !keyFile) {
    bad(certFile ? 'PHIEU_TLS_KEY' : 'PHIEU_TLS_CERT', 'both-tls')
    return { kind: 'none' }
  }
  return { kind: 'files', certFile: resolve(workingFolder, certFile), keyFile: resolve(workingFolder, keyFile) }
}

function trustProxyOf(text: ReadText, bad: ReportBad): string[] {
  const proxies = (text('PHIEU_TRUST_PROXY') ?? '')
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean)
  // Trusting everybody would let any client choose its address and its scheme.
  if (proxies.some((proxy) => !/^[0-9a-fA-F.:]+(\/\d{1,3})?$/.test(proxy) || /\/0+$/.test(proxy))) bad('PHIEU_TRUST_PROXY', 'proxy')
  if (proxies.length > 0 && !text('PHIEU_PUBLIC_ORIGIN')) bad('PHIEU_PUBLIC_ORIGIN', 'origin-missing')
  return proxies
}

function publicOriginOf(text: ReadText, bad: ReportBad): string | null {
  const given = text('PHIEU_PUBLIC_ORIGIN')
  if (!given) return null
  const url = URL.parse(given)
  const isLocal = url?.hostname === 'localhost' || url?.hostname === '127.0.0.1'
  if (!url || url.origin !== given.replace(/\/$/, '') || !(url.protocol === 'https:' || (isLocal && url.protocol === 'http:')))
    bad('PHIEU_PUBLIC_ORIGIN', 'origin')
  return url?.origin ?? null
}
