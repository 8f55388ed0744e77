import Type, { type Static } from 'typebox'
import { CodeList } from '../form/code-list.ts'

/*
 * Code lists for authors, below /api/v1/authoring/lists. Versions are days of issue; a published text never changes. Problems of every
 * path: 404 `list.unknown` · 403 `form.denied` · 409 `draft.stale`.
 */

export const AuthoredList = Type.Object({
  key: Type.String(),
  version: Type.String(),
  hash: Type.String(),
  title: Type.String(),
  state: Type.Union([Type.Literal('draft'), Type.Literal('published'), Type.Literal('closed')]),
  items: Type.Integer(),
  /** Forms that choose from the list, by key and title, drafts too. */
  usedBy: Type.Array(Type.Object({ key: Type.String(), version: Type.Integer(), title: Type.String() })),
})
export type AuthoredList = Static<typeof AuthoredList>

/** GET /lists: every version of every list, newest first. */
export const AuthoredLists = Type.Object({ lists: Type.Array(AuthoredList) })
export type AuthoredLists = Static<typeof AuthoredLists>

/** GET /lists/:key/versions/:version: the document, draft or not. */
export const ListDocument = CodeList

/**
 * PUT /lists/:key/versions/:version?basedOn=<hash> with the document as the body (at most `MAX_LIST_BYTES`) → ListSaved. Without
 * `basedOn` it is a new version. Only a whole list is kept. Problems: 409 `draft.stale` (also: it is there already) · 409
 * `list.published` · 422 `list.unfit` with the issues of reading it.
 */
export const SaveListQuery = Type.Object({ basedOn: Type.Optional(Type.String({ maxLength: 64 })) }, { additionalProperties: false })
export type SaveListQuery = Static<typeof SaveListQuery>
export const ListSaved = Type.Object({ hash: Type.String(), items: Type.Integer() })
export type ListSaved = Static<typeof ListSaved>

/** POST /lists/:key/versions/:version/publish {hash} → 204. DELETE /lists/:key/versions/:version (a draft) → 204. */
export const PublishList = Type.Object({ hash: Type.String({ pattern: '^[0-9a-f]{64}$' }) }, { additionalProperties: false })
export type PublishList = Static<typeof PublishList>
