import { outlineOf } from '#core/form/authoring/outline.ts'
import { admissionLimits } from '#core/form/admission.ts'
import { expansionIssues } from '#core/form/admission-expansion.ts'
import { schemaIssues } from '#core/form/admission-schema.ts'
import { FormDefinition } from '#core/form/definition.ts'
import { shapeIssues } from '#core/form/shape-issues.ts'
import { isJsonObject } from '#core/lib/json.ts'
import { err, ok, type Result } from '#core/lib/result.ts'
import type { Issue } from '#core/lib/issue.ts'
import type { AuthoredVersion } from '#core/protocol/authoring.ts'
import type { Api } from '#network/api.ts'
import type { NetworkFailure } from '#network/network-failure.ts'
import type { AuthoredWork, Unfinished } from '#storage/authored-work.ts'
import type { Catalogue } from '#storage/catalogue.ts'

/**
 * What an author finds on opening. `definition`: null where the server's text is not one that the canvas can show, the source view can;
 * `kept`: what this device has and the server does not; `moved`: the server's text is another one by now.
 */
export interface OpenedWork {
  readonly version: AuthoredVersion
  readonly definition: FormDefinition | null
  readonly kept: { readonly definition: FormDefinition; readonly moved: boolean; readonly savedAt: number } | null
  readonly unfinished: Unfinished
}

const nothingBegun: Unfinished = { source: null, check: null }

/** A document that can be walked safely, admitted or not. */
export function readDefinition(document: unknown): Result<FormDefinition, readonly Issue[]> {
  const shape = shapeIssues(FormDefinition, document as never) // looked at by the schema
  if (shape.length > 0 || !isJsonObject(document)) return err(shape)
  const definition = document as unknown as FormDefinition // its shape was checked on the line above
  const issues = [...schemaIssues(definition.schema)]
  if (issues.length > 0) return err(issues)
  const endless = expansionIssues(definition.schema, admissionLimits)
  if (endless.length > 0) return err(endless)
  outlineOf(definition)
  return ok(definition)
}

/** A form's draft from the server, with what this device has kept of it. */
export async function openWork(
  { api, catalogue }: { readonly api: Api; readonly catalogue: Catalogue },
  key: string,
  version: number,
): Promise<Result<OpenedWork, NetworkFailure>> {
  const answer = await api.authoring.version(key, version)
  if (!answer.ok) return answer
  const drawn = readDefinition(answer.value.document)
  const [work, begun] = await Promise.all([catalogue.work(key, version), catalogue.unfinished(key, version)])
  const opened = { version: answer.value, definition: drawn.ok ? drawn.value : null, unfinished: begun.ok ? begun.value : nothingBegun }
  const kept: AuthoredWork | null = work.ok ? work.value : null
  const own = kept === null ? null : readDefinition(kept.document)
  if (kept === null || own === null || !own.ok) return ok({ ...opened, kept: null })
  return ok({ ...opened, kept: { definition: own.value, moved: kept.basedOn !== answer.value.summary.hash, savedAt: kept.savedAt } })
}
