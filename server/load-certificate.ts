import { readFileSync } from 'node:fs'
import { createSecureContext } from 'node:tls'
import { issue } from '#core/lib/issue.ts'
import { err, ok, type Result } from '#core/lib/result.ts'
import type { Config } from './config.ts'

export interface Certificate {
  readonly cert: Buffer
  readonly key: Buffer
}

const readable = (file: string): Buffer | null => {
  try {
    return readFileSync(file)
  } catch {
    return null
  }
}

/** The pair of files, read and fitting together; null without TLS. Issues `tls.unreadable` {file} and `tls.unusable` name the variable. */
export function loadCertificate(tls: Config['tls']): Result<Certificate | null> {
  if (tls.kind === 'none') return ok(null)
  const cert = readable(tls.certFile)
  const key = readable(tls.keyFile)
  if (!cert) return err([issue('tls.unreadable', 'PHIEU_TLS_CERT', { file: tls.certFile })])
  if (!key) return err([issue('tls.unreadable', 'PHIEU_TLS_KEY', { file: tls.keyFile })])
  try {
    createSecureContext({ cert, key })
  } catch {
    return err([issue('tls.unusable', 'PHIEU_TLS_CERT', { file: tls.certFile })])
  }
  return ok({ cert, key })
}
