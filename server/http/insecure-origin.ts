import type { FastifyInstance, FastifyRequest } from 'fastify'
import { sendProblem } from './send-problem.ts'

const loopback = new Set(['localhost', '127.0.0.1', '[::1]', '::1'])

/** Browsers give service worker, encryption, camera and location to HTTPS and to this computer's own address only. */
export const isSecureOrigin = (protocol: string, hostname: string): boolean =>
  protocol === 'https' || loopback.has(hostname) || hostname.endsWith('.localhost')

const page = `<!doctype html>
<html lang="vi"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>Phiếu: cần kết nối an toàn</title>
<style>body{font:1rem/1.6 system-ui,sans-serif;max-width:40rem;margin:3rem auto;padding:0 1rem;color:#1b2a2f;background:#fff}h1{font-size:1.5rem}section+section{margin-top:2.5rem;padding-top:1.5rem;border-top:1px solid #ccd6d9}</style></head>
<body>
<section><h1>Địa chỉ này không an toàn (không có HTTPS)</h1>
<p>Phiếu cất dữ liệu được mã hóa trên máy và làm việc khi mất mạng. Trình duyệt chỉ cho phép điều đó khi địa chỉ bắt đầu bằng <strong>https://</strong>.</p>
<p>Hãy mở lại bằng địa chỉ https:// do cơ quan cung cấp. Nếu chưa có, hãy báo người quản trị: cần đặt PHIEU_TLS_CERT và PHIEU_TLS_KEY, hoặc đặt máy chủ sau một proxy có HTTPS (PHIEU_TRUST_PROXY, PHIEU_PUBLIC_ORIGIN).</p></section>
<section lang="en"><h1>This address is not secure (no HTTPS)</h1>
<p>Phiếu keeps encrypted data on the device and works offline. Browsers allow that only when the address starts with <strong>https://</strong>.</p>
<p>Open it again at the https:// address your office was given. If there is none, tell the administrator: set PHIEU_TLS_CERT and PHIEU_TLS_KEY, or put the server behind a proxy with HTTPS (PHIEU_TRUST_PROXY, PHIEU_PUBLIC_ORIGIN).</p></section>
</body></html>`

const wantsPage = (request: FastifyRequest): boolean => request.method === 'GET' && (request.headers.accept ?? '').includes('text/html')

/** Health checks come from the inside and carry nothing. */
const isProbe = (url: string): boolean => url === '/healthz' || url === '/readyz'

/**
 * On an insecure origin the application could not keep its promises, and passwords would cross the network in clear:
 * a browser gets a page that says why, the API refuses.
 */
export function installInsecureOriginFence(app: FastifyInstance): void {
  app.addHook('onRequest', async (request, reply) => {
    if (isSecureOrigin(request.protocol, request.hostname) || isProbe(request.url)) return undefined
    if (wantsPage(request)) return reply.code(200).header('cache-control', 'no-store').type('text/html; charset=utf-8').send(page)
    return sendProblem(request, reply, { status: 421, code: 'origin.insecure' })
  })
}
