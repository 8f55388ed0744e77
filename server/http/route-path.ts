import type { FastifyRequest } from 'fastify'

/**
 * What a request asks for, as the route says it: `/%61pi/v1/session` leads to the same route as `/api/v1/session`, and must not get
 * past what is decided by the path. The address as it came where no route is found.
 */
export const routePath = ({ routeOptions, url }: Pick<FastifyRequest, 'routeOptions' | 'url'>): string => routeOptions.url ?? url

export const isApi = (request: Pick<FastifyRequest, 'routeOptions' | 'url'>): boolean => routePath(request).startsWith('/api/')
