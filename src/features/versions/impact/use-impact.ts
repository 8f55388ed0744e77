import { useCallback, useEffect } from 'react'
import { err, ok } from '#core/lib/result.ts'
import type { VersionSummary } from '#core/protocol/authoring.ts'
import type { ImpactReport } from '#core/protocol/impact.ts'
import type { NetworkFailure } from '#network/network-failure.ts'
import { useServices } from '#workspace/services.ts'
import { useLoad, type Loaded } from '#workspace/use-load.ts'
import { useRequest, type RequestError } from '#workspace/use-request.ts'

/** Milliseconds between two looks at a report that is being worked out. */
const LOOK_AGAIN = 1000

export interface Impact {
  /** Null: none was ever asked for. */
  readonly state: Loaded<ImpactReport | null, NetworkFailure>
  /** Asking for it or giving it up is under way. */
  readonly busy: boolean
  readonly error: RequestError | null
  start(): void
  stop(): void
  reload(): void
}

const isNone = (failure: NetworkFailure): boolean => failure.kind === 'problem' && failure.problem.code === 'impact.none'

/** The newest report on a version; while one is worked out, how far it has got. */
export function useImpact({ key, version }: Pick<VersionSummary, 'key' | 'version'>): Impact {
  const { api } = useServices()
  const load = useCallback(async () => {
    const answer = await api.authoring.impact(key, version)
    return answer.ok ? answer : isNone(answer.error) ? ok(null) : err(answer.error)
  }, [api, key, version])
  const { state, reload } = useLoad(load)
  const { busy, error, run } = useRequest()
  useEffect(() => {
    if (state.kind !== 'ready' || state.refreshing || state.value?.status !== 'running') return
    const timer = setTimeout(reload, LOOK_AGAIN)
    return () => clearTimeout(timer)
  }, [state, reload])
  return {
    state,
    busy,
    error,
    start: () => void run(() => api.authoring.startImpact(key, version), reload),
    stop: () => void run(() => api.authoring.stopImpact(key, version), reload),
    reload,
  }
}

/** The report when it is finished and on this very text. */
export function freshReport({ state }: Impact, hash: string): ImpactReport | null {
  const report = state.kind === 'ready' ? state.value : null
  return report !== null && report.status === 'done' && report.hash === hash ? report : null
}
