import { ok, type Result } from '#core/lib/result.ts'
import type { AuthoredVersion } from '#core/protocol/authoring.ts'
import type { AuthoringApi } from '#network/authoring-api.ts'
import type { NetworkFailure } from '#network/network-failure.ts'

export interface VersionPage {
  readonly version: AuthoredVersion
  /** What it is compared with; null when it is the first, or the one before cannot be had. */
  readonly before: AuthoredVersion | null
}

/**
 * A version with the published one before it. While a draft has mistakes the server does not say which that is: it is the newest of
 * lower number that is, or was, in use.
 */
export async function loadVersion(api: AuthoringApi, key: string, number: number): Promise<Result<VersionPage, NetworkFailure>> {
  const version = await api.version(key, number)
  if (!version.ok) return version
  const before = version.value.before?.version ?? (number === 1 ? undefined : await publishedBefore(api, key, number))
  const found = before === undefined ? null : await api.version(key, before)
  return ok({ version: version.value, before: found?.ok ? found.value : null })
}

async function publishedBefore(api: AuthoringApi, key: string, number: number): Promise<number | undefined> {
  const forms = await api.forms()
  if (!forms.ok) return undefined
  return forms.value.versions
    .filter((each) => each.key === key && each.version < number && each.state !== 'draft' && each.state !== 'in-review')
    .map((each) => each.version)
    .toSorted((a, b) => b - a)[0]
}
