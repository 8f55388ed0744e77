import Type, { type Static } from 'typebox'
import { CodeList } from '../form/code-list.ts'

/*
 * Code lists for authors, below /api/v1/authoring/lists. Versions are days of issue; a published text never changes, and no version
 * loses a code of the one before. Problems of every path: 404 `list.unknown` (also for whoever makes no forms) · 403 `list.denied` (not
 * in this state, or not in this role; see `actions`) · 409 `draft.stale` (another text is here; `issues[0].params` {hash, by, at} says whose).
 */

/** What the reader may do with a version now. `begin`: the next version, as a copy of this one. */
export const ListAction = Type.Union([Type.Literal('save'), Type.Literal('delete'), Type.Literal('publish'), Type.Literal('begin')])
export type ListAction = Static<typeof ListAction>

/** draft → its authors, then somebody else, who publishes it · published, closed → nobody. */
export const AuthoredList = Type.Object({
  key: Type.String(),
  version: Type.String(),
  hash: Type.String(),
  title: Type.String(),
  state: Type.Union([Type.Literal('draft'), Type.Literal('published'), Type.Literal('closed')]),
  items: Type.Integer(),
  /** ISO day from which devices offer its codes; null: as soon as they have it. */
  effectiveFrom: Type.Union([Type.String(), Type.Null()]),
  /** Who saved it; empty for lists that came with the installation. */
  authors: Type.Array(Type.String()),
  /** The reader is one of them. */
  own: Type.Boolean(),
  publisher: Type.Union([Type.String(), Type.Null()]),
  /** ISO instant. */
  changedAt: Type.String(),
  /** Forms that choose from the list, or whose rules look into it, by key and title; of each the newest version that does. Drafts too. */
  usedBy: Type.Array(Type.Object({ key: Type.String(), version: Type.Integer(), title: Type.String() })),
  actions: Type.Array(ListAction),
})
export type AuthoredList = Static<typeof AuthoredList>

/** GET /lists: every version of every list, by key, newest first. */
export const AuthoredLists = Type.Object({
  lists: Type.Array(AuthoredList),
  /** The reader may begin a list that is not there yet. */
  mayBegin: Type.Boolean(),
})
export type AuthoredLists = Static<typeof AuthoredLists>

/** GET /lists/:key/versions/:version: the document, draft or not. */
export const ListDocument = CodeList

/**
 * PUT /lists/:key/versions/:version?basedOn=<hash> with the document as the body (at most `MAX_LIST_BYTES`) → ListSaved. Without
 * `basedOn` it is a new version. Only a whole list is kept. Problems: 409 `draft.stale` (also: it is there already) · 409
 * `list.published` · 409 `list.open` (another version of the list is a draft) · 422 `list.unfit` with the issues of reading it,
 * `list.name` (not what the address says) or `list.version-order` {after} (a version of that day or a later one is published).
 */
export const SaveListQuery = Type.Object({ basedOn: Type.Optional(Type.String({ maxLength: 64 })) }, { additionalProperties: false })
export type SaveListQuery = Static<typeof SaveListQuery>
export const ListSaved = Type.Object({ hash: Type.String(), items: Type.Integer() })
export type ListSaved = Static<typeof ListSaved>

/**
 * POST /lists/:key/versions/:version/publish {hash} → 204. DELETE /lists/:key/versions/:version (a draft) → 204.
 * Problems: 403 `list.own` (its authors do not publish it) · 422 `list.unfit` with the issues of `listUnfitness`.
 */
export const PublishList = Type.Object({ hash: Type.String({ pattern: '^[0-9a-f]{64}$' }) }, { additionalProperties: false })
export type PublishList = Static<typeof PublishList>
