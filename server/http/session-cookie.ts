import type { FastifyReply, FastifyRequest } from 'fastify'

/** `__Host-` binds the cookie to this host over HTTPS; browsers refuse that name on http://localhost, so there it is plain. */
const nameFor = (request: FastifyRequest): string => (request.protocol === 'https' ? '__Host-phieu' : 'phieu')

const attributes = (request: FastifyRequest) =>
  ({ path: '/', httpOnly: true, sameSite: 'strict', secure: request.protocol === 'https' }) as const

export const readSessionCookie = (request: FastifyRequest): string | null => request.cookies[nameFor(request)] ?? null

export const setSessionCookie = (request: FastifyRequest, reply: FastifyReply, token: string, maxAgeSeconds: number): FastifyReply =>
  reply.setCookie(nameFor(request), token, { ...attributes(request), maxAge: maxAgeSeconds })
