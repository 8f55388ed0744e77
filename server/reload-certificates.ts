import { watch, type FSWatcher } from 'node:fs'
import { basename, dirname } from 'node:path'
import { Server as TlsServer } from 'node:tls'
import type { Logger } from 'pino'
import type { Config } from './config.ts'
import { loadCertificate } from './load-certificate.ts'

/**
 * Takes a renewed certificate into use without a restart. Folders are watched, not files: renewal tools replace the file, or a
 * link to it. A pair that does not fit (half-way through the renewal) leaves the old one in use.
 */
export function reloadCertificates(tls: Config['tls'], server: object, log: Logger): { stop(): void } {
  if (tls.kind === 'none' || !(server instanceof TlsServer)) return { stop: () => undefined }
  const { certFile, keyFile } = tls
  const SETTLE = 500
  let timer: NodeJS.Timeout | undefined
  const reload = () => {
    const pair = loadCertificate(tls)
    if (pair.ok && pair.value) {
      server.setSecureContext({ ...pair.value })
      log.info('certificate reloaded')
    } else log.error({ issues: pair.ok ? [] : pair.error }, 'the new certificate cannot be used; the old one stays')
  }
  const watchers = [...new Set([dirname(certFile), dirname(keyFile)])].map((folder): FSWatcher =>
    watch(folder, (_event, name) => {
      if (name !== null && ![basename(certFile), basename(keyFile), '..data'].includes(name)) return
      clearTimeout(timer)
      timer = setTimeout(reload, SETTLE)
    }),
  )
  const stop = () => {
    clearTimeout(timer)
    for (const watcher of watchers) watcher.close()
  }
  return { stop }
}
