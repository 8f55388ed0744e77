import type { FormDefinition } from '#core/form/definition.ts'
import type { FormRef } from '#core/form/compiled-form.ts'
import type { ListLookup } from '#core/form/lists/list-lookup.ts'
import type { FormSummary } from '#core/protocol/catalogue.ts'
import type { AuthoredSample, AuthoredSamples } from './authored-sample.ts'
import type { AuthoredListWork, AuthoredUnfinished, AuthoredWork, Unfinished } from './authored-work.ts'
import type { Stored } from './vault.ts'

/** Names one version of a list. */
export interface ListName {
  readonly key: string
  readonly version: string
}

/** What is known of a list without reading it. */
export interface ListHead extends ListName, Pick<ListLookup, 'effectiveFrom' | 'effectiveTo'> {
  readonly count: number
}

/** Definitions and code lists, in clear, shared by all users of the device: no record, comment or name of a person. */
export interface Catalogue {
  forms(): Promise<Stored<readonly FormSummary[]>>
  putForms(forms: readonly FormSummary[]): Promise<Stored<void>>
  definition(ref: FormRef): Promise<Stored<FormDefinition | null>>
  putDefinition(ref: FormRef, definition: FormDefinition): Promise<Stored<void>>
  listHeads(): Promise<Stored<readonly ListHead[]>>
  /** Look-up in a list, which is loaded once; null when it is not here. A large one is searched off the main thread, and made ready for it now. */
  list(name: ListName): Promise<Stored<ListLookup | null>>
  /** Keeps a list as the server sent it, unread. False: it is not what its name says; nothing was kept. */
  keepList(name: ListName, bytes: Blob): Promise<Stored<boolean>>
  /** A form that this person writes here, as it was left; null when there is nothing the server lacks. */
  work(key: string, version: number): Promise<Stored<AuthoredWork | null>>
  putWork(work: AuthoredWork): Promise<Stored<void>>
  dropWork(key: string, version: number): Promise<Stored<void>>
  /** The samples by which this person tries that form. */
  samples(key: string, version: number): Promise<Stored<readonly AuthoredSample[]>>
  putSamples(samples: AuthoredSamples): Promise<Stored<void>>
  /** What this person has begun in that form. */
  unfinished(key: string, version: number): Promise<Stored<Unfinished>>
  putUnfinished(unfinished: AuthoredUnfinished): Promise<Stored<void>>
  /** The same of a code list that this person writes here. */
  listWork(name: ListName): Promise<Stored<AuthoredListWork | null>>
  putListWork(work: AuthoredListWork): Promise<Stored<void>>
  dropListWork(name: ListName): Promise<Stored<void>>
}
