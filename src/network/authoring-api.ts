import type { Result } from '#core/lib/result.ts'
import { MAX_LIST_BYTES } from '#core/form/code-list.ts'
import { AuthoredLists, ListSaved, type PublishList } from '#core/protocol/authored-lists.ts'
import {
  AuthoredForms,
  AuthoredVersion,
  AuthoringUnits,
  DraftSaved,
  type NewComment,
  type NewForm,
  type NextVersion,
  type SaveDraft,
  type VersionAct,
} from '#core/protocol/authoring.ts'
import { FormTest, type NameTesters } from '#core/protocol/form-tests.ts'
import { ImpactReport } from '#core/protocol/impact.ts'
import type { NetworkFailure } from './network-failure.ts'
import { readJsonBytes } from './read-json-bytes.ts'
import { exchange, sendRequest, type RequestOf, type Transport } from './send-request.ts'

type Answer<T> = Promise<Result<T, NetworkFailure>>

/** Making and changing forms; what each path means, and its problems, stand with its message in `core/protocol`. */
export interface AuthoringApi {
  forms(): Answer<AuthoredForms>
  version(key: string, version: number): Answer<AuthoredVersion>
  units(): Answer<AuthoringUnits>
  newForm(request: NewForm): Answer<AuthoredVersion>
  nextVersion(key: string, request: NextVersion): Answer<AuthoredVersion>
  /** Stale (`draft.stale`) is no failure of the network: the author is shown both. */
  save(key: string, version: number, request: SaveDraft): Answer<DraftSaved>
  deleteDraft(key: string, version: number): Answer<void>
  act(key: string, version: number, request: VersionAct): Answer<AuthoredVersion>
  comment(key: string, version: number, request: NewComment): Answer<AuthoredVersion>
  settleComment(key: string, version: number, commentId: string): Answer<AuthoredVersion>
  impact(key: string, version: number): Answer<ImpactReport>
  startImpact(key: string, version: number): Answer<ImpactReport>
  stopImpact(key: string, version: number): Answer<void>
  test(key: string, version: number, text: string): Answer<FormTest>
  nameTesters(key: string, version: number, request: NameTesters): Answer<FormTest>
  lists(): Answer<AuthoredLists>
  /** A `ListDocument`, unread: a hundred thousand rows are parsed and checked elsewhere. */
  list(key: string, version: string): Answer<Blob>
  /** `text` is a whole list as JSON; `basedOn` null: a new version. */
  saveList(key: string, version: string, text: Blob, basedOn: string | null): Answer<ListSaved>
  deleteList(key: string, version: string): Answer<void>
  publishList(key: string, version: string, request: PublishList): Answer<void>
}

type Own = <M extends RequestOf<null>['method']>(method: M) => Pick<RequestOf<null>, 'timeoutMs' | 'userId'> & { readonly method: M }

/** A form or a list of some size over a slow link. */
const LONG = 90_000

export function createAuthoringApi(transport: Transport, own: Own): AuthoringApi {
  const formPath = (key: string, version?: number): string =>
    `/authoring/forms/${encodeURIComponent(key)}/versions${version === undefined ? '' : `/${version}`}`
  const listPath = (key: string, version: string): string =>
    `/authoring/lists/${encodeURIComponent(key)}/versions/${encodeURIComponent(version)}`
  const long = <M extends RequestOf<null>['method']>(method: M) => ({ ...own(method), timeoutMs: LONG })
  return {
    forms: () => sendRequest(transport, { ...own('GET'), path: '/authoring/forms', answer: AuthoredForms }),
    version: (key, version) => sendRequest(transport, { ...long('GET'), path: formPath(key, version), answer: AuthoredVersion }),
    units: () => sendRequest(transport, { ...own('GET'), path: '/authoring/units', answer: AuthoringUnits }),
    newForm: (body) => sendRequest(transport, { ...long('POST'), path: '/authoring/forms', body, answer: AuthoredVersion }),
    nextVersion: (key, body) => sendRequest(transport, { ...long('POST'), path: formPath(key), body, answer: AuthoredVersion }),
    save: (key, version, body) => sendRequest(transport, { ...long('PUT'), path: formPath(key, version), body, answer: DraftSaved }),
    deleteDraft: (key, version) => sendRequest(transport, { ...own('DELETE'), path: formPath(key, version), answer: null }),
    act: (key, version, body) =>
      sendRequest(transport, { ...long('POST'), path: `${formPath(key, version)}/acts`, body, answer: AuthoredVersion }),
    comment: (key, version, body) =>
      sendRequest(transport, { ...long('POST'), path: `${formPath(key, version)}/comments`, body, answer: AuthoredVersion }),
    settleComment: (key, version, commentId) =>
      sendRequest(transport, {
        ...long('POST'),
        path: `${formPath(key, version)}/comments/${commentId}/settle`,
        body: {},
        answer: AuthoredVersion,
      }),
    impact: (key, version) => sendRequest(transport, { ...own('GET'), path: `${formPath(key, version)}/impact`, answer: ImpactReport }),
    startImpact: (key, version) =>
      sendRequest(transport, { ...long('POST'), path: `${formPath(key, version)}/impact`, body: {}, answer: ImpactReport }),
    stopImpact: (key, version) => sendRequest(transport, { ...own('DELETE'), path: `${formPath(key, version)}/impact`, answer: null }),
    test: (key, version, text) =>
      sendRequest(transport, { ...own('GET'), path: `${formPath(key, version)}/test?q=${encodeURIComponent(text)}`, answer: FormTest }),
    nameTesters: (key, version, body) =>
      sendRequest(transport, { ...long('PUT'), path: `${formPath(key, version)}/test`, body, answer: FormTest }),
    lists: () => sendRequest(transport, { ...own('GET'), path: '/authoring/lists', answer: AuthoredLists }),
    list: (key, version) =>
      exchange(transport, { ...long('GET'), path: listPath(key, version) }, (response) => readJsonBytes(response, MAX_LIST_BYTES)),
    saveList: (key, version, text, basedOn) =>
      sendRequest(transport, {
        ...long('PUT'),
        path: `${listPath(key, version)}${basedOn === null ? '' : `?basedOn=${encodeURIComponent(basedOn)}`}`,
        json: text,
        answer: ListSaved,
      }),
    deleteList: (key, version) => sendRequest(transport, { ...own('DELETE'), path: listPath(key, version), answer: null }),
    publishList: (key, version, body) =>
      sendRequest(transport, { ...own('POST'), path: `${listPath(key, version)}/publish`, body, answer: null }),
  }
}
