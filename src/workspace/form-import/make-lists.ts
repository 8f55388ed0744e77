import type { CodeList } from '#core/form/code-list.ts'
import { codeListText } from '#core/form/lists/code-list-text.ts'
import type { Issue } from '#core/lib/issue.ts'
import type { JsonObject } from '#core/lib/json.ts'
import type { Result } from '#core/lib/result.ts'
import type { AuthoringApi } from '#network/authoring-api.ts'
import type { NetworkFailure } from '#network/network-failure.ts'

/** Whether the way to the server was in the way, and not the form. */
export const isFailure = (error: readonly Issue[] | NetworkFailure): error is NetworkFailure => !Array.isArray(error)

type Lists = Pick<AuthoringApi, 'saveList' | 'deleteList'>

const textOf = (list: CodeList): Blob => new Blob([codeListText(list as unknown as JsonObject)]) // a list is JSON

/**
 * Lists as drafts of the day, and then what needs them; all of it or nothing: where one step is refused, the lists that were made before it
 * are taken away again.
 */
export async function makeListsWith<T, E>(
  api: Lists,
  lists: readonly CodeList[],
  day: string,
  act: () => Promise<Result<T, E>> | Result<T, E>,
): Promise<Result<T, E | NetworkFailure>> {
  const made: string[] = []
  const undo = async () => {
    for (const key of made.toReversed()) await api.deleteList(key, day)
  }
  for (const list of lists) {
    const saved = await api.saveList(list.key, day, textOf({ ...list, version: day, effectiveFrom: day }), null)
    if (!saved.ok) {
      await undo()
      return saved
    }
    made.push(list.key)
  }
  const done = await act()
  if (!done.ok) await undo()
  return done
}
