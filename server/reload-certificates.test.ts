import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:https'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connect } from 'node:tls'
import { pino } from 'pino'
import { expect, test } from 'vitest'
import { loadCertificate } from './load-certificate.ts'
import { reloadCertificates } from './reload-certificates.ts'

/** Self-signed pairs of names that exist nowhere, made for this test. */
const first = {
  cert: `-----BEGIN CERTIFICATE-----
MIIBmzCCAUGgAwIBAgIUV7/FRcbXpQLGTBUoJU+BjocLLZwwCgYIKoZIzj0EAwIw
FzEVMBMGA1UEAwwMcGhpZXUtdGVzdC0xMCAXDTI2MTEyMTIxMjI1NloYDzIxMjYx
MDI4MjEyMjU2WjAXMRUwEwYDVQQDDAxwaGlldS10ZXN0LTEwWTATBgcqhkjOPQIB
BggqhkjOPQMBBwNCAAQBoYYM+HtwGgG30VaOrKAvWgSBlp0SsKbZ6umeSRpvAWil
phtbU6iLJKtMojmyr29cF2ahBFmfgRvwK8A089tfo2kwZzAdBgNVHQ4EFgQUIR9u
MFr6Nq8sNIA3mFwJGqaWYxMwHwYDVR0jBBgwFoAUIR9uMFr6Nq8sNIA3mFwJGqaW
YxMwDwYDVR0TAQH/BAUwAwEB/zAUBgNVHREEDTALgglsb2NhbGhvc3QwCgYIKoZI
zj0EAwIDSAAwRQIhAL9P1udXUoFl0lR2DzOt5y1/bY58cG7QxPxFxs/n2m1dAiAg
TRuVe26DggpCp903Nfbs82eHO/kW5ANr3M/5tlZ+hg==
-----END CERTIFICATE-----`,
  key: `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQg6jiu/Gg74SiIOmp7
ckb1IxzT03hWBncxCOvetVbtkMShRANCAAQBoYYM+HtwGgG30VaOrKAvWgSBlp0S
sKbZ6umeSRpvAWilphtbU6iLJKtMojmyr29cF2ahBFmfgRvwK8A089tf
-----END PRIVATE KEY-----`,
}
const second = {
  cert: `-----BEGIN CERTIFICATE-----
MIIBmzCCAUGgAwIBAgIUD584sYsIDZMrCFWa2OEXJgtW7dUwCgYIKoZIzj0EAwIw
FzEVMBMGA1UEAwwMcGhpZXUtdGVzdC0yMCAXDTI2MTEyMTIxMjI1NloYDzIxMjYx
MDI4MjEyMjU2WjAXMRUwEwYDVQQDDAxwaGlldS10ZXN0LTIwWTATBgcqhkjOPQIB
BggqhkjOPQMBBwNCAARvExvOa2UKEYT+c0CPqXPK4Ig0kUX9qDaZcZRqScZj7dgI
0i7hq0QZD3AP7UFs67dwR2ZKkRpZRusLvcuxyOd/o2kwZzAdBgNVHQ4EFgQUJQqn
KHtaLS8p9/uaeI2Kn+40Fo4wHwYDVR0jBBgwFoAUJQqnKHtaLS8p9/uaeI2Kn+40
Fo4wDwYDVR0TAQH/BAUwAwEB/zAUBgNVHREEDTALgglsb2NhbGhvc3QwCgYIKoZI
zj0EAwIDSAAwRQIgJVA+rJaEaNCf6K0BuxCrjE2lVc1odbUsg2mcz3Bz3s8CIQDL
68LC/Cl48Z0rEs28GNjDjfYG1abCliUlY1Hs0iwHyA==
-----END CERTIFICATE-----`,
  key: `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgA1EBIyAdzOuCS6Jt
N2mBMJtfeMvVhXvzVf9oAkSi7TKhRANCAARvExvOa2UKEYT+c0CPqXPK4Ig0kUX9
qDaZcZRqScZj7dgI0i7hq0QZD3AP7UFs67dwR2ZKkRpZRusLvcuxyOd/
-----END PRIVATE KEY-----`,
}

async function shownName(port: number): Promise<string | undefined> {
  const socket = connect({ port, host: '127.0.0.1', servername: 'localhost', rejectUnauthorized: false })
  await once(socket, 'secureConnect')
  const name = String(socket.getPeerCertificate().subject.CN)
  socket.destroy()
  return name
}

test('a renewed certificate is used without a restart; a half-written one is not', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'phieu-tls-'))
  const tls = { kind: 'files' as const, certFile: join(folder, 'cert.pem'), keyFile: join(folder, 'key.pem') }
  expect(loadCertificate(tls)).toMatchObject({ ok: false, error: [{ code: 'tls.unreadable', path: 'PHIEU_TLS_CERT' }] })
  await Promise.all([writeFile(tls.certFile, first.cert), writeFile(tls.keyFile, first.key)])
  const server = createServer({ cert: first.cert, key: first.key })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  const log: string[] = []
  const logged = async (text: string) => await expect.poll(() => log.join(''), { timeout: 10_000 }).toContain(text)
  const watching = reloadCertificates(tls, server, pino({}, { write: (line: string) => void log.push(line) }))
  try {
    await writeFile(tls.certFile, second.cert)
    await logged('the old one stays')
    expect(loadCertificate(tls)).toMatchObject({ ok: false, error: [{ code: 'tls.unusable' }] })
    expect(await shownName(port)).toBe('phieu-test-1')
    await writeFile(tls.keyFile, second.key)
    await logged('certificate reloaded')
    expect(await shownName(port)).toBe('phieu-test-2')
  } finally {
    watching.stop()
    server.close()
    await rm(folder, { recursive: true, force: true })
  }
})
